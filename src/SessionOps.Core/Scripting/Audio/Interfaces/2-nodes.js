// Nodes: how they are made, connected and mixed.
function makeNode(context, type, fields, prototype) {
  const owner = stateOf(context);
  const [shape, ...parameters] = shapes[type].split('|');
  const [inputs, outputs, channelCount, channelCountMode, channelInterpretation] = shape.split(' ');
  const values = { __proto__: null, channelCountMode, channelInterpretation };
  for (const name in attributes[type]) {
    const value = attributes[type][name];
    values[name] = typeof value === 'string' ? value.split(' ')[1] : value;
  }
  const state = { context, inputs: Number(inputs), outputs: Number(outputs), channelCount: Number(channelCount), values, links: [], ...fields };
  const node = make(type, state, prototype);
  // The listener is part of no graph.
  state.graph = state.inputs + state.outputs ? owner : { log: [], nodes: [], parameters: [] };
  state.id = state.graph.nodes.length;
  state.graph.nodes[state.id] = node;
  note(state.graph, `n ${type} ${state.inputs} ${state.outputs} ${state.most ?? ''}`);
  for (const text of parameters) {
    const [name, value, least = '-F', most = 'F', fixed] = text.split(' ');
    const bound = word => (word === 'F' ? largest : word === 'N' ? owner.rate / 2 : word === 'D' ? Math.fround(state.most) : Math.fround(Number(word)));
    const parameter = {
      node: state,
      id: state.graph.parameters.length,
      label: `${type.replace('Node', '')}.${name}`,
      value: Math.fround(Number(value)),
      least: least[0] === '-' ? -bound(least.slice(1)) : bound(least),
      most: bound(most),
      rate: fixed ? 'k-rate' : 'a-rate',
      fixed,
      events: [],
    };
    parameter.initial = parameter.value;
    state.graph.parameters[parameter.id] = make('AudioParam', parameter);
    (state.slots ??= create(null))[name] = state.graph.parameters[parameter.id];
    note(state.graph, `p ${parameter.value} ${parameter.least} ${parameter.most}`);
    if (fixed) note(state.graph, `r ${parameter.id} 0`);
  }
  noteMixing(state);
  return node;
}
function noteMixing(state) {
  const at = name => mixing[name].split(' ').indexOf(state.values[name]) - 1;
  note(state.graph, `c ${state.id} ${state.channelCount} ${at('channelCountMode')} ${at('channelInterpretation')}`);
}
function setAttribute(node, name, value) {
  const state = stateOf(node);
  state.values[name] = value;
  note(state.graph, `a ${state.id} ${name} ${typeof value === 'boolean' ? Number(value) : value}`);
}
function setMixing(node, name, value, explain) {
  const state = stateOf(node);
  const { type } = state;
  const label = type.replace('Node', '');
  if (value === state[name] || value === state.values[name]) return;
  if (name === 'channelCount') {
    const most = /^(DynamicsCompressor|StereoPanner|Panner|Convolver)Node$/.test(type) ? 2 : type === 'AudioDestinationNode' && isInstance(state.context, 'AudioContext') ? 2 : maxChannels;
    if (/^Channel/.test(type)) fail('InvalidStateError', explain(`${label}: channelCount cannot be changed from ${state.channelCount}`));
    if (value < 1 || value > most) {
      if (most === 2 && type === 'AudioDestinationNode') {
        if (!value) fail('NotSupportedError', explain('The channel count cannot be set to 0.'));
        fail('IndexSizeError', explain(outside('channel count', value, 1, most)));
      }
      fail('NotSupportedError', explain(outside(most === 2 ? 'channelCount' : 'channel count', value, 1, most)));
    }
    state.channelCount = value;
  } else {
    if (!isOneOf(mixing[name], value)) return;
    if (/^Channel/.test(type) && (name === 'channelCountMode' || type === 'ChannelSplitterNode'))
      fail('InvalidStateError', explain(`${label}: ${name} cannot be changed from '${state.values[name]}'`));
    if (value === 'max' && /^(DynamicsCompressor|StereoPanner|Panner|Convolver)Node$/.test(type))
      fail(
        'NotSupportedError',
        explain(type === 'DynamicsCompressorNode' ? "The provided value 'max' is not an allowed value for ChannelCountMode" : `${label}: 'max' is not allowed`),
      );
    state.values[name] = value;
  }
  noteMixing(state);
}
/** What is known of a node; of one whose interface is not implemented it is nothing. */
function nodeOf(node, member) {
  const state = stateOf(node);
  if (state.graph) return state;
  placeholder(state.type, member)();
  return { __proto__: null, values: {}, links: [], inputs: 1, outputs: 1, log: [] };
}
const mixingMembers = {};
for (const name of ['channelCount', 'channelCountMode', 'channelInterpretation'])
  defineProperty(mixingMembers, name, {
    get() {
      const { channelCount, values } = nodeOf(this, name);
      return name === 'channelCount' ? channelCount : values[name];
    },
    set(value) {
      nodeOf(this, name);
      setMixing(this, name, name === 'channelCount' ? unsigned(value) : String(value), setting(name, 'AudioNode'));
    },
  });
