// The window: what it is, its sizes, timers, frames, location and history.
const windowMetrics = { innerWidth: 1920, innerHeight: 953, outerWidth: 1920, outerHeight: 1040 };
const windowState = { pageUrl: parseUrl(profile.pageUrl).href, currentEvent: undefined };

let sequence = 0;
const queue = new Map();
// Pages that are not isolated get the time in tenths of a millisecond, as the difference of two rounded readings of a clock that runs for longer.
const clockStart = Math.floor((host.timeOrigin % 1e8) * 10) / 10;
const sinceStart = () => Math.floor((clockStart + host.now()) * 10) / 10 - clockStart;
function schedule(callback, delay, repeat, args) {
  const id = ++sequence;
  const wait = Math.max(0, Math.trunc(Number(delay)) || 0);
  queue.set(id, { callback, due: sinceStart() + wait, wait: repeat ? Math.max(wait, 4) : -1, args });
  return id;
}
function runDue() {
  for (const [id, task] of [...queue].filter(([, t]) => t.due <= sinceStart()).sort((a, b) => a[1].due - b[1].due || a[0] - b[0])) {
    if (!queue.has(id)) continue;
    if (task.wait < 0) queue.delete(id); else task.due = sinceStart() + task.wait;
    try {
      if (typeof task.callback === 'function') apply(task.callback, global, typeof task.args === 'function' ? task.args() : task.args ?? none); else indirectEval(String(task.callback));
    } catch (error) {
      reportError(error);
    }
  }
  let next = Infinity;
  for (const task of queue.values()) if (task.due < next) next = task.due;
  return next === Infinity ? -1 : Math.max(0, next - sinceStart());
}
const cancel = id => { queue.delete(Number(id)); };
const frameDelay = () => 16 - sinceStart() % 16;

const barOf = name => function () { const slots = windowSlots(); return slots[name] ?? (slots[name] = make('BarProp')); };
const windowSlots = () => windowState.slots ?? (windowState.slots = create(null));
const same = (name, build) => function () { const slots = windowSlots(); return name in slots ? slots[name] : (slots[name] = build()); };
const frames = [];

