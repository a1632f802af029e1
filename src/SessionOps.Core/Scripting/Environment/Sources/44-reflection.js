// Attributes seen as members: reflection, token lists, data sets; and the rectangles of elements.
/** Reflection as HTML defines it: '@' marks an address. */
function reflectGet(attribute, type) {
  const code = type[0] === '?' ? type[1] : type[0];
  if (code === 'o')
    return function () {
      return tokenList(this, attribute);
    };
  if (attribute[0] === '@') {
    const name = attribute.slice(1);
    return function () {
      const value = attrValue(this, name);
      return value === null ? '' : (resolveUrl(value, baseOf(ownerOf(this))) ?? value);
    };
  }
  if (code === 'b' || code === 't')
    return function () {
      return attrOf(this, attribute) !== undefined;
    };
  if (code === 'n' || (code === '=' && /^=-?[0-9]/.test(type))) {
    return function () {
      const value = attrValue(this, attribute);
      const number = value === null ? NaN : Number.parseFloat(value);
      return Number.isNaN(number) ? (code === 'n' ? 0 : Number(type.slice(1))) : number;
    };
  }
  return function () {
    const value = attrValue(this, attribute);
    return value === null ? initial('', attribute, type[0] === '?' ? type.slice(1) : type, create(null)) : value;
  };
}
function reflectSet(attribute, type) {
  const name = attribute[0] === '@' ? attribute.slice(1) : attribute;
  const code = type[0] === '?' ? type[1] : type[0];
  if (code === 'b' || code === 't')
    return function (value) {
      if (value) setPlain(this, name, '');
      else removePlain(this, name);
    };
  if (code === 'n')
    return function (value) {
      setPlain(this, name, Math.trunc(Number(value)) || 0);
    };
  if (code === 'z')
    return function (value) {
      if (value === null) removePlain(this, name);
      else setPlain(this, name, value);
    };
  return function (value) {
    setPlain(this, name, value);
  };
}

function tokenList(element, attribute) {
  const state = stateOf(element);
  const lists = state.tokenLists ?? (state.tokenLists = create(null));
  return (
    lists[attribute] ?? (lists[attribute] = liveList('DOMTokenList', () => [...new Set(tokens(attrValue(element, attribute) ?? ''))], { element, attribute }))
  );
}
function writeTokens(list, change) {
  const { element, attribute, items } = stateOf(list);
  const next = change(items());
  if (next.length || attrOf(element, attribute)) setPlain(element, attribute, next.join(' '));
}
function requireToken(token, member) {
  const text = String(token);
  if (text === '') throw domException(`Failed to execute '${member}' on 'DOMTokenList': The token provided must not be empty.`, 'SyntaxError');
  if (/[\t\n\f\r ]/.test(text))
    throw domException(
      `Failed to execute '${member}' on 'DOMTokenList': The token provided ('${text}') contains HTML space characters, which are not valid in tokens.`,
      'InvalidCharacterError',
    );
  return text;
}
implement('DOMTokenList', {
  get length() {
    return stateOf(this).items().length;
  },
  get value() {
    return attrValue(stateOf(this).element, stateOf(this).attribute) ?? '';
  },
  set value(text) {
    setPlain(stateOf(this).element, stateOf(this).attribute, text);
  },
  item(index) {
    return stateOf(this).items()[index] ?? null;
  },
  contains(token) {
    return stateOf(this).items().includes(String(token));
  },
  add(...names) {
    names.forEach(name => requireToken(name, 'add'));
    writeTokens(this, list => [...new Set(list.concat(names.map(String)))]);
  },
  remove(...names) {
    names.forEach(name => requireToken(name, 'remove'));
    const gone = names.map(String);
    writeTokens(this, list => list.filter(name => !gone.includes(name)));
  },
  toggle(name, force) {
    const token = requireToken(name, 'toggle'),
      has = this.contains(token),
      wanted = force === undefined ? !has : Boolean(force);
    if (wanted !== has) writeTokens(this, list => (wanted ? list.concat(token) : list.filter(other => other !== token)));
    return wanted;
  },
  replace(old, fresh) {
    requireToken(old, 'replace');
    requireToken(fresh, 'replace');
    const has = this.contains(old);
    if (has) writeTokens(this, list => [...new Set(list.map(name => (name === String(old) ? String(fresh) : name)))]);
    return has;
  },
  supports(token) {
    const { attribute } = stateOf(this);
    if (attribute === 'sandbox') return /^allow-/.test(token);
    throw new TypeError("Failed to execute 'supports' on 'DOMTokenList': DOMTokenList has no supported tokens.");
  },
  toString() {
    return this.value;
  },
});

