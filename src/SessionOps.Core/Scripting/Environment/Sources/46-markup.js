// HTML text to nodes and back: the tokens, void and raw-text elements, implied ends and character references that pages use.
const voidTags = new Set('area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(' '));
const rawTags = new Set('script style xmp iframe noembed noframes'.split(' '));
const rcdataTags = new Set(['textarea', 'title']);
const closesParagraph = new Set(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul'.split(
    ' ',
  ),
);
const impliedEnds = {
  __proto__: null,
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  option: ['option'],
  optgroup: ['option', 'optgroup'],
  tr: ['td', 'th', 'tr'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tbody: ['td', 'th', 'tr', 'tbody', 'thead', 'tfoot'],
  thead: ['tr'],
  tfoot: ['td', 'th', 'tr', 'tbody'],
};
const references = {
  __proto__: null,
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '\u00a9',
  reg: '\u00ae',
  hellip: '\u2026',
  mdash: '\u2014',
  ndash: '\u2013',
  lsquo: '\u2018',
  rsquo: '\u2019',
  ldquo: '\u201c',
  rdquo: '\u201d',
  trade: '\u2122',
  times: '\u00d7',
  laquo: '\u00ab',
  raquo: '\u00bb',
  middot: '\u00b7',
  bull: '\u2022',
  euro: '\u20ac',
};
const decodeReferences = text =>
  text.indexOf('&') < 0
    ? text
    : text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/gi, (whole, hex, decimal, name) => {
        if (name) return references[name] ?? whole;
        const code = hex ? parseInt(hex, 16) : Number(decimal);
        return code === 0 || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
      });

