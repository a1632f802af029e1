// What V8 needs before any other script: no enumeration of the window's names meets ClearScript's own global, which cannot be deleted;
// and the completion value, which puts defineLazy(target, name, factory, isIndex) beside the services. V8 lets no embedder of ClearScript
// define a lazy data property, so it is an accessor until somebody reads it or asks for its descriptor.
(hidden => {
  const { Array, Map, Object, Proxy, Reflect, WeakMap } = globalThis;
  const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect, { filter, includes } = Array.prototype;
  const { get, set } = WeakMap.prototype, { get: take, set: put, delete: drop, forEach } = Map.prototype;
  const waiting = new WeakMap();
  const replace = (owner, name, around) => {
    owner[name] = new Proxy(owner[name], { apply: around });
  };
  const settle = (target, name) => {
    const names = apply(get, waiting, [target]);
    const lazy = names && apply(take, names, [name]);
    if (!lazy) return;
    apply(drop, names, [name]);
    // A script may have deleted or redefined it meanwhile.
    const current = getOwnPropertyDescriptor(target, name);
    if (current && current.get === lazy.get)
      defineProperty(target, name, { value: lazy.factory(name), writable: !lazy.isIndex, enumerable: lazy.isIndex, configurable: true });
  };
  const settled = (native, self, args) => {
    if (typeof args[0] === 'object' && args[0] !== null) settle(args[0], args[1]);
    return apply(native, self, args);
  };
  const withoutHidden = (native, self, args) => {
    const keys = apply(native, self, args);
    return apply(includes, keys, [hidden]) ? apply(filter, keys, [key => key !== hidden]) : keys;
  };
  // Not before the first lazy name: the environment keeps the engine's own functions for itself.
  const askFirst = () => {
    replace(Object, 'getOwnPropertyDescriptor', settled);
    replace(Reflect, 'getOwnPropertyDescriptor', settled);
    replace(Object, 'getOwnPropertyDescriptors', (native, self, args) => {
      const names = apply(get, waiting, [args[0]]);
      if (names) apply(forEach, names, [(lazy, name) => settle(args[0], name)]);
      const descriptors = apply(native, self, args);
      delete descriptors[hidden];
      return descriptors;
    });
    replace(Object, 'getOwnPropertyNames', withoutHidden);
    replace(Reflect, 'ownKeys', withoutHidden);
  };
  let first = true;
  const defineLazy = (target, name, factory, isIndex = false) => {
    if (first) askFirst();
    first = false;
    const accessor = {
      get: () => (settle(target, name), target[name]),
      set: isIndex ? undefined : value => { defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true }); },
      enumerable: isIndex,
      configurable: true,
      factory,
      isIndex,
    };
    let names = apply(get, waiting, [target]);
    if (!names) apply(set, waiting, [target, names = new Map()]);
    apply(put, names, [name, accessor]);
    defineProperty(target, name, accessor);
  };
  return (now, pause, randomHex, draw, compute, reportGap, renderAudio, openRealm) => ({ now, pause, randomHex, draw, compute, reportGap, renderAudio, defineLazy, openRealm });
})('EngineInternal')
