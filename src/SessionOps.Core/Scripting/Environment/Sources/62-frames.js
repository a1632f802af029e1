// Frames: a window of their own with a document of their own. They share the engine's built-in objects, which docs/environment.md lists as a difference.
// Names of the global object whose values are still to be made, and how.
const pending = new Map();
function ready(name) {
  const build = pending.get(name);
  if (!build) return;
  pending.delete(name);
  hide(global, name, build());
}

const frameOwn = new Set([
  'window',
  'self',
  'frames',
  'document',
  'location',
  'parent',
  'top',
  'frameElement',
  'length',
  'name',
  'innerWidth',
  'innerHeight',
  'globalThis',
  'history',
  'opener',
  'event',
  'closed',
  'status',
]);

function openFrame(element, state) {
  if (state.frame) return;
  const target = create(interfaceOf('Window').prototype);
  const fields = { parent: global, top: global, frameElement: element, type: 'Window', lineage: lineage('Window'), slots: create(null) };
  const own = create(null);
  const frame = new Proxy(target, {
    get(t, key) {
      if (key === 'innerWidth') return 300;
      if (key === 'innerHeight') return 150;
      if (key === 'globalThis') return frame;
      if (key === 'name') return attrValue(element, 'name') ?? '';
      if (key in own) return own[key];
      if (frameOwn.has(key)) {
        const d = getOwnPropertyDescriptor(global, key);
        return apply(d.get, frame, []);
      }
      return Reflect.get(hasOwn(t, key) ? t : global, key, frame);
    },
    set(t, key, value) {
      own[key] = value;
      return true;
    },
    has: (t, key) => key in own || Reflect.has(global, key),
    getOwnPropertyDescriptor(t, key) {
      if (key in own) return { value: own[key], writable: true, enumerable: true, configurable: true };
      if (typeof key === 'string') ready(key);
      const d = tableNames.has(key) || typeof key === 'symbol' ? getOwnPropertyDescriptor(global, key) : undefined;
      return d && { ...d, configurable: true };
    },
    defineProperty(t, key, descriptor) {
      own[key] = descriptor.value ?? descriptor.get?.();
      return true;
    },
    deleteProperty(t, key) {
      delete own[key];
      return true;
    },
    ownKeys: () => [...ownKeys(global).filter(key => typeof key === 'string' && tableNames.has(key)), ...ownKeys(own).filter(key => !tableNames.has(key))],
    getPrototypeOf: () => interfaceOf('Window').prototype,
  });
  setState(frame, fields);
  setState(target, fields);
  fields.document = buildPage('about:blank', frame, false);
  const source = attrValue(element, 'srcdoc');
  if (source) stateOf(fields.document).url = 'about:srcdoc';
  fields.location = makeLocation(source ? 'about:srcdoc' : 'about:blank', frame);
  if (source) replaceAll(fields.document.body, parseFragment(fields.document, fields.document.body, source));
  state.frame = { window: frame, document: fields.document };
  frames.push(frame);
  defineProperty(global, String(frames.length - 1), { value: frame, writable: false, enumerable: true, configurable: true });
  // The empty page is there at once; every other one comes later.
  if (source !== null || attrValue(element, 'src')) queueEvent(element, newEvent('Event', 'load'));
  else dispatch(element, newEvent('Event', 'load'));
}
function closeFrame(element, state) {
  delete global[String(frames.length - 1)];
  frames.splice(frames.indexOf(state.frame.window), 1);
  stateOf(state.frame.window).closed = true;
  state.frame = null;
}
/** A frame that is sent elsewhere: nothing is loaded, the load event fires as it does for an empty page. */
function frameChanged(element) {
  if (stateOf(element).frame) queueEvent(element, newEvent('Event', 'load'));
}
for (const name of ['HTMLIFrameElement', 'HTMLFrameElement']) {
  implement(name, {
    get contentWindow() {
      return stateOf(this).frame?.window ?? null;
    },
    get contentDocument() {
      return stateOf(this).frame?.document ?? null;
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
    setPlain(this, 'srcdoc', value);
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
