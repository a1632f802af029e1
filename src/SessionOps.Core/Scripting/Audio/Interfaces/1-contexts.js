'use strict';
// Web Audio: the body of a function whose argument has what it uses of the environment. A context writes down what a script does to its graph; the host
// computes the sound of an offline one when the script asks for it, and what an analyser or a filter answers. A context of the page itself is suspended
// until a gesture, which never comes.
const {
  Array, Boolean, Float32Array, Map, Math, Number, Object, Promise, RangeError, String, Symbol, TypeError, Uint16Array, answered, apply,
  beginDispatch, create, defineProperty, domException, executionError, getOwnPropertyDescriptor, getPrototypeOf, host, implement, isInstance,
  isObject, make, newEvent, none, placeholder, promiseOf, queueEvent, queueTask, reportGap, stateOf,
} = tools;

// Inputs, outputs, channels, how they are counted and mixed. Then the parameters: name, value, least, most, and K where the rate is fixed; N is half
// the sample rate, F the largest number.
const shapes = {
  __proto__: null,
  AnalyserNode: '1 1 2 max speakers',
  AudioBufferSourceNode: '0 1 2 max speakers|playbackRate 1 -F F K|detune 0 -F F K',
  AudioDestinationNode: '1 0 2 explicit speakers',
  AudioListener: '0 0 0 max speakers|positionX 0|positionY 0|positionZ 0|forwardX 0|forwardY 0|forwardZ -1|upX 0|upY 1|upZ 0',
  BiquadFilterNode: '1 1 2 max speakers|frequency 350 0 N|detune 0 -153600 153600|Q 1|gain 0 -F 1541.273681640625',
  ChannelMergerNode: '6 1 1 explicit speakers',
  ChannelSplitterNode: '1 6 6 explicit discrete',
  ConstantSourceNode: '0 1 2 max speakers|offset 1',
  ConvolverNode: '1 1 2 clamped-max speakers',
  DelayNode: '1 1 2 max speakers|delayTime 0 0 D',
  DynamicsCompressorNode: '1 1 2 clamped-max speakers|threshold -24 -100 0 K|knee 30 0 40 K|ratio 12 1 20 K|attack 0.003 0 1 K|release 0.25 0 1 K',
  GainNode: '1 1 2 max speakers|gain 1',
  IIRFilterNode: '1 1 2 max speakers',
  OscillatorNode: '0 1 2 max speakers|frequency 440 -N N|detune 0 -153600 153600',
  PannerNode: '1 1 2 clamped-max speakers|positionX 0|positionY 0|positionZ 0|orientationX 1|orientationY 0|orientationZ 0',
  ScriptProcessorNode: '1 1 2 explicit speakers',
  StereoPannerNode: '1 1 2 clamped-max speakers|pan 0 -1 1',
  WaveShaperNode: '1 1 2 max speakers',
};
// The other attributes that scripts can set: the initial value, or the name of a type and its words.
const attributes = {
  __proto__: null,
  AudioBufferSourceNode: { loop: false, loopStart: 0, loopEnd: 0 },
  BiquadFilterNode: { type: 'BiquadFilterType lowpass highpass bandpass lowshelf highshelf peaking notch allpass' },
  ConvolverNode: { normalize: true },
  OscillatorNode: { type: 'OscillatorType sine square sawtooth triangle custom' },
  PannerNode: {
    panningModel: 'PanningModelType equalpower HRTF',
    distanceModel: 'DistanceModelType inverse linear exponential',
    refDistance: 1,
    maxDistance: 10000,
    rolloffFactor: 1,
    coneInnerAngle: 360,
    coneOuterAngle: 360,
    coneOuterGain: 0,
  },
  WaveShaperNode: { oversample: 'OverSampleType none 2x 4x' },
};
const mixing = {
  __proto__: null,
  channelCountMode: 'ChannelCountMode max clamped-max explicit',
  channelInterpretation: 'ChannelInterpretation speakers discrete',
};
const maxChannels = 32,
  largest = 3.4028234663852886e38;

