// What a page finds out about the machine: the graphics behind a WebGL context and the keyboard. Recorded from the same Chromium as everything else.

/** Runs in the page; must not rely on anything outside itself. */
export async function observeDevices() {
  const value = v => {
    if (v === null || typeof v !== 'object') return v;
    if (ArrayBuffer.isView(v)) return { [v.constructor.name]: [...v] };
    return Array.isArray(v) ? { Array: v } : { object: Object.prototype.toString.call(v).slice(8, -1) };
  };
  const graphics = {};
  const extensionInterfaces = {};
  for (const type of ['webgl', 'webgl2']) {
    const gl = document.createElement('canvas').getContext(type);
    const names = Object.getPrototypeOf(gl);
    const parameters = {};
    const read = list => {
      for (const code of list) {
        const v = gl.getParameter(code);
        if (gl.getError() === 0) parameters[code] = value(v);
      }
    };
    const constants = object => Object.values(Object.getOwnPropertyDescriptors(object)).flatMap(d => (typeof d.value === 'number' ? [d.value] : []));
    read(constants(names));
    const extensions = {};
    for (const name of gl.getSupportedExtensions()) {
      const extension = gl.getExtension(name);
      const kind = Object.prototype.toString.call(extension).slice(8, -1);
      extensionInterfaces[kind] = Object.getPrototypeOf(extension);
      const before = Object.keys(parameters).length;
      const own = constants(extensionInterfaces[kind]);
      read(own);
      extensions[name] = Object.keys(parameters).length > before ? [kind, own.filter(code => code in parameters)] : [kind];
    }
    const precision = {};
    for (const shader of ['VERTEX_SHADER', 'FRAGMENT_SHADER'])
      for (const kind of ['LOW_FLOAT', 'MEDIUM_FLOAT', 'HIGH_FLOAT', 'LOW_INT', 'MEDIUM_INT', 'HIGH_INT']) {
        const { rangeMin, rangeMax, precision: bits } = gl.getShaderPrecisionFormat(gl[shader], gl[kind]);
        precision[`${gl[shader]}:${gl[kind]}`] = [rangeMin, rangeMax, bits];
      }
    graphics[type] = { attributes: gl.getContextAttributes(), parameters, extensions, precision };
  }
  const key = name => (typeof name === 'symbol' ? `@@${name.description.replace('Symbol.', '')}` : name);
  const members = object =>
    Reflect.ownKeys(object).flatMap(name => {
      const d = Object.getOwnPropertyDescriptor(object, name);
      if (name === Symbol.toStringTag) return [];
      return [d.get ? [key(name), d.set ? 'w' : 'r'] : typeof d.value === 'function' ? [key(name), 'f', null, d.value.length] : [key(name), 'c', null, d.value]];
    });
  const extensionShapes = Object.fromEntries(
    Object.entries(extensionInterfaces).map(([kind, prototype]) => [kind, { parent: '', length: 0, hidden: true, statics: [], members: members(prototype) }]),
  );
  // Names of time zones in winter and summer, with their offsets in minutes, and the zones that share them.
  const zones = {};
  for (const timeZone of ['UTC', ...Intl.supportedValuesOf('timeZone')]) {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'long', hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' });
    const at = month => {
      const date = new Date(Date.UTC(2026, month, 15, 12));
      const parts = Object.fromEntries(format.formatToParts(date).map(part => [part.type, part.value]));
      return `${parts.timeZoneName}|${(Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute) - date) / 60000}`;
    };
    (zones[`${at(0)}|${at(6)}`] ??= []).push(timeZone);
  }
  return { graphics, zones, keyboard: Object.fromEntries(await navigator.keyboard.getLayoutMap()), extensionShapes };
}
