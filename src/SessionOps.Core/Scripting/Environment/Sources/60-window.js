// The window: what it is, its sizes, timers, frames, location and history.
const windowMetrics = { innerWidth: 1920, innerHeight: 953, outerWidth: 1920, outerHeight: 1040, ...host.frame?.size };
const windowState = {
  pageUrl: parseUrl(host.pageUrl).href,
  currentEvent: undefined,
  parent: host.frame?.parent,
  top: host.frame?.top,
  frameElement: host.frame?.element,
};


const barOf = name =>
  function () {
    const slots = windowSlots();
    return slots[name] ?? (slots[name] = make('BarProp'));
  };
const windowSlots = () => windowState.slots ?? (windowState.slots = create(null));
const same = (name, build) =>
  function () {
    const slots = windowSlots();
    return name in slots ? slots[name] : (slots[name] = build());
  };
const frames = [];

implement('Window', {
  get window() {
    return this;
  },
  get self() {
    return this;
  },
  get frames() {
    return this;
  },
  get parent() {
    return stateOf(this).parent ?? this;
  },
  get top() {
    return stateOf(this).top ?? this;
  },
  get opener() {
    return null;
  },
  get length() {
    return stateOf(this) === windowState ? frames.length : 0;
  },
  get frameElement() {
    return stateOf(this).frameElement ?? null;
  },
  get closed() {
    return stateOf(this).closed === true;
  },
  get document() {
    return stateOf(this).document;
  },
  get location() {
    return stateOf(this).location;
  },
  set location(value) {
    if (reportGap) reportGap('Window', 'location');
  },
  get name() {
    return windowSlots().name ?? '';
  },
  set name(value) {
    windowSlots().name = String(value);
  },
  get status() {
    return windowSlots().status ?? '';
  },
  set status(value) {
    windowSlots().status = String(value);
  },
  get event() {
    return windowState.currentEvent;
  },
  get origin() {
    return parseUrl(windowState.pageUrl).origin;
  },
  get isSecureContext() {
    return /^(https|wss):/.test(windowState.pageUrl) || /^http:\/\/(localhost|127\.|\[::1\])/.test(windowState.pageUrl);
  },
  get innerWidth() {
    return windowMetrics.innerWidth;
  },
  get innerHeight() {
    return windowMetrics.innerHeight;
  },
  get outerWidth() {
    return windowMetrics.outerWidth;
  },
  get outerHeight() {
    return windowMetrics.outerHeight;
  },
  get locationbar() {
    return apply(barOf('locationbar'), this, []);
  },
  get menubar() {
    return apply(barOf('menubar'), this, []);
  },
  get personalbar() {
    return apply(barOf('personalbar'), this, []);
  },
  get scrollbars() {
    return apply(barOf('scrollbars'), this, []);
  },
  get statusbar() {
    return apply(barOf('statusbar'), this, []);
  },
  get toolbar() {
    return apply(barOf('toolbar'), this, []);
  },
  get clientInformation() {
    return this.navigator;
  },
  get history() {
    return apply(
      same('history', () => make('History', { state: null })),
      this,
      [],
    );
  },
  get localStorage() {
    return apply(
      same('localStorage', () => makeStorage()),
      this,
      [],
    );
  },
  get sessionStorage() {
    return apply(
      same('sessionStorage', () => makeStorage()),
      this,
      [],
    );
  },
  setTimeout(callback, delay, ...args) {
    return schedule(callback, delay, false, args);
  },
  setInterval(callback, delay, ...args) {
    return schedule(callback, delay, true, args);
  },
  clearTimeout: clearTimer,
  clearInterval: clearTimer,
  requestAnimationFrame(callback) {
    requireCallback(callback, 'requestAnimationFrame');
    return requestFrame(callback);
  },
  webkitRequestAnimationFrame(callback) {
    requireCallback(callback, 'webkitRequestAnimationFrame');
    return requestFrame(callback);
  },
  cancelAnimationFrame: cancelFrame,
  webkitCancelAnimationFrame: cancelFrame,
  requestIdleCallback(callback, options) {
    requireCallback(callback, 'requestIdleCallback');
    return requestIdle(callback, Number(options?.timeout ?? 0));
  },
  cancelIdleCallback: cancelIdle,
  queueMicrotask(callback) {
    requireCallback(callback, 'queueMicrotask');
    microtask(() => {
      try {
        callback();
      } catch (error) {
        reportError(error);
      }
    });
  },
  structuredClone(value) {
    return cloneValue(value, new Map());
  },
  reportError(error) {
    reportError(error);
  },
  atob(text) {
    return decodeBase64(String(text));
  },
  btoa(text) {
    return encodeBase64(String(text));
  },
  getComputedStyle(element) {
    return getComputed(element);
  },
  getSelection() {
    return selectionOf(stateOf(this).document);
  },
  matchMedia(query) {
    return matchMedia(String(query));
  },
  alert() {},
  confirm() {
    return false;
  },
  prompt() {
    return null;
  },
  print() {},
  stop() {},
  focus() {},
  blur() {},
  close() {},
  find() {
    return false;
  },
  captureEvents() {},
  releaseEvents() {},
  moveTo() {},
  moveBy() {},
  resizeTo() {},
  resizeBy() {},
  scroll() {},
  scrollTo() {},
  scrollBy() {},
  open() {
    return null;
  },
  postMessage(data, target, transfer) {
    const { origin } = parseUrl(windowState.pageUrl);
    const options = isObject(target) ? target : { targetOrigin: target, transfer };
    const wanted = String(options.targetOrigin ?? '/');
    const message = messageOf(data, options.transfer);
    const url = parseUrl(wanted);
    if (wanted !== '*' && wanted !== '/' && !url)
      throw domException(`Failed to execute 'postMessage' on 'Window': Invalid target origin '${wanted}' in a call to 'postMessage'.`, 'SyntaxError');
    if (url && url.origin !== origin) return;
    queueEvent(this, newEvent('MessageEvent', 'message', null, { ...message, origin, source: global }));
  },
  fetch() {
    return Promise.reject(new TypeError('Failed to fetch'));
  },
});
function requireCallback(callback, name) {
  if (typeof callback !== 'function') throw executionError(name, 'Window', "parameter 1 is not of type 'Function'.");
}
implement('IdleDeadline', {
  get didTimeout() {
    return stateOf(this).didTimeout;
  },
  timeRemaining() {
    return Math.max(0, stateOf(this).end - sinceStart());
  },
});
implement('BarProp', {
  get visible() {
    return true;
  },
});

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
function encodeBase64(text) {
  let out = '';
  for (let i = 0; i < text.length; i += 3) {
    const a = text.charCodeAt(i),
      b = text.charCodeAt(i + 1),
      c = text.charCodeAt(i + 2);
    if (a > 255 || b > 255 || c > 255)
      throw domException(
        "Failed to execute 'btoa' on 'Window': The string to be encoded contains characters outside of the Latin1 range.",
        'InvalidCharacterError',
      );
    out +=
      base64Digits[a >> 2] +
      base64Digits[((a & 3) << 4) | (b >> 4)] +
      (i + 1 < text.length ? base64Digits[((b & 15) << 2) | (c >> 6)] : '=') +
      (i + 2 < text.length ? base64Digits[c & 63] : '=');
  }
  return out;
}
function decodeBase64(input) {
  let text = input.replace(/[\t\n\f\r ]/g, '');
  if (text.length % 4 === 0) text = text.replace(/==?$/, '');
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text))
    throw domException("Failed to execute 'atob' on 'Window': The string to be decoded is not correctly encoded.", 'InvalidCharacterError');
  let out = '',
    bits = 0,
    count = 0;
  for (let i = 0; i < text.length; i++) {
    bits = (bits << 6) | base64Digits.indexOf(text[i]);
    count += 6;
    if (count >= 8) {
      count -= 8;
      out += String.fromCharCode((bits >> count) & 255);
    }
  }
  return out;
}

