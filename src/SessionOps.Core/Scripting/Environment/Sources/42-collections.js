// Lists that follow the tree, indexed and named as the browser's exotic objects are.
const listHandler = {
  get(target, key, receiver) {
    if (typeof key === 'string') {
      const state = stateOf(target);
      const index = indexOfKey(key);
      if (index >= 0) return state.items()[index];
      if (state.named && !(key in target)) {
        const found = state.named(key);
        if (found !== undefined) return found;
      }
    }
    return Reflect.get(target, key, receiver);
  },
  has(target, key) {
    return this.getOwnPropertyDescriptor(target, key) !== undefined || Reflect.has(target, key);
  },
  getOwnPropertyDescriptor(target, key) {
    if (typeof key === 'string') {
      const state = stateOf(target);
      const index = indexOfKey(key);
      if (index >= 0) {
        const value = state.items()[index];
        return value === undefined ? undefined : { value, writable: false, enumerable: true, configurable: true };
      }
      if (state.named && !(key in target)) {
        const value = state.named(key);
        if (value !== undefined) return { value, writable: false, enumerable: state.namesEnumerable === true, configurable: true };
      }
    }
    return getOwnPropertyDescriptor(target, key);
  },
  ownKeys(target) {
    const state = stateOf(target);
    const keys = state.items().map((_, index) => String(index));
    if (state.names) for (const name of state.names()) if (!keys.includes(name)) keys.push(name);
    return keys.concat(ownKeys(target));
  },
  defineProperty(target, key, descriptor) {
    return typeof key === 'string' && indexOfKey(key) >= 0 ? false : defineProperty(target, key, descriptor);
  },
  deleteProperty(target, key) {
    return typeof key === 'string' && indexOfKey(key) >= 0 ? indexOfKey(key) >= stateOf(target).items().length : Reflect.deleteProperty(target, key);
  },
};
listHandler.set = (target, key, value, receiver) =>
  typeof key === 'string' && indexOfKey(key) >= 0 ? false : Reflect.set(target, key, value, receiver === stateOf(target).proxy ? target : receiver);

function indexOfKey(key) {
  const code = key.charCodeAt(0);
  if (code < 48 || code > 57) return -1;
  const index = key >>> 0;
  return String(index) === key ? index : -1;
}

/** A list whose items are asked for each time; `fields` may add `named` and `names`. */
function liveList(type, items, fields) {
  const target = make(type, { items, ...fields });
  const state = stateOf(target);
  const proxy = new Proxy(target, listHandler);
  state.proxy = proxy;
  setState(proxy, state);
  return proxy;
}

for (const name of [
  'NodeList',
  'HTMLCollection',
  'PluginArray',
  'MimeTypeArray',
  'Plugin',
  'StyleSheetList',
  'DOMStringList',
  'NamedNodeMap',
  'FileList',
  'CSSRuleList',
  'HTMLOptionsCollection',
  'HTMLAllCollection',
  'DOMRectList',
  'RadioNodeList',
  'HTMLFormControlsCollection',
  'TouchList',
]) {
  if (table.interfaces[name] === undefined) continue;
  const own = table.interfaces[name].split('|')[4];
  if (/(^| )rlength:/.test(own))
    implement(name, {
      get length() {
        return stateOf(this).items?.().length ?? 0;
      },
    });
  if (/(^| )fitem\//.test(own))
    implement(name, {
      item(index) {
        return stateOf(this).items?.()[index >>> 0] ?? null;
      },
    });
  if (/(^| )fnamedItem\//.test(own))
    implement(name, {
      namedItem(key) {
        return stateOf(this).named?.(String(key)) ?? null;
      },
    });
}
implement('DOMStringList', {
  contains(text) {
    return stateOf(this).items().includes(String(text));
  },
});

function elementNames(items) {
  return {
    named: key => items().find(element => attrValue(element, 'id') === key || attrValue(element, 'name') === key),
    names: () => [
      ...new Set(
        items()
          .flatMap(element => [attrValue(element, 'id'), attrValue(element, 'name')])
          .filter(Boolean),
      ),
    ],
  };
}
const elementList = items => liveList('HTMLCollection', items, elementNames(items));

function descendants(node, accept) {
  const found = [];
  const visit = parent => {
    for (const child of childrenOf(parent))
      if (stateOf(child).nodeType === 1) {
        if (accept(child, stateOf(child))) found.push(child);
        visit(child);
      }
  };
  visit(node);
  return found;
}

const byTagName = (node, name) => {
  const lower = name.toLowerCase();
  return elementList(() => descendants(node, (_, state) => name === '*' || qualified(state) === (state.ns === HTML ? lower : name)));
};
const byTagNameNS = (node, ns, local) =>
  elementList(() => descendants(node, (_, state) => (ns === '*' || state.ns === (ns || null)) && (local === '*' || state.local === local)));
const byClassName = (node, names) => {
  const wanted = tokens(names);
  return elementList(() =>
    wanted.length === 0
      ? []
      : descendants(node, element => {
          const has = tokens(attrValue(element, 'class') ?? '');
          return wanted.every(name => has.includes(name));
        }),
  );
};
const tokens = text => text.split(/[\t\n\f\r ]+/).filter(Boolean);
