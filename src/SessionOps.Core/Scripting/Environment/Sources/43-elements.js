// Elements: attributes, class lists, data sets, geometry.
const tagTypes = create(null);
const svgTypes = create(null);
/** The interface of a tag: found in the table's text and then kept, since a page has few of them. */
function tagType(known, text, tag) {
  if (known[tag]) return known[tag];
  const key = ` ${tag}:`;
  const at = apply(indexOf, text, [key]);
  if (at < 0) return undefined;
  return (known[tag] = apply(slice, text, [at + key.length, apply(indexOf, text, [' ', at + key.length])]));
}

function elementType(ns, local) {
  if (ns === HTML) return tagType(tagTypes, table.tags, local) ?? (isCustomName(local) ? 'HTMLElement' : 'HTMLUnknownElement');
  if (ns === SVG) return tagType(svgTypes, table.svgTags, local) ?? 'SVGElement';
  return ns === MATHML ? 'MathMLElement' : 'Element';
}
const isCustomName = name => /^[a-z][^A-Z\s/>]*-[^A-Z\s/>]*$/.test(name);

function makeElement(owner, ns, prefix, local, prototype) {
  const definition = ns === HTML && customDefinitions?.get(local);
  if (definition && !prototype) return constructCustom(definition, owner, ns, local);
  return makeNode(elementType(ns, local), 1, owner, { ns, prefix, local, attrs: [] }, prototype);
}

const attrOf = (element, name) => {
  const { attrs } = stateOf(element);
  for (let i = 0; i < attrs.length; i++) if (attrs[i].qualified === name) return attrs[i];
  return undefined;
};
const attrValue = (element, name) => attrOf(element, name)?.value ?? null;

function setAttr(element, ns, prefix, local, value) {
  const state = stateOf(element);
  const name = prefix ? prefix + ':' + local : local;
  const known = ns === null ? attrOf(element, name) : state.attrs.find(attr => attr.ns === ns && attr.local === local);
  const old = known ? known.value : null;
  if (known) {
    known.value = value;
    if (known.node) stateOf(known.node).value = value;
  } else state.attrs.push({ ns, prefix, local, qualified: name, value, node: null });
  attributeChanged(element, state, name, old, value);
}
function removeAttr(element, match) {
  const state = stateOf(element);
  const index = state.attrs.findIndex(match);
  if (index < 0) return;
  const [attr] = state.attrs.splice(index, 1);
  if (attr.node) stateOf(attr.node).element = null;
  attributeChanged(element, state, attr.qualified, attr.value, null);
}
const setPlain = (element, name, value) => setAttr(element, null, null, name, String(value));
const removePlain = (element, name) => removeAttr(element, attr => attr.qualified === name);

function attributeChanged(element, state, name, old, value) {
  if (name === 'style' && state.style && !state.writingStyle) stateOf(state.style).declarations = parseDeclarations(value ?? '');
  if (name.startsWith('on') && state.ns === HTML) setHandler(element, state, name, value === null ? null : compileHandler(value));
  queueMutation('attributes', element, { attributeName: name, oldValue: old });
  const callbacks = state.custom;
  if (callbacks?.observed.includes(name)) apply(callbacks.attributeChanged, element, [name, old, value, null]);
  if (state.type === 'HTMLIFrameElement' && (name === 'src' || name === 'srcdoc')) frameChanged(element);
  else if (name === 'src' || name === 'href' || name === 'rel') loadResource(element, state);
}

function compileHandler(text) {
  try {
    return new Function('event', text);
  } catch {
    return null;
  }
}

const lowerFor = (element, name) => {
  const text = String(name);
  return stateOf(element).ns === HTML && stateOf(stateOf(element).owner).isHtml ? text.toLowerCase() : text;
};

