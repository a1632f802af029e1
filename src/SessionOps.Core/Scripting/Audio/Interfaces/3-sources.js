// Parameters, sources, buffers, waves, analysers and filters.
const clamp = ({ least, most }, value) => Math.min(Math.max(value, least), most);
const short = number => String(Number(number.toPrecision(6)));
const told = event =>
  `${event.name}(${event.curve ? '...' : short(event.value)}, ${Number(event.time.toPrecision(16))}${event.extra === undefined ? '' : `, ${Number(event.extra.toPrecision(16))}`})`;
/** Keeps an event in mind as long as a curve of values may be in its way. */
function keepEvent(parameter, event, explain) {
  const end = event.curve ? event.time + event.extra : event.time;
  for (let i = parameter.events.length - 1; i >= 0; i--) {
    const other = parameter.events[i];
    const otherEnd = other.time + other.extra;
    if (
      other.curve && event.curve
        ? event.time < otherEnd && other.time < end
        : other.curve
          ? event.time >= other.time && event.time < otherEnd
          : event.curve && other.time > event.time && other.time < end
    )
      fail('NotSupportedError', explain(`${told(event)} overlaps ${told(other)}`));
  }
  parameter.events.push(event);
}
const timeFor = (parameter, time, explain, name = 'Time') => {
  if (!(time >= 0)) throw new RangeError(explain(`${name} must be a finite non-negative number: ${short(time)}`));
  return Math.max(time, timeOf(stateOf(parameter.node.context)));
};
/** Schedules an event: its number in the log, its name, and whether it takes another number. */
const scheduling = (kind, name, hasExtra) =>
  function (first, time, extra) {
    const parameter = stateOf(this);
    const explain = executing(name, 'AudioParam');
    const value = float(first, explain);
    const asked = double(time, explain);
    const more = hasExtra ? double(extra, explain) : undefined;
    const at = timeFor(parameter, asked, explain);
    if (hasExtra) timeFor(parameter, more, explain, 'Time constant');
    if (kind === 2 && value === 0)
      throw new RangeError(explain('The float target value provided (0) should not be in the range (-1.40130e-45, 1.40130e-45).'));
    keepEvent(parameter, { name, value, time: at, extra: more }, explain);
    note(parameter.node.graph, `e ${parameter.id} ${kind} ${at} ${value}${hasExtra ? ' ' + more : ''}`);
    return this;
  };
implement('AudioParam', {
  get value() {
    return stateOf(this).value;
  },
  set value(number) {
    const parameter = stateOf(this);
    const explain = setting('value', 'AudioParam');
    const value = float(number, explain);
    keepEvent(parameter, { name: 'setValueAtTime', value, time: timeOf(stateOf(parameter.node.context)) }, explain);
    parameter.value = clamp(parameter, value);
    note(parameter.node.graph, `v ${parameter.id} ${value}`);
  },
  get automationRate() {
    return stateOf(this).rate;
  },
  set automationRate(value) {
    const parameter = stateOf(this);
    const rate = String(value);
    if (rate !== 'a-rate' && rate !== 'k-rate') return;
    if (parameter.fixed)
      fail('InvalidStateError', setting('automationRate', 'AudioParam')(`${parameter.label}.automationRate is fixed and cannot be changed to "${rate}"`));
    parameter.rate = rate;
    note(parameter.node.graph, `r ${parameter.id} ${Number(rate === 'a-rate')}`);
  },
  get defaultValue() {
    return stateOf(this).initial;
  },
  get minValue() {
    return stateOf(this).least;
  },
  get maxValue() {
    return stateOf(this).most;
  },
  setValueAtTime: scheduling(0, 'setValueAtTime'),
  linearRampToValueAtTime: scheduling(1, 'linearRampToValueAtTime'),
  exponentialRampToValueAtTime: scheduling(2, 'exponentialRampToValueAtTime'),
  setTargetAtTime: scheduling(3, 'setTargetAtTime', true),
  setValueCurveAtTime(values, time, duration) {
    const parameter = stateOf(this);
    const explain = executing('setValueCurveAtTime', 'AudioParam');
    const curve = floats(values, explain);
    const asked = double(time, explain);
    const extra = double(duration, explain);
    const at = timeFor(parameter, asked, explain);
    if (!(extra > 0)) throw new RangeError(explain(`Duration must be a finite positive number: ${short(extra)}`));
    if (curve.length < 2) fail('InvalidStateError', explain(below('curve length', curve.length, 2)));
    keepEvent(parameter, { name: 'setValueCurveAtTime', curve: true, time: at, extra }, explain);
    note(parameter.node.graph, `e ${parameter.id} 4 ${at} ${extra} ${curve.join(' ')}`);
    return this;
  },
  cancelScheduledValues(time) {
    return cancel(this, 5, 'cancelScheduledValues', time);
  },
  cancelAndHoldAtTime(time) {
    return cancel(this, 6, 'cancelAndHoldAtTime', time);
  },
});
function cancel(object, kind, name, time) {
  const parameter = stateOf(object);
  const explain = executing(name, 'AudioParam');
  const at = timeFor(parameter, double(time, explain), explain);
  parameter.events = parameter.events.filter(event => event.time < at && !(event.curve && kind === 5 && event.time + event.extra > at));
  for (const event of parameter.events) if (event.curve && event.time + event.extra > at) event.extra = at - event.time;
  note(parameter.node.graph, `e ${parameter.id} ${kind} ${at}`);
  return object;
}

