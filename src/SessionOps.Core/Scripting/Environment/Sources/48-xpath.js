// XPath 1.0: a string becomes a function of a context { node, position, size }, which gives a string, a number, a truth value or an array of nodes.
const xpathToken =
  /\s*(?:("[^"]*"|'[^']*')|(\d+(?:\.\d*)?|\.\d+)|(::|\.\.|\/\/|!=|<=|>=|[-()[\].@,\/|+=<>*$])|([\p{L}_][\p{L}\p{N}_.-]*(?::(?!:)(?:[\p{L}_][\p{L}\p{N}_.-]*|\*))?))/uy;
const xpathOperators = new Set(['and', 'or', 'div', 'mod']);
function xpathTokens(text) {
  const tokens = [];
  xpathToken.lastIndex = 0;
  const end = text.trimEnd().length;
  while (xpathToken.lastIndex < end) {
    const match = xpathToken.exec(text);
    if (!match) return null;
    const [, literal, number, symbol, name] = match;
    const before = tokens.at(-1);
    // A name or a star after an operand is an operator.
    const afterOperand = before && !(before.kind === 'operator' || (before.kind === 'symbol' && /^(::|\(|\[|,|@)$/.test(before.text)));
    if (literal !== undefined) tokens.push({ kind: 'literal', text: literal.slice(1, -1) });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: afterOperand && xpathOperators.has(name) ? 'operator' : 'name', text: name });
    else if (symbol === '*') tokens.push(afterOperand ? { kind: 'operator', text: '*' } : { kind: 'name', text: '*' });
    else tokens.push({ kind: /^([-+=<>|\/]|\/\/|!=|<=|>=)$/.test(symbol) ? 'operator' : 'symbol', text: symbol });
  }
  return tokens;
}

const xpathParent = node => (stateOf(node).nodeType === 2 ? stateOf(node).element : stateOf(node).parent) ?? null;
const xpathChildren = node => (stateOf(node).children ? childrenOf(node) : none).filter(child => stateOf(child).nodeType !== 10);
const xpathDescendants = node => xpathChildren(node).flatMap(child => [child, ...xpathDescendants(child)]);
const xpathAncestors = node => {
  const parent = xpathParent(node);
  return parent ? [parent, ...xpathAncestors(parent)] : [];
};
const xpathSiblings = (node, after) => {
  const parent = stateOf(node).nodeType === 2 ? null : xpathParent(node);
  if (!parent) return [];
  const all = xpathChildren(parent);
  const index = all.indexOf(node);
  return after ? all.slice(index + 1) : all.slice(0, index).reverse();
};
const xpathAxes = {
  __proto__: null,
  self: node => [node],
  child: xpathChildren,
  parent: node => [xpathParent(node)].filter(Boolean),
  attribute: node => (stateOf(node).nodeType === 1 ? Array.from(node.attributes).filter(attr => attr.namespaceURI !== 'http://www.w3.org/2000/xmlns/') : []),
  descendant: xpathDescendants,
  'descendant-or-self': node => [node, ...xpathDescendants(node)],
  ancestor: xpathAncestors,
  'ancestor-or-self': node => [node, ...xpathAncestors(node)],
  'following-sibling': node => xpathSiblings(node, true),
  'preceding-sibling': node => xpathSiblings(node, false),
  following: node => [node, ...xpathAncestors(node)].flatMap(level => xpathSiblings(level, true)).flatMap(next => [next, ...xpathDescendants(next)]),
  preceding: node => [node, ...xpathAncestors(node)].flatMap(level => xpathSiblings(level, false)).flatMap(next => [next, ...xpathDescendants(next)].reverse()),
  namespace: () => [],
};
function xpathOrdered(nodes) {
  if (nodes.length < 2) return nodes;
  const places = new Map();
  const root = xpathAncestors(nodes[0]).at(-1) ?? nodes[0];
  const visit = node => {
    places.set(node, places.size);
    if (stateOf(node).nodeType === 1) for (const attr of xpathAxes.attribute(node)) places.set(attr, places.size);
    for (const child of xpathChildren(node)) visit(child);
  };
  visit(root);
  return [...new Set(nodes)].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

const xpathText = node => (stateOf(node).nodeType === 9 ? textContentOf(documentElementOf(node) ?? node) : (node.textContent ?? ''));
const xpathString = value => (Array.isArray(value) ? (value.length ? xpathText(value[0]) : '') : typeof value === 'number' && Object.is(value, -0) ? '0' : String(value));
const xpathNumber = value => {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = xpathString(value).trim();
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : NaN;
};
const xpathBoolean = value => (Array.isArray(value) ? value.length > 0 : typeof value === 'string' ? value !== '' : typeof value === 'number' ? value !== 0 && value === value : value);
function xpathCompare(operator, left, right) {
  const test = (a, b) => {
    if (operator === '=' || operator === '!=') {
      const equal =
        typeof a === 'boolean' || typeof b === 'boolean'
          ? xpathBoolean(a) === xpathBoolean(b)
          : typeof a === 'number' || typeof b === 'number'
            ? xpathNumber(a) === xpathNumber(b)
            : a === b;
      return (operator === '=') === equal;
    }
    const x = xpathNumber(a),
      y = xpathNumber(b);
    return operator === '<' ? x < y : operator === '>' ? x > y : operator === '<=' ? x <= y : x >= y;
  };
  const each = value => (Array.isArray(value) ? value.map(xpathText) : [value]);
  if (typeof left === 'boolean' || typeof right === 'boolean') return test(xpathBoolean(left), xpathBoolean(right));
  return each(left).some(a => each(right).some(b => test(a, b)));
}
const xpathFunctions = {
  __proto__: null,
  last: c => c.size,
  position: c => c.position,
  count: (c, nodes) => nodes.length,
  id: (c, value) => {
    const owner = stateOf(c.node).nodeType === 9 ? c.node : ownerOf(c.node);
    const ids = (Array.isArray(value) ? value.map(xpathText).join(' ') : xpathString(value)).split(/\s+/);
    return xpathDescendants(owner).filter(node => stateOf(node).nodeType === 1 && ids.includes(attrValue(node, 'id')));
  },
  'local-name': (c, nodes = [c.node]) => (nodes.length ? (nodes[0].localName ?? stateOf(nodes[0]).target ?? '') : ''),
  'namespace-uri': (c, nodes = [c.node]) => nodes[0]?.namespaceURI ?? '',
  name: (c, nodes = [c.node]) => (nodes.length ? (stateOf(nodes[0]).nodeType === 1 ? qualified(stateOf(nodes[0])) : (nodes[0].name ?? stateOf(nodes[0]).target ?? '')) : ''),
  string: (c, value = [c.node]) => xpathString(value),
  concat: (c, ...values) => values.map(xpathString).join(''),
  'starts-with': (c, a, b) => xpathString(a).startsWith(xpathString(b)),
  contains: (c, a, b) => xpathString(a).includes(xpathString(b)),
  'substring-before': (c, a, b) => xpathString(a).slice(0, Math.max(0, xpathString(a).indexOf(xpathString(b)))),
  'substring-after': (c, a, b) => (xpathString(a).includes(xpathString(b)) ? xpathString(a).slice(xpathString(a).indexOf(xpathString(b)) + xpathString(b).length) : ''),
  substring: (c, text, from, length) => {
    const start = Math.round(xpathNumber(from)),
      end = length === undefined ? Infinity : start + Math.round(xpathNumber(length));
    return Array.from(xpathString(text))
      .filter((_, index) => index + 1 >= start && index + 1 < end)
      .join('');
  },
  'string-length': (c, value = [c.node]) => Array.from(xpathString(value)).length,
  'normalize-space': (c, value = [c.node]) => xpathString(value).trim().replace(/[ \t\r\n]+/g, ' '),
  translate: (c, text, from, to) => {
    const source = Array.from(xpathString(from)),
      target = Array.from(xpathString(to));
    return Array.from(xpathString(text), letter => (source.includes(letter) ? (target[source.indexOf(letter)] ?? '') : letter)).join('');
  },
  boolean: (c, value) => xpathBoolean(value),
  not: (c, value) => !xpathBoolean(value),
  true: () => true,
  false: () => false,
  lang: (c, value) => {
    const found = [c.node, ...xpathAncestors(c.node)].find(node => stateOf(node).nodeType === 1 && attrValue(node, 'xml:lang') !== null);
    const lang = found ? attrValue(found, 'xml:lang').toLowerCase() : '';
    const wanted = xpathString(value).toLowerCase();
    return lang === wanted || lang.startsWith(wanted + '-');
  },
  number: (c, value = [c.node]) => xpathNumber(value),
  sum: (c, nodes) => nodes.reduce((total, node) => total + xpathNumber(xpathText(node)), 0),
  floor: (c, value) => Math.floor(xpathNumber(value)),
  ceiling: (c, value) => Math.ceil(xpathNumber(value)),
  round: (c, value) => Math.round(xpathNumber(value)),
};