const unsigned = value => Math.trunc(Number(value)) >>> 0;
const setting = (name, owner) => text => `Failed to set the '${name}' property on '${owner}': ${text}`;
const executing = (name, owner) => text => `Failed to execute '${name}' on '${owner}': ${text}`;
const constructing = owner => text => `Failed to construct '${owner}': ${text}`;
const fail = (kind, text) => {
  throw domException(text, kind);
};
const finite = (number, kind, explain) => {
  if (number - number !== 0) throw new TypeError(explain(`The provided ${kind} value is non-finite.`));
  return number;
};
const float = (value, explain) => finite(Math.fround(Number(value)), 'float', explain);
const double = (value, explain) => finite(Number(value), 'double', explain);
const floats = (list, explain) => Float32Array.from(list, value => float(value, explain));
const outside = (name, value, least, most) => `The ${name} provided (${value}) is outside the range [${least}, ${most}].`;
const below = (name, value, least) => `The ${name} provided (${value}) is less than the minimum bound (${least}).`;
const isOneOf = (words, word) => words.split(' ').indexOf(word) > 0;
const arrayTypeOf = getOwnPropertyDescriptor(getPrototypeOf(Float32Array.prototype), Symbol.toStringTag).get;
const ofType = (value, type, explain, index = 1) => {
  if (apply(arrayTypeOf, value, none) !== type) throw new TypeError(explain(`parameter ${index} is not of type '${type}'.`));
  return value;
};

// Samples go to the host as text, two characters for each, and come back so, or as an array where the machine can pass that on.
function toText(samples) {
  const words = new Uint16Array(samples.slice().buffer);
  let text = '';
  for (let i = 0; i < words.length; i += 4096) text += apply(String.fromCharCode, null, words.subarray(i, i + 4096));
  return text;
}
function fromText(text, at, count) {
  const words = new Uint16Array(count * 2);
  for (let i = 0; i < words.length; i++) words[i] = text.charCodeAt(at + i);
  return new Float32Array(words.buffer);
}
/** Asks the host; what it says line by line goes to a function. Gives the samples, each call some more; nothing where the host cannot tell. */
function ask(owner, member, request, line) {
  const answer = host.renderAudio(request);
  const text = typeof answer === 'string' ? answer : answer[0];
  let at = 0,
    missing = answer ? null : 'time';
  for (let end = text.indexOf('\n'); end > at; at = end + 1, end = text.indexOf('\n', at)) {
    const [word, ...rest] = text.slice(at, end).split(' ');
    if (word === 'gap') missing = rest[0];
    else line(word, ...rest);
  }
  if (missing) {
    if (reportGap) reportGap(owner, `${member} (${missing})`);
    return null;
  }
  if (text === answer) {
    at++;
    return count => fromText(text, (at += count * 2) - count * 2, count);
  }
  at = 0;
  return count => new Float32Array(answer[1].subarray(at, (at += count)));
}

// Contexts.
/** Writes down what was done to the graph; a function gives its line when the graph is rendered. */
const note = (graph, line) => {
  graph.log[graph.log.length] = line;
};
const timeOf = context => context.frame / context.rate;
function makeContext(type, fields, prototype) {
  const context = make(type, { ...fields, state: 'suspended', frame: 0, log: [], nodes: [], parameters: [], suspensions: new Map() }, prototype);
  const state = stateOf(context);
  state.destination = makeNode(context, 'AudioDestinationNode', { channelCount: fields.channels });
  state.listener = makeNode(context, 'AudioListener');
  return context;
}
function setContextState(context, name) {
  stateOf(context).state = name;
  queueEvent(context, newEvent('Event', 'statechange'));
}
const creations = {
  __proto__: null,
  createAnalyser: 'AnalyserNode',
  createBiquadFilter: 'BiquadFilterNode',
  createBufferSource: 'AudioBufferSourceNode',
  createConstantSource: 'ConstantSourceNode',
  createConvolver: 'ConvolverNode',
  createDynamicsCompressor: 'DynamicsCompressorNode',
  createGain: 'GainNode',
  createIIRFilter: 'IIRFilterNode',
  createOscillator: 'OscillatorNode',
  createPanner: 'PannerNode',
  createStereoPanner: 'StereoPannerNode',
  createWaveShaper: 'WaveShaperNode',
};
const contextMembers = {
  get destination() {
    return stateOf(this).destination;
  },
  get listener() {
    return stateOf(this).listener;
  },
  get sampleRate() {
    return stateOf(this).rate;
  },
  get currentTime() {
    return timeOf(stateOf(this));
  },
  get state() {
    return stateOf(this).state;
  },
  createBuffer(channels, length, rate) {
    const explain = executing('createBuffer', 'BaseAudioContext');
    return makeBuffer(unsigned(channels), unsigned(length), float(rate, explain), explain);
  },
  createChannelMerger(count = 6) {
    return makeMerger(this, unsigned(count), executing('createChannelMerger', 'BaseAudioContext'));
  },
  createChannelSplitter(count = 6) {
    return makeSplitter(this, unsigned(count), executing('createChannelSplitter', 'BaseAudioContext'));
  },
  createDelay(most = 1) {
    const explain = executing('createDelay', 'BaseAudioContext');
    return makeDelay(this, double(most, explain), explain);
  },
  createScriptProcessor(size) {
    return makeNode(this, 'ScriptProcessorNode', { bufferSize: unsigned(size) || 256 });
  },
  createPeriodicWave(real, imag, options) {
    const explain = executing('createPeriodicWave', 'BaseAudioContext');
    return makeWave(this, floats(real, explain), floats(imag, explain), Boolean(options?.disableNormalization), explain);
  },
};
for (const name in creations)
  contextMembers[name] = function () {
    return makeNode(this, creations[name]);
  };
