// Documents, the head and body of this page, and what only some HTML elements do.
const documentElementOf = doc => childrenOf(doc).find(child => stateOf(child).nodeType === 1) ?? null;
const childOfRoot = (doc, names) => { const root = documentElementOf(doc); return root ? childrenOf(root).find(child => names.includes(stateOf(child).local)) ?? null : null; };
const baseOf = doc => {
  const state = stateOf(doc);
  const base = state.url === 'about:blank' ? windowState.pageUrl : state.url;
  const element = state.hasBase ? descendants(doc, (e, s) => s.local === 'base' && attrOf(e, 'href'))[0] : undefined;
  return element ? resolveUrl(attrValue(element, 'href'), base) ?? base : base;
};

function makeDocument(type, fields, prototype) {
  const doc = makeNode(type, 9, null, { view: null, cookie: '', ...fields }, prototype);
  defineProperty(doc, 'location', documentLocation);
  return doc;
}
const documentLocation = {
  get: asNative(getOwnPropertyDescriptor({ get location() { const state = stateOf(this); if (!isA(state, 'Document')) throw invocationError(); return state.view ? stateOf(state.view).location : null; } }, 'location').get, 'get location', 0),
  set: asNative(getOwnPropertyDescriptor({ set location(value) { if (!isInstance(this, 'Document')) throw invocationError(); } }, 'location').set, 'set location', 1),
  enumerable: true, configurable: false,
};

function buildPage(url, view, standards) {
  const doc = makeDocument('HTMLDocument', { isHtml: true, url, contentType: 'text/html', view, quirks: !standards });
  if (standards) insert(doc, makeNode('DocumentType', 10, doc, { name: 'html', publicId: '', systemId: '' }), null);
  const root = makeElement(doc, HTML, null, 'html');
  insert(doc, root, null);
  insert(root, makeElement(doc, HTML, null, 'head'), null);
  insert(root, makeElement(doc, HTML, null, 'body'), null);
  return doc;
}

const collection = (name, accept) => function () {
  const state = stateOf(this), cache = state.collections ?? (state.collections = create(null));
  const doc = this;
  return cache[name] ?? (cache[name] = elementList(() => descendants(doc, accept)));
};
const localIs = name => (_, state) => state.ns === HTML && state.local === name;
const collections = { images: localIs('img'), embeds: localIs('embed'), plugins: localIs('embed'), links: (e, s) => /^(a|area)$/.test(s.local) && attrOf(e, 'href') !== undefined, forms: localIs('form'), scripts: localIs('script'), anchors: (e, s) => s.local === 'a' && attrOf(e, 'name') !== undefined, applets: () => false };
const collectionMembers = {};
for (const name in collections) defineProperty(collectionMembers, name, { get: collection(name, collections[name]), enumerable: true });
implement('Document', collectionMembers);

