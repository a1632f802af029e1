// Groups whose expressions follow from what Chromium has: each entry runs there and answers with expressions.
const members = (setup, object, skip = []) => ({
  setup,
  list: `(() => { const names = new Set(); for (let level = ${object}; level && level !== Object.prototype; level = Object.getPrototypeOf(level)) for (const name of Object.getOwnPropertyNames(level)) names.add(name);
    const skip = new Set(${JSON.stringify(skip)}); return [...names].filter(name => !skip.has(name)).map(name => \`${object}[\${JSON.stringify(name)}]\`); })()`,
});

/** What a script can see of an interface: its own keys in order, and each one's kind, flags, name and length. */
const shape = `globalThis.shapeOf = function (object) {
  return Reflect.ownKeys(object).map(key => {
    const d = Object.getOwnPropertyDescriptor(object, key);
    const flags = (d.writable ? 'w' : '') + (d.enumerable ? 'e' : '') + (d.configurable ? 'c' : '');
    const fn = f => f ? f.name + '/' + f.length + (/\\[native code\\]/.test(Function.prototype.toString.call(f)) ? '' : '!') + (Object.hasOwn(f, 'prototype') ? 'P' : '') : '-';
    const value = 'value' in d ? (typeof d.value === 'function' ? fn(d.value) : typeof d.value === 'object' ? typeof d.value : String(d.value)) : fn(d.get) + ',' + fn(d.set);
    return String(key) + ' ' + flags + ' ' + value;
  }).join('; ');
}`;

export const groups = {
  'iframe-members': members("globalThis.iframe = document.createElement('iframe')", 'iframe'),
  'mouse-event-members': members("globalThis.mouse = document.createEvent('MouseEvents')", 'mouse', ['timeStamp']),
  'style-members': {
    setup: "globalThis.style = document.createElement('div').style",
    list: `(() => { const names = Object.getOwnPropertyNames(style); const dash = n => n.replace(/[A-Z]/g, c => '-' + c.toLowerCase());
      const forms = names.flatMap(n => [n, dash(n), '-' + dash(n), n[0].toUpperCase() + n.slice(1)]); for (let l = Object.getPrototypeOf(style); l; l = Object.getPrototypeOf(l)) forms.push(...Object.getOwnPropertyNames(l));
      return ['Object.getOwnPropertyNames(style).join()', 'Object.keys(style).length', '(() => { const l = []; for (const k in style) l.push(k); return l.join(); })()', ...[...new Set(forms)].map(n => \`style[\${JSON.stringify(n)}]\`)]; })()`,
  },
  'document-members': members('', 'document', ['lastModified', 'timeline', 'fonts']),
  'navigator-members': members('', 'navigator', ['hardwareConcurrency', 'deviceMemory', 'cpuPerformance', 'bluetooth', 'userAgentData', 'maxTouchPoints']),
  'window-members': {
    setup: '',
    list: `Object.getOwnPropertyNames(window).filter(n => !/^(innerWidth|innerHeight|outerWidth|outerHeight|screenX|screenY|screenLeft|screenTop|performance|event|WebAssembly|\\d+|f|describe|shapeOf)$/.test(n) && typeof window[n] !== 'function').map(n => 'window[' + JSON.stringify(n) + ']')`,
  },
  'screen-history-location': {
    setup: '',
    list: `['screen.colorDepth', 'screen.pixelDepth', 'screen.orientation', 'screen.isExtended', 'history.length', 'history.state', 'history.scrollRestoration'].concat(Object.getOwnPropertyNames(location).map(n => 'location.' + n), ['String(location)', 'JSON.stringify(Object.getOwnPropertyDescriptor(location, "assign"))', 'Object.getOwnPropertyDescriptor(location, "href").get', 'Object.getOwnPropertyDescriptor(location, "href").configurable', 'Object.prototype.toString.call(location)'])`,
  },
  elements: {
    setup: '',
    list: `${JSON.stringify('a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd keygen label legend li link listing main map mark marquee menu meta meter nav nobr noscript object ol optgroup option output p param picture plaintext pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp nonsense x-custom'.split(' '))}.flatMap(t => { const e = 'document.createElement(' + JSON.stringify(t) + ')'; return ['Object.prototype.toString.call(' + e + ')', e + '.tabIndex', e + '.outerHTML', e + '.draggable']; })`,
  },
  'legacy-events': {
    setup: '',
    list: `'AnimationEvent BeforeUnloadEvent CloseEvent CompositionEvent CustomEvent DeviceMotionEvent DeviceOrientationEvent DragEvent ErrorEvent Event Events FocusEvent HashChangeEvent HTMLEvents htmlevents InputEvent KeyboardEvent KeyEvents MessageEvent MouseEvent MouseEvents mouseevents MutationEvent MutationEvents PointerEvent PopStateEvent StorageEvent SVGEvents TextEvent TouchEvent TransitionEvent UIEvent UIEvents WheelEvent Nonsense'.split(' ').flatMap(n => { const e = 'document.createEvent(' + JSON.stringify(n) + ')'; return ['Object.prototype.toString.call(' + e + ')', e + '.type', e + '.isTrusted', e + '.bubbles']; })`,
  },
  interfaces: {
    setup: shape,
    // Interfaces whose name only this Chromium's build has are part of the table as well.
    list: `Object.getOwnPropertyNames(window).slice(Object.getOwnPropertyNames(window).indexOf('console')).filter(n => n !== 'shapeOf' && typeof window[n] === 'function' && window[n].prototype).flatMap(n => ['shapeOf(' + n + ')', 'shapeOf(' + n + '.prototype)', '(p => p && Object.prototype.toString.call(p))(Object.getPrototypeOf(' + n + '.prototype))', 'Object.getPrototypeOf(' + n + ').name'])`,
  },
  'window-shape': {
    setup: shape,
    list: `['Object.getOwnPropertyNames(window).filter(n => !["WebAssembly", "Temporal", "shapeOf", "describe"].includes(n) && !/^\\\\d+$/.test(n)).sort().join()', 'shapeOf(Window.prototype)', 'shapeOf(Object.getPrototypeOf(Window.prototype))', 'Object.prototype.toString.call(Object.getPrototypeOf(Window.prototype))', 'Object.getOwnPropertyNames(window).slice(Object.getOwnPropertyNames(window).indexOf("console")).filter(n => n !== "WebAssembly" && n !== "Temporal" && n !== "shapeOf" && n !== "describe" && !/^\\\\d+$/.test(n)).join()'].concat(Object.getOwnPropertyNames(window).slice(Object.getOwnPropertyNames(window).indexOf('console')).filter(n => !/^(WebAssembly|Temporal|shapeOf|describe|\\d+)$/.test(n)).map(n => 'shapeOf({ __proto__: null, get x() {} }) && (d => [!!d.get, !!d.set, d.writable, d.enumerable, d.configurable].join())(Object.getOwnPropertyDescriptor(window, ' + JSON.stringify(n) + '))'))`,
  },
};
