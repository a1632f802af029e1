// Turns the table into interface objects, each when it is first asked for, with the members that the files after this one implement.
const { states } = shared;
const stateOf = WeakMap.prototype.get.bind(states);
const setState = WeakMap.prototype.set.bind(states);
const implementations = create(null);
const interfaces = create(null);
const lineages = create(null);

/**
 * Implements members of an interface: `members` as an object literal (getters, setters, methods), and how `new` makes one. What is in `whole` is put on the
 * prototype as it is, checks and all: scripts ask for a few members thousands of times.
 */
function implement(name, members, options) {
  const known = implementations[name] ?? (implementations[name] = { members: [], statics: [], whole: [], construct: undefined, made: undefined });
  known.members.push(members);
  if (options?.statics) known.statics.push(options.statics);
  if (options?.whole) known.whole.push(options.whole);
  if (options?.construct) known.construct = options.construct;
  if (options?.made) known.made = options.made;
}

const late = create(null);
/** Leaves the calls of `implement` for some interfaces to `build`, which is called once, when the first of them is asked for. */
function implementLate(names, build) {
  const once = () => {
    for (const name of parts(names, ' ')) delete late[name];
    build();
  };
  for (const name of parts(names, ' ')) late[name] = once;
}

/** The descriptor of what implements a member, as the last call of `implement` has it. */
function implemented(name, part, key) {
  const sources = implementations[name]?.[part] ?? none;
  for (let i = sources.length - 1; i >= 0; i--) {
    const descriptor = getOwnPropertyDescriptor(sources[i], key);
    if (descriptor) return descriptor;
  }
  return undefined;
}

/** An interface and those it inherits from, most derived first. */
function lineage(name) {
  if (lineages[name]) return lineages[name];
  const list = create(null);
  for (let level = name; level && table.interfaces[level] !== undefined; level = parts(table.interfaces[level], '|')[0]) list[level] = true;
  return (lineages[name] = list);
}
const isA = (state, name) => state !== undefined && state.lineage[name] === true;
const isInstance = (value, name) => isA(stateOf(value), name);
function branded(self, owner) {
  const state = stateOf(self);
  if (state === undefined || state.lineage[owner] !== true) throw invocationError();
  return self;
}

function invocationError() {
  return new TypeError('Illegal invocation');
}
function executionError(member, owner, text) {
  return new TypeError(`Failed to execute '${member}' on '${owner}': ${text}`);
}
function tooFew(needed, given) {
  return `${needed} argument${needed === 1 ? '' : 's'} required, but only ${given} present.`;
}

/** Makes an object of an interface. */
function make(type, fields, prototype) {
  const object = create(prototype ?? interfaceOf(type).prototype);
  return adopt(object, type, fields);
}
function adopt(object, type, fields) {
  const state = fields ?? {};
  state.type = type;
  state.slots ??= null;
  state.lineage = lineage(type);
  setState(object, state);
  const made = implementations[type]?.made;
  if (made) made(object, state);
  return object;
}

function domException(message, name) {
  const object = make('DOMException', { message, name });
  Error.captureStackTrace(object);
  return object;
}

function interfaceOf(name) {
  return interfaces[name] ?? (table.interfaces[name] === undefined ? undefined : buildInterface(name));
}