implement('Document', {
  get implementation() { const state = stateOf(this); return state.implementation ?? (state.implementation = make('DOMImplementation', { document: this })); },
  get URL() { return stateOf(this).url; },
  get documentURI() { return stateOf(this).url; },
  get compatMode() { return stateOf(this).quirks ? 'BackCompat' : 'CSS1Compat'; },
  get characterSet() { return 'UTF-8'; }, get charset() { return 'UTF-8'; }, get inputEncoding() { return 'UTF-8'; },
  get contentType() { return stateOf(this).contentType; },
  get doctype() { return childrenOf(this).find(child => stateOf(child).nodeType === 10) ?? null; },
  get documentElement() { return documentElementOf(this); },
  get domain() { return stateOf(this).view ? parseUrl(windowState.pageUrl).hostname : ''; },
  get referrer() { return stateOf(this).view && stateOf(this).view !== global ? windowState.pageUrl : ''; },
  get cookie() { return stateOf(this).cookie; },
  set cookie(value) { setCookie(stateOf(this), String(value)); },
  get lastModified() { const d = new Date(host.timeOrigin), two = n => String(n).padStart(2, '0'); return `${two(d.getMonth() + 1)}/${two(d.getDate())}/${d.getFullYear()} ${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`; },
  get readyState() { return 'complete'; },
  get title() { const title = descendants(this, localIs('title'))[0]; return title ? textContentOf(title).replace(/[\t\n\f\r ]+/g, ' ').trim() : ''; },
  set title(text) {
    let title = descendants(this, localIs('title'))[0];
    const head = childOfRoot(this, ['head']);
    if (!title && head) insert(head, title = makeElement(this, HTML, null, 'title'), null);
    if (title) title.textContent = text;
  },
  get body() { return childOfRoot(this, ['body', 'frameset']); },
  set body(value) { const old = this.body; if (old) { insert(documentElementOf(this), value, old); detach(old); } },
  get head() { return childOfRoot(this, ['head']); },
  get defaultView() { return stateOf(this).view; },
  get activeElement() { return stateOf(this).focused ?? this.body; },
  get currentScript() { return null; },
  get scrollingElement() { return stateOf(this).quirks ? this.body : documentElementOf(this); },
  get hidden() { return stateOf(this).view === null; }, get webkitHidden() { return false; },
  get visibilityState() { return stateOf(this).view ? 'visible' : 'hidden'; }, get webkitVisibilityState() { return 'visible'; },
  get all() { const doc = this, state = stateOf(this); return state.all ?? (state.all = liveList('HTMLAllCollection', () => descendants(doc, () => true), elementNames(() => descendants(doc, () => true)))); },
  get styleSheets() { const state = stateOf(this); return state.sheets ?? (state.sheets = liveList('StyleSheetList', () => none)); },
  createElement(name) {
    const text = String(name);
    requireName(text, 'createElement', 'Document', 'element');
    return makeElement(this, stateOf(this).isHtml || stateOf(this).contentType === 'application/xhtml+xml' ? HTML : null, null, stateOf(this).isHtml ? text.toLowerCase() : text);
  },
  createElementNS(ns, name) { const { space, prefix, local } = splitName(ns, name, 'createElementNS', 'Document', 'element'); return makeElement(this, space, prefix, local); },
  createTextNode(data) { return makeText(this, data); },
  createComment(data) { return makeComment(this, data); },
  createDocumentFragment() { return makeNode('DocumentFragment', 11, this); },
  createAttribute(name) { requireName(String(name), 'createAttribute', 'Document', 'attribute'); return makeAttr(this, null, null, stateOf(this).isHtml ? String(name).toLowerCase() : String(name), ''); },
  createAttributeNS(ns, name) { const { space, prefix, local } = splitName(ns, name, 'createAttributeNS', 'Document', 'attribute'); return makeAttr(this, space, prefix, local, ''); },
  createCDATASection(data) { if (stateOf(this).isHtml) throw domException("Failed to execute 'createCDATASection' on 'Document': This operation is not supported for HTML documents.", 'NotSupportedError'); return makeNode('CDATASection', 4, this, { data: String(data) }); },
  createProcessingInstruction(target, data) { return makeNode('ProcessingInstruction', 7, this, { target: String(target), data: String(data) }); },
  createEvent(name) { return createLegacyEvent(name); },
  createRange() { return make('Range', { start: this, startOffset: 0, end: this, endOffset: 0 }); },
  createTreeWalker(root, what, filter) { return make('TreeWalker', { root, current: root, what: what === undefined ? 0xffffffff : what >>> 0, filter: filter ?? null }); },
  createNodeIterator(root, what, filter) { return make('NodeIterator', { root, reference: root, before: true, what: what === undefined ? 0xffffffff : what >>> 0, filter: filter ?? null }); },
  getElementsByTagName(name) { return byTagName(this, String(name)); },
  getElementsByTagNameNS(ns, local) { return byTagNameNS(this, ns, String(local)); },
  getElementsByClassName(names) { return byClassName(this, String(names)); },
  getElementsByName(name) { const wanted = String(name), doc = this; return liveList('NodeList', () => descendants(doc, element => attrValue(element, 'name') === wanted)); },
  importNode(node, deep) { return cloneNode(requireNode(node, 'importNode'), Boolean(deep), this); },
  adoptNode(node) { detach(requireNode(node, 'adoptNode')); walk(node, inner => { stateOf(inner).owner = this; }); return node; },
  hasFocus() { return stateOf(this).view !== null; },
  write(...text) { const body = this.body; if (body) insert(body, parseFragment(this, body, text.join('')), null); },
  writeln(...text) { this.write(...text, '\n'); },
  open() { return this; }, close() {}, clear() {}, captureEvents() {}, releaseEvents() {},
  elementFromPoint(x, y) { return x < 0 || y < 0 || x > windowMetrics.innerWidth || y > windowMetrics.innerHeight ? null : documentElementOf(this); },
  elementsFromPoint() { return [documentElementOf(this)]; },
  execCommand() { return false; }, queryCommandEnabled() { return false; }, queryCommandState() { return false; }, queryCommandSupported() { return false; }, queryCommandIndeterm() { return false; }, queryCommandValue() { return ''; },
  getSelection() { return selectionOf(this); },
  getAnimations() { return []; },
  hasStorageAccess() { return promiseOf(true); },
}, { construct: (args, prototype) => makeDocument('Document', { isHtml: false, url: 'about:blank', contentType: 'application/xml' }, prototype) });
implement('Document', parentMembers());
const selectionOf = doc => { const state = stateOf(doc); return state.selection ?? (state.selection = make('Selection')); };

