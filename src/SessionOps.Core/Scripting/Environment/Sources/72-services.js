// Storage, randomness, text encodings, requests that go nowhere, observers and the other services that pages expect.
const storageHandler = {
  get(target, key, receiver) {
    const { items } = stateOf(target);
    return typeof key === 'string' && !(key in target) && items.has(key) ? items.get(key) : Reflect.get(target, key, receiver);
  },
  set(target, key, value) {
    stateOf(target).items.set(String(key), String(value));
    return true;
  },
  has: (target, key) => stateOf(target).items.has(key) || Reflect.has(target, key),
  deleteProperty(target, key) {
    stateOf(target).items.delete(key);
    return true;
  },
  ownKeys: target => [...stateOf(target).items.keys()],
  getOwnPropertyDescriptor(target, key) {
    const { items } = stateOf(target);
    return items.has(key) ? { value: items.get(key), writable: true, enumerable: true, configurable: true } : undefined;
  },
  defineProperty(target, key, descriptor) {
    stateOf(target).items.set(String(key), String(descriptor.value));
    return true;
  },
};
function makeStorage() {
  const target = make('Storage', { items: new Map() });
  const proxy = new Proxy(target, storageHandler);
  setState(proxy, stateOf(target));
  return proxy;
}
implement('Storage', {
  get length() {
    return stateOf(this).items.size;
  },
  key(index) {
    return [...stateOf(this).items.keys()][index >>> 0] ?? null;
  },
  getItem(key) {
    return stateOf(this).items.get(String(key)) ?? null;
  },
  setItem(key, value) {
    stateOf(this).items.set(String(key), String(value));
  },
  removeItem(key) {
    stateOf(this).items.delete(String(key));
  },
  clear() {
    stateOf(this).items.clear();
  },
});