function buildInterface(name) {
  late[name]?.();
  const [parent, length, flags, statics, members] = parts(table.interfaces[name], '|');
  const parentConstructor = parent === 'Error' ? Error : parent ? interfaceOf(parent) : undefined;
  const fn = constructorOf(name, Number(length), flags[0] === 'N', implementations[name]?.construct ?? constructEventOf(name));
  interfaces[name] = fn;
  if (parentConstructor && parent !== 'Error') setPrototypeOf(fn, parentConstructor);
  const prototype = parent ? create(parentConstructor.prototype) : {};
  defineProperty(fn, 'prototype', { value: prototype, writable: false, enumerable: false, configurable: false });
  if (statics) for (const text of parts(statics, ' ')) defineStatic(fn, name, text);
  let hasConstructor = false;
  if (members) {
    for (const text of parts(members, ' ')) {
      if (text === 'k') {
        hide(prototype, 'constructor', fn);
        hasConstructor = true;
      } else if (text[1] !== '@') defineMember(prototype, name, text);
    }
  }
  if (!hasConstructor && flags[0] !== 'H') hide(prototype, 'constructor', fn);
  defineProperty(prototype, Symbol.toStringTag, { value: name, writable: false, enumerable: false, configurable: true });
  // Symbols come after the tag in the browser's order.
  if (members && apply(indexOf, members, ['@@']) >= 0) for (const text of parts(members, ' ')) if (text[1] === '@') defineMember(prototype, name, text);
  return fn;
}

function constructorOf(name, length, illegal, construct) {
  const fn = function (...args) {
    if (illegal) throw new TypeError(new.target ? `Failed to construct '${name}': Illegal constructor` : 'Illegal constructor');
    if (new.target === undefined)
      throw new TypeError(`Failed to construct '${name}': Please use the 'new' operator, this DOM object constructor cannot be called as a function.`);
    if (args.length < length) throw new TypeError(`Failed to construct '${name}': ${tooFew(length, args.length)}`);
    const prototype = new.target === fn ? fn.prototype : isObject(new.target.prototype) ? new.target.prototype : fn.prototype;
    if (construct) return construct(args, prototype, new.target);
    if (isIllegalElement(name)) throw new TypeError(`Failed to construct '${name}': Illegal constructor`);
    if (reportGap) reportGap(name, 'constructor');
    return make(name, {}, prototype);
  };
  return asNative(fn, name, length);
}
// Elements are made by documents; their constructors serve custom elements only.
function isIllegalElement(name) {
  return lineage(name).Element === true;
}

const unusual = {
  __proto__: null,
  '@@iterator': Symbol.iterator,
  '@@asyncIterator': Symbol.asyncIterator,
  '@@toPrimitive': Symbol.toPrimitive,
  '@@hasInstance': Symbol.hasInstance,
};

function parseToken(text) {
  const kind = text[0];
  const end = apply(indexOf, text, [kind === 'f' ? '/' : kind === 'c' ? '=' : ':']);
  return { kind, name: apply(slice, text, [1, end]), rest: apply(slice, text, [end + 1]) };
}

function defineStatic(fn, owner, text) {
  const { kind, name, rest } = parseToken(text);
  const own = implemented(owner, 'statics', name);
  if (kind === 'c') return defineConstant(fn, name, rest);
  if (kind === 'f') {
    const [length, result] = parts(rest, ':');
    const body = own?.value ?? placeholder(owner, name, result);
    defineProperty(fn, name, {
      value: operation(owner, name, Number(length), body, true, result === 'p'),
      writable: true,
      enumerable: true,
      configurable: true,
    });
    return;
  }
  const get = own?.get ?? (() => initial(owner, name, rest, create(null)));
  defineProperty(fn, name, {
    get: asNative(
      getOwnPropertyDescriptor(
        {
          get [name]() {
            return apply(get, this, []);
          },
        },
        name,
      ).get,
      'get ' + name,
      0,
    ),
    set: undefined,
    enumerable: true,
    configurable: true,
  });
}

const unscopable = {
  Element: 'after append before prepend remove replaceChildren replaceWith slot',
  DocumentType: 'after before remove replaceWith',
  CharacterData: 'after before remove replaceWith',
  Document: 'append fullscreen prepend replaceChildren',
  DocumentFragment: 'append prepend replaceChildren',
};

function defineConstant(target, name, rest, owner) {
  if (name === '@@unscopables') {
    const value = create(null);
    for (const member of parts(unscopable[owner], ' ')) value[member] = true;
    defineProperty(target, Symbol.unscopables, { value, writable: false, enumerable: false, configurable: true });
    return;
  }
  defineProperty(target, name, { value: JSON.parse(rest), writable: false, enumerable: true, configurable: false });
}