implement('Element', {
  get namespaceURI() {
    return stateOf(this).ns;
  },
  get prefix() {
    return stateOf(this).prefix ?? null;
  },
  get localName() {
    return stateOf(this).local;
  },
  get tagName() {
    return qualifiedUpper(stateOf(this));
  },
  get id() {
    return attrValue(this, 'id') ?? '';
  },
  set id(value) {
    setPlain(this, 'id', value);
  },
  get className() {
    return attrValue(this, 'class') ?? '';
  },
  set className(value) {
    setPlain(this, 'class', value);
  },
  get classList() {
    return tokenList(this, 'class');
  },
  set classList(value) {
    setPlain(this, 'class', value);
  },
  get slot() {
    return attrValue(this, 'slot') ?? '';
  },
  set slot(value) {
    setPlain(this, 'slot', value);
  },
  get attributes() {
    const element = this,
      state = stateOf(this);
    return (
      state.attributes ??
      (state.attributes = liveList('NamedNodeMap', () => state.attrs.map(attr => attrNode(element, attr)), {
        element,
        named: key => {
          const attr = attrOf(element, key);
          return attr && attrNode(element, attr);
        },
        names: () => state.attrs.map(attr => attr.qualified),
      }))
    );
  },
  get shadowRoot() {
    const { shadow } = stateOf(this);
    return shadow && stateOf(shadow).mode === 'open' ? shadow : null;
  },
  get assignedSlot() {
    return null;
  },
  get innerHTML() {
    return serializeChildren(stateOf(this).content ?? this);
  },
  set innerHTML(value) {
    const target = stateOf(this).content ?? this;
    const fragment = parseFragment(ownerOf(this), this, value === null ? '' : trustedText(value));
    replaceAll(target, fragment);
  },
  get outerHTML() {
    return serialize(this);
  },
  set outerHTML(value) {
    const { parent } = stateOf(this);
    if (parent) {
      insert(parent, parseFragment(ownerOf(this), parent, value === null ? '' : trustedText(value)), this);
      detach(this);
    }
  },
  get previousElementSibling() {
    return sibling(this, -1, true);
  },
  get nextElementSibling() {
    return sibling(this, 1, true);
  },
  hasAttributes() {
    return stateOf(this).attrs.length > 0;
  },
  getAttributeNames() {
    return stateOf(this).attrs.map(attr => attr.qualified);
  },
  getAttribute(name) {
    return attrValue(this, lowerFor(this, name));
  },
  getAttributeNS(ns, local) {
    return stateOf(this).attrs.find(attr => attr.ns === (ns || null) && attr.local === String(local))?.value ?? null;
  },
  setAttribute(name, value) {
    requireName(String(name), 'setAttribute', 'Element', 'attribute');
    setPlain(this, lowerFor(this, name), value);
  },
  setAttributeNS(ns, name, value) {
    const { space, prefix, local } = splitName(ns, name, 'setAttributeNS', 'Element', 'attribute');
    setAttr(this, space, prefix, local, String(value));
  },
  removeAttribute(name) {
    removePlain(this, lowerFor(this, name));
  },
  removeAttributeNS(ns, local) {
    removeAttr(this, attr => attr.ns === (ns || null) && attr.local === String(local));
  },
  hasAttribute(name) {
    return attrOf(this, lowerFor(this, name)) !== undefined;
  },
  hasAttributeNS(ns, local) {
    return stateOf(this).attrs.some(attr => attr.ns === (ns || null) && attr.local === String(local));
  },
  toggleAttribute(name, force) {
    const key = lowerFor(this, name),
      has = attrOf(this, key) !== undefined;
    const wanted = force === undefined ? !has : Boolean(force);
    if (wanted && !has) setPlain(this, key, '');
    else if (!wanted && has) removePlain(this, key);
    return wanted;
  },
  getAttributeNode(name) {
    const attr = attrOf(this, lowerFor(this, name));
    return attr ? attrNode(this, attr) : null;
  },
  getAttributeNodeNS(ns, local) {
    const attr = stateOf(this).attrs.find(a => a.ns === (ns || null) && a.local === String(local));
    return attr ? attrNode(this, attr) : null;
  },
  setAttributeNode(node) {
    const state = stateOf(node),
      old = this.getAttributeNodeNS(state.ns, state.local);
    setAttr(this, state.ns, state.prefix, state.local, state.value);
    stateOf(this).attrs.find(a => a.ns === state.ns && a.local === state.local).node = node;
    state.element = this;
    return old === node ? null : old;
  },
  setAttributeNodeNS(node) {
    return this.setAttributeNode(node);
  },
  removeAttributeNode(node) {
    removeAttr(this, attr => attr.node === node);
    return node;
  },
  matches(selector) {
    return matchesSelector(this, String(selector));
  },
  webkitMatchesSelector(selector) {
    return matchesSelector(this, String(selector));
  },
  closest(selector) {
    for (let e = this; e && stateOf(e).nodeType === 1; e = stateOf(e).parent) if (matchesSelector(e, String(selector))) return e;
    return null;
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
  insertAdjacentElement(where, element) {
    return adjacent(this, where, element, 'insertAdjacentElement') ? element : null;
  },
  insertAdjacentText(where, text) {
    adjacent(this, where, makeText(ownerOf(this), text), 'insertAdjacentText');
  },
  insertAdjacentHTML(where, html) {
    adjacent(this, where, parseFragment(ownerOf(this), this, trustedText(html)), 'insertAdjacentHTML');
  },
  attachShadow(init) {
    const state = stateOf(this);
    if (state.shadow)
      throw domException(
        "Failed to execute 'attachShadow' on 'Element': Shadow root cannot be created on a host which already hosts a shadow tree.",
        'NotSupportedError',
      );
    return (state.shadow = makeNode('ShadowRoot', 11, state.owner, { host: this, mode: String(init.mode) }));
  },
  getBoundingClientRect() {
    return rectOf(boxOf(this) ?? emptyBox, 'DOMRect');
  },
  getClientRects() {
    const rects = rectsOf(this).map(box => rectOf(box, 'DOMRect'));
    return liveList('DOMRectList', () => rects);
  },
  checkVisibility() {
    return isConnected(this);
  },
  scroll() {},
  scrollTo() {},
  scrollBy() {},
  scrollIntoView() {},
  scrollIntoViewIfNeeded() {},
  getAnimations() {
    return [];
  },
  hasPointerCapture() {
    return false;
  },
  get clientWidth() {
    return isViewport(this) ? windowMetrics.innerWidth : innerSize(this).width;
  },
  get clientHeight() {
    return isViewport(this) ? windowMetrics.innerHeight : innerSize(this).height;
  },
  get scrollWidth() {
    return isViewport(this) ? windowMetrics.innerWidth : scrolledSize(this).width;
  },
  get scrollHeight() {
    return isViewport(this) ? windowMetrics.innerHeight : scrolledSize(this).height;
  },
  ...childMembers(),
});
implement('Element', parentMembers());
implement('ShadowRoot', {
  get host() {
    return stateOf(this).host;
  },
  get mode() {
    return stateOf(this).mode;
  },
  get innerHTML() {
    return serializeChildren(this);
  },
  set innerHTML(value) {
    replaceAll(this, parseFragment(ownerOf(this), stateOf(this).host, value === null ? '' : trustedText(value)));
  },
});
/** The text of a value; a trusted one's own, whatever the page has made of its toString. */
const trustedText = value => (isInstance(value, 'TrustedHTML') || isInstance(value, 'TrustedScript') ? stateOf(value).text : String(value));
const isViewport = element => element === documentElementOf(document);

function adjacent(element, where, node, member) {
  const { parent } = stateOf(element);
  switch (String(where).toLowerCase()) {
    case 'beforebegin':
      if (!parent) return false;
      insert(parent, node, element);
      return true;
    case 'afterbegin':
      insert(element, node, childrenOf(element)[0] ?? null);
      return true;
    case 'beforeend':
      insert(element, node, null);
      return true;
    case 'afterend':
      if (!parent) return false;
      insert(parent, node, sibling(element, 1));
      return true;
    default:
      throw domException(
        `Failed to execute '${member}' on 'Element': The value provided ('${where}') is not one of 'beforebegin', 'afterbegin', 'beforeend', or 'afterend'.`,
        'SyntaxError',
      );
  }
}