implement('Window', {
  get window() { return this; }, get self() { return this; }, get frames() { return this; }, get parent() { return stateOf(this).parent ?? this; }, get top() { return stateOf(this).top ?? this; },
  get opener() { return null; }, get length() { return stateOf(this) === windowState ? frames.length : 0; }, get frameElement() { return stateOf(this).frameElement ?? null; }, get closed() { return stateOf(this).closed === true; },
  get document() { return stateOf(this).document; },
  get location() { return stateOf(this).location; }, set location(value) {},
  get name() { return windowSlots().name ?? ''; }, set name(value) { windowSlots().name = String(value); },
  get status() { return windowSlots().status ?? ''; }, set status(value) { windowSlots().status = String(value); },
  get event() { return windowState.currentEvent; },
  get origin() { return parseUrl(windowState.pageUrl).origin; },
  get isSecureContext() { return /^(https|wss):/.test(windowState.pageUrl) || /^http:\/\/(localhost|127\.|\[::1\])/.test(windowState.pageUrl); },
  get innerWidth() { return windowMetrics.innerWidth; }, get innerHeight() { return windowMetrics.innerHeight; }, get outerWidth() { return windowMetrics.outerWidth; }, get outerHeight() { return windowMetrics.outerHeight; },
  get locationbar() { return apply(barOf('locationbar'), this, []); }, get menubar() { return apply(barOf('menubar'), this, []); }, get personalbar() { return apply(barOf('personalbar'), this, []); }, get scrollbars() { return apply(barOf('scrollbars'), this, []); }, get statusbar() { return apply(barOf('statusbar'), this, []); }, get toolbar() { return apply(barOf('toolbar'), this, []); },
  get clientInformation() { return this.navigator; },
  get history() { return apply(same('history', () => make('History', { state: null })), this, []); },
  get localStorage() { return apply(same('localStorage', () => makeStorage()), this, []); }, get sessionStorage() { return apply(same('sessionStorage', () => makeStorage()), this, []); },
  setTimeout(callback, delay, ...args) { return schedule(callback, delay, false, args); },
  setInterval(callback, delay, ...args) { return schedule(callback, delay, true, args); },
  clearTimeout: cancel, clearInterval: cancel, cancelAnimationFrame: cancel, cancelIdleCallback: cancel, webkitCancelAnimationFrame: cancel,
  requestAnimationFrame(callback) { requireCallback(callback, 'requestAnimationFrame'); return schedule(callback, frameDelay(), false, () => [sinceStart()]); },
  webkitRequestAnimationFrame(callback) { requireCallback(callback, 'webkitRequestAnimationFrame'); return schedule(callback, frameDelay(), false, () => [sinceStart()]); },
  requestIdleCallback(callback) { requireCallback(callback, 'requestIdleCallback'); return schedule(callback, 1, false, () => [make('IdleDeadline', { end: sinceStart() + 49.9 })]); },
  queueMicrotask(callback) { requireCallback(callback, 'queueMicrotask'); microtask(() => { try { callback(); } catch (error) { reportError(error); } }); },
  structuredClone(value) { return cloneValue(value, new Map()); },
  reportError(error) { reportError(error); },
  atob(text) { return decodeBase64(String(text)); },
  btoa(text) { return encodeBase64(String(text)); },
  getComputedStyle(element) { return getComputed(element); },
  getSelection() { return selectionOf(stateOf(this).document); },
  matchMedia(query) { return matchMedia(String(query)); },
  alert() {}, confirm() { return false; }, prompt() { return null; }, print() {}, stop() {}, focus() {}, blur() {}, close() {}, find() { return false; }, captureEvents() {}, releaseEvents() {},
  moveTo() {}, moveBy() {}, resizeTo() {}, resizeBy() {}, scroll() {}, scrollTo() {}, scrollBy() {},
  open() { return null; },
  postMessage(data) { const target = this; schedule(() => dispatch(target, newEvent('MessageEvent', 'message', null, { data, origin: parseUrl(windowState.pageUrl).origin, source: global, ports: freeze([]) })), 0); },
  fetch() { return Promise.reject(new TypeError('Failed to fetch')); },
});
function requireCallback(callback, name) { if (typeof callback !== 'function') throw executionError(name, 'Window', "parameter 1 is not of type 'Function'."); }
implement('IdleDeadline', { get didTimeout() { return false; }, timeRemaining() { return Math.max(0, stateOf(this).end - sinceStart()); } });
implement('BarProp', { get visible() { return true; } });

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
function encodeBase64(text) {
  let out = '';
  for (let i = 0; i < text.length; i += 3) {
    const a = text.charCodeAt(i), b = text.charCodeAt(i + 1), c = text.charCodeAt(i + 2);
    if (a > 255 || b > 255 || c > 255) throw domException("Failed to execute 'btoa' on 'Window': The string to be encoded contains characters outside of the Latin1 range.", 'InvalidCharacterError');
    out += base64Digits[a >> 2] + base64Digits[((a & 3) << 4) | (b >> 4)] + (i + 1 < text.length ? base64Digits[((b & 15) << 2) | (c >> 6)] : '=') + (i + 2 < text.length ? base64Digits[c & 63] : '=');
  }
  return out;
}
function decodeBase64(input) {
  let text = input.replace(/[\t\n\f\r ]/g, '');
  if (text.length % 4 === 0) text = text.replace(/==?$/, '');
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) throw domException("Failed to execute 'atob' on 'Window': The string to be decoded is not correctly encoded.", 'InvalidCharacterError');
  let out = '', bits = 0, count = 0;
  for (let i = 0; i < text.length; i++) {
    bits = (bits << 6) | base64Digits.indexOf(text[i]);
    count += 6;
    if (count >= 8) { count -= 8; out += String.fromCharCode((bits >> count) & 255); }
  }
  return out;
}

