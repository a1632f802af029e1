// The tree: nodes with their children, text, fragments and what moves them about.
const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
const MATHML = 'http://www.w3.org/1998/Math/MathML';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const numberOf = { Element: 1, Attr: 2, Text: 3, CDATASection: 4, ProcessingInstruction: 7, Comment: 8, Document: 9, DocumentType: 10, DocumentFragment: 11 };
const childrenOf = node => stateOf(node).children ?? none;
const nodeTypeOf = state => state.nodeType;

function makeNode(type, nodeType, owner, fields, prototype) {
  const state = fields ?? {};
  state.nodeType = nodeType;
  state.owner = owner;
  state.parent = null;
  if (nodeType === 1 || nodeType === 9 || nodeType === 11) state.children = [];
  return make(type, state, prototype);
}
const makeText = (owner, data) => makeNode('Text', 3, owner, { data: String(data) });
const makeComment = (owner, data) => makeNode('Comment', 8, owner, { data: String(data) });
const isNode = value => isInstance(value, 'Node');
const ownerOf = node => stateOf(node).nodeType === 9 ? node : stateOf(node).owner;

function requireNode(value, member, position = 1) {
  if (!isNode(value)) throw executionError(member, 'Node', `parameter ${position} is not of type 'Node'.`);
  return value;
}

function rootOf(node) {
  let root = node;
  for (let up = stateOf(root).parent; up; up = stateOf(up).parent) root = up;
  return root;
}

function isConnected(node) {
  const root = rootOf(node);
  const state = stateOf(root);
  return state.nodeType === 9 || (isA(state, 'ShadowRoot') && isConnected(state.host));
}

function isAncestor(ancestor, node) {
  for (let up = node; up; up = stateOf(up).parent) if (up === ancestor) return true;
  return false;
}

function detach(node) {
  const state = stateOf(node);
  const parent = state.parent;
  if (!parent) return;
  const siblings = stateOf(parent).children;
  const index = siblings.indexOf(node);
  const connected = isConnected(parent);
  siblings.splice(index, 1);
  state.parent = null;
  queueMutation('childList', parent, { removedNodes: [node], previousSibling: siblings[index - 1] ?? null, nextSibling: siblings[index] ?? null });
  if (connected) walk(node, child => unplug(child));
}

function insert(parent, node, before, member = 'insertBefore') {
  const parentState = stateOf(parent);
  const state = stateOf(node);
  if (!parentState.children) throw domException(`Failed to execute '${member}' on 'Node': This node type does not support this method.`, 'HierarchyRequestError');
  if (isAncestor(node, parent)) throw domException(`Failed to execute '${member}' on 'Node': The new child element contains the parent.`, 'HierarchyRequestError');
  if (state.nodeType === 9) throw domException(`Failed to execute '${member}' on 'Node': Nodes of type '#document' may not be inserted inside nodes of type '${nodeNameOf(parent)}'.`, 'HierarchyRequestError');
  if (before && stateOf(before).parent !== parent) throw domException(`Failed to execute '${member}' on 'Node': The node before which the new node is to be inserted is not a child of this node.`, 'NotFoundError');
  if (parentState.nodeType === 9 && state.nodeType === 1 && parentState.children.some(c => c !== node && stateOf(c).nodeType === 1)) throw domException(`Failed to execute '${member}' on 'Node': Only one element on document allowed.`, 'HierarchyRequestError');
  if (parentState.nodeType === 9 && state.nodeType === 3) throw domException(`Failed to execute '${member}' on 'Node': Nodes of type '#text' may not be inserted inside nodes of type '#document'.`, 'HierarchyRequestError');
  if (before === node) before = parentState.children[parentState.children.indexOf(node) + 1] ?? null;
  const nodes = state.nodeType === 11 ? state.children.slice() : [node];
  for (const child of nodes) detach(child);
  const siblings = parentState.children;
  const index = before ? siblings.indexOf(before) : siblings.length;
  siblings.splice(index, 0, ...nodes);
  const owner = ownerOf(parent);
  for (const child of nodes) {
    stateOf(child).parent = parent;
    if (stateOf(child).owner !== owner) walk(child, inner => { stateOf(inner).owner = owner; });
  }
  if (nodes.length) queueMutation('childList', parent, { addedNodes: nodes, previousSibling: siblings[index - 1] ?? null, nextSibling: before ?? null });
  if (nodes.length && isConnected(parent)) for (const child of nodes) walk(child, inner => plug(inner));
  return node;
}

function walk(node, visit) {
  visit(node);
  const children = stateOf(node).children;
  if (children) for (const child of children.slice()) walk(child, visit);
}

