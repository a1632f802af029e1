// What the language's own objects need so that they look as V8 has them, and what the other files use of them, taken before any script can change it.
const realm = globalThis;
// The page may replace any of these; this environment keeps using the realm's own.
const {
  Array, ArrayBuffer, BigInt, Boolean, DataView, Date, Error, Float32Array, Function, Int32Array, JSON, Map, Math, Number, Object, Promise, Proxy,
  RangeError, Reflect, RegExp, Set, String, Symbol, TypeError, Uint16Array, Uint32Array, Uint8Array, Uint8ClampedArray, WeakMap,
  decodeURIComponent, encodeURIComponent, parseInt,
} = realm;
const { apply, ownKeys, construct: constructor, getOwnPropertyDescriptor, defineProperty, setPrototypeOf, getPrototypeOf } = Reflect;
const { create, freeze } = Object;
// How scripts of this realm see the global object; a machine may replace both functions with the first lazy name.
const asked = { describe: getOwnPropertyDescriptor, list: ownKeys };
const global = host.guardsGlobal ? guarded(realm) : realm;
const undefinedAsGlobal = self => (self === undefined || self === null ? global : self);
const hasOwn = (object, key) => getOwnPropertyDescriptor(object, key) !== undefined;
const reportGap = host.reportGap
  ? (target, member) => {
      host.reportGap(target, member);
    }
  : null;
/** For a machine without lazy properties: an accessor, until the value is asked for or replaced. */
const defineLazy =
  host.defineLazy ??
  ((target, name, factory, isIndex = false) => {
    const settle = value => {
      defineProperty(target, name, { value, writable: !isIndex, enumerable: isIndex, configurable: true });
    };
    const get = () => (settle(factory(name)), target[name]);
    defineProperty(target, name, { get, set: isIndex ? undefined : settle, enumerable: isIndex, configurable: true });
  });
/** A member that `build(owner, text)` describes: made when a script first asks for it, where the machine can do that. */
const defineLazyMember = host.defineLazyMember ?? ((target, name, isAccessor, build, owner, text) => defineProperty(target, name, build(owner, text)));
const isObject = value => (typeof value === 'object' && value !== null) || typeof value === 'function';
// What the realms of one page share: a frame's objects are known in its parent, its timers run with the parent's, and all count the changes of trees.
const shared = host.frame?.shared ?? { nativeTexts: new WeakMap(), originals: new WeakMap(), states: new WeakMap(), changes: 0 };
const { nativeTexts, originals } = shared;
const textOf = WeakMap.prototype.get.bind(nativeTexts);
const markNative = WeakMap.prototype.set.bind(nativeTexts);
const originalOf = WeakMap.prototype.get.bind(originals);
const keepOriginal = WeakMap.prototype.set.bind(originals);
const none = freeze([]);
const sourceOf = Function.prototype.toString;
const { indexOf, slice, split } = String.prototype;
const parts = (text, separator) => apply(split, text, [separator]);
const promiseOf = value => Promise.resolve(value);
const then = Promise.prototype.then;
const microtask = (resolved => callback => {
  apply(then, resolved, [callback]);
})(Promise.resolve());

/** The global object for other realms, where the machine lets none of them touch the real one (V8 does not). */
function guarded(object) {
  const { get, set, has, deleteProperty } = Reflect;
  const target = {};
  // A proxy must show on its target what it calls not configurable.
  const described = key => {
    const descriptor = asked.describe(object, key);
    if (descriptor && !descriptor.configurable) defineProperty(target, key, descriptor);
    return descriptor;
  };
  const proxy = new Proxy(target, {
    get: (_, key) => get(object, key, proxy),
    set: (_, key, value) => set(object, key, value, proxy),
    has: (_, key) => has(object, key),
    deleteProperty: (_, key) => deleteProperty(object, key),
    getOwnPropertyDescriptor: (_, key) => described(key),
    defineProperty(_, key, descriptor) {
      const done = defineProperty(object, key, descriptor);
      described(key);
      return done;
    },
    ownKeys: () => asked.list(object),
    getPrototypeOf: () => getPrototypeOf(object),
    setPrototypeOf: (_, prototype) => setPrototypeOf(object, prototype),
    preventExtensions: () => false,
  });
  return proxy;
}

