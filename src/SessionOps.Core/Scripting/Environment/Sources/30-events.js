// EventTarget and Event: listeners, handlers, the path through a tree and the window.
function listenersOf(state) { return state.listeners ?? (state.listeners = []); }

function setHandler(target, state, name, value) {
  const slots = state.slots ?? (state.slots = create(null));
  const type = name.slice(2);
  const list = listenersOf(state);
  const index = list.findIndex(entry => entry.handler === name);
  if (!isObject(value)) {
    slots[name] = null;
    if (index >= 0) list.splice(index, 1);
    return;
  }
  slots[name] = value;
  if (index < 0) list.push({ type, handler: name, capture: false });
}

function addListener(target, type, callback, options) {
  const state = stateOf(target);
  let capture = false, once = false, passive = null, signal = null;
  if (isObject(options)) {
    // In the order in which a browser reads the dictionary: scripts probe it with getters.
    capture = Boolean(options.capture);
    once = Boolean(options.once);
    const asked = options.passive;
    passive = asked === undefined ? null : Boolean(asked);
    signal = options.signal ?? null;
  } else {
    capture = Boolean(options);
  }
  if (!isObject(callback)) return;
  if (signal && stateOf(signal)?.aborted) return;
  const list = listenersOf(state);
  if (list.some(entry => entry.type === type && entry.callback === callback && entry.capture === capture)) return;
  list.push({ type, callback, capture, once, passive });
  if (signal) addListener(signal, 'abort', () => removeListener(target, type, callback, capture), { once: true });
}

function removeListener(target, type, callback, options) {
  const capture = isObject(options) ? Boolean(options.capture) : Boolean(options);
  const list = listenersOf(stateOf(target));
  const index = list.findIndex(entry => entry.type === type && entry.callback === callback && entry.capture === capture);
  if (index >= 0) list.splice(index, 1)[0].removed = true;
}

implement('EventTarget', {
  addEventListener(type, callback, options) { addListener(this, String(type), callback, options); },
  removeEventListener(type, callback, options) { removeListener(this, String(type), callback, options); },
  dispatchEvent(event) {
    const state = isObject(event) ? stateOf(event) : undefined;
    if (!isA(state, 'Event')) throw executionError('dispatchEvent', 'EventTarget', "parameter 1 is not of type 'Event'.");
    if (state.dispatching || !state.initialized) throw domException(`Failed to execute 'dispatchEvent' on 'EventTarget': The event ${state.dispatching ? 'is already being dispatched' : 'provided is uninitialized'}.`, 'InvalidStateError');
    state.trusted = false;
    return dispatch(this, event);
  },
  when() { if (reportGap) reportGap('EventTarget', 'when'); return make('Observable'); },
}, { construct: (args, prototype) => make('EventTarget', {}, prototype) });

function pathOf(target, event) {
  const path = [];
  for (let node = target; node;) {
    path.push(node);
    const state = stateOf(node);
    node = isA(state, 'ShadowRoot') ? state.host : state.parent ?? (state.view && event.eventType !== 'load' ? state.view : null);
  }
  return path;
}

function dispatch(target, event) {
  const state = stateOf(event);
  state.dispatching = true;
  state.target = target;
  state.path = pathOf(target, state);
  for (let i = state.path.length - 1; i >= 0 && !state.stopped; i--) invoke(state.path[i], event, state, i === 0 ? 2 : 1, true);
  for (let i = 0; i < state.path.length && !state.stopped; i++) {
    if (i > 0 && !state.bubbles) break;
    invoke(state.path[i], event, state, i === 0 ? 2 : 3, false);
  }
  state.dispatching = false;
  state.phase = 0;
  state.current = null;
  state.path = [];
  state.stopped = state.stoppedNow = false;
  return !state.prevented;
}

function invoke(target, event, state, phase, capturing) {
  const list = stateOf(target).listeners;
  if (!list || list.length === 0) return;
  state.phase = phase;
  state.current = target;
  for (const entry of list.slice()) {
    if (entry.removed || entry.type !== state.eventType || entry.capture !== capturing) continue;
    if (entry.once) removeListener(target, entry.type, entry.callback, entry.capture);
    const before = windowState.currentEvent;
    windowState.currentEvent = event;
    state.inPassive = entry.passive === true;
    try {
      if (entry.handler) {
        if (apply(stateOf(target).slots[entry.handler], target, [event]) === false) prevent(state);
      } else if (typeof entry.callback === 'function') {
        apply(entry.callback, target, [event]);
      } else if (typeof entry.callback.handleEvent === 'function') {
        entry.callback.handleEvent(event);
      }
    } catch (error) {
      reportError(error);
    }
    state.inPassive = false;
    windowState.currentEvent = before;
    if (state.stoppedNow) break;
  }
}