function cloneValue(value, seen) {
  if (typeof value === 'function' || typeof value === 'symbol')
    throw domException(`Failed to execute 'structuredClone' on 'Window': ${String(value)} could not be cloned.`, 'DataCloneError');
  if (!isObject(value)) return value;
  if (seen.has(value)) return seen.get(value);
  if (stateOf(value))
    throw domException(`Failed to execute 'structuredClone' on 'Window': ${stateOf(value).type} object could not be cloned.`, 'DataCloneError');
  const keep = copy => {
    seen.set(value, copy);
    return copy;
  };
  if (Array.isArray(value)) {
    const copy = keep([]);
    copy.length = value.length;
    for (const key of Object.keys(value)) copy[key] = cloneValue(value[key], seen);
    return copy;
  }
  if (value instanceof Date) return keep(new Date(value.getTime()));
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
  if (value instanceof Map) {
    const copy = keep(new Map());
    value.forEach((v, k) => copy.set(cloneValue(k, seen), cloneValue(v, seen)));
    return copy;
  }
  if (value instanceof Set) {
    const copy = keep(new Set());
    value.forEach(v => copy.add(cloneValue(v, seen)));
    return copy;
  }
  if (value instanceof ArrayBuffer) return keep(value.slice(0));
  if (ArrayBuffer.isView(value)) {
    const buffer = cloneValue(value.buffer, seen);
    return keep(new value.constructor(buffer, value.byteOffset, value instanceof DataView ? value.byteLength : value.length));
  }
  if (value instanceof Error) {
    const copy = keep(create(getPrototypeOf(value)));
    hide(copy, 'message', value.message);
    hide(copy, 'stack', value.stack);
    return copy;
  }
  const copy = keep({});
  for (const key of Object.keys(value)) copy[key] = cloneValue(value[key], seen);
  return copy;
}