function setCookie(state, text) {
  const [pair, ...attributes] = text.split(';');
  const expires = attributes.map(a => a.trim().toLowerCase()).find(a => a.startsWith('max-age=') || a.startsWith('expires='));
  const name = pair.includes('=') ? pair.slice(0, pair.indexOf('=')).trim() : '';
  const gone = expires && (expires.startsWith('max-age=') ? Number(expires.slice(8)) <= 0 : Date.parse(expires.slice(8)) < Date.now());
  const kept = state.cookie === '' ? [] : state.cookie.split('; ').filter(other => other.slice(0, Math.max(0, other.indexOf('='))) !== name);
  state.cookie = (gone ? kept : kept.concat(pair.trim())).join('; ');
}

implement('DOMImplementation', {
  createDocument(ns, name, doctype) {
    const doc = makeDocument('XMLDocument', { isHtml: false, url: 'about:blank', contentType: ns === HTML ? 'application/xhtml+xml' : ns === SVG ? 'image/svg+xml' : 'application/xml' });
    if (doctype) insert(doc, doctype, null);
    if (name) { const { space, prefix, local } = splitName(ns, name, 'createDocument', 'DOMImplementation', 'element'); insert(doc, makeElement(doc, space, prefix, local), null); }
    return doc;
  },
  createHTMLDocument(title) { const doc = buildPage('about:blank', null, true); if (title !== undefined) doc.title = title; return doc; },
  createDocumentType(name, publicId, systemId) { return makeNode('DocumentType', 10, stateOf(this).document, { name: String(name), publicId: String(publicId), systemId: String(systemId) }); },
  hasFeature() { return true; },
});

const shows = (state, node) => ((state.what >>> (stateOf(node).nodeType - 1)) & 1) === 0 ? 3 : state.filter === null ? 1 : typeof state.filter === 'function' ? state.filter(node) : state.filter.acceptNode(node);
function following(root, node, skipChildren) {
  if (!skipChildren && childrenOf(node).length) return childrenOf(node)[0];
  for (let n = node; n && n !== root; n = stateOf(n).parent) { const next = sibling(n, 1); if (next) return next; }
  return null;
}
implement('TreeWalker', {
  get root() { return stateOf(this).root; }, get whatToShow() { return stateOf(this).what; }, get filter() { return stateOf(this).filter; },
  get currentNode() { return stateOf(this).current; }, set currentNode(node) { stateOf(this).current = node; },
  nextNode() {
    const state = stateOf(this);
    for (let node = following(state.root, state.current), answer; node; node = following(state.root, node, answer === 2)) { answer = shows(state, node); if (answer === 1) return state.current = node; }
    return null;
  },
  parentNode() { const state = stateOf(this); for (let n = state.current; n && n !== state.root;) { n = stateOf(n).parent; if (n && shows(state, n) === 1) return state.current = n; } return null; },
  firstChild() { const state = stateOf(this); const node = childrenOf(state.current).find(child => shows(state, child) === 1); return node ? state.current = node : null; },
  lastChild() { const state = stateOf(this); const node = childrenOf(state.current).slice().reverse().find(child => shows(state, child) === 1); return node ? state.current = node : null; },
  nextSibling() { const state = stateOf(this); for (let n = sibling(state.current, 1); n; n = sibling(n, 1)) if (shows(state, n) === 1) return state.current = n; return null; },
  previousSibling() { const state = stateOf(this); for (let n = sibling(state.current, -1); n; n = sibling(n, -1)) if (shows(state, n) === 1) return state.current = n; return null; },
  previousNode() {
    const state = stateOf(this);
    const before = [];
    walk(state.root, node => { before.push(node); });
    for (let i = before.indexOf(state.current) - 1; i >= 0; i--) if (shows(state, before[i]) === 1) return state.current = before[i];
    return null;
  },
});
implement('NodeIterator', {
  get root() { return stateOf(this).root; }, get whatToShow() { return stateOf(this).what; }, get filter() { return stateOf(this).filter; }, get referenceNode() { return stateOf(this).reference; }, get pointerBeforeReferenceNode() { return stateOf(this).before; },
  nextNode() { return step(this, 1); }, previousNode() { return step(this, -1); }, detach() {},
});
function step(iterator, direction) {
  const state = stateOf(iterator), all = [];
  walk(state.root, node => { all.push(node); });
  let index = all.indexOf(state.reference) + (direction > 0 ? (state.before ? 0 : 1) : (state.before ? -1 : 0));
  for (; index >= 0 && index < all.length; index += direction) if (shows(state, all[index]) === 1) { state.reference = all[index]; state.before = direction < 0; return all[index]; }
  return null;
}