// Sources.
function start(node, owner, times, labels) {
  const state = stateOf(node);
  const explain = executing('start', owner);
  const numbers = times.map(time => double(time, explain));
  if (state.isStarted) fail('InvalidStateError', explain('cannot call start more than once.'));
  numbers.forEach((number, i) => {
    if (number < 0) throw new RangeError(explain(below(labels[i], number, 0)));
  });
  state.isStarted = true;
  note(state.graph, `s ${state.id} ${numbers.join(' ')}`);
}
implement('AudioScheduledSourceNode', {
  start(when = 0) {
    start(this, 'AudioScheduledSourceNode', [when], ['start time']);
  },
  stop(when = 0) {
    const state = stateOf(this);
    const explain = executing('stop', 'AudioScheduledSourceNode');
    const time = double(when, explain);
    if (!state.isStarted) fail('InvalidStateError', explain('cannot call stop without calling start first.'));
    if (time < 0) throw new RangeError(explain(below('stop time', time, 0)));
    note(state.graph, `t ${state.id} ${time}`);
  },
});
implement('AudioBufferSourceNode', {
  get buffer() {
    return stateOf(this).buffer ?? null;
  },
  set buffer(value) {
    const state = stateOf(this);
    const explain = setting('buffer', 'AudioBufferSourceNode');
    if (value !== null && value !== undefined && !isInstance(value, 'AudioBuffer')) throw new TypeError(explain("Failed to convert value to 'AudioBuffer'."));
    if (value && state.hadBuffer) fail('InvalidStateError', explain('Cannot set buffer to non-null after it has been already been set to a non-null buffer'));
    state.buffer = value ?? null;
    state.hadBuffer ||= Boolean(value);
    note(state.graph, value ? () => `a ${state.id} buffer ${bufferText(stateOf(value))}` : `a ${state.id} buffer`);
  },
  start(when = 0, offset, duration) {
    const times = [when, offset, duration].slice(0, duration === undefined ? (offset === undefined ? 1 : 2) : 3);
    start(this, 'AudioBufferSourceNode', times.map(time => time ?? 0), ['start time', 'offset', 'duration']);
  },
});
const bufferText = ({ rate, length, channels }) => `${rate} ${length} ${channels.map(channel => channel.join(' ')).join(' ')}`;

// Buffers.
function makeBuffer(channels, length, rate, explain, prototype) {
  if (!channels || channels > maxChannels) fail('NotSupportedError', explain(outside('number of channels', channels, 1, maxChannels)));
  if (!isRate(rate)) fail('NotSupportedError', explain(outside('sample rate', rate, 3000, 768000)));
  if (!length) fail('NotSupportedError', explain(`The number of frames provided (0) is less than or equal to the minimum bound (0).`));
  try {
    return make('AudioBuffer', { length, rate, channels: Array.from({ length: channels }, () => new Float32Array(length)) }, prototype);
  } catch {
    return fail('NotSupportedError', explain(`createBuffer(${channels}, ${length}, ${rate}) failed.`));
  }
}
const copying = (name, copy) =>
  function (array, number, offset = 0) {
    const { channels } = stateOf(this);
    const explain = executing(name, 'AudioBuffer');
    ofType(array, 'Float32Array', explain);
    const channel = Math.trunc(Number(number)) | 0;
    if (channel < 0 || channel >= channels.length) fail('IndexSizeError', explain(outside('channelNumber', channel, 0, channels.length - 1)));
    copy(channels[channel], array, Math.min(unsigned(offset), channels[channel].length));
  };
