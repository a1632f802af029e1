// What scripts can do with nodes: the members of Node, text and comments, and those that elements, documents and fragments share.
implement('Node', {
  get nodeType() {
    return stateOf(this).nodeType;
  },
  get nodeName() {
    return nodeNameOf(this);
  },
  get baseURI() {
    return baseOf(ownerOf(this));
  },
  get isConnected() {
    return isConnected(this);
  },
  get ownerDocument() {
    return stateOf(this).nodeType === 9 ? null : stateOf(this).owner;
  },
  get parentNode() {
    return stateOf(this).parent;
  },
  get parentElement() {
    const { parent } = stateOf(this);
    return parent && stateOf(parent).nodeType === 1 ? parent : null;
  },
  get childNodes() {
    const state = stateOf(this);
    return state.childNodes ?? (state.childNodes = liveList('NodeList', () => state.children ?? none));
  },
  get firstChild() {
    return childrenOf(this)[0] ?? null;
  },
  get lastChild() {
    return childrenOf(this).at(-1) ?? null;
  },
  get previousSibling() {
    return sibling(this, -1);
  },
  get nextSibling() {
    return sibling(this, 1);
  },
  get nodeValue() {
    const state = stateOf(this);
    return state.nodeType === 2 ? state.value : (state.data ?? null);
  },
  set nodeValue(value) {
    setData(this, value === null ? '' : String(value));
  },
  get textContent() {
    const state = stateOf(this);
    return state.nodeType === 9 || state.nodeType === 10 ? null : state.nodeType === 2 ? state.value : textContentOf(this);
  },
  set textContent(value) {
    const state = stateOf(this);
    const text = value === null || value === undefined ? '' : String(value);
    if (state.children && state.nodeType !== 9) replaceAll(this, text ? makeText(state.owner, text) : null);
    else setData(this, text);
  },
  appendChild(node) {
    return insert(this, requireNode(node, 'appendChild'), null, 'appendChild');
  },
  insertBefore(node, before) {
    return insert(this, requireNode(node, 'insertBefore'), before ?? null, 'insertBefore');
  },
  removeChild(node) {
    if (stateOf(requireNode(node, 'removeChild')).parent !== this)
      throw domException("Failed to execute 'removeChild' on 'Node': The node to be removed is not a child of this node.", 'NotFoundError');
    detach(node);
    return node;
  },
  replaceChild(node, old) {
    if (stateOf(requireNode(old, 'replaceChild', 2)).parent !== this)
      throw domException("Failed to execute 'replaceChild' on 'Node': The node to be replaced is not a child of this node.", 'NotFoundError');
    if (requireNode(node, 'replaceChild') === old) return old;
    insert(this, node, old, 'replaceChild');
    detach(old);
    return old;
  },
  cloneNode(deep) {
    return cloneNode(this, Boolean(deep));
  },
  compareDocumentPosition(other) {
    return position(this, requireNode(other, 'compareDocumentPosition'));
  },
  contains(other) {
    return other !== null && other !== undefined && isAncestor(this, requireNode(other, 'contains'));
  },
  getRootNode(options) {
    let root = rootOf(this);
    if (options?.composed) while (isInstance(root, 'ShadowRoot')) root = rootOf(stateOf(root).host);
    return root;
  },
  hasChildNodes() {
    return childrenOf(this).length > 0;
  },
  isDefaultNamespace(ns) {
    return namespaceFor(this, null) === (ns === '' || ns === undefined ? null : ns);
  },
  lookupNamespaceURI(prefix) {
    return namespaceFor(this, prefix === '' || prefix === undefined ? null : prefix);
  },
  lookupPrefix(ns) {
    for (
      let level = stateOf(this).nodeType === 9 ? documentElementOf(this) : this;
      ns && level && stateOf(level).nodeType === 1;
      level = stateOf(level).parent
    ) {
      if (stateOf(level).ns === ns && stateOf(level).prefix) return stateOf(level).prefix;
      for (const attr of stateOf(level).attrs) if (attr.prefix === 'xmlns' && attr.value === ns) return attr.local;
    }
    return null;
  },
  isEqualNode(other) {
    return isEqualNode(this, other ?? null);
  },
  isSameNode(other) {
    return this === other;
  },
  normalize() {
    const children = stateOf(this).children;
    if (!children) return;
    for (const child of children.slice()) {
      const state = stateOf(child);
      if (state.nodeType !== 3) {
        child.normalize();
        continue;
      }
      const previous = sibling(child, -1);
      if (state.data === '') detach(child);
      else if (previous && stateOf(previous).nodeType === 3) {
        stateOf(previous).data += state.data;
        detach(child);
      }
    }
  },
});

