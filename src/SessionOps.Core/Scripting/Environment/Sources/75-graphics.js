// Canvas contexts. WebGL answers what a page asks about the machine, as Chromium did on one without a graphics card; whatever would draw is a gap.
const graphicsRecord = (
  recorded => () =>
    (recorded ??= JSON.parse(table.graphics))
)();
const contextTypes = {
  __proto__: null,
  '2d': 'CanvasRenderingContext2D',
  webgl: 'WebGLRenderingContext',
  'experimental-webgl': 'WebGLRenderingContext',
  webgl2: 'WebGL2RenderingContext',
  bitmaprenderer: 'ImageBitmapRenderingContext',
  webgpu: 'GPUCanvasContext',
};
// Chromium's software renderer took 4 to 20 ms for a WebGL context of a page.
const contextTime = 10;
const recordNames = { __proto__: null, WebGLRenderingContext: 'webgl', WebGL2RenderingContext: 'webgl2' };

/** The context of a canvas: one for its life, of the kind that was asked for first. */
function contextOf(canvas, kind, options) {
  const type = contextTypes[kind];
  if (type === undefined) return null;
  const state = stateOf(canvas);
  if (state.context) return stateOf(state.context).type === type ? state.context : null;
  const fields = { canvas };
  if (type === contextTypes['2d']) fields.asked = drawingAttributes(options);
  if (recordNames[type]) {
    waitForBrowser(contextTime);
    Object.assign(fields, { record: graphicsRecord()[recordNames[type]], extensions: new Map(), error: 0, asked: contextAttributes(options) });
  }
  state.context = make(type, fields);
  return state.context;
}
function drawingAttributes(options) {
  if (!isObject(options)) return undefined;
  const { alpha = true, desynchronized = false, willReadFrequently = 'undefined' } = options;
  if (!['undefined', 'true', 'false'].includes(String(willReadFrequently)))
    throw executionError(
      'getContext',
      'HTMLCanvasElement',
      `Failed to read the 'willReadFrequently' property from 'CanvasContextCreationAttributesModule': The provided value '${willReadFrequently}' is not a valid enum value of type CanvasWillReadFrequently.`,
    );
  return { alpha: Boolean(alpha), desynchronized: Boolean(desynchronized), willReadFrequently: String(willReadFrequently) === 'true' };
}
function contextAttributes(options) {
  const attributes = { ...graphicsRecord().webgl.attributes };
  if (!isObject(options)) return attributes;
  for (const name in attributes) {
    const value = options[name];
    if (value !== undefined) attributes[name] = name === 'powerPreference' ? String(value) : Boolean(value);
  }
  return attributes;
}

const canvasSize = (name, initial) => ({
  get() {
    const value = attrValue(this, name);
    return value !== null && /^\s*\+?\d/.test(value) ? Number.parseInt(value, 10) : initial;
  },
  set(value) {
    setPlain(this, name, Math.trunc(Number(value)) >>> 0);
    const { context } = stateOf(this);
    if (context && isInstance(context, contextTypes['2d'])) forgetDrawing(context);
  },
  enumerable: true,
});
implement(
  'HTMLCanvasElement',
  Object.defineProperties(
    {
      getContext(kind, options) {
        return contextOf(this, String(kind), options);
      },
    },
    { width: canvasSize('width', 300), height: canvasSize('height', 150) },
  ),
);

function resizeOffscreen(canvas, size) {
  const state = Object.assign(stateOf(canvas), size);
  if (state.context) forgetDrawing(state.context);
}
// A canvas without an element. Its contexts for WebGL would need a surface of their own and are left out.
implement(
  'OffscreenCanvas',
  {
    get width() {
      return stateOf(this).width;
    },
    set width(value) {
      resizeOffscreen(this, { width: Math.trunc(Number(value)) >>> 0 });
    },
    get height() {
      return stateOf(this).height;
    },
    set height(value) {
      resizeOffscreen(this, { height: Math.trunc(Number(value)) >>> 0 });
    },
    getContext(kind) {
      if (String(kind) !== '2d') return placeholder('OffscreenCanvas', 'getContext', 'z')();
      const state = stateOf(this);
      return (state.context ??= make('OffscreenCanvasRenderingContext2D', { canvas: this }));
    },
  },
  {
    construct: (args, prototype) => make('OffscreenCanvas', { width: Math.trunc(Number(args[0])) >>> 0, height: Math.trunc(Number(args[1])) >>> 0 }, prototype),
  },
);