const arrayIteration = {
  __proto__: null,
  '@@iterator': Array.prototype.values,
  values: Array.prototype.values,
  keys: Array.prototype.keys,
  entries: Array.prototype.entries,
  forEach: Array.prototype.forEach,
};
const iterableLists = { __proto__: null, NodeList: true, DOMTokenList: true };

function defineMember(prototype, owner, text) {
  const { kind, name, rest } = parseToken(text);
  const whole = implemented(owner, 'whole', name);
  if (whole) {
    markNative(whole.value ?? whole.get, whole.value ? name : 'get ' + name);
    defineProperty(prototype, name, whole);
    return;
  }
  if (kind === 'c') return defineConstant(prototype, name, rest, owner);
  if (kind === 'f') {
    const key = unusual[name] ?? name;
    const enumerable = typeof key === 'string';
    const alias = parts(rest, '>')[1];
    const shared =
      alias && hasOwn(prototype, alias) ? prototype[alias] : iterableLists[owner] || name === '@@iterator' ? arrayIteration[name] : undefined;
    if (shared && !implemented(owner, 'members', key)) {
      defineProperty(prototype, key, { value: shared, writable: true, enumerable, configurable: true });
      return;
    }
    if (typeof key === 'string') defineLazyMember(prototype, key, false, operationMember, owner, text);
    else defineProperty(prototype, key, operationMember(owner, text));
    return;
  }
  defineLazyMember(prototype, name, true, attributeMember, owner, text);
}

function operationMember(owner, text) {
  const { name, rest } = parseToken(text);
  const key = unusual[name] ?? name;
  const [signature, alias] = parts(rest, '>');
  const [length, result] = parts(signature, ':');
  const body = implemented(owner, 'members', key)?.value ?? placeholder(owner, name, result);
  return {
    value: operation(owner, alias ?? name, Number(length), body, false, result === 'p'),
    writable: true,
    enumerable: typeof key === 'string',
    configurable: true,
  };
}

function attributeMember(owner, text) {
  const { kind, name, rest } = parseToken(text);
  return accessor(owner, kind, name, rest, implemented(owner, 'members', unusual[name] ?? name), false);
}

/** The first brand check of an operation; a promise-returning one rejects where another throws. */
function operation(owner, name, length, body, isStatic, asynchronous) {
  const isGlobal = owner === 'EventTarget' || owner === 'Window';
  const fn = {
    [name](...args) {
      const self = isGlobal ? undefinedAsGlobal(this) : this;
      if (!isStatic && !isInstance(self, owner)) {
        if (asynchronous) return Promise.reject(new TypeError(`Failed to execute '${name}' on '${owner}': Illegal invocation`));
        throw invocationError();
      }
      if (args.length < length) {
        const error = executionError(name, owner, tooFew(length, args.length));
        if (asynchronous) return Promise.reject(error);
        throw error;
      }
      return apply(body, self, args);
    },
  }[name];
  if (length !== 0) defineProperty(fn, 'length', { value: length, writable: false, enumerable: false, configurable: true });
  markNative(fn, name);
  return fn;
}

/** What stands in for an operation that nothing implements: it is reported, and answers in the shape of its type. */
function placeholder(owner, name, result) {
  return function () {
    if (reportGap) reportGap(owner, name);
    return result === undefined ? undefined : result === 'p' ? new Promise(() => {}) : initial(owner, name, result, create(null));
  };
}