for (const name of ['HTMLElement', 'SVGElement', 'MathMLElement']) {
  implement(name, {
    get dataset() { return datasetOf(this); },
    get style() { return styleOf(this); },
    set style(text) { styleOf(this).cssText = text; },
    focus() { if (isConnected(this)) stateOf(ownerOf(this)).focused = this; },
    blur() { if (stateOf(ownerOf(this)).focused === this) stateOf(ownerOf(this)).focused = null; },
    get tabIndex() { const value = Number.parseInt(attrValue(this, 'tabindex') ?? '', 10); return Number.isNaN(value) ? (focusable(this) ? 0 : -1) : value; },
    set tabIndex(value) { setPlain(this, 'tabindex', Math.trunc(value) || 0); },
  });
}
function focusable(element) {
  const { local } = stateOf(element);
  if (local === 'a' || local === 'area') return attrOf(element, 'href') !== undefined || stateOf(element).ns === HTML;
  return /^(button|input|select|textarea|iframe|frame|object|audio|video)$/.test(local);
}
implement('HTMLElement', {
  get innerText() { return textContentOf(this); }, set innerText(text) { this.textContent = text; },
  get outerText() { return textContentOf(this); },
  get hidden() { return attrOf(this, 'hidden') !== undefined; }, set hidden(value) { if (value) setPlain(this, 'hidden', ''); else removePlain(this, 'hidden'); },
  get isContentEditable() { for (let e = this; e && stateOf(e).nodeType === 1; e = stateOf(e).parent) { const value = attrValue(e, 'contenteditable'); if (value !== null) return value !== 'false'; } return false; },
  get contentEditable() { return attrValue(this, 'contenteditable') ?? 'inherit'; }, set contentEditable(value) { setPlain(this, 'contenteditable', value); },
  get draggable() { const value = attrValue(this, 'draggable'); return value === null ? /^(img)$/.test(stateOf(this).local) || (stateOf(this).local === 'a' && attrOf(this, 'href') !== undefined) : value === 'true'; },
  set draggable(value) { setPlain(this, 'draggable', Boolean(value)); },
  get offsetParent() { return null; },
  get offsetWidth() { return isViewport(this) ? windowMetrics.innerWidth : 0; }, get offsetHeight() { return isViewport(this) ? windowMetrics.innerHeight : 0; },
  click() { dispatch(this, newEvent('PointerEvent', 'click', { bubbles: true, cancelable: true, composed: true }, { view: global, detail: 1 })); },
  attachInternals() { return make('ElementInternals', { element: this }); },
}, {
  construct(args, prototype, target) {
    const definition = definitionOf(target);
    if (!definition) throw new TypeError("Failed to construct 'HTMLElement': Illegal constructor");
    const pending = definition.pending;
    definition.pending = null;
    const element = pending ?? makeElement(document, HTML, null, definition.name, prototype);
    if (pending) setPrototypeOf(pending, prototype);
    stateOf(element).custom = definition;
    return element;
  },
});
implement('HTMLTemplateElement', { get content() { return stateOf(this).content; } }, { made(element, state) { state.content = makeNode('DocumentFragment', 11, state.owner); } });
implement('HTMLMediaElement', {
  canPlayType(type) {
    const text = String(type).toLowerCase();
    const codecs = /codecs\s*=\s*"?([^"]*)"?/.exec(text)?.[1];
    const kind = text.split(';')[0].trim();
    if (!/^(audio|video)\/(mp4|webm|ogg|mpeg|wav|x-wav|flac|aac|x-m4a|3gpp|quicktime|mp3|x-matroska)$/.test(kind) && kind !== 'application/ogg' && kind !== 'application/vnd.apple.mpegurl' && kind !== 'application/x-mpegurl') return '';
    if (/3gpp|quicktime|x-matroska/.test(kind)) return kind === 'video/x-matroska' ? 'maybe' : '';
    if (codecs === undefined) return /(mpeg|mp3|wav|flac|aac)$/.test(kind) ? 'probably' : 'maybe';
    return codecs.split(',').every(codec => /^(avc1|avc3|mp4a|vp8|vp9|vp09|vp8\.0|av01|opus|vorbis|flac|mp3|theora|1|ac-3|ec-3|hev1|hvc1)/.test(codec.trim())) && !/theora/.test(codecs) ? 'probably' : '';
  },
  play() { return Promise.reject(domException('play() failed because the user didn\'t interact with the document first.', 'NotAllowedError')); },
  pause() {}, load() {},
});
const formControl = {
  get form() { for (let e = stateOf(this).parent; e; e = stateOf(e).parent) if (stateOf(e).local === 'form') return e; return null; },
};
for (const name of ['HTMLInputElement', 'HTMLButtonElement', 'HTMLSelectElement', 'HTMLTextAreaElement', 'HTMLFieldSetElement', 'HTMLOutputElement', 'HTMLObjectElement', 'HTMLLabelElement', 'HTMLOptionElement', 'HTMLLegendElement']) implement(name, formControl);
implement('HTMLInputElement', {
  get value() { return stateOf(this).value ?? attrValue(this, 'value') ?? (/^(checkbox|radio)$/.test(this.type) ? 'on' : ''); }, set value(value) { stateOf(this).value = value === null ? '' : String(value); },
  get checked() { return stateOf(this).checked ?? attrOf(this, 'checked') !== undefined; }, set checked(value) { stateOf(this).checked = Boolean(value); },
  get type() { const type = (attrValue(this, 'type') ?? '').toLowerCase(); return /^(hidden|text|search|tel|url|email|password|date|month|week|time|datetime-local|number|range|color|checkbox|radio|file|submit|image|reset|button)$/.test(type) ? type : 'text'; },
  set type(value) { setPlain(this, 'type', value); },
});
implement('HTMLTextAreaElement', { get value() { return stateOf(this).value ?? textContentOf(this); }, set value(value) { stateOf(this).value = String(value); } });
implement('HTMLOptionElement', { get value() { return attrValue(this, 'value') ?? textContentOf(this).trim(); }, set value(value) { setPlain(this, 'value', value); }, get text() { return textContentOf(this).trim(); }, set text(value) { this.textContent = value; } });
implement('HTMLScriptElement', { get text() { return textContentOf(this); }, set text(value) { this.textContent = value; } });
implement('HTMLTitleElement', { get text() { return textContentOf(this); }, set text(value) { this.textContent = value; } });
for (const name of ['HTMLAnchorElement', 'HTMLAreaElement']) {
  const part = (key, fallback) => ({ get() { const url = linkOf(this); return url ? url[key] : fallback; }, set(value) { const url = linkOf(this); if (url) { const copy = new (interfaceOf('URL'))(url.href); copy[key] = value; setPlain(this, 'href', copy.href); } }, enumerable: true });
  const members = { toString() { return this.href; } };
  for (const key of ['protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'origin']) defineProperty(members, key, part(key, key === 'protocol' ? ':' : ''));
  implement(name, members);
  implement(name, { get href() { const value = attrValue(this, 'href'); return value === null ? '' : resolveUrl(value, baseOf(ownerOf(this))) ?? value; }, set href(value) { setPlain(this, 'href', value); } });
}
implement('HTMLAnchorElement', { get text() { return textContentOf(this); }, set text(value) { this.textContent = value; } });
const linkOf = element => { const value = attrValue(element, 'href'); return value === null ? null : parseUrl(value, baseOf(ownerOf(element))); };

function plug(node) { const state = stateOf(node); if (state.type === 'HTMLIFrameElement' || state.type === 'HTMLFrameElement') openFrame(node, state); if (state.local === 'base') stateOf(state.owner).hasBase = true; if (state.custom) apply(state.custom.connected, node, []); else if (state.nodeType === 1 && customDefinitions?.has(state.local)) upgrade(node); if (state.local === 'script' && state.ns === HTML) runScript(node, state); }
function unplug(node) { const state = stateOf(node); if (state.frame) closeFrame(node, state); if (state.custom) apply(state.custom.disconnected, node, []); if (stateOf(state.owner ?? node).focused === node) stateOf(state.owner).focused = null; }
const indirectEval = eval;
function runScript(node, state) {
  if (state.ran || attrOf(node, 'src')) return;
  const type = (attrValue(node, 'type') ?? '').trim().toLowerCase();
  const text = textContentOf(node);
  if (text === '' || !(type === '' || /^(text|application)\/(java|ecma)script$/.test(type))) return;
  state.ran = true;
  try { indirectEval(text); } catch (error) { reportError(error); }
}
