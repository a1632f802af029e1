// Frames: each is a realm of its own, with its own built-ins, interfaces and document, in which nothing shows of what the page has changed in its own.
const frameSize = (element, name, initial) => {
  const value = Number.parseInt(attrValue(element, name) ?? '', 10);
  return value >= 0 ? value : initial;
};
function openFrame(element, state) {
  if (state.frame) return;
  const frame = { element, view: undefined };
  state.frame = frame;
  frames.push(frame);
  showFrame(frames.length - 1);
  // The empty page is there at once; every other one comes later.
  if (attrValue(element, 'srcdoc') !== null || attrValue(element, 'src')) queueEvent(element, newEvent('Event', 'load'));
  else dispatch(element, newEvent('Event', 'load'));
}
function showFrame(index) {
  const frame = frames[index];
  defineLazy(realm, String(index), () => viewOf(frame).window, true);
}
/** The window and the document of a frame; a realm is made when one of them is first asked for, since many frames are never looked into. */
const viewOf = frame => (frame.view ??= openView(frame.element));
function openView(element) {
  const source = attrValue(element, 'srcdoc');
  return host.openRealm()({
    ...host,
    pageUrl: windowState.pageUrl,
    frame: {
      element,
      parent: global,
      top: windowState.top ?? global,
      size: { innerWidth: frameSize(element, 'width', 300), innerHeight: frameSize(element, 'height', 150) },
      name: attrValue(element, 'name') ?? '',
      url: source === null ? 'about:blank' : 'about:srcdoc',
      source,
      shared,
    },
  });
}
function closeFrame(element, state) {
  const index = frames.indexOf(state.frame);
  frames.splice(index, 1);
  delete realm[String(frames.length)];
  for (let i = index; i < frames.length; i++) showFrame(i);
  if (state.frame.view) stateOf(state.frame.view.window).closed = true;
  state.frame = null;
}
/** A frame that is sent elsewhere: nothing is loaded, the load event fires as it does for an empty page. */
function frameChanged(element) {
  if (stateOf(element).frame) queueEvent(element, newEvent('Event', 'load'));
}
for (const name of ['HTMLIFrameElement', 'HTMLFrameElement']) {
  implement(name, {
    get contentWindow() {
      const { frame } = stateOf(this);
      return frame ? viewOf(frame).window : null;
    },
    get contentDocument() {
      const { frame } = stateOf(this);
      return frame ? viewOf(frame).document : null;
    },
  });
}
implement('HTMLIFrameElement', {
  get sandbox() {
    return tokenList(this, 'sandbox');
  },
  set sandbox(value) {
    setPlain(this, 'sandbox', value);
  },
  get srcdoc() {
    return attrValue(this, 'srcdoc') ?? '';
  },
  set srcdoc(value) {
    setPlain(this, 'srcdoc', trustedText(value));
  },
  get loading() {
    const value = attrValue(this, 'loading')?.toLowerCase();
    return value === 'lazy' || value === 'eager' ? value : 'auto';
  },
  set loading(value) {
    setPlain(this, 'loading', value);
  },
  getSVGDocument() {
    return null;
  },
});
