// EventTarget and Event: listeners, handlers, the path through a tree and the window.
function listenersOf(state) {
  return state.listeners ?? (state.listeners = []);
}

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
  if (name === 'onmessage' && state.waiting) startPort(target);
}

function addListener(target, type, callback, options) {
  const state = stateOf(target);
  let capture = false,
    once = false,
    passive = null,
    signal = null;
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

implement(
  'EventTarget',
  {
    addEventListener(type, callback, options) {
      addListener(this, String(type), callback, options);
    },
    removeEventListener(type, callback, options) {
      removeListener(this, String(type), callback, options);
    },
    dispatchEvent(event) {
      const state = isObject(event) ? stateOf(event) : undefined;
      if (!isA(state, 'Event')) throw executionError('dispatchEvent', 'EventTarget', "parameter 1 is not of type 'Event'.");
      if (state.dispatching || !state.initialized)
        throw domException(
          `Failed to execute 'dispatchEvent' on 'EventTarget': The event ${state.dispatching ? 'is already being dispatched' : 'provided is uninitialized'}.`,
          'InvalidStateError',
        );
      state.trusted = false;
      return dispatch(this, event);
    },
    when() {
      if (reportGap) reportGap('EventTarget', 'when');
      return make('Observable');
    },
  },
  { construct: (args, prototype) => make('EventTarget', {}, prototype) },
);

function pathOf(target, event) {
  const path = [];
  for (let node = target; node;) {
    path.push(node);
    const state = stateOf(node);
    node = isA(state, 'ShadowRoot') ? state.host : (state.parent ?? (state.view && event.eventType !== 'load' ? state.view : null));
  }
  return path;
}

function dispatch(target, event) {
  let step = beginDispatch(target, event);
  while (step) step = step();
  return !stateOf(event).prevented;
}

/** The steps of a dispatch: each calls one listener. */
function beginDispatch(target, event) {
  const state = stateOf(event);
  state.dispatching = true;
  state.target = target;
  state.path = pathOf(target, state);
  const visits = [];
  for (let i = state.path.length - 1; i >= 0; i--) visits.push([state.path[i], i === 0 ? 2 : 1, true]);
  for (let i = 0; i < (state.bubbles ? state.path.length : 1); i++) visits.push([state.path[i], i === 0 ? 2 : 3, false]);
  let visit = -1,
    index = 0,
    list = none;
  const step = () => {
    for (;;) {
      while (index < list.length) {
        const [current, , capturing] = visits[visit];
        const entry = list[index++];
        if (entry.removed || entry.type !== state.eventType || entry.capture !== capturing) continue;
        callListener(current, entry, event, state);
        if (state.stoppedNow) index = list.length;
        return step;
      }
      if (state.stopped || ++visit === visits.length) break;
      [state.current, state.phase] = visits[visit];
      list = stateOf(state.current).listeners?.slice() ?? none;
      index = 0;
    }
    state.dispatching = false;
    state.phase = 0;
    state.current = null;
    state.path = [];
    state.stopped = state.stoppedNow = false;
  };
  return step;
}

function callListener(target, entry, event, state) {
  if (entry.once) removeListener(target, entry.type, entry.callback, entry.capture);
  const before = windowState.currentEvent;
  windowState.currentEvent = event;
  state.inPassive = entry.passive === true;
  try {
    if (entry.handler) {
      const handler = stateOf(target).slots[entry.handler];
      if (handler && apply(handler, target, [event]) === false) prevent(state);
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
}

function prevent(state) {
  if (state.cancelable && !state.inPassive) state.prevented = true;
}

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
  get: asNative(
    getOwnPropertyDescriptor(
      {
        get isTrusted() {
          const state = stateOf(this);
          if (!isA(state, 'Event')) throw invocationError();
          return state.trusted;
        },
      },
      'isTrusted',
    ).get,
    'get isTrusted',
    0,
  ),
  set: undefined,
  enumerable: true,
  configurable: false,
};

/** Makes an event; `values` fills the attributes of the derived interfaces. */
function newEvent(type, name, init, values, prototype, untrusted) {
  const event = make(
    type,
    {
      eventType: name,
      bubbles: Boolean(init?.bubbles),
      cancelable: Boolean(init?.cancelable),
      composed: Boolean(init?.composed),
      initialized: name !== null,
      trusted: !untrusted,
      prevented: false,
      dispatching: false,
      phase: 0,
      target: null,
      current: null,
      path: [],
      stopped: false,
      stoppedNow: false,
      inPassive: false,
      stamp: host.now(),
    },
    prototype,
  );
  defineProperty(event, 'isTrusted', trustedDescriptor);
  if (values) stateOf(event).slots = Object.assign(create(null), values);
  return event;
}
