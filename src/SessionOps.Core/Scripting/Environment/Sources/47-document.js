// Documents, the head and body of this page, and what only some HTML elements do.
const documentElementOf = doc => childrenOf(doc).find(child => stateOf(child).nodeType === 1) ?? null;
const childOfRoot = (doc, names) => {
  const root = documentElementOf(doc);
  return root ? (childrenOf(root).find(child => names.includes(stateOf(child).local)) ?? null) : null;
};
const baseOf = doc => {
  const state = stateOf(doc);
  const base = /^about:(blank|srcdoc)$/.test(state.url) ? windowState.pageUrl : state.url;
  const element = state.hasBase ? descendants(doc, (e, s) => s.local === 'base' && attrOf(e, 'href'))[0] : undefined;
  return element ? (resolveUrl(attrValue(element, 'href'), base) ?? base) : base;
};

function makeDocument(type, fields, prototype) {
  const doc = makeNode(type, 9, null, { view: null, cookie: '', ...fields }, prototype);
  defineProperty(doc, 'location', documentLocation);
  return doc;
}
const documentLocation = {
  get: asNative(
    getOwnPropertyDescriptor(
      {
        get location() {
          const state = stateOf(this);
          if (!isA(state, 'Document')) throw invocationError();
          return state.view ? stateOf(state.view).location : null;
        },
      },
      'location',
    ).get,
    'get location',
    0,
  ),
  set: asNative(
    getOwnPropertyDescriptor(
      {
        set location(value) {
          if (!isInstance(this, 'Document')) throw invocationError();
        },
      },
      'location',
    ).set,
    'set location',
    1,
  ),
  enumerable: true,
  configurable: false,
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

const collection = (name, accept) =>
  function () {
    const state = stateOf(this),
      cache = state.collections ?? (state.collections = create(null));
    const doc = this;
    return cache[name] ?? (cache[name] = elementList(() => descendants(doc, accept)));
  };
const localIs = name => (_, state) => state.ns === HTML && state.local === name;
const collections = {
  images: localIs('img'),
  embeds: localIs('embed'),
  plugins: localIs('embed'),
  links: (e, s) => /^(a|area)$/.test(s.local) && attrOf(e, 'href') !== undefined,
  forms: localIs('form'),
  scripts: localIs('script'),
  anchors: (e, s) => s.local === 'a' && attrOf(e, 'name') !== undefined,
  applets: () => false,
};
const collectionMembers = {};
for (const name in collections) defineProperty(collectionMembers, name, { get: collection(name, collections[name]), enumerable: true });
implement('Document', collectionMembers);

implement(
  'Document',
  {},
  {
    whole: {
      get hidden() {
        if (this === document) return false;
        if (!isInstance(this, 'Document')) throw invocationError();
        return !stateOf(this).view;
      },
    },
  },
);
implement(
  'Document',
  {
    get implementation() {
      const state = stateOf(this);
      return state.implementation ?? (state.implementation = make('DOMImplementation', { document: this }));
    },
    get URL() {
      return stateOf(this).url;
    },
    get documentURI() {
      return stateOf(this).url;
    },
    get compatMode() {
      return stateOf(this).quirks ? 'BackCompat' : 'CSS1Compat';
    },
    get characterSet() {
      return 'UTF-8';
    },
    get charset() {
      return 'UTF-8';
    },
    get inputEncoding() {
      return 'UTF-8';
    },
    get contentType() {
      return stateOf(this).contentType;
    },
    get doctype() {
      return childrenOf(this).find(child => stateOf(child).nodeType === 10) ?? null;
    },
    get documentElement() {
      return documentElementOf(this);
    },
    get domain() {
      return stateOf(this).view ? parseUrl(windowState.pageUrl).hostname : '';
    },
    get referrer() {
      return stateOf(this).view && host.frame ? windowState.pageUrl : '';
    },
    get cookie() {
      return stateOf(this).cookie;
    },
    set cookie(value) {
      setCookie(stateOf(this), String(value));
    },
    get lastModified() {
      const d = new Date(host.timeOrigin),
        two = n => String(n).padStart(2, '0');
      return `${two(d.getMonth() + 1)}/${two(d.getDate())}/${d.getFullYear()} ${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;
    },
    get readyState() {
      return 'complete';
    },
    get title() {
      const title = descendants(this, localIs('title'))[0];
      return title
        ? textContentOf(title)
            .replace(/[\t\n\f\r ]+/g, ' ')
            .trim()
        : '';
    },
    set title(text) {
      let title = descendants(this, localIs('title'))[0];
      const head = childOfRoot(this, ['head']);
      if (!title && head) insert(head, (title = makeElement(this, HTML, null, 'title')), null);
      if (title) title.textContent = text;
    },
    get body() {
      return childOfRoot(this, ['body', 'frameset']);
    },
    set body(value) {
      const old = this.body;
      if (old) {
        insert(documentElementOf(this), value, old);
        detach(old);
      }
    },
    get head() {
      return childOfRoot(this, ['head']);
    },
    get defaultView() {
      return stateOf(this).view;
    },
    get activeElement() {
      return stateOf(this).focused ?? this.body;
    },
    get currentScript() {
      return null;
    },
    get scrollingElement() {
      return stateOf(this).quirks ? this.body : documentElementOf(this);
    },
    get webkitHidden() {
      return false;
    },
    get visibilityState() {
      return stateOf(this).view ? 'visible' : 'hidden';
    },
    get webkitVisibilityState() {
      return 'visible';
    },
    get all() {
      const doc = this,
        state = stateOf(this);
      return (
        state.all ??
        (state.all = liveList(
          'HTMLAllCollection',
          () => descendants(doc, () => true),
          elementNames(() => descendants(doc, () => true)),
        ))
      );
    },
    get styleSheets() {
      const state = stateOf(this);
      return state.sheets ?? (state.sheets = liveList('StyleSheetList', () => none));
    },
    createElement(name) {
      const text = String(name);
      requireName(text, 'createElement', 'Document', 'element');
      return makeElement(
        this,
        stateOf(this).isHtml || stateOf(this).contentType === 'application/xhtml+xml' ? HTML : null,
        null,
        stateOf(this).isHtml ? text.toLowerCase() : text,
      );
    },
    createElementNS(ns, name) {
      const { space, prefix, local } = splitName(ns, name, 'createElementNS', 'Document', 'element');
      return makeElement(this, space, prefix, local);
    },
    createTextNode(data) {
      return makeText(this, data);
    },
    createComment(data) {
      return makeComment(this, data);
    },
    createDocumentFragment() {
      return makeNode('DocumentFragment', 11, this);
    },
    createAttribute(name) {
      requireName(String(name), 'createAttribute', 'Document', 'attribute');
      return makeAttr(this, null, null, stateOf(this).isHtml ? String(name).toLowerCase() : String(name), '');
    },
    createAttributeNS(ns, name) {
      const { space, prefix, local } = splitName(ns, name, 'createAttributeNS', 'Document', 'attribute');
      return makeAttr(this, space, prefix, local, '');
    },
    createCDATASection(data) {
      if (stateOf(this).isHtml)
        throw domException("Failed to execute 'createCDATASection' on 'Document': This operation is not supported for HTML documents.", 'NotSupportedError');
      return makeNode('CDATASection', 4, this, { data: String(data) });
    },
    createProcessingInstruction(target, data) {
      return makeNode('ProcessingInstruction', 7, this, { target: String(target), data: String(data) });
    },
    createEvent(name) {
      return createLegacyEvent(name);
    },
    createRange() {
      return make('Range', { start: this, startOffset: 0, end: this, endOffset: 0 });
    },
    createTreeWalker(root, what, filter) {
      return make('TreeWalker', { root, current: root, what: what === undefined ? 0xffffffff : what >>> 0, filter: filter ?? null });
    },
    createNodeIterator(root, what, filter) {
      return make('NodeIterator', { root, reference: root, before: true, what: what === undefined ? 0xffffffff : what >>> 0, filter: filter ?? null });
    },
    getElementsByTagName(name) {
      return byTagName(this, String(name));
    },
    getElementsByTagNameNS(ns, local) {
      return byTagNameNS(this, ns, String(local));
    },
    getElementsByClassName(names) {
      return byClassName(this, String(names));
    },
    getElementsByName(name) {
      const wanted = String(name),
        doc = this;
      return liveList('NodeList', () => descendants(doc, element => attrValue(element, 'name') === wanted));
    },
    importNode(node, deep) {
      return cloneNode(requireNode(node, 'importNode'), Boolean(deep), this);
    },
    adoptNode(node) {
      detach(requireNode(node, 'adoptNode'));
      walk(node, inner => {
        stateOf(inner).owner = this;
      });
      return node;
    },
    hasFocus() {
      return stateOf(this).view !== null;
    },
    write(...text) {
      const body = this.body;
      if (body) insert(body, parseFragment(this, body, text.join('')), null);
    },
    writeln(...text) {
      this.write(...text, '\n');
    },
    open() {
      return this;
    },
    close() {},
    clear() {},
    captureEvents() {},
    releaseEvents() {},
    elementFromPoint(x, y) {
      return x < 0 || y < 0 || x > windowMetrics.innerWidth || y > windowMetrics.innerHeight ? null : documentElementOf(this);
    },
    elementsFromPoint() {
      return [documentElementOf(this)];
    },
    execCommand() {
      return false;
    },
    queryCommandEnabled() {
      return false;
    },
    queryCommandState() {
      return false;
    },
    queryCommandSupported() {
      return false;
    },
    queryCommandIndeterm() {
      return false;
    },
    queryCommandValue() {
      return '';
    },
    getSelection() {
      return selectionOf(this);
    },
    getAnimations() {
      return [];
    },
    hasStorageAccess() {
      return promiseOf(true);
    },
  },
  { construct: (args, prototype) => makeDocument('Document', { isHtml: false, url: 'about:blank', contentType: 'application/xml' }, prototype) },
);
implement('Document', parentMembers());
const selectionOf = doc => {
  const state = stateOf(doc);
  return state.selection ?? (state.selection = make('Selection'));
};

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
    const doc = makeDocument('XMLDocument', {
      isHtml: false,
      url: 'about:blank',
      contentType: ns === HTML ? 'application/xhtml+xml' : ns === SVG ? 'image/svg+xml' : 'application/xml',
    });
    if (doctype) insert(doc, doctype, null);
    if (name) {
      const { space, prefix, local } = splitName(ns, name, 'createDocument', 'DOMImplementation', 'element');
      insert(doc, makeElement(doc, space, prefix, local), null);
    }
    return doc;
  },
  createHTMLDocument(title) {
    const doc = buildPage('about:blank', null, true);
    if (title !== undefined) doc.title = title;
    return doc;
  },
  createDocumentType(name, publicId, systemId) {
    return makeNode('DocumentType', 10, stateOf(this).document, { name: String(name), publicId: String(publicId), systemId: String(systemId) });
  },
  hasFeature() {
    return true;
  },
});
