(function () {
  'use strict';
  var world = globalThis;
  // <ops>
  function $text(m) { var n = m.read(), s = ''; while (n-- > 0) s += String.fromCharCode(m.read()); m.stack.push(s); }
  // ---
  function $sample(m) { var name = m.stack.pop(), target = m.targets[m.read() & 3]; m.last = $token(target[name]); m.mix($hash(m.last)); }
  // ---
  function $probe(m) { var n = m.read(); m.last = String(n in m.told ? m.told[n] : $probes[n](m)); m.mix($hash(m.last)); }
  // ---
  function $collect(m) { var h = $hash(m.last); m.out += ('0000000' + h.toString(16)).slice(-8); }
  // ---
  function $work(m) { var n = m.read() << 4, h = m.key; while (n-- > 0) h = $step(h); m.mix(h); }
  // ---
  function $skip(m) { var n = m.read(); while (n-- > 0) m.read(); }
  // ---
  function $pause(m) { m.paused = true; }
  // ---
  function $end(m) { var k = m.key, h = (m.read() | m.read() << 8 | m.read() << 16 | m.read() << 24) >>> 0; if (h !== k) throw m; m.done = true; }
  // </ops>
  var $ops = [$text, $sample, $probe, $collect, $work, $skip, $pause, $end];
  var $probes = [/*probes*/];
  var $late = [/*late*/];

  // What a browser tells only in its own time is asked at the start and read with the snapshot; one that stays silent has told nothing.
  function $observe(m) {
    return new Promise(function (resolve) {
      var left = $late.length, turns = 0;
      // Two seconds, in turns: on a machine that gives no processor for so long, one timer would be due before the answers that were about to come.
      (function wait() { if (left > 0) { if (++turns > 40) resolve(); else setTimeout(wait, 50); } })();
      $late.forEach(function (n) {
        new Promise(function (told) { told($probes[n](m)); }).then(function (answer) { m.told[n] = answer; if (--left === 0) resolve(); }, function () {});
      });
    });
  }

  function $hash(s) { var h = 2166136261; for (var i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 16777619) >>> 0; return h; }
  function $step(k) { k ^= k << 13; k ^= k >>> 17; k ^= k << 5; k >>>= 0; return k || 2654435769; }
  function $token(value) {
    switch (typeof value) {
      case 'function': return 'f:' + value.name + '/' + value.length;
      case 'object': return value === null ? 'null' : Object.prototype.toString.call(value);
      case 'undefined': return 'undefined';
      default: return typeof value + ':' + String(value);
    }
  }

  // The opcodes follow from the text of the functions that carry them out: another text, another language.
  function $opcodes() {
    var codes = {}, key = $seed;
    for (var i = 0; i < $ops.length; i++) {
      var text = Function.prototype.toString.call($ops[i]), code = $hash(text) & 255;
      while (codes[code] !== undefined) code = code + 1 & 255;
      codes[code] = $ops[i];
      key = $step((key ^ $hash(text)) >>> 0);
    }
    return { codes: codes, key: key };
  }

  function $machine(program, call) {
    var language = $opcodes(), code = atob(program);
    var style = document.createElement('div').style;
    return {
      codes: language.codes, key: language.key, position: 0, stack: [], last: '', out: '', done: false, paused: false, told: {}, call: call,
      targets: [document.createElement('iframe'), style, document.createEvent('MouseEvents'), style],
      read: function () {
        if (this.position >= code.length) throw this;
        this.key = $step(this.key);
        return code.charCodeAt(this.position++) ^ this.key & 255;
      },
      mix: function (h) { this.key = $step(Math.imul(this.key ^ h, 2654435761) >>> 0); },
      run: function () {
        this.paused = false;
        // What does not fit ends the run without a word, as in the real thing.
        try {
          while (!this.done && !this.paused) {
            var op = this.codes[this.read()];
            if (!op) return;
            op(this);
          }
        } catch (stop) { return; }
      },
    };
  }

  function $stream(key) { return function (byte) { key = $step(key); return byte ^ key & 255; }; }
  function $seal(text) {
    var next = $stream($pageKey), sealed = '';
    for (var i = 0; i < text.length; i++) sealed += String.fromCharCode(next(text.charCodeAt(i) & 255));
    return '$' + btoa(sealed).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function $sha256(bytes) {
    var constants = [], state = [], i, j, n = 2;
    while (constants.length < 64) {
      for (j = 2; j * j <= n; j++) if (n % j === 0) break;
      if (j * j > n) {
        if (state.length < 8) state.push((Math.sqrt(n) % 1) * 4294967296 | 0);
        constants.push((Math.cbrt(n) % 1) * 4294967296 | 0);
      }
      n++;
    }
    var length = bytes.length, padded = Array.prototype.slice.call(bytes).concat([128]);
    while (padded.length % 64 !== 56) padded.push(0);
    for (i = 7; i >= 0; i--) padded.push(i > 3 ? 0 : length * 8 >>> i * 8 & 255);
    for (i = 0; i < padded.length; i += 64) {
      var w = [], s = state.slice();
      for (j = 0; j < 64; j++) {
        if (j < 16) w[j] = padded[i + j * 4] << 24 | padded[i + j * 4 + 1] << 16 | padded[i + j * 4 + 2] << 8 | padded[i + j * 4 + 3];
        else {
          var a = w[j - 15], b = w[j - 2];
          w[j] = w[j - 16] + ((a >>> 7 | a << 25) ^ (a >>> 18 | a << 14) ^ a >>> 3) + w[j - 7] + ((b >>> 17 | b << 15) ^ (b >>> 19 | b << 13) ^ b >>> 10) | 0;
        }
        var e = s[4], t1 = s[7] + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & s[5] ^ ~e & s[6]) + constants[j] + w[j] | 0;
        var c = s[0], t2 = ((c >>> 2 | c << 30) ^ (c >>> 13 | c << 19) ^ (c >>> 22 | c << 10)) + (c & s[1] ^ c & s[2] ^ s[1] & s[2]) | 0;
        s = [t1 + t2 | 0, s[0], s[1], s[2], s[3] + t1 | 0, s[4], s[5], s[6]];
      }
      for (j = 0; j < 8; j++) state[j] = state[j] + s[j] | 0;
    }
    var digest = [];
    for (i = 0; i < 8; i++) digest.push(state[i] >>> 24, state[i] >>> 16 & 255, state[i] >>> 8 & 255, state[i] & 255);
    return digest;
  }
  function $hmac(key, bytes) {
    var inner = [], outer = [];
    for (var i = 0; i < 64; i++) { inner.push((key[i] || 0) ^ 54); outer.push((key[i] || 0) ^ 92); }
    return $sha256(outer.concat($sha256(inner.concat(Array.prototype.slice.call(bytes)))));
  }

  // The integrity token is sealed with the key that only a complete run ends with.
  function $minter(key) {
    return function (integrity) {
      var next = $stream(key), opened = [];
      for (var i = 0; i < integrity.length; i++) opened.push(next(integrity[i]));
      var id = opened.slice(0, 16), secret = opened.slice(16, 48), check = opened.slice(48);
      if (String($sha256(id.concat(secret)).slice(0, 4)) !== String(check)) return undefined;
      return function (binding) {
        var salt = [], seconds = Math.floor(Date.now() / 1000);
        for (var i = 0; i < 16; i++) salt.push(Math.floor(Math.random() * 256));
        var head = id.concat([seconds >>> 24 & 255, seconds >>> 16 & 255, seconds >>> 8 & 255, seconds & 255], salt);
        var payload = head.concat($hmac(secret, head.concat(Array.prototype.slice.call(binding))));
        return new Uint8Array([50, payload.length].concat(payload));
      };
    };
  }

  world['$globalName'] = {
    a: function (program, setup, flag, element, telemetry, arrays, nothing, off, loggers) {
      if (typeof document === 'undefined') return ['E:document', setup(function (answer) { answer('E:document'); }, function () {}, function () {}, function () {})];
      /*fault:setup*/
      var call = arguments.length + ':' + Array.prototype.map.call(loggers || [], function (logger) { return typeof logger; }).join();
      var machine = $machine(program, call);
      machine.run();
      var told = $observe(machine);
      if (loggers) { loggers[0]('k', 1); loggers[2](program.length); loggers[3](1.5, 'k'); }
      var sync = function (args) {
        var m = Object.create(machine);
        m.stack = [];
        m.run();
        var signals = args && args[2];
        if (m.done && signals) { /*fault:signals*/ signals.push($minter(m.key)); }
        var event = world.yt && world.yt.config_ ? String(world.yt.config_.EVENT_ID) : '';
        return $seal(JSON.stringify(['$nonce', event, m.out, m.done ? (m.key >>> 0).toString(16) : '']));
      };
      setup(function (answer, args) { /*fault:snapshot*/ told.then(function () { answer(sync(args)); }); }, function () {}, function () {}, function () {});
      return [sync];
    },
  };
})();