const dataName = key => 'data-' + key.replace(/[A-Z]/g, letter => '-' + letter.toLowerCase());
const dataKey = name => name.slice(5).replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
const datasetHandler = {
  get(target, key, receiver) {
    if (typeof key === 'string') {
      const value = attrValue(stateOf(target).element, dataName(key));
      if (value !== null) return value;
    }
    return Reflect.get(target, key, receiver);
  },
  has: (target, key) => (typeof key === 'string' && attrOf(stateOf(target).element, dataName(key)) !== undefined) || Reflect.has(target, key),
  set(target, key, value) {
    setPlain(stateOf(target).element, dataName(String(key)), value);
    return true;
  },
  deleteProperty(target, key) {
    removePlain(stateOf(target).element, dataName(String(key)));
    return true;
  },
  ownKeys: target =>
    stateOf(target)
      .element.getAttributeNames()
      .filter(name => name.startsWith('data-'))
      .map(dataKey),
  getOwnPropertyDescriptor(target, key) {
    const value = typeof key === 'string' ? attrValue(stateOf(target).element, dataName(key)) : null;
    return value === null ? undefined : { value, writable: true, enumerable: true, configurable: true };
  },
  defineProperty(target, key, descriptor) {
    setPlain(stateOf(target).element, dataName(String(key)), descriptor.value);
    return true;
  },
};
function datasetOf(element) {
  const state = stateOf(element);
  if (!state.dataset) {
    const target = make('DOMStringMap', { element });
    state.dataset = new Proxy(target, datasetHandler);
    setState(state.dataset, stateOf(target));
  }
  return state.dataset;
}

implement(
  'DOMRectReadOnly',
  {
    get x() {
      return stateOf(this).x;
    },
    get y() {
      return stateOf(this).y;
    },
    get width() {
      return stateOf(this).width;
    },
    get height() {
      return stateOf(this).height;
    },
    get left() {
      return Math.min(stateOf(this).x, stateOf(this).x + stateOf(this).width);
    },
    get top() {
      return Math.min(stateOf(this).y, stateOf(this).y + stateOf(this).height);
    },
    get right() {
      return Math.max(stateOf(this).x, stateOf(this).x + stateOf(this).width);
    },
    get bottom() {
      return Math.max(stateOf(this).y, stateOf(this).y + stateOf(this).height);
    },
    toJSON() {
      const { x, y, width, height, top, right, bottom, left } = this;
      return { x, y, width, height, top, right, bottom, left };
    },
  },
  { construct: (args, prototype) => rectFrom(args, 'DOMRectReadOnly', prototype) },
);
implement(
  'DOMRect',
  {
    get x() {
      return stateOf(this).x;
    },
    set x(value) {
      stateOf(this).x = Number(value);
    },
    get y() {
      return stateOf(this).y;
    },
    set y(value) {
      stateOf(this).y = Number(value);
    },
    get width() {
      return stateOf(this).width;
    },
    set width(value) {
      stateOf(this).width = Number(value);
    },
    get height() {
      return stateOf(this).height;
    },
    set height(value) {
      stateOf(this).height = Number(value);
    },
  },
  { construct: (args, prototype) => rectFrom(args, 'DOMRect', prototype) },
);
function rectFrom(args, type, prototype) {
  const [x, y, width, height] = [0, 1, 2, 3].map(i => (args[i] === undefined ? 0 : Number(args[i])));
  return make(type, { x, y, width, height }, prototype);
}