const viewport = 2978,
  scissorBox = 3088,
  invalidEnum = 1280;
const typedArrays = { __proto__: null, Float32Array, Int32Array, Uint32Array, Array };
function parameterOf(context, code) {
  const { record, extensions, canvas } = context;
  const needs = Object.keys(record.extensions).filter(name => record.extensions[name][1]?.includes(code));
  if (!(code in record.parameters) || (needs.length && !needs.some(name => extensions.has(name)) && !isOwnConstant(context.type, code))) {
    context.error ||= invalidEnum;
    return null;
  }
  if (code === viewport || code === scissorBox) return new Int32Array([0, 0, canvas.width, canvas.height]);
  const value = record.parameters[code];
  if (!isObject(value)) return value;
  const [kind] = Object.keys(value);
  return kind === 'Array' ? value.Array.slice() : new typedArrays[kind](value[kind]);
}
// WebGL 2 has made some codes of WebGL 1's extensions its own.
function isOwnConstant(type, code) {
  return new RegExp(`=${code}(?![0-9])`).test(table.interfaces[type].split('|')[4]);
}
const webglMembers = {
  get canvas() {
    return stateOf(this).canvas;
  },
  get drawingBufferWidth() {
    return stateOf(this).canvas.width;
  },
  get drawingBufferHeight() {
    return stateOf(this).canvas.height;
  },
  getContextAttributes() {
    return { ...stateOf(this).asked };
  },
  isContextLost() {
    return false;
  },
  getSupportedExtensions() {
    return Object.keys(stateOf(this).record.extensions);
  },
  getExtension(name) {
    const { record, extensions } = stateOf(this);
    const wanted = String(name).toLowerCase();
    const known = Object.keys(record.extensions).find(key => key.toLowerCase() === wanted);
    if (known === undefined) return null;
    if (!extensions.has(known)) extensions.set(known, make(record.extensions[known][0], { context: this }));
    return extensions.get(known);
  },
  getParameter(code) {
    return parameterOf(stateOf(this), Number(code) >>> 0);
  },
  getError() {
    const state = stateOf(this);
    const { error } = state;
    state.error = 0;
    return error;
  },
  getShaderPrecisionFormat(shader, kind) {
    const state = stateOf(this);
    const found = state.record.precision[`${Number(shader) >>> 0}:${Number(kind) >>> 0}`];
    if (!found) {
      state.error ||= invalidEnum;
      return null;
    }
    const [rangeMin, rangeMax, precision] = found;
    return make('WebGLShaderPrecisionFormat', { slots: Object.assign(create(null), { rangeMin, rangeMax, precision }) });
  },
};
for (const type in recordNames) implement(type, webglMembers);
for (const type of contextTypes2d)
  implement(type, {
    get canvas() {
      return stateOf(this).canvas;
    },
  });

// The keyboard of the profile: the layout map that Chromium gives for a US one.
const layoutPairs = (
  pairs => () =>
    (pairs ??= Object.entries(JSON.parse(table.keyboard)))
)();
implement('Keyboard', {
  getLayoutMap() {
    const slots = (stateOf(this).slots ??= create(null));
    slots.map ??= make('KeyboardLayoutMap', { pairs: layoutPairs() });
    return answered(slots.map);
  },
  lock: placeholder('Keyboard', 'lock', 'p'),
  unlock() {},
});
implement('KeyboardLayoutMap', {
  get size() {
    return stateOf(this).pairs.length;
  },
  get(key) {
    return stateOf(this).pairs.find(pair => pair[0] === String(key))?.[1];
  },
  has(key) {
    return stateOf(this).pairs.some(pair => pair[0] === String(key));
  },
  ...pairIteration('KeyboardLayoutMap'),
});
