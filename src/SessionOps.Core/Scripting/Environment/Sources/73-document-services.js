// Mutation observers, custom elements, trusted types and message channels.
const observers = new Set();
let recording = true;
/** Changes a tree without a record of each step: its caller makes one of the whole. */
function unrecorded(change) {
  const before = recording;
  recording = false;
  try {
    change();
  } finally {
    recording = before;
  }
}
function queueMutation(type, target, record) {
  shared.changes++;
  if (observers.size === 0 || !recording) return;
  for (const observer of observers) {
    const state = stateOf(observer);
    for (const { node, options } of state.watched) {
      if (node !== target && !(options.subtree && isAncestor(node, target))) continue;
      if (!options[type] || (type === 'attributes' && options.attributeFilter && !options.attributeFilter.includes(record.attributeName))) continue;
      const list = nodes => {
        const fixed = nodes ?? none;
        return liveList('NodeList', () => fixed);
      };
      const keepOld = type === 'attributes' ? options.attributeOldValue : options.characterDataOldValue;
      state.records.push(
        make('MutationRecord', {
          slots: Object.assign(create(null), {
            type,
            target,
            addedNodes: list(record.addedNodes),
            removedNodes: list(record.removedNodes),
            previousSibling: record.previousSibling ?? null,
            nextSibling: record.nextSibling ?? null,
            attributeName: record.attributeName ?? null,
            attributeNamespace: null,
            oldValue: keepOld ? record.oldValue : null,
          }),
        }),
      );
      if (!state.queued) {
        state.queued = true;
        microtask(() => {
          state.queued = false;
          const records = state.records.splice(0);
          if (records.length)
            try {
              apply(state.callback, observer, [records, observer]);
            } catch (error) {
              reportError(error);
            }
        });
      }
      break;
    }
  }
}
implement(
  'MutationObserver',
  {
    observe(node, options) {
      if (!isNode(node)) throw executionError('observe', 'MutationObserver', "parameter 1 is not of type 'Node'.");
      const o = { ...options };
      if (o.attributes === undefined && (o.attributeOldValue || o.attributeFilter)) o.attributes = true;
      if (o.characterData === undefined && o.characterDataOldValue) o.characterData = true;
      if (!o.childList && !o.attributes && !o.characterData)
        throw new TypeError(
          "Failed to execute 'observe' on 'MutationObserver': The options object must set at least one of 'attributes', 'characterData', or 'childList' to true.",
        );
      const state = stateOf(this);
      state.watched = state.watched.filter(entry => entry.node !== node).concat({ node, options: o });
      observers.add(this);
    },
    disconnect() {
      const state = stateOf(this);
      state.watched = [];
      state.records = [];
      observers.delete(this);
    },
    takeRecords() {
      return stateOf(this).records.splice(0);
    },
  },
  { construct: (args, prototype) => makeObserver('MutationObserver', args[0], prototype) },
);
let customDefinitions;
const definitionOf = target => {
  for (const definition of customDefinitions?.values() ?? none) if (definition.target === target) return definition;
  return null;
};
implement('CustomElementRegistry', {
  define(name, target) {
    if (typeof target !== 'function') throw executionError('define', 'CustomElementRegistry', "parameter 2 is not of type 'Function'.");
    if (!isCustomName(String(name)))
      throw domException(`Failed to execute 'define' on 'CustomElementRegistry': "${name}" is not a valid custom element name`, 'SyntaxError');
    customDefinitions ??= new Map();
    if (customDefinitions.has(name))
      throw domException(
        `Failed to execute 'define' on 'CustomElementRegistry': the name "${name}" has already been used with this registry`,
        'NotSupportedError',
      );
    const call = callback => (typeof callback === 'function' ? callback : () => {});
    customDefinitions.set(name, {
      name,
      target,
      pending: null,
      observed: [...(target.observedAttributes ?? [])],
      connected: call(target.prototype.connectedCallback),
      disconnected: call(target.prototype.disconnectedCallback),
      attributeChanged: call(target.prototype.attributeChangedCallback),
    });
    for (const element of descendants(document, (_, state) => state.local === name && !state.custom)) upgrade(element);
    const waiting = stateOf(this).waiting?.[name];
    if (waiting) waiting(target);
  },
  get(name) {
    return customDefinitions?.get(name)?.target;
  },
  getName(target) {
    return definitionOf(target)?.name ?? null;
  },
  upgrade() {},
  whenDefined(name) {
    const known = customDefinitions?.get(name);
    if (known) return promiseOf(known.target);
    const state = stateOf(this);
    return new Promise(resolve => {
      (state.waiting ??= create(null))[name] = resolve;
    });
  },
});
function upgrade(element) {
  const definition = customDefinitions.get(stateOf(element).local);
  definition.pending = element;
  try {
    new definition.target();
  } catch (error) {
    reportError(error);
    return;
  } finally {
    definition.pending = null;
  }
  for (const attr of stateOf(element).attrs)
    if (definition.observed.includes(attr.qualified)) apply(definition.attributeChanged, element, [attr.qualified, null, attr.value, null]);
  if (isConnected(element)) apply(definition.connected, element, []);
}
function constructCustom(definition, owner, ns, local) {
  try {
    return new definition.target();
  } catch (error) {
    reportError(error);
    return makeNode('HTMLUnknownElement', 1, owner, { ns, prefix: null, local, attrs: [] });
  }
}