function fillRandom(bytes) {
  const digits = host.randomHex(bytes.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(digits.substr(i * 2, 2), 16);
  return bytes;
}
function uuid() {
  const bytes = fillRandom(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, b => (b + 256).toString(16).slice(1)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
implement('Crypto', {
  getRandomValues(array) {
    if (!ArrayBuffer.isView(array)) throw executionError('getRandomValues', 'Crypto', "parameter 1 is not of type 'ArrayBufferView'.");
    const kind = Object.prototype.toString.call(array).slice(8, -1);
    if (/Float|DataView/.test(kind))
      throw domException(
        `Failed to execute 'getRandomValues' on 'Crypto': The provided ArrayBufferView is of type '${kind.replace('Array', '')}', which is not an integer array type.`,
        'TypeMismatchError',
      );
    if (array.byteLength > 65536)
      throw domException(
        `Failed to execute 'getRandomValues' on 'Crypto': The ArrayBufferView's byte length (${array.byteLength}) exceeds the number of bytes of entropy available via this API (65536).`,
        'QuotaExceededError',
      );
    fillRandom(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return array;
  },
  randomUUID() {
    return uuid();
  },
});

function utf8(text) {
  const bytes = [];
  for (let i = 0; i < text.length; i++) {
    let code = text.codePointAt(i);
    if (code > 0xffff) i++;
    if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return new Uint8Array(bytes);
}
const bytesOf = source =>
  source === undefined
    ? new Uint8Array(0)
    : ArrayBuffer.isView(source)
      ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
      : new Uint8Array(source);
function fromUtf8(bytes, fatal, keepMark) {
  let text = '',
    i = 0;
  const bad = () => {
    if (fatal) throw new TypeError("Failed to execute 'decode' on 'TextDecoder': The encoded data was not valid.");
    return '\ufffd';
  };
  if (!keepMark && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) i = 3;
  while (i < bytes.length) {
    const lead = bytes[i++];
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      continue;
    }
    const more = lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    if (more === 0) {
      text += bad();
      continue;
    }
    let code = lead & (0x3f >> more),
      read = 0;
    for (; read < more; read++) {
      const next = bytes[i];
      const low = read === 0 && lead === 0xe0 ? 0xa0 : read === 0 && lead === 0xf0 ? 0x90 : 0x80,
        high = read === 0 && lead === 0xed ? 0x9f : read === 0 && lead === 0xf4 ? 0x8f : 0xbf;
      if (next === undefined || next < low || next > high) break;
      code = (code << 6) | (next & 63);
      i++;
    }
    text += read === more ? String.fromCodePoint(code) : bad();
  }
  return text;
}
implement(
  'TextEncoder',
  {
    get encoding() {
      return 'utf-8';
    },
    encode(text) {
      return text === undefined ? new Uint8Array(0) : utf8(String(text));
    },
    encodeInto(text, target) {
      let read = 0,
        written = 0;
      for (const c of String(text)) {
        const bytes = utf8(c);
        if (written + bytes.length > target.length) break;
        target.set(bytes, written);
        written += bytes.length;
        read += c.length;
      }
      return { read, written };
    },
  },
  { construct: (args, prototype) => make('TextEncoder', {}, prototype) },
);
implement(
  'TextDecoder',
  {
    get encoding() {
      return stateOf(this).encoding;
    },
    get fatal() {
      return stateOf(this).fatal;
    },
    get ignoreBOM() {
      return stateOf(this).keepMark;
    },
    decode(source) {
      const state = stateOf(this),
        bytes = bytesOf(source);
      if (state.encoding === 'utf-8') return fromUtf8(bytes, state.fatal, state.keepMark);
      if (state.encoding === 'utf-16le') {
        let text = '';
        for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i] | (bytes[i + 1] << 8));
        return text;
      }
      return Array.from(bytes, b => String.fromCharCode(b)).join('');
    },
  },
  {
    construct(args, prototype) {
      const label = args[0] === undefined ? 'utf-8' : String(args[0]).trim().toLowerCase();
      const encoding = /^(utf-?8|unicode-1-1-utf-8)$/.test(label)
        ? 'utf-8'
        : /^utf-?16(le)?$/.test(label)
          ? 'utf-16le'
          : /^(latin1|ascii|us-ascii|iso-8859-1|windows-1252|cp1252)$/.test(label)
            ? 'windows-1252'
            : null;
      if (!encoding) throw new RangeError(`Failed to construct 'TextDecoder': The encoding label provided ('${args[0]}') is invalid.`);
      return make('TextDecoder', { encoding, fatal: Boolean(args[1]?.fatal), keepMark: Boolean(args[1]?.ignoreBOM) }, prototype);
    },
  },
);

implement(
  'XMLHttpRequest',
  {
    open(verb, url) {
      const state = stateOf(this);
      state.url = resolveUrl(url, windowState.pageUrl);
      state.ready = 1;
      dispatch(this, newEvent('Event', 'readystatechange'));
    },
    setRequestHeader() {
      if ((stateOf(this).ready ?? 0) !== 1)
        throw domException("Failed to execute 'setRequestHeader' on 'XMLHttpRequest': The object's state must be OPENED.", 'InvalidStateError');
    },
    send() {
      const state = stateOf(this);
      if (state.ready !== 1) throw domException("Failed to execute 'send' on 'XMLHttpRequest': The object's state must be OPENED.", 'InvalidStateError');
      schedule(() => {
        state.ready = 4;
        for (const name of ['readystatechange', 'error', 'loadend']) dispatch(this, newEvent(name === 'readystatechange' ? 'Event' : 'ProgressEvent', name));
      }, 1);
    },
    abort() {
      stateOf(this).ready = 0;
    },
    getAllResponseHeaders() {
      return '';
    },
    getResponseHeader() {
      return null;
    },
    overrideMimeType() {},
    get readyState() {
      return stateOf(this).ready ?? 0;
    },
    get status() {
      return 0;
    },
    get statusText() {
      return '';
    },
    get responseText() {
      return '';
    },
    get response() {
      return '';
    },
    get responseURL() {
      return '';
    },
  },
  { construct: (args, prototype) => make('XMLHttpRequest', {}, prototype) },
);
implement(
  'Headers',
  {
    append(name, value) {
      const key = String(name).toLowerCase(),
        pairs = stateOf(this).pairs,
        known = pairs.find(pair => pair[0] === key);
      if (known) known[1] += ', ' + value;
      else {
        pairs.push([key, String(value)]);
        pairs.sort((a, b) => (a[0] < b[0] ? -1 : 1));
      }
    },
    delete(name) {
      const state = stateOf(this);
      state.pairs = state.pairs.filter(pair => pair[0] !== String(name).toLowerCase());
    },
    get(name) {
      return stateOf(this).pairs.find(pair => pair[0] === String(name).toLowerCase())?.[1] ?? null;
    },
    has(name) {
      return stateOf(this).pairs.some(pair => pair[0] === String(name).toLowerCase());
    },
    set(name, value) {
      this.delete(name);
      this.append(name, value);
    },
    getSetCookie() {
      return [];
    },
    ...pairIteration('Headers'),
  },
  {
    construct(args, prototype) {
      const headers = make('Headers', { pairs: [] }, prototype),
        init = args[0];
      if (isObject(init)) for (const [name, value] of typeof init[Symbol.iterator] === 'function' ? init : Object.entries(init)) headers.append(name, value);
      return headers;
    },
  },
);
implement(
  'FormData',
  {
    append(name, value) {
      stateOf(this).pairs.push([String(name), isObject(value) ? value : String(value)]);
    },
    delete(name) {
      const state = stateOf(this);
      state.pairs = state.pairs.filter(pair => pair[0] !== String(name));
    },
    get(name) {
      return stateOf(this).pairs.find(pair => pair[0] === String(name))?.[1] ?? null;
    },
    getAll(name) {
      return stateOf(this)
        .pairs.filter(pair => pair[0] === String(name))
        .map(pair => pair[1]);
    },
    has(name) {
      return stateOf(this).pairs.some(pair => pair[0] === String(name));
    },
    set(name, value) {
      this.delete(name);
      this.append(name, value);
    },
    ...pairIteration('FormData'),
  },
  { construct: (args, prototype) => make('FormData', { pairs: [] }, prototype) },
);
implement(
  'Blob',
  {
    get size() {
      return stateOf(this).bytes.length;
    },
    get type() {
      return stateOf(this).kind;
    },
    slice(start, end, kind) {
      return make('Blob', { bytes: stateOf(this).bytes.slice(start, end), kind: String(kind ?? '').toLowerCase() });
    },
    text() {
      return answered(fromUtf8(stateOf(this).bytes));
    },
    arrayBuffer() {
      return answered(stateOf(this).bytes.slice().buffer);
    },
    bytes() {
      return answered(stateOf(this).bytes.slice());
    },
  },
  { construct: (args, prototype) => makeBlob('Blob', args[0], args[1], prototype) },
);
implement(
  'File',
  {
    get name() {
      return stateOf(this).name;
    },
    get lastModified() {
      return stateOf(this).modified;
    },
    get lastModifiedDate() {
      return new Date(stateOf(this).modified);
    },
    get webkitRelativePath() {
      return '';
    },
  },
  {
    construct(args, prototype) {
      const file = makeBlob('File', args[0], args[2], prototype);
      Object.assign(stateOf(file), { name: String(args[1]), modified: Number(args[2]?.lastModified ?? Date.now()) });
      return file;
    },
  },
);
function makeBlob(type, parts, options, prototype) {
  const bytes = [];
  for (const part of parts ?? [])
    for (const byte of isInstance(part, 'Blob')
      ? stateOf(part).bytes
      : isObject(part) && (ArrayBuffer.isView(part) || part instanceof ArrayBuffer)
        ? bytesOf(part)
        : utf8(String(part)))
      bytes.push(byte);
  return make(type, { bytes: new Uint8Array(bytes), kind: String(options?.type ?? '').toLowerCase() }, prototype);
}