implement('BaseAudioContext', contextMembers);

const isRate = rate => rate >= 3000 && rate <= 768000;
const required = (options, type, name) => {
  if (options[name] === undefined)
    throw new TypeError(`Failed to construct '${type}': Failed to read the '${name}' property from '${type}Options': Required member is undefined.`);
  return options[name];
};
implement(
  'OfflineAudioContext',
  {
    get length() {
      return stateOf(this).length;
    },
    startRendering() {
      const state = stateOf(this);
      const refuse = (kind, text) => Promise.reject(domException(executing('startRendering', 'OfflineAudioContext')(text), kind));
      if (state.state === 'closed') return refuse('InvalidStateError', 'cannot call startRendering on an OfflineAudioContext in a stopped state.');
      if (state.state !== 'suspended') return refuse('InvalidStateError', `cannot startRendering when an OfflineAudioContext is ${state.state}`);
      if (state.finish) return refuse('InvalidStateError', 'cannot call startRendering more than once');
      return new Promise((resolve, reject) => {
        state.finish = buffer => (buffer ? resolve(buffer) : refuse('NotSupportedError', `startRendering failed to create AudioBuffer(${state.channels}, ${state.length}, ${state.rate})`).catch(reject));
        setContextState(this, 'running');
        queueTask(() => render(this));
      });
    },
    suspend(time) {
      const state = stateOf(this);
      const explain = executing('suspend', 'OfflineAudioContext');
      const refuse = text => Promise.reject(domException(explain(text), 'InvalidStateError'));
      const when = Number(time);
      if (when - when !== 0) return Promise.reject(new TypeError(explain('The provided double value is non-finite.')));
      const duration = Math.fround(state.length / state.rate);
      const frame = Math.ceil(Math.floor(when * state.rate) / 128) * 128;
      if (state.state === 'closed') return refuse('the rendering is already finished');
      if (when < 0) return refuse(`negative suspend time (${when}) is not allowed`);
      if (duration <= when)
        return refuse(
          `cannot schedule a suspend at ${when} seconds because it is greater than or equal to the total render duration of ${state.length} frames (${duration} seconds)`,
        );
      if (frame < state.frame)
        return refuse(`suspend(${short(when)}) failed to suspend at frame ${frame} because it is earlier than the current frame of ${state.frame} (${short(timeOf(state))} seconds)`);
      if (state.suspensions.has(frame)) return refuse(`cannot schedule more than one suspend at frame ${frame} (${short(when)} seconds)`);
      return new Promise(resolve => {
        state.suspensions.set(frame, resolve);
      });
    },
    resume() {
      const state = stateOf(this);
      if (!state.finish || state.state === 'closed')
        return Promise.reject(
          domException(executing('resume', 'OfflineAudioContext')('cannot resume an offline context that has not started'), 'InvalidStateError'),
        );
      if (state.state === 'suspended') {
        setContextState(this, 'running');
        queueTask(() => render(this));
      }
      return promiseOf();
    },
  },
  {
    construct(args, prototype) {
      const explain = constructing('OfflineAudioContext');
      let [channels, length, rate] = args;
      if (args.length === 2) throw new TypeError(explain('Overload resolution failed.'));
      if (args.length === 1) {
        if (!isObject(channels)) throw new TypeError(explain("The provided value is not of type 'OfflineAudioContextOptions'."));
        length = unsigned(required(args[0], 'OfflineAudioContext', 'length'));
        channels = args[0].numberOfChannels ?? 1;
        rate = required(args[0], 'OfflineAudioContext', 'sampleRate');
      }
      [channels, length, rate] = [unsigned(channels), unsigned(length), float(rate, explain)];
      if (!length) fail('NotSupportedError', explain(below('number of frames', 0, 1)));
      if (!channels || channels > maxChannels) fail('NotSupportedError', explain(outside('number of channels', channels, 1, maxChannels)));
      if (!isRate(rate)) fail('NotSupportedError', explain(outside('sampleRate', rate, 3000, 768000)));
      return makeContext('OfflineAudioContext', { channels, length, rate }, prototype);
    },
  },
);
implement(
  'AudioContext',
  {
    getOutputTimestamp: () => ({ contextTime: 0, performanceTime: 0 }),
    close() {
      if (stateOf(this).state === 'closed')
        return Promise.reject(domException(executing('close', 'AudioContext')('Cannot close a closed AudioContext.'), 'InvalidStateError'));
      setContextState(this, 'closed');
      return answered();
    },
    resume() {
      if (stateOf(this).state === 'closed')
        return Promise.reject(domException(executing('resume', 'AudioContext')('cannot resume a closed AudioContext'), 'InvalidStateError'));
      return new Promise(() => {});
    },
    suspend() {
      if (stateOf(this).state === 'closed')
        return Promise.reject(domException(executing('suspend', 'AudioContext')('Cannot suspend a closed AudioContext.'), 'InvalidStateError'));
      return promiseOf();
    },
  },
  {
    construct(args, prototype) {
      const explain = constructing('AudioContext');
      const rate = args[0]?.sampleRate === undefined ? 44100 : float(args[0].sampleRate, explain);
      if (!isRate(rate)) fail('NotSupportedError', explain(`The hardware sample rate provided (${rate}) is outside the range [3000, 768000].`));
      return makeContext('AudioContext', { channels: 2, rate }, prototype);
    },
  },
);

