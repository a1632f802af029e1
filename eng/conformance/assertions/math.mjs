// The functions of Math to their last digit. Inputs are made with additions and multiplications only, so they are the same wherever they are made.
const one = 'acos acosh asin asinh atan atanh cbrt cos cosh exp expm1 log log10 log1p log2 sin sinh tan tanh'.split(' ');
const all = [...one, 'atan2', 'hypot', 'pow', 'sqrt'];
// Chromium calls the system's own library, which rounds these now and then to the second nearest number; the others are equal to the last bit.
const nearly = ['acos', 'asin', 'atan', 'tan'];

const setup = `
  globalThis.inputs = (kind, count) => {
    let state = 12345 + kind;
    const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
    const random = () => (next() * 2097152 + (next() >>> 11)) / 9007199254740992;
    const view = new DataView(new ArrayBuffer(8));
    const make = [
      random,
      () => 1 + random() * 10,
      () => random() * 1000 - 500,
      i => (random() * 2 - 1) * 2 ** ((i * 7) % 400 - 200),
      () => (view.setUint32(0, next()), view.setUint32(4, next()), view.getFloat64(0)),
      () => random() * 4 - 2,
      i => 1 + (random() - 0.5) * 2 ** -(i % 50),
      i => (random() * 2 - 1) * 2 ** (i % 40 - 28),
    ][kind];
    return Array.from({ length: count }, (_, i) => make(i));
  };
  globalThis.digest = values => {
    const words = new Uint32Array(new Float64Array(values).map(x => (x !== x ? 2 ** 1000 : x)).buffer);
    let hash = 0x811c9dc5;
    for (const word of words) hash = Math.imul(hash ^ word, 0x01000193) >>> 0;
    return hash.toString(16);
  };
  globalThis.show = values => values.map(x => (Object.is(x, -0) ? '-0' : String(x))).join();
  globalThis.edges = [0, -0, NaN, Infinity, -Infinity, 5e-324, -5e-324, 2.2250738585072014e-308, 1e-310, 1, -1, 2, -2, 0.5, -0.5, 1 - 2 ** -53, 1 + 2 ** -52,
    -1 + 2 ** -53, 1e-8, 1e-5, 1e22, 1.7976931348623157e308, -1.7976931348623157e308, 709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412,
    -708.4, -740, 710.4758600739439, 710.475860073944, 3.141592653589793, 1.5707963267948966, 0.7853981633974483, 0.1, 10, 11, 1000, 100, 8, 27, 1e15, 2 ** -27,
    2 ** -28, 2 ** -54, 2 ** -55, -(2 ** -54), 22, -22, 0.4375, 0.6875, 1.1875, 2.4375, 2 ** 66, 2 ** 28, 6.123233995736766e-17, 105414350, 1e300, -1e300];
`;

export const groups = {
  math: {
    setup,
    expressions: [
      ...one.flatMap(name =>
        nearly.includes(name)
          ? [`digest(inputs(0, 1000).concat(inputs(5, 1000), inputs(2, 1000)).map(x => Number(Math.${name}(x).toPrecision(13))))`]
          : Array.from({ length: 8 }, (_, kind) => `digest(inputs(${kind}, 1000).map(x => Math.${name}(x)))`),
      ),
      ...one.map(name => `show(edges.map(x => Math.${name}(x)))`),
      'digest(inputs(2, 2000).map((x, i, all) => Number(Math.atan2(x, all[(i * 31 + 7) % 2000]).toPrecision(13))))',
      'show(edges.map(x => Math.atan2(x, 1)))',
      'show(edges.map(x => Math.atan2(1, x)))',
      'show(edges.map(x => Math.atan2(x, -2)))',
      'show([0, -0, 1, -1, Infinity, -Infinity, NaN].flatMap(y => [0, -0, 1, -1, Infinity, -Infinity, NaN].map(x => Math.atan2(y, x))))',
      'show([[1e-300, 1e300], [-1e-300, 1e300], [1e-300, -1e300], [1e300, 1e-300], [5e-324, 2], [5e-324, 1.7e308], [5e-324, 5e-324]].map(p => Math.atan2(...p)))',
      ...[1, 2, 3, 4, 7].map(count => `digest(inputs(2, 1000).map((x, i, all) => Math.hypot(...all.slice(i, i + ${count}))))`),
      'digest(inputs(4, 1000).map((x, i, all) => Math.hypot(x, all[(i * 31 + 7) % 1000])))',
      'show([Math.hypot(), Math.hypot(-0), Math.hypot(NaN, Infinity), Math.hypot(1, NaN), Math.hypot(-Infinity, NaN, 1), Math.hypot(3, 4), Math.hypot(5e-324, 5e-324)])',
      'show([Math.hypot(1.7e308, 1.7e308), Math.hypot("3", [4]), Math.hypot(null, true), Math.hypot(1, undefined), Math.hypot({})])',
      'digest(inputs(1, 1000).map((x, i) => Math.pow(x, i % 20 - 10.5)))',
      'inputs(1, 1000).every((x, i) => Math.pow(x, i % 20 - 10.5) === x ** (i % 20 - 10.5))',
      ...['Math.acos(0.12312423423423424)', 'Math.acosh(1e308)', 'Math.sin(-1e300)', 'Math.cos(10.000000000123)', 'Math.tan(-1e300)', 'Math.log(11)', 'Math.log1p(10)', 'Math.exp(1)', 'Math.pow(Math.PI, -100)'],
      ...all.map(
        name =>
          `(({ name, length }, d) => [String(Math.${name}), name, length, d.writable, d.enumerable, d.configurable, d.value === Math.${name}, 'prototype' in d.value, Object.getOwnPropertyNames(d.value).sort().join()].join(' '))(Math.${name}, Object.getOwnPropertyDescriptor(Math, '${name}'))`,
      ),
      ...['log', 'atan2', 'hypot'].flatMap(name => [
        `new Math.${name}(1)`,
        `Math.${name}(1n)`,
        `Math.${name}(1, 1n)`,
        `Math.${name}(Symbol())`,
        `Math.${name}()`,
        `Math.${name}('0x10', '2')`,
        `Math.${name}.call(null, 3, 4)`,
        `(() => { const notes = []; Math.${name}(...[1, 2, 3].map(n => ({ valueOf() { notes.push(n); return n; } }))); return notes.join(); })()`,
        `(() => { try { Math.${name}({ valueOf() { throw new RangeError('own'); } }, { valueOf() { throw 1; } }); } catch (e) { return String(e); } })()`,
        `(() => { try { Math.${name}({ valueOf: () => ({}), toString: () => ({}) }); } catch (e) { return e instanceof TypeError; } })()`,
      ]),
      'Object.keys(Math).length + Object.getOwnPropertyNames(Math).sort().join()',
      "(() => { const old = Math.sinh; Math.sinh = () => 'own'; const seen = Math.sinh(1); Math.sinh = old; return seen + Math.sinh(1); })()",
      "(() => { const old = Object.getOwnPropertyDescriptor(Math, 'cosh'); const gone = delete Math.cosh; const seen = 'cosh' in Math; Object.defineProperty(Math, 'cosh', old); return [gone, seen, Math.cosh(1)].join(); })()",
      "(() => { const frame = document.createElement('iframe'); document.body.append(frame); const m = frame.contentWindow.Math; const seen = [m === Math, m.log === Math.log, m.log(11), m.expm1(0.3), String(m.tan)]; frame.remove(); return seen.join(); })()",
    ],
  },
};