for (const kind of ['HTML', 'Script', 'ScriptURL']) {
  const type = 'Trusted' + kind;
  implement(type, {
    toString() {
      return stateOf(this).text;
    },
    toJSON() {
      return stateOf(this).text;
    },
  });
  implement('TrustedTypePolicy', {
    ['create' + kind](input, ...rest) {
      const rule = stateOf(this).rules['create' + kind];
      if (typeof rule !== 'function')
        throw new TypeError(
          `Failed to execute 'create${kind}' on 'TrustedTypePolicy': Policy ${stateOf(this).name}'s TrustedTypePolicyOptions did not specify a 'create${kind}' member.`,
        );
      const text = rule(String(input), ...rest);
      return make(type, { text: text === null || text === undefined ? '' : String(text) });
    },
  });
  implement('TrustedTypePolicyFactory', {
    ['is' + kind](value) {
      return isInstance(value, type);
    },
  });
}
implement('TrustedTypePolicy', {
  get name() {
    return stateOf(this).name;
  },
});
implement('TrustedTypePolicyFactory', {
  createPolicy(name, rules) {
    const policy = make('TrustedTypePolicy', { name: String(name), rules: rules ?? {} });
    if (String(name) === 'default') stateOf(this).defaultPolicy = policy;
    return policy;
  },
  get emptyHTML() {
    const state = stateOf(this);
    return state.emptyHTML ?? (state.emptyHTML = make('TrustedHTML', { text: '' }));
  },
  get emptyScript() {
    const state = stateOf(this);
    return state.emptyScript ?? (state.emptyScript = make('TrustedScript', { text: '' }));
  },
  get defaultPolicy() {
    return stateOf(this).defaultPolicy ?? null;
  },
  getAttributeType() {
    return null;
  },
  getPropertyType() {
    return null;
  },
});
implement(
  'MessageChannel',
  {
    get port1() {
      return stateOf(this).port1;
    },
    get port2() {
      return stateOf(this).port2;
    },
  },
  {
    construct(args, prototype) {
      const port1 = make('MessagePort', { waiting: [] }),
        port2 = make('MessagePort', { waiting: [] });
      stateOf(port1).peer = port2;
      stateOf(port2).peer = port1;
      return make('MessageChannel', { port1, port2 }, prototype);
    },
  },
);
implement('MessagePort', {
  postMessage(data, transfer) {
    const { peer } = stateOf(this);
    const message = messageOf(data, Array.isArray(transfer) ? transfer : transfer?.transfer);
    if (peer) deliver(peer, newEvent('MessageEvent', 'message', null, message));
  },
  start() {
    startPort(this);
  },
  close() {
    const { peer } = stateOf(this);
    stateOf(this).peer = null;
    if (!peer) return;
    stateOf(peer).peer = null;
    deliver(peer, newEvent('Event', 'close'));
  },
});
/** The copy of a message, and the ports that go with it. */
function messageOf(data, transfer) {
  const ports = (transfer ?? none).filter(item => isInstance(item, 'MessagePort'));
  return { data: cloneValue(data, new Map(ports.map(port => [port, port]))), ports: freeze(ports) };
}
function deliver(port, event) {
  const { waiting } = stateOf(port);
  if (waiting) waiting.push(event);
  else queueEvent(port, event);
}
function startPort(port) {
  const state = stateOf(port);
  const { waiting } = state;
  state.waiting = null;
  for (const event of waiting ?? none) queueEvent(port, event);
}
const named = { Option: 'option', Image: 'img', Audio: 'audio' };
implement('FontFaceSet', {
  get ready() {
    return (stateOf(this).ready ??= promiseOf(this));
  },
});