function prevent(state) { if (state.cancelable && !state.inPassive) state.prevented = true; }

let reporting = false;
function reportError(error) {
  if (reporting) return;
  reporting = true;
  try {
    dispatch(global, newEvent('ErrorEvent', 'error', { cancelable: true }, { error, message: 'Uncaught ' + error }));
  } finally {
    reporting = false;
  }
}

const trustedDescriptor = {
  get: asNative(getOwnPropertyDescriptor({ get isTrusted() { const state = stateOf(this); if (!isA(state, 'Event')) throw invocationError(); return state.trusted; } }, 'isTrusted').get, 'get isTrusted', 0),
  set: undefined, enumerable: true, configurable: false,
};

/** Makes an event; `values` fills the attributes of the derived interfaces. */
function newEvent(type, name, init, values, prototype, untrusted) {
  const event = make(type, {
    eventType: name, bubbles: Boolean(init?.bubbles), cancelable: Boolean(init?.cancelable), composed: Boolean(init?.composed), initialized: name !== null,
    trusted: !untrusted, prevented: false, dispatching: false, phase: 0, target: null, current: null, path: [], stopped: false, stoppedNow: false, inPassive: false, stamp: host.now(),
  }, prototype);
  defineProperty(event, 'isTrusted', trustedDescriptor);
  if (values) stateOf(event).slots = Object.assign(create(null), values);
  return event;
}

/** The members of an init dictionary that the interface has as attributes. */
function initValues(type, init, values = create(null)) {
  if (!isObject(init)) return values;
  for (const level in lineage(type)) {
    if (level === 'Event' || level === 'EventTarget') continue;
    for (const text of table.interfaces[level].split('|')[4].split(' ')) {
      if (text[0] !== 'r') continue;
      const { name, rest } = parseToken(text);
      const value = init[name];
      if (value === undefined) continue;
      values[name] = rest[0] === 'b' || rest[0] === 't' ? Boolean(value) : rest[0] === 'n' ? Number(value) || 0 : rest[0] === 's' ? String(value) : value;
    }
  }
  return values;
}

const constructEvent = type => (args, prototype) => {
  const init = args[1];
  if (init !== undefined && init !== null && !isObject(init)) throw new TypeError(`Failed to construct '${type}': The provided value is not of type '${type}Init'.`);
  return newEvent(type, String(args[0]), init, initValues(type, init), prototype, true);
};
const eventConstructors = create(null);
const constructEventOf = name => name.endsWith('Event') && lineage(name).Event ? eventConstructors[name] ?? (eventConstructors[name] = constructEvent(name)) : undefined;

implement('Event', {
  get type() { return stateOf(this).eventType ?? ''; },
  get target() { return stateOf(this).target; },
  get srcElement() { return stateOf(this).target; },
  get currentTarget() { return stateOf(this).current; },
  get eventPhase() { return stateOf(this).phase; },
  get bubbles() { return stateOf(this).bubbles; },
  get cancelable() { return stateOf(this).cancelable; },
  get defaultPrevented() { return stateOf(this).prevented; },
  get composed() { return stateOf(this).composed; },
  get timeStamp() { return stateOf(this).stamp; },
  get cancelBubble() { return stateOf(this).stopped; },
  set cancelBubble(value) { if (value) stateOf(this).stopped = true; },
  get returnValue() { return !stateOf(this).prevented; },
  set returnValue(value) { if (!value) prevent(stateOf(this)); },
  composedPath() { return stateOf(this).path.slice(); },
  stopPropagation() { stateOf(this).stopped = true; },
  stopImmediatePropagation() { const state = stateOf(this); state.stopped = state.stoppedNow = true; },
  preventDefault() { prevent(stateOf(this)); },
  initEvent(type, bubbles, cancelable) { initialize(this, type, bubbles, cancelable); },
});

function initialize(event, type, bubbles, cancelable) {
  const state = stateOf(event);
  if (state.dispatching) return false;
  state.initialized = true;
  state.eventType = String(type);
  state.bubbles = Boolean(bubbles);
  state.cancelable = Boolean(cancelable);
  state.prevented = state.stopped = state.stoppedNow = false;
  state.trusted = false;
  state.target = null;
  state.slots ??= create(null);
  return true;
}