implement('AudioNode', mixingMembers);

/** Sets what a dictionary of options says: attributes and parameters of a node by their names. */
function setOptions(node, type, options) {
  const dictionary = type.replace('Node', 'Options');
  const explain = constructing(type);
  const reading = name => text => explain(`Failed to read the '${name}' property from '${dictionary}': ${text}`);
  const word = (name, kinds) => {
    const value = String(options[name]);
    if (!isOneOf(kinds, value)) throw new TypeError(reading(name)(`The provided value '${value}' is not a valid enum value of type ${kinds.split(' ')[0]}.`));
    return value;
  };
  if (options === undefined || options === null) return;
  if (!isObject(options)) throw new TypeError(explain(`The provided value is not of type '${dictionary}'.`));
  if (options.channelCount !== undefined) setMixing(node, 'channelCount', unsigned(options.channelCount), explain);
  for (const name in mixing) if (options[name] !== undefined) setMixing(node, name, word(name, mixing[name]), explain);
  for (const name in attributes[type]) {
    const initial = attributes[type][name];
    if (options[name] === undefined) continue;
    const value = typeof initial === 'string' ? word(name, initial) : typeof initial === 'boolean' ? Boolean(options[name]) : double(options[name], reading(name));
    if (value === 'custom' && !options.periodicWave) fail('InvalidStateError', explain('A PeriodicWave must be specified if the type is set to "custom"'));
    if (value !== 'custom') setAttribute(node, name, value);
  }
  for (const text of shapes[type].split('|').slice(1)) {
    const [name] = text.split(' ');
    if (options[name] === undefined) continue;
    const parameter = stateOf(stateOf(node).slots[name]);
    parameter.value = clamp(parameter, float(options[name], reading(name)));
    note(parameter.node.graph, `i ${parameter.id} ${parameter.value}`);
  }
  for (const name of ['buffer', 'curve']) if (options[name] !== undefined && name in node) node[name] = options[name];
  if (options.periodicWave !== undefined && type === 'OscillatorNode') setWave(node, options.periodicWave);
}
for (const type in shapes) {
  const members = {};
  for (const name in attributes[type]) {
    const initial = attributes[type][name];
    defineProperty(members, name, {
      get() {
        return stateOf(this).values[name];
      },
      set(value) {
        const explain = setting(name, type);
        if (typeof initial === 'string') {
          const word = String(value);
          if (word === 'custom') fail('InvalidStateError', explain("'type' cannot be set directly to 'custom'.  Use setPeriodicWave() to create a custom Oscillator type."));
          if (isOneOf(initial, word)) setAttribute(this, name, word);
        } else {
          setAttribute(this, name, typeof initial === 'boolean' ? Boolean(value) : double(value, explain));
        }
      },
    });
  }
  implement(type, members, {
    construct(args, prototype) {
      const [context, options] = args;
      const explain = constructing(type);
      if (!isInstance(context, 'BaseAudioContext')) throw new TypeError(explain("parameter 1 is not of type 'BaseAudioContext'."));
      const node =
        type === 'DelayNode'
          ? makeDelay(context, options?.maxDelayTime === undefined ? 1 : double(options.maxDelayTime, explain), explain, prototype)
          : type === 'ChannelMergerNode'
            ? makeMerger(context, options?.numberOfInputs === undefined ? 6 : unsigned(options.numberOfInputs), explain, prototype)
            : type === 'ChannelSplitterNode'
              ? makeSplitter(context, options?.numberOfOutputs === undefined ? 6 : unsigned(options.numberOfOutputs), explain, prototype)
              : makeNode(context, type, undefined, prototype);
      setOptions(node, type, options);
      return node;
    },
  });
}
function makeDelay(context, most, explain, prototype) {
  if (!(most > 0 && most < 180)) fail('NotSupportedError', explain(`The max delay time provided (${most}) is outside the range (0, 180).`));
  return makeNode(context, 'DelayNode', { most }, prototype);
}
function makeMerger(context, inputs, explain, prototype) {
  if (!inputs || inputs > maxChannels) fail('IndexSizeError', explain(outside('number of inputs', inputs, 1, maxChannels)));
  return makeNode(context, 'ChannelMergerNode', { inputs }, prototype);
}
function makeSplitter(context, outputs, explain, prototype) {
  if (!outputs || outputs > maxChannels) fail('IndexSizeError', explain(outside('number of outputs', outputs, 1, maxChannels)));
  return makeNode(context, 'ChannelSplitterNode', { outputs, channelCount: outputs }, prototype);
}