/** In a guarded realm: code is made from text as if the machine had entered the realm itself, and sees the guarded object and not the real one. */
function guardCode() {
  const evaluate = eval;
  const shown = value => (value === realm ? global : value);
  const entered = work => {
    let value, error;
    let failed = false;
    host.enter(() => {
      try {
        value = work();
      } catch (thrown) {
        failed = true;
        error = thrown;
      }
    });
    if (failed) throw error;
    return value;
  };
  const withGlobal = { apply: (target, self, args) => shown(apply(target, undefinedAsGlobal(self), args)) };
  const make = target => (args, newTarget) => {
    const code = entered(() => constructor(target, args, newTarget));
    const proxy = new Proxy(code, withGlobal);
    keepOriginal(proxy, code);
    return proxy;
  };
  hide(
    realm,
    'eval',
    method('eval', 1, text => shown(entered(() => evaluate(text)))),
  );
  // The functions of this environment have the original as their constructor too, by its prototype.
  for (const original of [Function, getPrototypeOf(async () => {}).constructor, getPrototypeOf(function* () {}).constructor]) {
    const made = make(original);
    const replaced = new Proxy(original, { apply: (_, self, args) => made(args, original), construct: (_, args, newTarget) => made(args, newTarget) });
    markNative(replaced, original.name);
    defineProperty(original.prototype, 'constructor', { value: replaced });
    if (original === Function) hide(realm, 'Function', replaced);
  }
}

/** Makes a function of this environment look like one of the browser's own. */
function asNative(fn, name, length) {
  if (fn.length !== length) defineProperty(fn, 'length', { value: length, writable: false, enumerable: false, configurable: true });
  if (fn.name !== name) defineProperty(fn, 'name', { value: name, writable: false, enumerable: false, configurable: true });
  markNative(fn, name);
  return fn;
}

function hide(object, name, value) {
  defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
  return value;
}

/** A function without a prototype of its own, as methods are. */
const method = (name, length, body) =>
  asNative(
    {
      method(...args) {
        return apply(body, this, args);
      },
    }.method,
    name,
    length,
  );

hide(
  Function.prototype,
  'toString',
  asNative(
    {
      toString() {
        const name = typeof this === 'function' ? textOf(this) : undefined;
        return name === undefined ? apply(sourceOf, (typeof this === 'function' && originalOf(this)) || this, []) : 'function ' + name + '() { [native code] }';
      },
    }.toString,
    'toString',
    0,
  ),
);

// Jint asks an error's prototype for its name and message as if it were the error itself, which a getter on that prototype cannot answer.
const probe = create(
  create(Error.prototype, {
    name: {
      get() {
        return this === probe ? 'own' : '';
      },
    },
  }),
);
if (apply(Error.prototype.toString, probe, []) !== 'own') {
  hide(
    Error.prototype,
    'toString',
    method('toString', 0, function () {
      if (!isObject(this)) throw new TypeError("Error.prototype.toString requires that 'this' be a JSReceiver");
      const name = this.name === undefined ? 'Error' : String(this.name),
        message = this.message === undefined ? '' : String(this.message);
      return name === '' ? message : message === '' ? name : name + ': ' + message;
    }),
  );
}
const errorText = Error.prototype.toString;

// Jint's stack lacks the line that V8 begins with, and Error lacks V8's own members.
const engineStack = getOwnPropertyDescriptor(Error.prototype, 'stack');
if (engineStack && engineStack.get) {
  // Jint reads the stack in every frame that an error passes: built each time, its text would cost the square of the depth.
  const stacks = new WeakMap();
  const knownStack = WeakMap.prototype.get.bind(stacks);
  const keepStack = WeakMap.prototype.set.bind(stacks);
  const forgetStack = WeakMap.prototype.delete.bind(stacks);
  const { get: getStack, set: setStack } = getOwnPropertyDescriptor(
    {
      get stack() {
        const known = knownStack(this);
        if (known !== undefined) return known;
        const frames = apply(engineStack.get, this, []);
        if (frames === undefined) return frames;
        const head = apply(errorText, this, []);
        const text = String(frames);
        const stack = apply(indexOf, text, [head]) === 0 ? text : head + (text ? '\n' + text : '');
        if (isObject(this)) keepStack(this, stack);
        return stack;
      },
      set stack(value) {
        forgetStack(this);
        apply(engineStack.set, this, [value]);
      },
    },
    'stack',
  );
  defineProperty(Error.prototype, 'stack', {
    configurable: true,
    enumerable: false,
    set: asNative(setStack, 'stack', 1),
    get: asNative(getStack, 'stack', 0),
  });
}
if (!Error.captureStackTrace) {
  hide(
    Error,
    'captureStackTrace',
    method('captureStackTrace', 2, function (target) {
      if (!isObject(target)) throw new TypeError('Invalid argument');
      hide(target, 'stack', apply(errorText, target, []));
    }),
  );
}
if (!hasOwn(Error, 'stackTraceLimit')) defineProperty(Error, 'stackTraceLimit', { value: 10, writable: true, enumerable: true, configurable: true });
if (realm !== global) guardCode();
