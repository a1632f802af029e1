// Puts the names on the global object, in the browser's order, and takes away those that no browser has.
const readyGlobals = create(null);

readyGlobals.console = (() => {
  const object = {};
  const lengths = { createTask: 1, context: 0 };
  for (const name of 'debug error info log warn dir dirxml table trace group groupCollapsed groupEnd clear count countReset assert profile profileEnd time timeLog timeEnd timeStamp context createTask'.split(
    ' ',
  ))
    object[name] = method(name, lengths[name] ?? 0, () => undefined);
  object.memory = undefined;
  defineProperty(object, 'memory', {
    get: asNative(() => make('MemoryInfo'), 'get memory', 0),
    set: asNative(() => {}, 'set memory', 0),
    enumerable: true,
    configurable: true,
  });
  defineProperty(object, Symbol.toStringTag, { value: 'console', configurable: true });
  return object;
})();
readyGlobals.chrome = (() => {
  const at = offset => (host.timeOrigin + offset) / 1000;
  const object = {};
  const state = { DISABLED: 'disabled', INSTALLED: 'installed', NOT_INSTALLED: 'not_installed' };
  object.loadTimes = method('', 0, () => ({
    requestTime: at(3.8),
    startLoadTime: at(3.8),
    commitLoadTime: at(9),
    finishDocumentLoadTime: at(49),
    finishLoadTime: at(49.5),
    firstPaintTime: at(52),
    firstPaintAfterLoadTime: 0,
    navigationType: 'Other',
    wasFetchedViaSpdy: true,
    wasNpnNegotiated: true,
    npnNegotiatedProtocol: 'h2',
    wasAlternateProtocolAvailable: false,
    connectionInfo: 'h2',
  }));
  object.csi = method('', 0, () => ({ startE: Math.floor(host.timeOrigin), onloadT: Math.floor(host.timeOrigin + 49.5), pageT: sinceStart(), tran: 15 }));
  object.app = {
    isInstalled: false,
    getDetails: method('getDetails', 0, () => null),
    getIsInstalled: method('getIsInstalled', 0, () => false),
    installState: method('installState', 0, callback => callback('not_installed')),
    runningState: method('runningState', 0, () => 'cannot_run'),
    InstallState: state,
    RunningState: { CANNOT_RUN: 'cannot_run', READY_TO_RUN: 'ready_to_run', RUNNING: 'running' },
  };
  return object;
})();
readyGlobals.CSS = (() => {
  const object = {};
  const escape = text =>
    Array.from(String(text), (c, i) =>
      c === '\0'
        ? '\ufffd'
        : /[\u0001-\u001f\u007f]/.test(c) || (/\d/.test(c) && (i === 0 || (i === 1 && String(text)[0] === '-')))
          ? '\\' + c.charCodeAt(0).toString(16) + ' '
          : /[\w\u0080-\uffff-]/.test(c) && !(c === '-' && String(text) === '-')
            ? c
            : '\\' + c,
    ).join('');
  hide(object, 'escape', method('escape', 1, escape));
  hide(
    object,
    'supports',
    method('supports', 1, (name, value) =>
      value === undefined
        ? /^\(?\s*(-?[a-z-]+)\s*:/.test(name) && isStyleName(/^\(?\s*(-?[a-z-]+)\s*:/.exec(name)[1])
        : String(name).startsWith('--') || (isStyleName(String(name).toLowerCase()) && isPlausible(String(name).toLowerCase(), String(value))),
    ),
  );
  for (const name of ['escape', 'supports']) defineProperty(object, name, { enumerable: true });
  defineProperty(object, Symbol.toStringTag, { value: 'CSS', configurable: true });
  return object;
})();
for (const [name, values] of Object.entries({
  GPUBufferUsage: { MAP_READ: 1, MAP_WRITE: 2, COPY_SRC: 4, COPY_DST: 8, INDEX: 16, VERTEX: 32, UNIFORM: 64, STORAGE: 128, INDIRECT: 256, QUERY_RESOLVE: 512 },
  GPUColorWrite: { RED: 1, GREEN: 2, BLUE: 4, ALPHA: 8, ALL: 15 },
  GPUMapMode: { READ: 1, WRITE: 2 },
  GPUShaderStage: { VERTEX: 1, FRAGMENT: 2, COMPUTE: 4 },
  GPUTextureUsage: { COPY_SRC: 1, COPY_DST: 2, TEXTURE_BINDING: 4, STORAGE_BINDING: 8, RENDER_ATTACHMENT: 16 },
})) {
  const object = {};
  for (const key in values) defineProperty(object, key, { value: values[key], enumerable: true });
  defineProperty(object, Symbol.toStringTag, { value: name, configurable: true });
  readyGlobals[name] = object;
}
function nodeFilter() {
  const filter = method('NodeFilter', 0, () => {
    throw new TypeError('Illegal constructor');
  });
  const values = {
    FILTER_ACCEPT: 1,
    FILTER_REJECT: 2,
    FILTER_SKIP: 3,
    SHOW_ALL: 4294967295,
    SHOW_ELEMENT: 1,
    SHOW_ATTRIBUTE: 2,
    SHOW_TEXT: 4,
    SHOW_CDATA_SECTION: 8,
    SHOW_ENTITY_REFERENCE: 16,
    SHOW_ENTITY: 32,
    SHOW_PROCESSING_INSTRUCTION: 64,
    SHOW_COMMENT: 128,
    SHOW_DOCUMENT: 256,
    SHOW_DOCUMENT_TYPE: 512,
    SHOW_DOCUMENT_FRAGMENT: 1024,
    SHOW_NOTATION: 2048,
  };
  for (const key in values) defineProperty(filter, key, { value: values[key], enumerable: true });
  return filter;
}
function namedConstructor(name) {
  const fn = function (...args) {
    if (new.target === undefined)
      throw new TypeError(`Failed to construct '${name}': Please use the 'new' operator, this DOM object constructor cannot be called as a function.`);
    const element = makeElement(document, HTML, null, named[name]);
    if (name === 'Image') {
      if (args[0] !== undefined) setPlain(element, 'width', args[0]);
      if (args[1] !== undefined) setPlain(element, 'height', args[1]);
    }
    if (name === 'Audio') {
      setPlain(element, 'preload', 'auto');
      if (args[0] !== undefined) setPlain(element, 'src', args[0]);
    }
    if (name === 'Option') {
      if (args[0] !== undefined && args[0] !== '') insert(element, makeText(document, args[0]), null);
      if (args[1] !== undefined) setPlain(element, 'value', args[1]);
    }
    return element;
  };
  defineProperty(fn, 'prototype', { value: interfaceOf(namedTypes[name]).prototype, writable: false, enumerable: false, configurable: false });
  return asNative(fn, name, 0);
}
const namedTypes = { Option: 'HTMLOptionElement', Image: 'HTMLImageElement', Audio: 'HTMLAudioElement' };
for (const name in namedTypes) delete table.interfaces[name];

const lazily = (name, build) => defineLazy(realm, name, build);
const aliases = create(null);
const namedInterface = name => interfaceOf(aliases[name] ?? name);

adopt(global, 'Window', windowState);
if (realm !== global) {
  setState(realm, windowState);
  hide(realm, 'globalThis', global);
}
const WindowInterface = interfaceOf('Window');
const windowProperties = create(interfaceOf('EventTarget').prototype);
defineProperty(windowProperties, Symbol.toStringTag, { value: 'WindowProperties', configurable: true });
setPrototypeOf(WindowInterface.prototype, windowProperties);
setPrototypeOf(realm, WindowInterface.prototype);

// In a block, so that no scope keeps what is needed only here.
{
  const inherited = new Map();
  for (const key of ownKeys(realm)) inherited.set(key, getOwnPropertyDescriptor(realm, key));
  for (const [key, descriptor] of inherited) if (descriptor.configurable && typeof key === 'string') delete realm[key];

  for (const token of parts(table.globals, ' ')) {
    const kind = token[0],
      text = apply(slice, token, [1]);
    if (kind === 'b') {
      const descriptor = inherited.get(text);
      if (text === 'Intl') lazily('Intl', localizedIntl);
      else if (descriptor?.configurable) defineProperty(realm, text, descriptor);
    } else if (kind === 'i') {
      const [name, of] = text.split('=');
      if (of) aliases[name] = of;
      if (namedTypes[name]) lazily(name, namedConstructor);
      else if (name === 'Window' || name === 'EventTarget') hide(realm, name, interfaceOf(name));
      else lazily(name, namedInterface);
    } else if (kind === 'd') {
      const value = readyGlobals[text];
      const engineOwn = inherited.get(text);
      if (value) defineProperty(realm, text, { value, writable: true, enumerable: text === 'chrome', configurable: true });
      else if (engineOwn) defineProperty(realm, text, engineOwn);
    } else {
      const unforgeable = text.endsWith('!');
      const described = kind + (unforgeable ? text.slice(0, -1) : text);
      const { name } = parseToken(described);
      if (name === 'NodeFilter') lazily(name, nodeFilter);
      else if (unforgeable) defineProperty(realm, name, { ...windowMember('Window', described), configurable: false });
      else if (name === 'offscreenBuffering') defineProperty(realm, name, { ...windowMember('Window', described), enumerable: false });
      else defineLazyMember(realm, name, kind !== 'f', windowMember, 'Window', described);
    }
  }
}

function windowMember(owner, text) {
  const { kind, name, rest } = parseToken(text);
  if (kind === 'f') return operationMember(owner, text);
  const own = implemented(owner, 'members', name);
  const described =
    own && kind === 'w' && !own.set
      ? {
          ...own,
          set(value) {
            defineProperty(global, name, { value, writable: true, enumerable: true, configurable: true });
          },
        }
      : own;
  return accessor(owner, kind, name, rest, described, true);
}

const pageAddress = host.frame?.url ?? windowState.pageUrl;
windowState.document = buildPage(pageAddress, global, !host.frame);
windowState.location = makeLocation(pageAddress, global);
const { document } = windowState;
if (host.frame?.source) replaceAll(document.body, parseFragment(document, document.body, host.frame.source));
if (host.frame?.name) windowSlots().name = host.frame.name;
asked.describe = realm.Reflect.getOwnPropertyDescriptor;
asked.list = realm.Reflect.ownKeys;
