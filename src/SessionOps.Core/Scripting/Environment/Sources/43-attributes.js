// Attributes as nodes, and the names that elements and attributes may have.
function requireName(name, member, owner, kind) {
  if (kind === 'attribute' ? /^[^\s/>=\0]+$/.test(name) : /^([A-Za-z][^\s/>\0]*|[:_\u0080-\uffff][-A-Za-z0-9.:_\u0080-\uffff]*)$/.test(name)) return;
  throw domException(
    `Failed to execute '${member}' on '${owner}': ${kind === 'attribute' ? `'${name}' is not a valid attribute name.` : `The tag name provided ('${name}') is not a valid name.`}`,
    'InvalidCharacterError',
  );
}

function splitName(ns, name, member, owner, kind) {
  const text = String(name);
  requireName(text, member, owner, kind);
  const space = ns === null || ns === undefined || ns === '' ? null : String(ns);
  const [prefix, local] = text.includes(':') ? [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)] : [null, text];
  const bad = (prefix !== null && space === null) || (prefix === 'xml' && space !== XML) || (text === 'xmlns' || prefix === 'xmlns') !== (space === XMLNS);
  if (bad)
    throw domException(
      `Failed to execute '${member}' on '${owner}': The namespace URI provided ('${space ?? ''}') is not valid for the qualified name provided ('${text}').`,
      'NamespaceError',
    );
  return { space, prefix, local };
}

function makeAttr(owner, ns, prefix, local, value) {
  return makeNode('Attr', 2, owner, { ns, prefix, local, qualified: prefix ? prefix + ':' + local : local, value, element: null });
}
function attrNode(element, attr) {
  if (!attr.node) {
    attr.node = makeAttr(stateOf(element).owner, attr.ns, attr.prefix, attr.local, attr.value);
    stateOf(attr.node).element = element;
  }
  return attr.node;
}
implement('Attr', {
  get namespaceURI() {
    return stateOf(this).ns;
  },
  get prefix() {
    return stateOf(this).prefix;
  },
  get localName() {
    return stateOf(this).local;
  },
  get name() {
    return stateOf(this).qualified;
  },
  get value() {
    return stateOf(this).value;
  },
  set value(value) {
    setData(this, String(value));
  },
  get ownerElement() {
    return stateOf(this).element;
  },
});
implement('NamedNodeMap', {
  getNamedItem(name) {
    const attr = attrOf(stateOf(this).element, String(name));
    return attr ? attrNode(stateOf(this).element, attr) : null;
  },
  setNamedItem(attr) {
    return stateOf(this).element.setAttributeNode(attr);
  },
  removeNamedItem(name) {
    const node = this.getNamedItem(name);
    removePlain(stateOf(this).element, String(name));
    return node;
  },
});