implement(
  'AudioBuffer',
  {
    get length() {
      return stateOf(this).length;
    },
    get duration() {
      return stateOf(this).length / stateOf(this).rate;
    },
    get sampleRate() {
      return stateOf(this).rate;
    },
    get numberOfChannels() {
      return stateOf(this).channels.length;
    },
    getChannelData(number) {
      const { channels } = stateOf(this);
      const channel = unsigned(number);
      if (channel >= channels.length)
        fail('IndexSizeError', executing('getChannelData', 'AudioBuffer')(`channel index (${channel}) exceeds number of channels (${channels.length})`));
      return channels[channel];
    },
    copyFromChannel: copying('copyFromChannel', (channel, array, offset) => array.set(channel.subarray(offset, offset + array.length))),
    copyToChannel: copying('copyToChannel', (channel, array, offset) => channel.set(array.subarray(0, channel.length - offset), offset)),
  },
  {
    construct([options], prototype) {
      const explain = constructing('AudioBuffer');
      if (!isObject(options)) throw new TypeError(explain("The provided value is not of type 'AudioBufferOptions'."));
      const length = unsigned(required(options, 'AudioBuffer', 'length'));
      const channels = unsigned(options.numberOfChannels ?? 1);
      return makeBuffer(channels, length, float(required(options, 'AudioBuffer', 'sampleRate'), explain), explain, prototype);
    },
  },
);

// Waves.
function makeWave(context, real, imag, isPlain, explain, prototype) {
  if (real.length !== imag.length)
    fail('IndexSizeError', explain(`length of real array (${real.length}) and length of imaginary array (${imag.length}) must match.`));
  if (real.length < 2) fail('IndexSizeError', explain(below('length of the real array', real.length, 2)));
  return make('PeriodicWave', { text: `${Number(!isPlain)} ${real.join(' ')} ${imag.join(' ')}` }, prototype);
}
implement('PeriodicWave', {}, {
  construct([context, options], prototype) {
    const explain = constructing('PeriodicWave');
    if (!isInstance(context, 'BaseAudioContext')) throw new TypeError(explain("parameter 1 is not of type 'BaseAudioContext'."));
    const given = options?.real ?? options?.imag;
    const of = list => (list === undefined ? new Float32Array(Array.from(given).length) : floats(list, explain));
    const [real, imag] = given === undefined ? [[0, 0], [0, 1]] : [of(options.real), of(options.imag)];
    return makeWave(context, Float32Array.from(real), Float32Array.from(imag), Boolean(options?.disableNormalization), explain, prototype);
  },
});
function setWave(node, wave) {
  const state = stateOf(node);
  note(state.graph, `a ${state.id} wave ${stateOf(wave).text}`);
  state.values.type = 'custom';
}
implement('OscillatorNode', {
  setPeriodicWave(wave) {
    if (!isInstance(wave, 'PeriodicWave')) throw executionError('setPeriodicWave', 'OscillatorNode', "parameter 1 is not of type 'PeriodicWave'.");
    setWave(this, wave);
  },
});
implement('WaveShaperNode', {
  get curve() {
    return stateOf(this).curve ?? null;
  },
  set curve(value) {
    const state = stateOf(this);
    const explain = setting('curve', 'WaveShaperNode');
    if (value !== null && value !== undefined) {
      state.curve = floats(value, explain);
      if (state.curve.length < 2) fail('InvalidAccessError', explain(below('curve length', state.curve.length, 2)));
    } else {
      state.curve = null;
    }
    note(state.graph, `a ${state.id} curve ${state.curve ? state.curve.join(' ') : ''}`);
  },
});

// What a node heard, and how a filter answers.
const hearing = node => {
  const state = stateOf(node);
  state.fftSize ??= 2048;
  state.heard ??= new Float32Array(0);
  state.magnitudes ??= new Float32Array(state.fftSize / 2);
  state.analysed ??= -1;
  state.range ??= [-100, -30];
  return state;
};
const heardBy = ({ heard, fftSize }) => {
  const samples = new Float32Array(fftSize);
  const kept = heard.subarray(Math.max(0, heard.length - fftSize));
  samples.set(kept, fftSize - kept.length);
  return samples;
};
/** The decibels of each frequency. */
function analyse(node) {
  const state = hearing(node);
  const now = timeOf(stateOf(state.context));
  if (!state.heard.length && !state.decibels) return new Float32Array(state.fftSize / 2).fill(-Infinity);
  if (now > state.analysed || state.decibels?.length !== state.fftSize / 2) {
    const request = `analyse ${state.fftSize} ${state.smoothing ?? 0.8}\n${toText(heardBy(state))}${toText(state.magnitudes)}`;
    state.analysed = now;
    const samples = ask('AnalyserNode', 'getFloatFrequencyData', request);
    if (samples) {
      state.magnitudes = samples(state.fftSize / 2);
      state.decibels = samples(state.fftSize / 2);
    } else {
      state.decibels = new Float32Array(state.fftSize / 2).fill(-Infinity);
    }
  }
  return state.decibels;
}
const reading = (name, type, values) =>
  function (array) {
    ofType(array, type, executing(name, 'AnalyserNode'));
    const list = values(this);
    for (let i = 0; i < array.length && i < list.length; i++) array[i] = list[i];
  };