function cloneValue(value, seen) {
  if (typeof value === 'function' || typeof value === 'symbol') throw domException(`Failed to execute 'structuredClone' on 'Window': ${String(value)} could not be cloned.`, 'DataCloneError');
  if (!isObject(value)) return value;
  if (seen.has(value)) return seen.get(value);
  if (stateOf(value)) throw domException(`Failed to execute 'structuredClone' on 'Window': ${stateOf(value).type} object could not be cloned.`, 'DataCloneError');
  const keep = copy => { seen.set(value, copy); return copy; };
  if (Array.isArray(value)) { const copy = keep([]); copy.length = value.length; for (const key of Object.keys(value)) copy[key] = cloneValue(value[key], seen); return copy; }
  if (value instanceof Date) return keep(new Date(value.getTime()));
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
  if (value instanceof Map) { const copy = keep(new Map()); value.forEach((v, k) => copy.set(cloneValue(k, seen), cloneValue(v, seen))); return copy; }
  if (value instanceof Set) { const copy = keep(new Set()); value.forEach(v => copy.add(cloneValue(v, seen))); return copy; }
  if (value instanceof ArrayBuffer) return keep(value.slice(0));
  if (ArrayBuffer.isView(value)) { const buffer = cloneValue(value.buffer, seen); return keep(new value.constructor(buffer, value.byteOffset, value instanceof DataView ? value.byteLength : value.length)); }
  if (value instanceof Error) { const copy = keep(create(getPrototypeOf(value))); hide(copy, 'message', value.message); hide(copy, 'stack', value.stack); return copy; }
  const copy = keep({});
  for (const key of Object.keys(value)) copy[key] = cloneValue(value[key], seen);
  return copy;
}

function matchMedia(query) {
  const text = query.trim().toLowerCase();
  const one = part => part.split(/\s+and\s+/).every(term => {
    const test = term.trim().replace(/^only\s+/, '');
    if (/^not\s/.test(test)) return !one(test.slice(4));
    if (test === '' || test === 'all' || test === 'screen') return true;
    const match = /^\(\s*([a-z-]+)\s*(?::\s*(.+?))?\s*\)$/.exec(test);
    if (!match) return false;
    const [, feature, value] = match;
    const px = Number.parseFloat(value);
    switch (feature) {
      case 'min-width': return windowMetrics.innerWidth >= px; case 'max-width': return windowMetrics.innerWidth <= px; case 'min-height': return windowMetrics.innerHeight >= px; case 'max-height': return windowMetrics.innerHeight <= px;
      case 'width': return value === undefined || px === windowMetrics.innerWidth; case 'height': return value === undefined || px === windowMetrics.innerHeight; case 'device-width': return px === 1920; case 'device-height': return px === 1080;
      case 'orientation': return value === 'landscape'; case 'hover': case 'any-hover': return value === undefined || value === 'hover'; case 'pointer': case 'any-pointer': return value === undefined || value === 'fine';
      case 'prefers-color-scheme': return value === 'light'; case 'prefers-reduced-motion': case 'prefers-contrast': case 'prefers-reduced-transparency': case 'prefers-reduced-data': return value === 'no-preference'; case 'forced-colors': case 'inverted-colors': return value === 'none';
      case 'color': return value === undefined || px === 8; case 'min-color': return 8 >= px; case 'color-gamut': return value === 'srgb'; case 'dynamic-range': return value === 'standard'; case 'display-mode': return value === 'browser'; case 'scripting': return value === 'enabled'; case 'update': return value === 'fast'; case 'grid': case 'monochrome': return value === '0';
      case 'min-resolution': case '-webkit-min-device-pixel-ratio': return px <= 1 || /dpi/.test(value) && px <= 96; case 'resolution': return value === '1dppx' || value === '96dpi'; case '-webkit-device-pixel-ratio': return px === 1;
      default: return false;
    }
  });
  return make('MediaQueryList', { media: text, matches: text.split(',').some(part => one(part.trim())) });
}
implement('MediaQueryList', {
  get media() { return stateOf(this).media; }, get matches() { return stateOf(this).matches; },
  addListener(callback) { addListener(this, 'change', callback); }, removeListener(callback) { removeListener(this, 'change', callback); },
});

