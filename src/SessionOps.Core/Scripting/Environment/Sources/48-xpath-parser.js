// The grammar of XPath 1.0, and the interfaces that scripts evaluate it with.
const xpathLevels = [['or'], ['and'], ['=', '!='], ['<', '>', '<=', '>='], ['+', '-'], ['*', 'div', 'mod']];
const xpathNodeTypes = { __proto__: null, node: 0, text: 3, comment: 8, 'processing-instruction': 7 };
const xpathArithmetic = { __proto__: null, '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, div: (a, b) => a / b, mod: (a, b) => a % b };

/** Makes the function of an expression; undefined when it is not one. */
function compileXPath(text, resolver) {
  const tokens = xpathTokens(text);
  let at = 0;
  const peek = value => at < tokens.length && tokens[at].kind !== 'literal' && tokens[at].text === value;
  const isKind = kind => at < tokens.length && tokens[at].kind === kind;
  const take = value => peek(value) && (at++, true);
  const fail = () => {
    throw xpathMistake;
  };
  const need = value => take(value) || fail();

  const binary = level => {
    if (level === xpathLevels.length) return unary();
    let left = binary(level + 1);
    while (isKind('operator') && xpathLevels[level].includes(tokens[at].text)) {
      const operator = tokens[at++].text;
      const [first, second] = [left, binary(level + 1)];
      left =
        operator === 'or'
          ? c => xpathBoolean(first(c)) || xpathBoolean(second(c))
          : operator === 'and'
            ? c => xpathBoolean(first(c)) && xpathBoolean(second(c))
            : level < 4
              ? c => xpathCompare(operator, first(c), second(c))
              : c => xpathArithmetic[operator](xpathNumber(first(c)), xpathNumber(second(c)));
    }
    return left;
  };
  const unary = () => {
    if (take('-')) {
      const value = unary();
      return c => -xpathNumber(value(c));
    }
    let left = path();
    while (take('|')) {
      const [first, second] = [left, path()];
      left = c => xpathOrdered([...first(c), ...second(c)]);
    }
    return left;
  };
  const path = () => {
    const token = tokens[at];
    if (!token) fail();
    const next = tokens[at + 1];
    const isCall = token.kind === 'name' && next?.text === '(' && next.kind === 'symbol' && !(token.text in xpathNodeTypes);
    if (isCall || token.kind === 'literal' || token.kind === 'number' || peek('(') || peek('$')) {
      let value = primary();
      while (peek('[')) value = filtered(value, predicate());
      if (!peek('/') && !peek('//')) return value;
      return steps(value);
    }
    if (peek('/') || peek('//')) {
      const root = c => [xpathAncestors(c.node).at(-1) ?? c.node];
      if (peek('/')) {
        const after = tokens[at + 1];
        if (!after || !(after.kind === 'name' || /^(\.|\.\.|@)$/.test(after.text))) {
          at++;
          return root;
        }
      }
      return steps(root);
    }
    return steps(c => [c.node], true);
  };
  const steps = (start, isRelative) => {
    let value = isRelative ? step(start) : start;
    for (;;) {
      if (take('//')) value = step(stepOver(value, 'descendant-or-self', () => true, []));
      else if (take('/')) value = step(value);
      else return value;
    }
  };
  const stepOver = (from, axis, test, predicates) => c => {
    const found = from(c).flatMap(node => {
      let nodes = xpathAxes[axis](node).filter(test);
      for (const holds of predicates) nodes = nodes.filter((one, index) => holds({ node: one, position: index + 1, size: nodes.length }));
      return nodes;
    });
    return xpathOrdered(found);
  };
  const step = from => {
    if (take('..')) return stepOver(from, 'parent', () => true, []);
    if (take('.')) return stepOver(from, 'self', () => true, []);
    let axis = 'child';
    if (take('@')) axis = 'attribute';
    else if (isKind('name') && tokens[at + 1]?.text === '::') {
      axis = tokens[at].text;
      if (!(axis in xpathAxes)) fail();
      at += 2;
    }
    const test = nodeTest(axis);
    const predicates = [];
    while (peek('[')) predicates.push(predicate());
    return stepOver(from, axis, test, predicates);
  };
  const nodeTest = axis => {
    if (!isKind('name')) fail();
    const name = tokens[at++].text;
    const principal = axis === 'attribute' ? 2 : 1;
    if (peek('(') && name in xpathNodeTypes) {
      at++;
      const target = isKind('literal') ? tokens[at++].text : undefined;
      need(')');
      const type = xpathNodeTypes[name];
      return node => type === 0 || ((stateOf(node).nodeType === type || (type === 3 && stateOf(node).nodeType === 4)) && (target === undefined || stateOf(node).target === target));
    }
    if (name === '*') return node => stateOf(node).nodeType === principal;
    const [prefix, local] = name.includes(':') ? name.split(':') : [null, name];
    const ns = prefix === null ? null : xpathNamespace(resolver, prefix, text);
    return node => {
      if (stateOf(node).nodeType !== principal) return false;
      if (prefix !== null) return node.namespaceURI === ns && (local === '*' || node.localName === local);
      if (principal === 1 && node.namespaceURI === HTML && stateOf(ownerOf(node)).isHtml) return node.localName === local.toLowerCase();
      return node.namespaceURI === null && node.localName === local;
    };
  };
  const predicate = () => {
    need('[');
    const value = binary(0);
    need(']');
    return c => {
      const result = value(c);
      return typeof result === 'number' ? result === c.position : xpathBoolean(result);
    };
  };
  const filtered = (value, holds) => c => {
    const nodes = value(c);
    return nodes.filter((node, index) => holds({ node, position: index + 1, size: nodes.length }));
  };
  const primary = () => {
    if (take('(')) {
      const value = binary(0);
      need(')');
      return value;
    }
    // Scripts have no way to give a variable a value.
    if (take('$')) return isKind('name') ? (at++, () => '') : fail();
    const token = tokens[at++];
    if (token.kind === 'literal') return () => token.text;
    if (token.kind === 'number') return () => Number(token.text);
    const call = xpathFunctions[token.text];
    if (!call) fail();
    need('(');
    const values = [];
    if (!take(')')) {
      do values.push(binary(0));
      while (take(','));
      need(')');
    }
    return c => call(c, ...values.map(value => value(c)));
  };
  if (!tokens || tokens.length === 0) fail();
  const value = binary(0);
  if (at < tokens.length) fail();
  return value;
}
const xpathMistake = freeze({});
function xpathNamespace(resolver, prefix, text) {
  const found = typeof resolver === 'function' ? resolver(prefix) : isNode(resolver) ? resolver.lookupNamespaceURI(prefix) : resolver?.lookupNamespaceURI?.(prefix);
  if (found === null || found === undefined || found === '')
    throw domException(`Failed to execute 'evaluate' on 'Document': The string '${text}' contains unresolvable namespaces.`, 'NamespaceError');
  return String(found);
}
function compiledXPath(text, resolver, member, owner) {
  try {
    return compileXPath(text, resolver);
  } catch (error) {
    if (error !== xpathMistake) throw error;
    throw domException(`Failed to execute '${member}' on '${owner}': The string '${text}' is not a valid XPath expression.`, 'SyntaxError');
  }
}
function xpathResult(compute, node, type) {
  const value = compute({ node, position: 1, size: 1 });
  const wanted = Number(type ?? 0) & 0xffff || (Array.isArray(value) ? 4 : typeof value === 'number' ? 1 : typeof value === 'string' ? 2 : 3);
  if (wanted > 3 && !Array.isArray(value)) throw new TypeError("Failed to execute 'evaluate' on 'Document': The result is not a node set, and therefore cannot be converted to the desired type.");
  const converted = wanted === 1 ? xpathNumber(value) : wanted === 2 ? xpathString(value) : wanted === 3 ? xpathBoolean(value) : value;
  return make('XPathResult', { resultType: wanted, value: converted, next: 0 });
}
const evaluation = owner => ({
  createExpression(text, resolver) {
    return make('XPathExpression', { compute: compiledXPath(String(text), resolver, 'createExpression', owner) });
  },
  createNSResolver(node) {
    return node;
  },
  evaluate(text, node, resolver, type) {
    if (!isNode(node)) throw executionError('evaluate', owner, "parameter 2 is not of type 'Node'.");
    return xpathResult(compiledXPath(String(text), resolver, 'evaluate', owner), node, type);
  },
});
implement('Document', evaluation('Document'));
implement('XPathEvaluator', evaluation('XPathEvaluator'), { construct: (args, prototype) => make('XPathEvaluator', {}, prototype) });
implement('XPathExpression', {
  evaluate(node, type) {
    if (!isNode(node)) throw executionError('evaluate', 'XPathExpression', "parameter 1 is not of type 'Node'.");
    return xpathResult(stateOf(this).compute, node, type);
  },
});
const xpathValue = (isRight, of, member, text) => ({
  get() {
    const state = stateOf(this);
    if (!isRight(state.resultType)) throw new TypeError(`Failed to read the '${member}' property from 'XPathResult': ${text}`);
    return of(state);
  },
  enumerable: true,
});
implement(
  'XPathResult',
  Object.defineProperties(
    {
      get resultType() {
        return stateOf(this).resultType;
      },
      get invalidIteratorState() {
        return false;
      },
      iterateNext() {
        const state = stateOf(this);
        if (state.resultType !== 4 && state.resultType !== 5) throw executionError('iterateNext', 'XPathResult', 'The result type is not an iterator.');
        return state.value[state.next++] ?? null;
      },
      snapshotItem(index) {
        const state = stateOf(this);
        if (state.resultType !== 6 && state.resultType !== 7) throw executionError('snapshotItem', 'XPathResult', 'The result type is not a snapshot.');
        return state.value[index >>> 0] ?? null;
      },
    },
    {
      numberValue: xpathValue(type => type === 1, state => state.value, 'numberValue', 'The result type is not a number.'),
      stringValue: xpathValue(type => type === 2, state => state.value, 'stringValue', 'The result type is not a string.'),
      booleanValue: xpathValue(type => type === 3, state => state.value, 'booleanValue', 'The result type is not a boolean.'),
      singleNodeValue: xpathValue(type => type === 8 || type === 9, state => state.value[0] ?? null, 'singleNodeValue', 'The result type is not a single node.'),
      snapshotLength: xpathValue(type => type === 6 || type === 7, state => state.value.length, 'snapshotLength', 'The result type is not a snapshot.'),
    },
  ),
);