/** Renders to the next suspension, or to the end; what follows is a task of its own, after those of the sources that ended. */
function render(context) {
  const state = stateOf(context);
  const end = Math.ceil(state.length / 128) * 128;
  let stop = end;
  for (const frame of state.suspensions.keys()) if (frame >= state.frame && frame < stop) stop = frame;
  let request = `render ${state.channels} ${state.length} ${state.rate} ${stop}\n`;
  for (const line of state.log) request += (typeof line === 'function' ? line() : line) + '\n';
  const analysers = [];
  let ended = 0;
  const channels = [];
  const samples = ask('OfflineAudioContext', 'startRendering', request, (word, at, value) => {
    if (word === 'reduction') stateOf(state.nodes[at]).reduction = Math.fround(value);
    else if (word === 'value') stateOf(state.parameters[at]).value = Math.fround(value);
    else if (word === 'heard') analysers.push([stateOf(state.nodes[at]), Number(value)]);
    // What ended before a suspension was told then.
    else if (word === 'ended' && ended++ >= (state.ended ?? 0)) queueEvent(state.nodes[at], newEvent('Event', 'ended'));
  });
  state.ended = ended;
  if (!samples) {
    setContextState(context, 'closed');
    state.finish(null);
    return;
  }
  for (let i = 0; i < state.channels; i++) channels.push(samples(state.length));
  for (const [analyser, count] of analysers) analyser.heard = samples(count);
  state.frame = stop;
  note(state, `@ ${stop}`);
  queueTask(() => {
    const suspended = state.suspensions.get(stop);
    if (suspended) {
      setContextState(context, 'suspended');
      state.suspensions.delete(stop);
      suspended();
      return undefined;
    }
    setContextState(context, 'closed');
    const buffer = make('AudioBuffer', { channels, length: state.length, rate: state.rate });
    const finish = step => () => {
      const next = step();
      return typeof next === 'function' ? finish(next) : state.finish(buffer);
    };
    return finish(beginDispatch(context, newEvent('OfflineAudioCompletionEvent', 'complete', null, { renderedBuffer: buffer })));
  });
}

