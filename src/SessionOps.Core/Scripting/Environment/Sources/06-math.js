// The engine's own functions differ from Chromium's in the last digits. Each of these is made when a script first asks for it.
if (host.compute) {
  const { compute } = host;
  const { abs, sqrt } = Math;
  const names = parts('acos acosh asin asinh atan atanh cbrt cos cosh exp expm1 log log10 log1p log2 sin sinh tan tanh', ' ');
  for (let i = 0; i < names.length; i++) defineLazy(Math, names[i], name => asNative({ [name]: x => compute(i, +x, 0) }[name], name, 1));
  defineLazy(Math, 'atan2', name => asNative({ [name]: (y, x) => compute(names.length, +y, +x) }[name], name, 2));
  const hypot = (...values) => {
    let greatest = 0;
    let hasNaN = false;
    for (let i = 0; i < values.length; i++) {
      const value = (values[i] = abs(values[i]));
      if (value > greatest) greatest = value;
      else if (value !== value) hasNaN = true;
    }
    if (greatest === Infinity || hasNaN || greatest === 0) return hasNaN && greatest !== Infinity ? NaN : greatest;
    let sum = 0;
    let compensation = 0;
    for (let i = 0; i < values.length; i++) {
      const part = values[i] / greatest;
      const summand = part * part - compensation;
      const next = sum + summand;
      compensation = next - sum - summand;
      sum = next;
    }
    return sqrt(sum) * greatest;
  };
  defineLazy(Math, 'hypot', name => asNative(hypot, name, 2));
}
