// Web Audio is loaded from the host and compiled when a script first uses it: few do, and the source would take a megabyte.
if (host.renderAudio) implementLate(
  'AnalyserNode AudioBuffer AudioBufferSourceNode AudioContext AudioDestinationNode AudioListener AudioNode AudioParam AudioScheduledSourceNode BaseAudioContext BiquadFilterNode ChannelMergerNode ChannelSplitterNode ConstantSourceNode ConvolverNode DelayNode DynamicsCompressorNode GainNode IIRFilterNode OfflineAudioContext OscillatorNode PannerNode PeriodicWave ScriptProcessorNode StereoPannerNode WaveShaperNode',
  () => {
    const answer = host.renderAudio('interfaces');
    const enter = host.enter ?? (work => work());
    enter(() => new Function('tools', typeof answer === 'string' ? answer : answer[0])({
      Array, Boolean, Float32Array, Map, Math, Number, Object, Promise, RangeError, String, Symbol, TypeError, Uint16Array, answered, apply,
      beginDispatch, create, defineProperty, domException, executionError, getOwnPropertyDescriptor, getPrototypeOf, host, implement, isInstance,
      isObject, make, newEvent, none, placeholder, promiseOf, queueEvent, queueTask, reportGap, stateOf,
    }));
  },
);
