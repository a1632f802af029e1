// The page's side of a BotGuard challenge: what YouTube's own player does around the interpreter.
// Every answer is a string that starts with "ok" or with one of BotGuard's error codes, so that no foreign text leaves the world as an exception.
(() => {
  'use strict';
  const world = globalThis;
  // Taken before the interpreter runs, which may replace them.
  const { parse, stringify } = JSON;
  const counts = Object.create(null);
  const latencies = [];
  let asyncSnapshot;
  let shutdown;
  let signals = [];
  let mintCallback;

  const count = (name, step = 1) => { counts[name] = (counts[name] || 0) + (typeof step === 'number' ? step : 1); };

  // The five loggers, named after the streamz counters that they feed on YouTube's side (BgUtils 4.0.3).
  const logEvent = (event, elapsed) => { count('event_log'); if (typeof elapsed === 'number') latencies.push(elapsed); };
  const countClientError = () => count('client_error_count');
  const recordPayloadSize = (size) => count('payload_size', size);
  const recordLatency = (latency) => { count('latency_records'); if (typeof latency === 'number') latencies.push(latency); };
  const countEvent = () => count('event_count');
  const telemetry = (latency, hardware, user) => {
    const event = hardware ? 'h' : user ? 'u' : 'k';
    countEvent(event);
    logEvent(event, latency);
  };

  return {
    expose(configJson) {
      world.yt = { config_: parse(configJson) };
      return 'ok';
    },

    async load(globalName, program, experimentsJson) {
      const vm = world[globalName];
      if (!vm) return 'EGOU';
      if (!vm.a) return 'ELIU';
      const [experiments, experimentsText] = parse(experimentsJson);
      const ready = new Promise((resolve) => {
        const started = vm.a(program, (snapshot, stop) => {
          asyncSnapshot = snapshot;
          shutdown = stop;
          resolve();
        }, true, undefined, telemetry, experiments, experimentsText, false, [logEvent, countClientError, recordPayloadSize, recordLatency, countEvent]);
        // An older interpreter answers with its error text instead of calling back.
        if (typeof started === 'string') resolve();
      });
      await ready;
      return typeof asyncSnapshot === 'function' ? 'ok' : 'ELIU';
    },

    async snapshot(bindingJson, signedTimestamp, skipPrivacyBuffer) {
      signals = [];
      const binding = bindingJson === null ? undefined : parse(bindingJson);
      const args = [binding, signedTimestamp === null ? undefined : signedTimestamp, signals, skipPrivacyBuffer === null ? undefined : skipPrivacyBuffer];
      const response = await new Promise((resolve) => asyncSnapshot(resolve, args));
      return typeof response === 'string' ? 'ok' + response : 'BSO';
    },

    canMint() {
      return typeof signals[0] === 'function';
    },

    async createMinter(integrityToken) {
      if (typeof signals[0] !== 'function') return 'PMD';
      mintCallback = await signals[0](integrityToken);
      return typeof mintCallback === 'function' ? 'ok' : 'APF';
    },

    // Uint8Array is compared by tag: an interpreter may have made it in a frame of its own.
    async mint(binding) {
      const token = await mintCallback(binding);
      if (!token) return 'YNJ';
      return Object.prototype.toString.call(token) === '[object Uint8Array]' ? token : 'ODM';
    },

    telemetry() {
      return stringify({ counts, latencies: latencies.splice(0) });
    },

    shutdown() {
      if (typeof shutdown === 'function') shutdown();
      return 'ok';
    },
  };
})()