// A page begins with a thousand of these and few are ever used: what one does is worked out when it is first asked to.
function accessor(owner, kind, name, rest, own, isGlobal) {
  let get = own?.get,
    set = own?.set;
  const descriptor = getOwnPropertyDescriptor(
    kind === 'r'
      ? {
          get [name]() {
            return apply((get ??= getterOf(owner, name, rest, own)), branded(isGlobal ? undefinedAsGlobal(this) : this, owner), none);
          },
        }
      : {
          get [name]() {
            return apply((get ??= getterOf(owner, name, rest, own)), branded(isGlobal ? undefinedAsGlobal(this) : this, owner), none);
          },
          set [name](value) {
            apply((set ??= own ? () => {} : setterOf(name, rest, isGlobal)), branded(isGlobal ? undefinedAsGlobal(this) : this, owner), [value]);
          },
        },
    name,
  );
  if (lenientHandlers.test(name) && !isGlobal && owner !== 'XMLHttpRequest') makeLenient(descriptor, owner, name);
  markNative(descriptor.get, 'get ' + name);
  if (descriptor.set) markNative(descriptor.set, 'set ' + name);
  return descriptor;
}
// HTML's [LegacyLenientThis]: on an object of another kind these do nothing instead of throwing.
const lenientHandlers = /^on(mouseenter|mouseleave|readystatechange)$/;
function makeLenient(descriptor, owner, name) {
  const { get, set } = descriptor;
  const { get: lenientGet, set: lenientSet } = getOwnPropertyDescriptor(
    {
      get [name]() {
        return isInstance(this, owner) ? apply(get, this, none) : undefined;
      },
      set [name](value) {
        if (isInstance(this, owner)) apply(set, this, [value]);
      },
    },
    name,
  );
  descriptor.get = lenientGet;
  descriptor.set = lenientSet;
}

/** A getter or setter of an attribute that nothing implements, by its description in the table. */
function getterOf(owner, name, rest, own) {
  const [described, attribute] = parts(rest, '~');
  const [type] = parts(described, '^');
  return attribute && !own ? reflectGet(attribute, type) : slotGet(owner, name, type);
}
function setterOf(name, rest, isGlobal) {
  const [described, attribute] = parts(rest, '~');
  const [type, conversion] = parts(described, '^');
  return attribute ? reflectSet(attribute, type) : slotSet(name, type, conversion, isGlobal);
}

function slotGet(owner, name, type) {
  const unverified = type[0] === '?';
  const code = unverified ? type.slice(1) : type;
  return function () {
    const state = stateOf(this);
    const slots = state.slots ?? (state.slots = create(null));
    if (name in slots) return slots[name];
    if (unverified && reportGap) reportGap(owner, name);
    return initial(owner, name, code, slots);
  };
}

function slotSet(name, type, conversion, isGlobal) {
  return function (value) {
    const state = stateOf(this);
    const slots = state.slots ?? (state.slots = create(null));
    if (type === 'h') {
      setHandler(this, state, name, value);
    } else if (isGlobal && !conversion) {
      // A replaceable attribute of the window becomes a property of its own.
      defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    } else {
      slots[name] = converted(value, conversion);
    }
  };
}

function converted(value, conversion) {
  switch (conversion) {
    case 's':
      return String(value);
    case 't':
      return value === null ? '' : String(value);
    case 'z':
      return value === null || value === undefined ? null : String(value);
    case 'b':
      return Boolean(value);
    case 'n':
      return Number(value);
    case 'i':
      return Math.trunc(Number(value)) || 0;
    default:
      return value;
  }
}

/** The value of an attribute that nothing has set, by its code in the table. */
function initial(owner, name, code, slots) {
  switch (code[0]) {
    case 's':
      return '';
    case 'b':
      return false;
    case 't':
      return true;
    case 'n':
      return 0;
    case 'z':
    case 'h':
      return null;
    case '#':
      return Number(code.slice(1));
    case '=':
      return JSON.parse(code.slice(1));
    case 'p':
      return (slots[name] = new Promise(() => {}));
    case 'a':
      return (slots[name] = freeze([]));
    case 'o': {
      const type = code.slice(1);
      // What such a promise waits for does not happen on this page.
      if (type === 'Promise') return (slots[name] = new Promise(() => {}));
      return (slots[name] = type === 'Array' ? freeze([]) : table.interfaces[type] === undefined ? {} : make(type));
    }
    default:
      return undefined;
  }
}
