// Selectors: compounds with attributes and the structural pseudo-classes, the four combinators, lists.
const compiled = create(null);

function parseSelector(text) {
  if (compiled[text]) return compiled[text];
  let at = 0;
  const fail = () => domException(`Failed to execute 'querySelector' on 'Document': '${text}' is not a valid selector.`, 'SyntaxError');
  const skip = () => {
    const start = at;
    while (/\s/.test(text[at] ?? '')) at++;
    return at > start;
  };
  const name = () => {
    const match = /^(?:[-_a-zA-Z0-9\u0080-\uffff]|\\.)+/.exec(text.slice(at));
    if (!match || /^(?:\d|-\d)/.test(match[0])) throw fail();
    at += match[0].length;
    return match[0].replace(/\\(.)/g, '$1');
  };
  const nested = () => {
    let depth = 1;
    const start = at;
    while (depth > 0) {
      if (at >= text.length) throw fail();
      if (text[at] === '(') depth++;
      if (text[at] === ')') depth--;
      at++;
    }
    return text.slice(start, at - 1);
  };
  function compound() {
    const tests = [];
    if (text[at] === '*') at++;
    else if (/[-_a-zA-Z\\\u0080-\uffff]/.test(text[at] ?? '')) {
      const tag = name(),
        lower = tag.toLowerCase();
      tests.push((_, state) => state.local === (state.ns === HTML ? lower : tag));
    } else if (!/[#.[:]/.test(text[at] ?? '')) throw fail();
    for (;;) {
      const c = text[at];
      if (c === '#') {
        at++;
        const id = name();
        tests.push(element => attrValue(element, 'id') === id);
      } else if (c === '.') {
        at++;
        const cls = name();
        tests.push(element => tokens(attrValue(element, 'class') ?? '').includes(cls));
      } else if (c === '[') {
        at++;
        tests.push(attributeTest());
      } else if (c === ':') {
        at++;
        tests.push(pseudo());
      } else return tests;
    }
  }
  function attributeTest() {
    skip();
    const key = name();
    skip();
    const match = /^([~|^$*]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\s\]]+))\s*([iIsS])?\s*\]/.exec(text.slice(at));
    if (!match) {
      if (text[at] !== ']') throw fail();
      at++;
      return element => attrOf(element, key) !== undefined;
    }
    at += match[0].length;
    const fold = /i/i.test(match[5] ?? '');
    const wanted = fold ? (match[2] ?? match[3] ?? match[4]).toLowerCase() : (match[2] ?? match[3] ?? match[4]);
    const compare = {
      '=': v => v === wanted,
      '~=': v => tokens(v).includes(wanted),
      '|=': v => v === wanted || v.startsWith(wanted + '-'),
      '^=': v => wanted !== '' && v.startsWith(wanted),
      '$=': v => wanted !== '' && v.endsWith(wanted),
      '*=': v => wanted !== '' && v.includes(wanted),
    }[match[1]];
    return element => {
      const value = attrValue(element, key);
      return value !== null && compare(fold ? value.toLowerCase() : value);
    };
  }
  const of = (element, sameType) =>
    childrenOf(stateOf(element).parent ?? element).filter(e => stateOf(e).nodeType === 1 && (!sameType || stateOf(e).local === stateOf(element).local));
  const nth = (argument, sameType, fromEnd) => {
    const match = /^\s*(?:(odd)|(even)|([+-]?\d*)n\s*(?:([+-])\s*(\d+))?|([+-]?\d+))\s*$/.exec(argument);
    if (!match) throw fail();
    const a = match[1] || match[2] ? 2 : match[6] ? 0 : match[3] === '' || match[3] === '+' ? 1 : match[3] === '-' ? -1 : Number(match[3]);
    const b = match[1] ? 1 : match[2] ? 0 : match[6] ? Number(match[6]) : match[5] ? Number(match[4] + match[5]) : 0;
    return element => {
      const list = of(element, sameType);
      const n = fromEnd ? list.length - list.indexOf(element) : list.indexOf(element) + 1;
      return a === 0 ? n === b : (n - b) / a >= 0 && (n - b) % a === 0;
    };
  };
  function pseudo() {
    const key = name().toLowerCase();
    const argument = text[at] === '(' ? (at++, nested()) : null;
    switch (key) {
      case 'first-child':
        return nth('1');
      case 'last-child':
        return nth('1', false, true);
      case 'only-child':
        return e => of(e).length === 1;
      case 'first-of-type':
        return nth('1', true);
      case 'last-of-type':
        return nth('1', true, true);
      case 'only-of-type':
        return e => of(e, true).length === 1;
      case 'nth-child':
        return nth(argument);
      case 'nth-last-child':
        return nth(argument, false, true);
      case 'nth-of-type':
        return nth(argument, true);
      case 'nth-last-of-type':
        return nth(argument, true, true);
      case 'not': {
        const list = parseSelector(argument);
        return (e, s, scope) => !list.some(one => matchesOne(e, one, scope));
      }
      case 'is':
      case 'where':
      case 'matches': {
        const list = parseSelector(argument);
        return (e, s, scope) => list.some(one => matchesOne(e, one, scope));
      }
      case 'has': {
        const list = parseSelector(argument.trim());
        return e => descendants(e, inner => list.some(one => matchesOne(inner, one, e))).length > 0;
      }
      case 'root':
        return e => isA(stateOf(stateOf(e).parent ?? e), 'Document');
      case 'scope':
        return (e, s, scope) => e === scope || (isA(stateOf(scope), 'Document') && e === documentElementOf(scope));
      case 'empty':
        return e => childrenOf(e).every(child => stateOf(child).nodeType !== 1 && !stateOf(child).data);
      case 'checked':
        return e => e.checked === true || e.selected === true;
      case 'disabled':
        return e => attrOf(e, 'disabled') !== undefined;
      case 'enabled':
        return (e, s) => /^(button|input|select|textarea|option|optgroup|fieldset)$/.test(s.local) && !attrOf(e, 'disabled');
      case 'link':
      case 'any-link':
        return (e, s) => (s.local === 'a' || s.local === 'area') && attrOf(e, 'href') !== undefined;
      case 'defined':
        return (e, s) => !isCustomName(s.local) || s.custom !== undefined;
      case 'hover':
      case 'active':
      case 'focus':
      case 'visited':
      case 'target':
      case 'focus-within':
      case 'focus-visible':
      case 'fullscreen':
        return () => false;
      default:
        throw fail();
    }
  }
  const list = [];
  for (;;) {
    skip();
    const steps = [{ combinator: null, tests: compound() }];
    for (;;) {
      const spaced = skip();
      const c = text[at];
      if (c === undefined || c === ',') break;
      if (c === '>' || c === '+' || c === '~') {
        at++;
        skip();
        steps.push({ combinator: c, tests: compound() });
      } else if (spaced) steps.push({ combinator: ' ', tests: compound() });
      else throw fail();
    }
    list.push(steps);
    if (at >= text.length) break;
    at++;
  }
  return (compiled[text] = list);
}