function replaceAll(parent, node) {
  for (const child of stateOf(parent).children.slice()) detach(child);
  if (node) insert(parent, node, null);
}

function toNode(owner, values) {
  if (values.length === 1) return isNode(values[0]) ? values[0] : makeText(owner, values[0]);
  const fragment = makeNode('DocumentFragment', 11, owner);
  for (const value of values) insert(fragment, isNode(value) ? value : makeText(owner, value), null);
  return fragment;
}

function textContentOf(node) {
  const state = stateOf(node);
  if (state.data !== undefined) return state.data;
  let text = '';
  for (const child of state.children ?? none) if (stateOf(child).nodeType !== 8 && stateOf(child).nodeType !== 7) text += textContentOf(child);
  return text;
}

function nodeNameOf(node) {
  const state = stateOf(node);
  switch (state.nodeType) {
    case 1: return qualifiedUpper(state);
    case 2: return state.qualified;
    case 3: return '#text';
    case 4: return '#cdata-section';
    case 7: return state.target;
    case 8: return '#comment';
    case 9: return '#document';
    case 10: return state.name;
    default: return '#document-fragment';
  }
}
const qualified = state => state.prefix ? state.prefix + ':' + state.local : state.local;
const qualifiedUpper = state => state.upper ?? (state.upper = state.ns === HTML && stateOf(state.owner).isHtml ? qualified(state).toUpperCase() : qualified(state));

function sibling(node, step, elementsOnly) {
  const parent = stateOf(node).parent;
  if (!parent) return null;
  const siblings = stateOf(parent).children;
  for (let i = siblings.indexOf(node) + step; i >= 0 && i < siblings.length; i += step) if (!elementsOnly || stateOf(siblings[i]).nodeType === 1) return siblings[i];
  return null;
}

function cloneNode(node, deep, owner = stateOf(node).owner) {
  const state = stateOf(node);
  let copy;
  if (state.nodeType === 1) {
    copy = makeElement(owner, state.ns, state.prefix, state.local);
    for (const attr of state.attrs) setAttr(copy, attr.ns, attr.prefix, attr.local, attr.value);
    if (state.content && deep) for (const child of childrenOf(state.content)) insert(stateOf(copy).content, cloneNode(child, true, owner), null);
  } else if (state.nodeType === 9) {
    copy = makeDocument(state.type, { isHtml: state.isHtml, url: state.url, contentType: state.contentType });
    owner = copy;
  } else if (state.nodeType === 10) {
    copy = makeNode('DocumentType', 10, owner, { name: state.name, publicId: state.publicId, systemId: state.systemId });
  } else if (state.nodeType === 2) {
    copy = makeAttr(owner, state.ns, state.prefix, state.local, state.value);
  } else {
    copy = makeNode(state.nodeType === 11 ? 'DocumentFragment' : state.type, state.nodeType, owner, { data: state.data, target: state.target });
  }
  if (deep) for (const child of state.children ?? none) insert(copy, cloneNode(child, true, owner), null);
  return copy;
}

function isEqualNode(a, b) {
  if (a === b) return true;
  if (!a || !b) return false;
  const x = stateOf(a), y = stateOf(b);
  if (x.nodeType !== y.nodeType || x.data !== y.data || x.local !== y.local || x.ns !== y.ns || x.prefix !== y.prefix || x.name !== y.name || x.target !== y.target) return false;
  if (x.attrs && (x.attrs.length !== y.attrs.length || x.attrs.some(attr => attrValue(b, attr.qualified) !== attr.value))) return false;
  const left = x.children ?? none, right = y.children ?? none;
  return left.length === right.length && left.every((child, i) => isEqualNode(child, right[i]));
}

function position(a, b) {
  if (a === b) return 0;
  if (rootOf(a) !== rootOf(b)) return 1 | 32 | 4;
  if (isAncestor(a, b)) return 16 | 4;
  if (isAncestor(b, a)) return 8 | 2;
  const up = node => { const list = []; for (let n = node; n; n = stateOf(n).parent) list.unshift(n); return list; };
  const left = up(a), right = up(b);
  let i = 0;
  while (left[i] === right[i]) i++;
  const siblings = childrenOf(left[i - 1]);
  return siblings.indexOf(left[i]) < siblings.indexOf(right[i]) ? 4 : 2;
}

function namespaceFor(node, prefix) {
  for (let level = node; level; level = stateOf(level).parent) {
    const state = stateOf(level);
    if (state.nodeType === 9) { level = documentElementOf(level); if (!level) return null; return namespaceFor(level, prefix); }
    if (state.nodeType !== 1) continue;
    if (prefix === 'xml') return XML;
    if (prefix === 'xmlns') return XMLNS;
    if (state.ns !== null && (state.prefix ?? null) === prefix) return state.ns;
    for (const attr of state.attrs) if (attr.ns === XMLNS && (prefix === null ? attr.prefix === null : attr.prefix === 'xmlns' && attr.local === prefix)) return attr.value || null;
  }
  return null;
}

