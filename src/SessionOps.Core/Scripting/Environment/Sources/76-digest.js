// crypto.subtle.digest: SHA-1 and the SHA-2 family. The constants are what the standards say: the first bits of the roots of the first primes.
const digests = (() => {
  const primes = count => {
    const found = [];
    for (let n = 2; found.length < count; n++) if (found.every(prime => n % prime)) found.push(n);
    return found;
  };
  const word = (1n << 64n) - 1n;
  /** The first 64 bits after the point of an n-th root. */
  const rootBits = (value, n) => {
    const target = BigInt(value) << (64n * n);
    let low = 0n,
      high = BigInt(value) << 64n;
    while (low < high) {
      const middle = (low + high + 1n) >> 1n;
      if (middle ** n <= target) low = middle;
      else high = middle - 1n;
    }
    return low & word;
  };
  let constants;
  const ready = () => (constants ??= { rounds: primes(80).map(prime => rootBits(prime, 3n)), start: primes(16).map(prime => rootBits(prime, 2n)) });
  const padded = (bytes, block) => {
    const length = Math.ceil((bytes.length + 1 + block / 8) / block) * block;
    const data = new Uint8Array(length);
    data.set(bytes);
    data[bytes.length] = 0x80;
    let bits = bytes.length * 8;
    for (let i = length - 1; bits > 0; i--, bits = Math.floor(bits / 256)) data[i] = bits % 256;
    return data;
  };
  const rotate = (x, n) => (x >>> n) | (x << (32 - n));
  function sha1(bytes) {
    const data = new DataView(padded(bytes, 64).buffer);
    const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
    const w = new Int32Array(80);
    for (let at = 0; at < data.byteLength; at += 64) {
      for (let i = 0; i < 80; i++) w[i] = i < 16 ? data.getInt32(at + i * 4) : rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 31);
      let [a, b, c, d, e] = state;
      for (let i = 0; i < 80; i++) {
        const [f, k] =
          i < 20 ? [(b & c) | (~b & d), 0x5a827999] : i < 40 ? [b ^ c ^ d, 0x6ed9eba1] : i < 60 ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc] : [b ^ c ^ d, 0xca62c1d6];
        [a, b, c, d, e] = [(rotate(a, 27) + f + e + k + w[i]) | 0, a, rotate(b, 2), c, d];
      }
      [a, b, c, d, e].forEach((value, i) => (state[i] = (state[i] + value) | 0));
    }
    const out = new DataView(new ArrayBuffer(20));
    state.forEach((value, i) => out.setInt32(i * 4, value));
    return out.buffer;
  }
  function sha256(bytes) {
    const k = ready().rounds.slice(0, 64).map(value => Number(value >> 32n) | 0);
    const state = ready().start.slice(0, 8).map(value => Number(value >> 32n) | 0);
    const data = new DataView(padded(bytes, 64).buffer);
    const w = new Int32Array(64);
    for (let at = 0; at < data.byteLength; at += 64) {
      for (let i = 0; i < 64; i++) {
        const x = w[i - 15],
          y = w[i - 2];
        w[i] =
          i < 16
            ? data.getInt32(at + i * 4)
            : (w[i - 16] + (rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)) + w[i - 7] + (rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10))) | 0;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 64; i++) {
        const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
        const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = (state[i] + value) | 0));
    }
    const out = new DataView(new ArrayBuffer(32));
    state.forEach((value, i) => out.setInt32(i * 4, value));
    return out.buffer;
  }
  const turn = (x, n) => ((x >> n) | (x << (64n - n))) & word;
  const sha512 = (size, firstRoot) => bytes => {
    const k = ready().rounds;
    const state = ready().start.slice(firstRoot, firstRoot + 8);
    const data = new DataView(padded(bytes, 128).buffer);
    for (let at = 0; at < data.byteLength; at += 128) {
      const w = [];
      for (let i = 0; i < 80; i++) {
        const x = w[i - 15],
          y = w[i - 2];
        w[i] =
          i < 16
            ? (BigInt(data.getUint32(at + i * 8)) << 32n) | BigInt(data.getUint32(at + i * 8 + 4))
            : (w[i - 16] + (turn(x, 1n) ^ turn(x, 8n) ^ (x >> 7n)) + w[i - 7] + (turn(y, 19n) ^ turn(y, 61n) ^ (y >> 6n))) & word;
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let i = 0; i < 80; i++) {
        const first = (h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (~e & word & g)) + k[i] + w[i]) & word;
        const second = ((turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c))) & word;
        [a, b, c, d, e, f, g, h] = [(first + second) & word, a, b, c, (d + first) & word, e, f, g];
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = (state[i] + value) & word));
    }
    const out = new DataView(new ArrayBuffer(64));
    state.forEach((value, i) => {
      out.setUint32(i * 8, Number(value >> 32n));
      out.setUint32(i * 8 + 4, Number(value & 0xffffffffn));
    });
    return out.buffer.slice(0, size);
  };
  return { __proto__: null, 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha512(48, 8), 'SHA-512': sha512(64, 0) };
})();
implement('SubtleCrypto', {
  digest(algorithm, data) {
    const name = String(isObject(algorithm) ? algorithm.name : algorithm).toUpperCase();
    if (!isObject(data) || !(ArrayBuffer.isView(data) || Object.prototype.toString.call(data) === '[object ArrayBuffer]'))
      return Promise.reject(executionError('digest', 'SubtleCrypto', "The provided value is not of type '(ArrayBuffer or ArrayBufferView)'."));
    const digest = digests[name];
    if (!digest) return Promise.reject(domException("Failed to execute 'digest' on 'SubtleCrypto': Algorithm: Unrecognized name", 'NotSupportedError'));
    const bytes = bytesOf(data).slice();
    return new Promise(resolve => {
      queueTask(() => resolve(digest(bytes)));
    });
  },
});