function setData(node, text) {
  const state = stateOf(node);
  if (state.nodeType === 2) {
    if (state.element) setAttr(state.element, state.ns, state.prefix, state.local, text);
    else state.value = text;
  } else if (state.data !== undefined) {
    queueMutation('characterData', node, { oldValue: state.data });
    state.data = text;
  }
}

implement('CharacterData', {
  get data() {
    return stateOf(this).data;
  },
  set data(value) {
    setData(this, value === null ? '' : String(value));
  },
  get length() {
    return stateOf(this).data.length;
  },
  get previousElementSibling() {
    return sibling(this, -1, true);
  },
  get nextElementSibling() {
    return sibling(this, 1, true);
  },
  appendData(text) {
    setData(this, stateOf(this).data + text);
  },
  deleteData(offset, count) {
    splice(this, 'deleteData', offset, count, '');
  },
  insertData(offset, text) {
    splice(this, 'insertData', offset, 0, text);
  },
  replaceData(offset, count, text) {
    splice(this, 'replaceData', offset, count, text);
  },
  substringData(offset, count) {
    return stateOf(this).data.substr(offset, count);
  },
  ...childMembers(),
});
function splice(node, member, offset, count, text) {
  const { data } = stateOf(node);
  if (offset > data.length)
    throw domException(
      `Failed to execute '${member}' on 'CharacterData': The offset ${offset} is greater than the node's length (${data.length}).`,
      'IndexSizeError',
    );
  setData(node, data.slice(0, offset) + text + data.slice(offset + count));
}
implement(
  'Text',
  {
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
  },
  { construct: (args, prototype) => makeNode('Text', 3, document, { data: args[0] === undefined ? '' : String(args[0]) }, prototype) },
);
implement(
  'Comment',
  {},
  { construct: (args, prototype) => makeNode('Comment', 8, document, { data: args[0] === undefined ? '' : String(args[0]) }, prototype) },
);
implement('DocumentFragment', parentMembers(), { construct: (args, prototype) => makeNode('DocumentFragment', 11, document, {}, prototype) });
implement('ProcessingInstruction', {
  get target() {
    return stateOf(this).target;
  },
});
implement('DocumentType', {
  get name() {
    return stateOf(this).name;
  },
  get publicId() {
    return stateOf(this).publicId;
  },
  get systemId() {
    return stateOf(this).systemId;
  },
  ...childMembers(),
});

/** ChildNode's members, for each interface that has them. */
function childMembers() {
  return {
    after(...nodes) {
      const { parent, owner } = stateOf(this);
      if (parent) {
        const next = sibling(this, 1);
        insert(parent, toNode(owner, nodes), next && !nodes.includes(next) ? next : null);
      }
    },
    before(...nodes) {
      const { parent, owner } = stateOf(this);
      if (parent) insert(parent, toNode(owner, nodes), this);
    },
    remove() {
      detach(this);
    },
    replaceWith(...nodes) {
      const { parent, owner } = stateOf(this);
      if (parent) {
        const next = sibling(this, 1);
        detach(this);
        insert(parent, toNode(owner, nodes), next);
      }
    },
  };
}

/** ParentNode's members. */
function parentMembers() {
  const elements = node => childrenOf(node).filter(child => stateOf(child).nodeType === 1);
  return {
    get children() {
      const state = stateOf(this);
      const node = this;
      return state.childElements ?? (state.childElements = liveList('HTMLCollection', () => elements(node)));
    },
    get firstElementChild() {
      return elements(this)[0] ?? null;
    },
    get lastElementChild() {
      return elements(this).at(-1) ?? null;
    },
    get childElementCount() {
      return elements(this).length;
    },
    append(...nodes) {
      insert(this, toNode(ownerOf(this), nodes), null);
    },
    prepend(...nodes) {
      insert(this, toNode(ownerOf(this), nodes), childrenOf(this)[0] ?? null);
    },
    replaceChildren(...nodes) {
      replaceAll(this, toNode(ownerOf(this), nodes));
    },
    moveBefore(node, before) {
      insert(this, node, before ?? null, 'moveBefore');
    },
    querySelector(selector) {
      return select(this, String(selector), true)[0] ?? null;
    },
    querySelectorAll(selector) {
      const found = select(this, String(selector), false);
      return liveList('NodeList', () => found);
    },
    getElementById(id) {
      let found = null;
      walk(this, node => {
        if (!found && stateOf(node).nodeType === 1 && attrValue(node, 'id') === String(id)) found = node;
      });
      return found;
    },
  };
}