/** The links of a node that a call names: from some outputs to a node's inputs or a parameter. */
const isLink = (output, target, input) => link =>
  (output === undefined || link.output === output) && (target === undefined || link.target === target) && (input === undefined || link.input === input);
implement('AudioNode', {
  get context() {
    return nodeOf(this, 'context').context;
  },
  get numberOfInputs() {
    return nodeOf(this, 'numberOfInputs').inputs;
  },
  get numberOfOutputs() {
    return nodeOf(this, 'numberOfOutputs').outputs;
  },
  connect(target, from, to) {
    const state = nodeOf(this, 'connect');
    const explain = executing('connect', 'AudioNode');
    const isParameter = isInstance(target, 'AudioParam');
    if (!isParameter && !isInstance(target, 'AudioNode')) throw new TypeError(explain('Overload resolution failed.'));
    const other = isParameter ? stateOf(target).node : nodeOf(target, 'connect');
    const output = unsigned(from),
      input = isParameter ? undefined : unsigned(to);
    if (output >= state.outputs) fail('IndexSizeError', explain(`output index (${output}) exceeds number of outputs (${state.outputs}).`));
    if (input >= other.inputs) fail('IndexSizeError', explain(`input index (${input}) exceeds number of inputs (${other.inputs}).`));
    if (other.context !== state.context)
      fail('InvalidAccessError', explain(`cannot connect to an ${isParameter ? 'AudioParam' : 'AudioNode'} belonging to a different audio context.`));
    if (!state.links.some(isLink(output, target, input))) {
      state.links.push({ output, target, input });
      note(state.graph, isParameter ? `j ${state.id} ${output} ${stateOf(target).id}` : `k ${state.id} ${output} ${other.id} ${input}`);
    }
    return isParameter ? undefined : target;
  },
  disconnect(target, from, to) {
    const state = nodeOf(this, 'disconnect');
    const explain = executing('disconnect', 'AudioNode');
    const isParameter = isInstance(target, 'AudioParam');
    const isTarget = isParameter || isInstance(target, 'AudioNode');
    const index = isTarget ? from : target;
    const output = index === undefined ? undefined : unsigned(index);
    const input = isTarget && !isParameter && to !== undefined ? unsigned(to) : undefined;
    const other = isTarget ? (isParameter ? stateOf(target).node : stateOf(target)) : state;
    if (other.context !== state.context)
      fail('InvalidAccessError', explain(`cannot disconnect from an ${isParameter ? 'AudioParam' : 'AudioNode'} belonging to a different audio context.`));
    if (output >= state.outputs) fail('IndexSizeError', explain(outside('output index', output, 0, state.outputs - 1)));
    if (input >= other.inputs) fail('IndexSizeError', explain(outside('input index', input, 0, other.inputs - 1)));
    const isCut = isLink(output, isTarget ? target : undefined, input);
    const cut = state.links.filter(isCut);
    if (isTarget && !cut.length)
      fail(
        'InvalidAccessError',
        explain(
          isParameter
            ? output === undefined
              ? 'the given AudioParam is not connected.'
              : `specified destination AudioParam and node output (${output}) are not connected.`
            : output === undefined
              ? 'the given destination is not connected.'
              : input === undefined
                ? `output (${output}) is not connected to the given destination.`
                : `output (${output}) is not connected to the input (${input}) of the destination.`,
        ),
      );
    for (const link of cut) {
      const { id } = stateOf(link.target);
      note(state.graph, link.input === undefined ? `y ${state.id} ${link.output} ${id}` : `x ${state.id} ${link.output} ${id} ${link.input}`);
    }
    state.links = state.links.filter(link => !isCut(link));
  },
});
implement('ScriptProcessorNode', {
  get bufferSize() {
    return stateOf(this).bufferSize;
  },
});
implement('ConvolverNode', {
  get buffer() {
    return stateOf(this).buffer ?? null;
  },
  set buffer(value) {
    stateOf(this).buffer = value ?? null;
  },
});
implement('AudioDestinationNode', {
  get maxChannelCount() {
    return stateOf(stateOf(this).context).channels;
  },
});
implement('DynamicsCompressorNode', {
  get reduction() {
    return stateOf(this).reduction ?? 0;
  },
});