function makeLocation(href, view) {
  const location = make('Location', { href, view });
  const fixed = (name, descriptor) => defineProperty(location, name, { enumerable: true, configurable: false, ...descriptor });
  const readonly = (name, get) => fixed(name, { get: asNative(getOwnPropertyDescriptor({ get member() { if (!isInstance(this, 'Location')) throw invocationError(); return apply(get, this, []); } }, 'member').get, 'get ' + name, 0), set: undefined });
  const part = (name, set) => {
    readonly(name, function () { return parseUrl(stateOf(this).href)[name]; });
    if (!set) return;
    const { get } = getOwnPropertyDescriptor(location, name);
    delete location[name];
    fixed(name, { get, set });
  };
  // Nothing navigates here: a program that asks for it goes on in the page that it was given.
  const setter = name => asNative(getOwnPropertyDescriptor({ set member(value) { if (name === 'hash') { const text = String(value).replace(/^#?/, '#'); stateOf(this).href = parseUrl(text, stateOf(this).href).href; } } }, 'member').set, 'set ' + name, 1);
  defineProperty(location, 'valueOf', { value: Object.prototype.valueOf, writable: false, enumerable: false, configurable: false });
  readonly('ancestorOrigins', function () { const state = stateOf(this); return state.ancestors ?? (state.ancestors = liveList('DOMStringList', () => view === global ? none : [parseUrl(windowState.pageUrl).origin])); });
  for (const name of ['href', 'origin', 'protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']) {
    const { get, set } = { get: undefined, set: name === 'origin' ? undefined : setter(name) };
    fixed(name, { get: get ?? asNative(getOwnPropertyDescriptor({ get member() { if (!isInstance(this, 'Location')) throw invocationError(); return parseUrl(stateOf(this).href)[name]; } }, 'member').get, 'get ' + name, 0), set });
  }
  for (const [name, length] of [['assign', 1], ['reload', 0], ['replace', 1]]) fixed(name, { value: method(name, length, () => undefined), writable: false });
  fixed('toString', { value: method('toString', 0, function () { return stateOf(this).href; }), writable: false });
  defineProperty(location, Symbol.toPrimitive, { value: undefined, writable: false, enumerable: false, configurable: false });
  return location;
}
implement('History', {
  get length() { return stateOf(this).entries ?? 2; }, get state() { return stateOf(this).state; },
  get scrollRestoration() { return stateOf(this).restoration ?? 'auto'; }, set scrollRestoration(value) { if (value === 'auto' || value === 'manual') stateOf(this).restoration = value; },
  pushState(data, title, url) { changeHistory(this, data, url); stateOf(this).entries = (stateOf(this).entries ?? 2) + 1; },
  replaceState(data, title, url) { changeHistory(this, data, url); },
  back() {}, forward() {}, go() {},
});
function changeHistory(history, data, url) {
  if (url !== undefined && url !== null) {
    const next = parseUrl(url, windowState.pageUrl);
    if (!next || next.origin !== parseUrl(windowState.pageUrl).origin) throw domException(`Failed to execute 'pushState' on 'History': A history state object with URL '${url}' cannot be created in a document with origin '${parseUrl(windowState.pageUrl).origin}' and URL '${windowState.pageUrl}'.`, 'SecurityError');
    windowState.pageUrl = next.href;
    stateOf(windowState.location).href = next.href;
    stateOf(windowState.document).url = next.href;
  }
  stateOf(history).state = data === undefined ? null : cloneValue(data, new Map());
}