const legacyInit = (...names) => function (type, bubbles, cancelable, ...values) {
  if (!initialize(this, type, bubbles, cancelable)) return;
  names.forEach((name, index) => { if (values[index] !== undefined) stateOf(this).slots[name] = values[index]; });
};
implement('UIEvent', { initUIEvent: legacyInit('view', 'detail'), get which() { const state = stateOf(this); return isA(state, 'MouseEvent') ? (state.slots?.button ?? 0) + 1 : state.slots?.which ?? 0; } });
implement('MouseEvent', {
  initMouseEvent: legacyInit('view', 'detail', 'screenX', 'screenY', 'clientX', 'clientY', 'ctrlKey', 'altKey', 'shiftKey', 'metaKey', 'button', 'relatedTarget'),
  getModifierState(key) { return Boolean(stateOf(this).slots?.[{ Control: 'ctrlKey', Shift: 'shiftKey', Alt: 'altKey', Meta: 'metaKey' }[key]]); },
  get x() { return this.clientX; },
  get y() { return this.clientY; },
  get pageX() { return this.clientX; },
  get pageY() { return this.clientY; },
  get layerX() { return this.clientX; },
  get layerY() { return this.clientY; },
  get offsetX() { return this.clientX; },
  get offsetY() { return this.clientY; },
});
implement('KeyboardEvent', {
  initKeyboardEvent: legacyInit('view', 'key', 'location', 'ctrlKey', 'altKey', 'shiftKey', 'metaKey'),
  getModifierState(key) { return Boolean(stateOf(this).slots?.[{ Control: 'ctrlKey', Shift: 'shiftKey', Alt: 'altKey', Meta: 'metaKey' }[key]]); },
});
implement('CustomEvent', { initCustomEvent: legacyInit('detail') });
implement('CompositionEvent', { initCompositionEvent: legacyInit('view', 'data') });
implement('MessageEvent', { initMessageEvent: legacyInit('data', 'origin', 'lastEventId', 'source', 'ports') });
implement('StorageEvent', { initStorageEvent: legacyInit('key', 'oldValue', 'newValue', 'url', 'storageArea') });
implement('TextEvent', { initTextEvent: legacyInit('view', 'data') });

const legacyEvents = create(null);
for (const pair of table.events.split(' ')) { const [name, type] = pair.split(':'); legacyEvents[name] = type; }

function createLegacyEvent(name) {
  const type = legacyEvents[String(name).toLowerCase()];
  if (!type) throw domException(`Failed to execute 'createEvent' on 'Document': The provided event type ('${name}') is invalid.`, 'NotSupportedError');
  const event = newEvent(type, null, null, null, undefined, true);
  if (type === 'MessageEvent') stateOf(event).slots = Object.assign(create(null), { ports: freeze([]) });
  return event;
}

implement('AbortController', {
  get signal() { return stateOf(this).signal; },
  abort(reason) { abort(stateOf(this).signal, reason); },
}, { construct: (args, prototype) => make('AbortController', { signal: make('AbortSignal', { aborted: false }) }, prototype) });
implement('AbortSignal', {
  get aborted() { return stateOf(this).aborted === true; },
  get reason() { return stateOf(this).reason; },
  throwIfAborted() { if (stateOf(this).aborted) throw stateOf(this).reason; },
}, {
  statics: {
    abort(reason) { const signal = make('AbortSignal', { aborted: false }); abort(signal, reason); return signal; },
    timeout(delay) { const signal = make('AbortSignal', { aborted: false }); schedule(() => abort(signal, domException('signal timed out', 'TimeoutError')), delay); return signal; },
    any(signals) {
      const signal = make('AbortSignal', { aborted: false });
      for (const source of signals) {
        if (stateOf(source).aborted) abort(signal, stateOf(source).reason); else addListener(source, 'abort', () => abort(signal, stateOf(source).reason), { once: true });
      }
      return signal;
    },
  },
});
function abort(signal, reason) {
  const state = stateOf(signal);
  if (state.aborted) return;
  state.aborted = true;
  state.reason = reason === undefined ? domException('signal is aborted without reason', 'AbortError') : reason;
  dispatch(signal, newEvent('Event', 'abort'));
}
