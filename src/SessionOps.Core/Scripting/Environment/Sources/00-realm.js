// What the language's own objects need so that they look as V8 has them, and what the other files use of them, taken before any script can change it.
const global = globalThis;
const { apply, ownKeys, construct: constructor, getOwnPropertyDescriptor, defineProperty, setPrototypeOf, getPrototypeOf } = Reflect;
const { create, freeze } = Object;
const undefinedAsGlobal = self => (self === undefined || self === null ? global : self);
const hasOwn = (object, key) => getOwnPropertyDescriptor(object, key) !== undefined;
const reportGap = host.reportGap
  ? (target, member) => {
      host.reportGap(target, member);
    }
  : null;
const isObject = value => (typeof value === 'object' && value !== null) || typeof value === 'function';
const nativeTexts = new WeakMap();
const textOf = WeakMap.prototype.get.bind(nativeTexts);
const markNative = WeakMap.prototype.set.bind(nativeTexts);
const none = freeze([]);
const sourceOf = Function.prototype.toString;
const promiseOf = value => Promise.resolve(value);
const microtask = (resolved => callback => {
  resolved.then(callback);
})(Promise.resolve());
const then = Promise.prototype.then;

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
        return name === undefined ? apply(sourceOf, this, []) : 'function ' + name + '() { [native code] }';
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
  // Jint reads the stack in every frame that an error passes: made anew each time, its text costs the square of the depth.
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
        const stack = text.indexOf(head) === 0 ? text : head + (text ? '\n' + text : '');
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