implement('Node', {
  get nodeType() { return stateOf(this).nodeType; },
  get nodeName() { return nodeNameOf(this); },
  get baseURI() { return baseOf(ownerOf(this)); },
  get isConnected() { return isConnected(this); },
  get ownerDocument() { return stateOf(this).nodeType === 9 ? null : stateOf(this).owner; },
  get parentNode() { return stateOf(this).parent; },
  get parentElement() { const { parent } = stateOf(this); return parent && stateOf(parent).nodeType === 1 ? parent : null; },
  get childNodes() { const state = stateOf(this); return state.childNodes ?? (state.childNodes = liveList('NodeList', () => state.children ?? none)); },
  get firstChild() { return childrenOf(this)[0] ?? null; },
  get lastChild() { return childrenOf(this).at(-1) ?? null; },
  get previousSibling() { return sibling(this, -1); },
  get nextSibling() { return sibling(this, 1); },
  get nodeValue() { const state = stateOf(this); return state.nodeType === 2 ? state.value : state.data ?? null; },
  set nodeValue(value) { setData(this, value === null ? '' : String(value)); },
  get textContent() {
    const state = stateOf(this);
    return state.nodeType === 9 || state.nodeType === 10 ? null : state.nodeType === 2 ? state.value : textContentOf(this);
  },
  set textContent(value) {
    const state = stateOf(this);
    const text = value === null || value === undefined ? '' : String(value);
    if (state.children && state.nodeType !== 9) replaceAll(this, text ? makeText(state.owner, text) : null); else setData(this, text);
  },
  appendChild(node) { return insert(this, requireNode(node, 'appendChild'), null, 'appendChild'); },
  insertBefore(node, before) { return insert(this, requireNode(node, 'insertBefore'), before ?? null, 'insertBefore'); },
  removeChild(node) {
    if (stateOf(requireNode(node, 'removeChild')).parent !== this) throw domException("Failed to execute 'removeChild' on 'Node': The node to be removed is not a child of this node.", 'NotFoundError');
    detach(node);
    return node;
  },
  replaceChild(node, old) {
    if (stateOf(requireNode(old, 'replaceChild', 2)).parent !== this) throw domException("Failed to execute 'replaceChild' on 'Node': The node to be replaced is not a child of this node.", 'NotFoundError');
    if (requireNode(node, 'replaceChild') === old) return old;
    insert(this, node, old, 'replaceChild');
    detach(old);
    return old;
  },
  cloneNode(deep) { return cloneNode(this, Boolean(deep)); },
  compareDocumentPosition(other) { return position(this, requireNode(other, 'compareDocumentPosition')); },
  contains(other) { return other !== null && other !== undefined && isAncestor(this, requireNode(other, 'contains')); },
  getRootNode(options) { let root = rootOf(this); if (options?.composed) while (isInstance(root, 'ShadowRoot')) root = rootOf(stateOf(root).host); return root; },
  hasChildNodes() { return childrenOf(this).length > 0; },
  isDefaultNamespace(ns) { return namespaceFor(this, null) === (ns === '' || ns === undefined ? null : ns); },
  lookupNamespaceURI(prefix) { return namespaceFor(this, prefix === '' || prefix === undefined ? null : prefix); },
  lookupPrefix(ns) {
    for (let level = stateOf(this).nodeType === 9 ? documentElementOf(this) : this; ns && level && stateOf(level).nodeType === 1; level = stateOf(level).parent) {
      if (stateOf(level).ns === ns && stateOf(level).prefix) return stateOf(level).prefix;
      for (const attr of stateOf(level).attrs) if (attr.prefix === 'xmlns' && attr.value === ns) return attr.local;
    }
    return null;
  },
  isEqualNode(other) { return isEqualNode(this, other ?? null); },
  isSameNode(other) { return this === other; },
  normalize() {
    const children = stateOf(this).children;
    if (!children) return;
    for (const child of children.slice()) {
      const state = stateOf(child);
      if (state.nodeType !== 3) { child.normalize(); continue; }
      const previous = sibling(child, -1);
      if (state.data === '') detach(child); else if (previous && stateOf(previous).nodeType === 3) { stateOf(previous).data += state.data; detach(child); }
    }
  },
});

