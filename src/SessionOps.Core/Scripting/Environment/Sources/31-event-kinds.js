// The kinds of events: their constructors, legacy initialisers and attributes; AbortController, whose signal is an event target.
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
  if (init !== undefined && init !== null && !isObject(init))
    throw new TypeError(`Failed to construct '${type}': The provided value is not of type '${type}Init'.`);
  return newEvent(type, String(args[0]), init, initValues(type, init), prototype, true);
};
const eventConstructors = create(null);
const constructEventOf = name =>
  name.endsWith('Event') && lineage(name).Event ? (eventConstructors[name] ?? (eventConstructors[name] = constructEvent(name))) : undefined;

implement('Event', {
  get type() {
    return stateOf(this).eventType ?? '';
  },
  get target() {
    return stateOf(this).target;
  },
  get srcElement() {
    return stateOf(this).target;
  },
  get currentTarget() {
    return stateOf(this).current;
  },
  get eventPhase() {
    return stateOf(this).phase;
  },
  get bubbles() {
    return stateOf(this).bubbles;
  },
  get cancelable() {
    return stateOf(this).cancelable;
  },
  get defaultPrevented() {
    return stateOf(this).prevented;
  },
  get composed() {
    return stateOf(this).composed;
  },
  get timeStamp() {
    return stateOf(this).stamp;
  },
  get cancelBubble() {
    return stateOf(this).stopped;
  },
  set cancelBubble(value) {
    if (value) stateOf(this).stopped = true;
  },
  get returnValue() {
    return !stateOf(this).prevented;
  },
  set returnValue(value) {
    if (!value) prevent(stateOf(this));
  },
  composedPath() {
    return stateOf(this).path.slice();
  },
  stopPropagation() {
    stateOf(this).stopped = true;
  },
  stopImmediatePropagation() {
    const state = stateOf(this);
    state.stopped = state.stoppedNow = true;
  },
  preventDefault() {
    prevent(stateOf(this));
  },
  initEvent(type, bubbles, cancelable) {
    initialize(this, type, bubbles, cancelable);
  },
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

const legacyInit = (...names) =>
  function (type, bubbles, cancelable, ...values) {
    if (!initialize(this, type, bubbles, cancelable)) return;
    names.forEach((name, index) => {
      if (values[index] !== undefined) stateOf(this).slots[name] = values[index];
    });
  };
implement('UIEvent', {
  initUIEvent: legacyInit('view', 'detail'),
  get which() {
    const state = stateOf(this);
    return isA(state, 'MouseEvent') ? (state.slots?.button ?? 0) + 1 : (state.slots?.which ?? 0);
  },
});
implement('MouseEvent', {
  initMouseEvent: legacyInit(
    'view',
    'detail',
    'screenX',
    'screenY',
    'clientX',
    'clientY',
    'ctrlKey',
    'altKey',
    'shiftKey',
    'metaKey',
    'button',
    'relatedTarget',
  ),
  getModifierState(key) {
    return Boolean(stateOf(this).slots?.[{ Control: 'ctrlKey', Shift: 'shiftKey', Alt: 'altKey', Meta: 'metaKey' }[key]]);
  },
  get x() {
    return this.clientX;
  },
  get y() {
    return this.clientY;
  },
  get pageX() {
    return this.clientX;
  },
  get pageY() {
    return this.clientY;
  },
  get layerX() {
    return this.clientX;
  },
  get layerY() {
    return this.clientY;
  },
  get offsetX() {
    return this.clientX;
  },
  get offsetY() {
    return this.clientY;
  },
});
implement('KeyboardEvent', {
  initKeyboardEvent: legacyInit('view', 'key', 'location', 'ctrlKey', 'altKey', 'shiftKey', 'metaKey'),
  getModifierState(key) {
    return Boolean(stateOf(this).slots?.[{ Control: 'ctrlKey', Shift: 'shiftKey', Alt: 'altKey', Meta: 'metaKey' }[key]]);
  },
});
implement('CustomEvent', { initCustomEvent: legacyInit('detail') });
implement('CompositionEvent', { initCompositionEvent: legacyInit('view', 'data') });
implement('MessageEvent', { initMessageEvent: legacyInit('data', 'origin', 'lastEventId', 'source', 'ports') });
implement('StorageEvent', { initStorageEvent: legacyInit('key', 'oldValue', 'newValue', 'url', 'storageArea') });
implement('TextEvent', { initTextEvent: legacyInit('view', 'data') });

const legacyEvents = create(null);
for (const pair of table.events.split(' ')) {
  const [name, type] = pair.split(':');
  legacyEvents[name] = type;
}

function createLegacyEvent(name) {
  const type = legacyEvents[String(name).toLowerCase()];
  if (!type) throw domException(`Failed to execute 'createEvent' on 'Document': The provided event type ('${name}') is invalid.`, 'NotSupportedError');
  const event = newEvent(type, null, null, null, undefined, true);
  if (type === 'MessageEvent') stateOf(event).slots = Object.assign(create(null), { ports: freeze([]) });
  return event;
}

implement(
  'AbortController',
  {
    get signal() {
      return stateOf(this).signal;
    },
    abort(reason) {
      abort(stateOf(this).signal, reason);
    },
  },
  { construct: (args, prototype) => make('AbortController', { signal: make('AbortSignal', { aborted: false }) }, prototype) },
);
implement(
  'AbortSignal',
  {
    get aborted() {
      return stateOf(this).aborted === true;
    },
    get reason() {
      return stateOf(this).reason;
    },
    throwIfAborted() {
      if (stateOf(this).aborted) throw stateOf(this).reason;
    },
  },
  {
    statics: {
      abort(reason) {
        const signal = make('AbortSignal', { aborted: false });
        abort(signal, reason);
        return signal;
      },
      timeout(delay) {
        const signal = make('AbortSignal', { aborted: false });
        schedule(() => abort(signal, domException('signal timed out', 'TimeoutError')), delay);
        return signal;
      },
      any(signals) {
        const signal = make('AbortSignal', { aborted: false });
        for (const source of signals) {
          if (stateOf(source).aborted) abort(signal, stateOf(source).reason);
          else addListener(source, 'abort', () => abort(signal, stateOf(source).reason), { once: true });
        }
        return signal;
      },
    },
  },
);
function abort(signal, reason) {
  const state = stateOf(signal);
  if (state.aborted) return;
  state.aborted = true;
  state.reason = reason === undefined ? domException('signal is aborted without reason', 'AbortError') : reason;
  dispatch(signal, newEvent('Event', 'abort'));
}