function matchesOne(element, steps, scope, last = steps.length - 1) {
  const state = stateOf(element);
  for (const test of steps[last].tests) if (!test(element, state, scope)) return false;
  if (last === 0) return true;
  const up = () => {
    const { parent } = stateOf(element);
    return parent && stateOf(parent).nodeType === 1 ? parent : null;
  };
  switch (steps[last].combinator) {
    case '>': {
      const parent = up();
      return parent !== null && matchesOne(parent, steps, scope, last - 1);
    }
    case '+': {
      const previous = sibling(element, -1, true);
      return previous !== null && matchesOne(previous, steps, scope, last - 1);
    }
    case '~':
      for (let s = sibling(element, -1, true); s; s = sibling(s, -1, true)) if (matchesOne(s, steps, scope, last - 1)) return true;
      return false;
    default:
      for (let p = up(); p && stateOf(p).nodeType === 1; p = stateOf(p).parent) if (matchesOne(p, steps, scope, last - 1)) return true;
      return false;
  }
}
function matchesSelector(element, text) {
  return parseSelector(text).some(steps => matchesOne(element, steps, element));
}
function select(root, text, first) {
  const list = parseSelector(text);
  if (!first) return descendants(root, element => list.some(steps => matchesOne(element, steps, root)));
  const found = [];
  const visit = node => {
    for (const child of childrenOf(node)) {
      if (found.length) return;
      if (stateOf(child).nodeType !== 1) continue;
      if (list.some(steps => matchesOne(child, steps, root))) {
        found.push(child);
        return;
      }
      visit(child);
    }
  };
  visit(root);
  return found;
}