function parseInto(root, html, owner, context) {
  const stack = [root];
  const top = () => stack[stack.length - 1];
  const localOf = node => stateOf(node).local;
  const addText = text => {
    if (text === '') return;
    const last = childrenOf(top()).at(-1);
    if (last && stateOf(last).nodeType === 3) stateOf(last).data += text;
    else insert(top(), makeText(owner, text), null);
  };
  // What is open outside of an SVG or MathML element is out of reach for the HTML inside of it.
  const scopeStart = () => stack.findLastIndex(node => isHtmlPoint(stateOf(node)) || isMathTextPoint(stateOf(node))) + 1;
  const closeTo = names => {
    while (stack.length > 1 && names.includes(localOf(top()))) stack.pop();
  };
  const pattern = /<!--([\s\S]*?)(?:-->|$)|<!doctype[^>]*>|<[!?]([^>]*)>|<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
  let at = 0;
  for (let match; (match = pattern.exec(html));) {
    addText(decodeReferences(html.slice(at, match.index)));
    at = pattern.lastIndex;
    const [whole, comment, bogus, slash, rawName, rawAttrs] = match;
    if (whole.startsWith('<![CDATA[') && isForeign(stateOf(top()))) {
      const end = html.indexOf(']]>', match.index);
      addText(html.slice(match.index + 9, end < 0 ? undefined : end));
      at = pattern.lastIndex = end < 0 ? html.length : end + 3;
      continue;
    }
    if (comment !== undefined || bogus !== undefined) {
      insert(top(), makeComment(owner, comment ?? bogus), null);
      continue;
    }
    if (rawName === undefined) continue;
    const name = rawName.toLowerCase();
    const foreign = isForeign(stateOf(top())) && (slash ? true : staysForeign(stateOf(top()), name));
    if (foreign && (slash ? name === 'p' || name === 'br' : breaksOut(name, rawAttrs))) breakOut(stack);
    if (slash) {
      if (name === 'p' && !stack.slice(scopeStart()).some(node => localOf(node) === 'p')) {
        insert(top(), makeElement(owner, HTML, null, 'p'), null);
        continue;
      }
      if (name === 'br') {
        insert(top(), makeElement(owner, HTML, null, 'br'), null);
        continue;
      }
      const matches = i => localOf(stack[i]).toLowerCase() === name;
      let i = stack.length - 1;
      while (i > 0 && isForeign(stateOf(stack[i])) && !matches(i)) i--;
      if (i > 0 && !isForeign(stateOf(stack[i]))) {
        const first = Math.max(1, scopeStart());
        i = stack.length - 1;
        while (i >= first && !matches(i)) i--;
        if (i < first) i = 0;
      }
      if (i > 0) stack.length = i;
      continue;
    }
    const inForeign = staysForeign(stateOf(top()), name);
    if (!inForeign && /^(html|head|body)$/.test(name) && !context.wholeDocument) continue;
    if (!inForeign && closesParagraph.has(name)) {
      const open = stack.findIndex((node, i) => i >= scopeStart() && i > 0 && localOf(node) === 'p');
      if (open > 0) stack.length = open;
    }
    if (!inForeign && impliedEnds[name]) closeTo(impliedEnds[name]);
    if (!inForeign && name === 'tr' && localOf(top()) === 'table') {
      const body = makeElement(owner, HTML, null, 'tbody');
      insert(top(), body, null);
      stack.push(body);
    }
    const ns = inForeign ? stateOf(top()).ns : name === 'svg' ? SVG : name === 'math' ? MATHML : HTML;
    const element = makeElement(owner, ns, null, ns === SVG ? ((svgNames ??= byLowerCase(table.svgTags))[name] ?? name) : name);
    for (const attr of rawAttrs.matchAll(/([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g))
      setParsedAttribute(element, ns, attr[1], decodeReferences(attr[2] ?? attr[3] ?? attr[4] ?? ''));
    insert(top(), element, null);
    if (ns === HTML && voidTags.has(name)) continue;
    if (ns !== HTML && /\/\s*$/.test(rawAttrs)) continue;
    if (ns === HTML && (rawTags.has(name) || rcdataTags.has(name))) {
      const end = new RegExp(`</${name}[\\s/>]`, 'i').exec(html.slice(at));
      const text = html.slice(at, end ? at + end.index : undefined).replace(name === 'textarea' ? /^\n/ : /^$/, '');
      if (text) insert(element, makeText(owner, rawTags.has(name) ? text : decodeReferences(text)), null);
      at = end ? html.indexOf('>', at + end.index) + 1 : html.length;
      pattern.lastIndex = at;
      continue;
    }
    stack.push(stateOf(element).content ?? element);
    if (stateOf(element).content) stateOf(stateOf(element).content).local = name;
  }
  addText(decodeReferences(html.slice(at)));
}

function parseFragment(owner, context, html) {
  const fragment = makeNode('DocumentFragment', 11, owner, { local: '', ns: stateOf(context).ns ?? HTML });
  if (rawTags.has(stateOf(context).local)) insert(fragment, makeText(owner, html), null);
  else parseInto(fragment, html, owner, {});
  return fragment;
}

function parseDocument(html, type = 'Document') {
  const doc = makeDocument(type === 'Document' ? 'HTMLDocument' : type, { isHtml: true, url: windowState.pageUrl, contentType: 'text/html' });
  if (/^\s*<!doctype/i.test(html)) insert(doc, makeNode('DocumentType', 10, doc, { name: 'html', publicId: '', systemId: '' }), null);
  const root = makeElement(doc, HTML, null, 'html'),
    head = makeElement(doc, HTML, null, 'head'),
    body = makeElement(doc, HTML, null, 'body');
  insert(doc, root, null);
  insert(root, head, null);
  insert(root, body, null);
  const bodyStart = /<body[^>]*>/i.exec(html);
  const headText = /<head[^>]*>([\s\S]*?)(<\/head>|$|<body)/i.exec(html);
  if (headText) parseInto(head, headText[1], doc, {});
  const rest = bodyStart
    ? html.slice(bodyStart.index + bodyStart[0].length)
    : html.replace(/<!doctype[^>]*>/i, '').replace(/<html[^>]*>|<head[^>]*>[\s\S]*?<\/head>/gi, '');
  parseInto(body, rest.replace(/<\/(body|html)>/gi, ''), doc, {});
  return doc;
}

const escapeText = text => text.replace(/[&\u00a0<>]/g, c => ({ '&': '&amp;', '\u00a0': '&nbsp;', '<': '&lt;', '>': '&gt;' })[c]);
const escapeValue = text => text.replace(/[&\u00a0"<>]/g, c => ({ '&': '&amp;', '\u00a0': '&nbsp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' })[c]);
function serialize(node) {
  const state = stateOf(node);
  switch (state.nodeType) {
    case 1: {
      const name = qualified(state);
      const start = `<${name}${state.attrs.map(attr => ` ${attr.qualified}="${escapeValue(attr.value)}"`).join('')}>`;
      return state.ns === HTML && voidTags.has(name) ? start : `${start}${serializeChildren(state.content ?? node)}</${name}>`;
    }
    case 3:
      return state.parent && rawTags.has(stateOf(state.parent).local) ? state.data : escapeText(state.data);
    case 8:
      return `<!--${state.data}-->`;
    case 7:
      return `<?${state.target} ${state.data}>`;
    case 10:
      return `<!DOCTYPE ${state.name}>`;
    default:
      return serializeChildren(node);
  }
}
function serializeChildren(node) {
  return childrenOf(node).map(serialize).join('');
}
implement(
  'XMLSerializer',
  {
    serializeToString(node) {
      return serialize(node);
    },
  },
  { construct: (args, prototype) => make('XMLSerializer', {}, prototype) },
);
implement(
  'DOMParser',
  {
    parseFromString(text, type) {
      return /html/.test(type) ? parseDocument(String(text)) : parseXml(String(text), String(type));
    },
  },
  { construct: (args, prototype) => make('DOMParser', {}, prototype) },
);
function parseXml(text, contentType) {
  const doc = makeDocument('XMLDocument', { isHtml: false, url: windowState.pageUrl, contentType });
  const fragment = makeNode('DocumentFragment', 11, doc, { local: '', ns: null });
  parseInto(fragment, text, doc, {});
  for (const child of childrenOf(fragment).slice()) if (stateOf(child).nodeType !== 3) insert(doc, child, null);
  return doc;
}