function setData(node, text) {
  const state = stateOf(node);
  if (state.nodeType === 2) {
    if (state.element) setAttr(state.element, state.ns, state.prefix, state.local, text); else state.value = text;
  } else if (state.data !== undefined) {
    queueMutation('characterData', node, { oldValue: state.data });
    state.data = text;
  }
}

implement('CharacterData', {
  get data() { return stateOf(this).data; },
  set data(value) { setData(this, value === null ? '' : String(value)); },
  get length() { return stateOf(this).data.length; },
  get previousElementSibling() { return sibling(this, -1, true); },
  get nextElementSibling() { return sibling(this, 1, true); },
  appendData(text) { setData(this, stateOf(this).data + text); },
  deleteData(offset, count) { splice(this, 'deleteData', offset, count, ''); },
  insertData(offset, text) { splice(this, 'insertData', offset, 0, text); },
  replaceData(offset, count, text) { splice(this, 'replaceData', offset, count, text); },
  substringData(offset, count) { return stateOf(this).data.substr(offset, count); },
  ...childMembers(),
});
function splice(node, member, offset, count, text) {
  const { data } = stateOf(node);
  if (offset > data.length) throw domException(`Failed to execute '${member}' on 'CharacterData': The offset ${offset} is greater than the node's length (${data.length}).`, 'IndexSizeError');
  setData(node, data.slice(0, offset) + text + data.slice(offset + count));
}
implement('Text', {
  get wholeText() {
    let text = stateOf(this).data;
    for (let n = sibling(this, -1); n && isA(stateOf(n), 'Text'); n = sibling(n, -1)) text = stateOf(n).data + text;
    for (let n = sibling(this, 1); n && isA(stateOf(n), 'Text'); n = sibling(n, 1)) text += stateOf(n).data;
    return text;
  },
  splitText(offset) {
    const rest = makeText(stateOf(this).owner, stateOf(this).data.slice(offset));
    setData(this, stateOf(this).data.slice(0, offset));
    if (stateOf(this).parent) insert(stateOf(this).parent, rest, sibling(this, 1));
    return rest;
  },
}, { construct: (args, prototype) => makeNode('Text', 3, document, { data: args[0] === undefined ? '' : String(args[0]) }, prototype) });
implement('Comment', {}, { construct: (args, prototype) => makeNode('Comment', 8, document, { data: args[0] === undefined ? '' : String(args[0]) }, prototype) });
implement('DocumentFragment', parentMembers(), { construct: (args, prototype) => makeNode('DocumentFragment', 11, document, {}, prototype) });
implement('ProcessingInstruction', { get target() { return stateOf(this).target; } });
implement('DocumentType', {
  get name() { return stateOf(this).name; },
  get publicId() { return stateOf(this).publicId; },
  get systemId() { return stateOf(this).systemId; },
  ...childMembers(),
});

/** ChildNode's members, for each interface that has them. */
function childMembers() {
  return {
    after(...nodes) { const { parent, owner } = stateOf(this); if (parent) { const next = sibling(this, 1); insert(parent, toNode(owner, nodes), next && !nodes.includes(next) ? next : null); } },
    before(...nodes) { const { parent, owner } = stateOf(this); if (parent) insert(parent, toNode(owner, nodes), this); },
    remove() { detach(this); },
    replaceWith(...nodes) { const { parent, owner } = stateOf(this); if (parent) { const next = sibling(this, 1); detach(this); insert(parent, toNode(owner, nodes), next); } },
  };
}

/** ParentNode's members. */
function parentMembers() {
  const elements = node => childrenOf(node).filter(child => stateOf(child).nodeType === 1);
  return {
    get children() { const state = stateOf(this); const node = this; return state.childElements ?? (state.childElements = liveList('HTMLCollection', () => elements(node))); },
    get firstElementChild() { return elements(this)[0] ?? null; },
    get lastElementChild() { return elements(this).at(-1) ?? null; },
    get childElementCount() { return elements(this).length; },
    append(...nodes) { insert(this, toNode(ownerOf(this), nodes), null); },
    prepend(...nodes) { insert(this, toNode(ownerOf(this), nodes), childrenOf(this)[0] ?? null); },
    replaceChildren(...nodes) { replaceAll(this, toNode(ownerOf(this), nodes)); },
    moveBefore(node, before) { insert(this, node, before ?? null, 'moveBefore'); },
    querySelector(selector) { return select(this, String(selector), true)[0] ?? null; },
    querySelectorAll(selector) { const found = select(this, String(selector), false); return liveList('NodeList', () => found); },
    getElementById(id) { let found = null; walk(this, node => { if (!found && stateOf(node).nodeType === 1 && attrValue(node, 'id') === String(id)) found = node; }); return found; },
  };
}
