// What a page finds out about the graphics of its machine.
const setup = `globalThis.canvas = document.createElement('canvas'); globalThis.gl = canvas.getContext('webgl'); globalThis.gl2 = document.createElement('canvas').getContext('webgl2');
globalThis.shown = v => v === null || typeof v !== 'object' ? String(v) + ' ' + typeof v : Object.prototype.toString.call(v) + Array.from(v).join();
globalThis.contextOf = (kind, options) => document.createElement('canvas').getContext(kind, options);
globalThis.limits = (gl, names) => names.map(name => name + ' ' + shown(gl.getParameter(gl[name]))).join('; ');`;

const constants = context => `Object.keys(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(${context}))).filter(n => typeof ${context}[n] === 'number' && n === n.toUpperCase())`;
const extensions = context =>
  `${context}.getSupportedExtensions().flatMap(n => { const e = '${context}.getExtension(' + JSON.stringify(n) + ')'; return ['Object.prototype.toString.call(' + e + ')', e + ' === ' + e, 'Object.keys(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(' + e + '))).join()', 'Object.getOwnPropertyNames(' + e + ').length']; })`;

export const groups = Object.fromEntries(
  ['gl', 'gl2'].map(context => [
    context === 'gl' ? 'webgl' : 'webgl2',
    {
      setup,
      list: `['${context}.getSupportedExtensions().join()', 'Object.prototype.toString.call(${context})', 'JSON.stringify(${context}.getContextAttributes())', '${context}.getError()', '${context}.getParameter(37446)', '${context}.getError()', '${context}.getError()', '${context}.getParameter(5)', '${context}.getError()', '${context}.getExtension("WEBGL_debug_renderer_info").UNMASKED_RENDERER_WEBGL', '${context}.getParameter(37446)', '${context}.getParameter(37445)', '${context}.getExtension("webgl_DEBUG_renderer_info") === ${context}.getExtension("WEBGL_debug_renderer_info")', '${context}.getExtension("nonsense")',
        '${context}.isContextLost()', '${context}.drawingBufferWidth', '${context}.drawingBufferHeight', 'String(${context}.canvas)', '${context}.canvas === ${context}.canvas',
        ...${constants(context)}.map(n => 'shown(${context}.getParameter(${context}.' + n + '))'),
        ...['VERTEX_SHADER', 'FRAGMENT_SHADER', 'NONE'].flatMap(s => ['LOW_FLOAT', 'MEDIUM_FLOAT', 'HIGH_FLOAT', 'LOW_INT', 'MEDIUM_INT', 'HIGH_INT', 'NONE'].map(k => '(p => p && [p.rangeMin, p.rangeMax, p.precision].join())(${context}.getShaderPrecisionFormat(${context}.' + s + ', ${context}.' + k + '))')),
        ...${extensions(context)}]`,
    },
  ]),
);
groups.contexts = {
  setup,
  expressions: [
    ...['webgl', 'experimental-webgl', 'webgl2', '2d', 'bitmaprenderer', 'nonsense', 'WebGL', ''].map(kind => `Object.prototype.toString.call(contextOf(${JSON.stringify(kind)}))`),
    "document.createElement('canvas').getContext()",
    "canvas.getContext('webgl') === gl",
    "canvas.getContext('experimental-webgl') === gl",
    "canvas.getContext('2d')",
    "canvas.getContext('webgl2')",
    "JSON.stringify(contextOf('webgl', { alpha: false, antialias: 0, stencil: 1, powerPreference: 'low-power' }).getContextAttributes())",
    "contextOf('2d').canvas.width",
    "(c => { c.width = 10; return [c.width, c.height, c.outerHTML, c.getContext('webgl').drawingBufferWidth].join(); })(document.createElement('canvas'))",
    "(c => { c.width = 'x'; c.setAttribute('height', '77'); return [c.width, c.height].join(); })(document.createElement('canvas'))",
    "(c => { const g = c.getContext('webgl'); return shown(g.getParameter(g.VIEWPORT)); })(Object.assign(document.createElement('canvas'), { width: 40, height: 30 }))",
    'gl.getParameter()',
    'gl.getParameter(null)',
    "Object.prototype.toString.call(gl.getShaderPrecisionFormat(gl.VERTEX_SHADER, gl.HIGH_FLOAT))",
    'typeof WEBGL_debug_renderer_info',
    'typeof WebGLDebugRendererInfo',
  ],
};
