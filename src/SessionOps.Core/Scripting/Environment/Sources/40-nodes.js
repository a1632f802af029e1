// The tree: nodes with their children, text, fragments and what moves them about.
const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
const MATHML = 'http://www.w3.org/1998/Math/MathML';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const childrenOf = node => stateOf(node).children ?? none;

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
const ownerOf = node => (stateOf(node).nodeType === 9 ? node : stateOf(node).owner);

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
  if (!parentState.children)
    throw domException(`Failed to execute '${member}' on 'Node': This node type does not support this method.`, 'HierarchyRequestError');
  if (isAncestor(node, parent))
    throw domException(`Failed to execute '${member}' on 'Node': The new child element contains the parent.`, 'HierarchyRequestError');
  if (state.nodeType === 9)
    throw domException(
      `Failed to execute '${member}' on 'Node': Nodes of type '#document' may not be inserted inside nodes of type '${nodeNameOf(parent)}'.`,
      'HierarchyRequestError',
    );
  if (before && stateOf(before).parent !== parent)
    throw domException(
      `Failed to execute '${member}' on 'Node': The node before which the new node is to be inserted is not a child of this node.`,
      'NotFoundError',
    );
  if (parentState.nodeType === 9 && state.nodeType === 1 && parentState.children.some(c => c !== node && stateOf(c).nodeType === 1))
    throw domException(`Failed to execute '${member}' on 'Node': Only one element on document allowed.`, 'HierarchyRequestError');
  if (parentState.nodeType === 9 && state.nodeType === 3)
    throw domException(
      `Failed to execute '${member}' on 'Node': Nodes of type '#text' may not be inserted inside nodes of type '#document'.`,
      'HierarchyRequestError',
    );
  if (before === node) before = parentState.children[parentState.children.indexOf(node) + 1] ?? null;
  const nodes = state.nodeType === 11 ? state.children.slice() : [node];
  for (const child of nodes) detach(child);
  const siblings = parentState.children;
  const index = before ? siblings.indexOf(before) : siblings.length;
  siblings.splice(index, 0, ...nodes);
  const owner = ownerOf(parent);
  for (const child of nodes) {
    stateOf(child).parent = parent;
    if (stateOf(child).owner !== owner)
      walk(child, inner => {
        stateOf(inner).owner = owner;
      });
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
  const removedNodes = stateOf(parent).children.slice();
  const isFragment = node && stateOf(node).nodeType === 11;
  const addedNodes = isFragment ? stateOf(node).children.slice() : node ? [node] : none;
  if (isFragment) for (const child of addedNodes) detach(child);
  unrecorded(() => {
    for (const child of removedNodes) detach(child);
  });
  unrecorded(() => {
    for (const child of addedNodes) insert(parent, child, null);
  });
  if (removedNodes.length || addedNodes.length) queueMutation('childList', parent, { addedNodes, removedNodes });
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
    case 1:
      return qualifiedUpper(state);
    case 2:
      return state.qualified;
    case 3:
      return '#text';
    case 4:
      return '#cdata-section';
    case 7:
      return state.target;
    case 8:
      return '#comment';
    case 9:
      return '#document';
    case 10:
      return state.name;
    default:
      return '#document-fragment';
  }
}
const qualified = state => (state.prefix ? state.prefix + ':' + state.local : state.local);
const qualifiedUpper = state =>
  state.upper ?? (state.upper = state.ns === HTML && stateOf(state.owner).isHtml ? qualified(state).toUpperCase() : qualified(state));

function sibling(node, step, elementsOnly) {
  const parent = stateOf(node).parent;
  if (!parent) return null;
  const siblings = stateOf(parent).children;
  for (let i = siblings.indexOf(node) + step; i >= 0 && i < siblings.length; i += step)
    if (!elementsOnly || stateOf(siblings[i]).nodeType === 1) return siblings[i];
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
  const x = stateOf(a),
    y = stateOf(b);
  if (
    x.nodeType !== y.nodeType ||
    x.data !== y.data ||
    x.local !== y.local ||
    x.ns !== y.ns ||
    x.prefix !== y.prefix ||
    x.name !== y.name ||
    x.target !== y.target
  )
    return false;
  if (x.attrs && (x.attrs.length !== y.attrs.length || x.attrs.some(attr => attrValue(b, attr.qualified) !== attr.value))) return false;
  const left = x.children ?? none,
    right = y.children ?? none;
  return left.length === right.length && left.every((child, i) => isEqualNode(child, right[i]));
}

function position(a, b) {
  if (a === b) return 0;
  if (rootOf(a) !== rootOf(b)) return 1 | 32 | 4;
  if (isAncestor(a, b)) return 16 | 4;
  if (isAncestor(b, a)) return 8 | 2;
  const up = node => {
    const list = [];
    for (let n = node; n; n = stateOf(n).parent) list.unshift(n);
    return list;
  };
  const left = up(a),
    right = up(b);
  let i = 0;
  while (left[i] === right[i]) i++;
  const siblings = childrenOf(left[i - 1]);
  return siblings.indexOf(left[i]) < siblings.indexOf(right[i]) ? 4 : 2;
}

function namespaceFor(node, prefix) {
  for (let level = node; level; level = stateOf(level).parent) {
    const state = stateOf(level);
    if (state.nodeType === 9) {
      level = documentElementOf(level);
      if (!level) return null;
      return namespaceFor(level, prefix);
    }
    if (state.nodeType !== 1) continue;
    if (prefix === 'xml') return XML;
    if (prefix === 'xmlns') return XMLNS;
    if (state.ns !== null && (state.prefix ?? null) === prefix) return state.ns;
    for (const attr of state.attrs)
      if (attr.ns === XMLNS && (prefix === null ? attr.prefix === null : attr.prefix === 'xmlns' && attr.local === prefix)) return attr.value || null;
  }
  return null;
}