const toByte = number => Math.trunc(Math.min(Math.max(number, 0), 255));
implement('AnalyserNode', {
  get fftSize() {
    return hearing(this).fftSize;
  },
  set fftSize(value) {
    const state = hearing(this);
    const size = unsigned(value);
    const explain = setting('fftSize', 'AnalyserNode');
    if (size < 32 || size > 32768) fail('IndexSizeError', explain(outside('FFT size', size, 32, 32768)));
    if (size & (size - 1)) fail('IndexSizeError', explain(`The value provided (${size}) is not a power of two.`));
    if (size === state.fftSize) return;
    Object.assign(state, { fftSize: size, magnitudes: new Float32Array(size / 2) });
  },
  get frequencyBinCount() {
    return hearing(this).fftSize / 2;
  },
  get minDecibels() {
    return hearing(this).range[0];
  },
  set minDecibels(value) {
    const { range } = hearing(this);
    const explain = setting('minDecibels', 'AnalyserNode');
    const number = double(value, explain);
    if (number >= range[1]) fail('IndexSizeError', explain(`The minDecibels provided (${number}) is greater than or equal to the maximum bound (${range[1]}).`));
    range[0] = number;
  },
  get maxDecibels() {
    return hearing(this).range[1];
  },
  set maxDecibels(value) {
    const { range } = hearing(this);
    const explain = setting('maxDecibels', 'AnalyserNode');
    const number = double(value, explain);
    if (number <= range[0]) fail('IndexSizeError', explain(`The maxDecibels provided (${number}) is less than or equal to the minimum bound (${range[0]}).`));
    range[1] = number;
  },
  get smoothingTimeConstant() {
    return hearing(this).smoothing ?? 0.8;
  },
  set smoothingTimeConstant(value) {
    const explain = setting('smoothingTimeConstant', 'AnalyserNode');
    const number = double(value, explain);
    if (number < 0 || number > 1) fail('IndexSizeError', explain(outside('smoothing value', number, 0, 1)));
    hearing(this).smoothing = number;
  },
  getFloatFrequencyData: reading('getFloatFrequencyData', 'Float32Array', analyse),
  getByteFrequencyData: reading('getByteFrequencyData', 'Uint8Array', node => {
    const decibels = analyse(node);
    const [least, most] = hearing(node).range;
    return decibels.map(value => toByte(255 * (value - least) * (1 / (most - least))));
  }),
  getFloatTimeDomainData: reading('getFloatTimeDomainData', 'Float32Array', node => heardBy(hearing(node))),
  getByteTimeDomainData: reading('getByteTimeDomainData', 'Uint8Array', node => heardBy(hearing(node)).map(value => toByte(128 * Math.fround(value + 1)))),
});
implement('BiquadFilterNode', {
  getFrequencyResponse(frequencies, magnitudes, phases) {
    const { slots, values, context } = stateOf(this);
    const explain = executing('getFrequencyResponse', 'BiquadFilterNode');
    [frequencies, magnitudes, phases].forEach((array, i) => ofType(array, 'Float32Array', explain, i + 1));
    if (magnitudes.length !== frequencies.length || phases.length !== frequencies.length)
      fail(
        'InvalidAccessError',
        explain(`frequencyHz length (${frequencies.length}), magResponse length (${magnitudes.length}) and phaseResponse length (${phases.length}) are not all the same.`),
      );
    const numbers = ['frequency', 'Q', 'gain', 'detune'].map(name => stateOf(slots[name]).value).join(' ');
    const samples = ask('BiquadFilterNode', 'getFrequencyResponse', `respond ${values.type} ${stateOf(context).rate} ${numbers}\n${toText(frequencies)}`);
    if (!samples) return undefined;
    magnitudes.set(samples(frequencies.length));
    phases.set(samples(frequencies.length));
    return undefined;
  },
});
