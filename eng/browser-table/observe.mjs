// Records what a Chromium exposes (names, kinds, lengths, order, default values) in observed.json: the truth that the public data is checked against.
import { writeFileSync } from 'node:fs';
import { openPage } from '../conformance/chromium.mjs';
import { observeDevices } from './observe-devices.mjs';
import { observeText } from './observe-text.mjs';

const page = await openPage();

/** Runs in the page; must not rely on anything outside itself. */
function observe(layoutMap) {
  const builtin = new Set(Object.getOwnPropertyNames(window).slice(0, Object.getOwnPropertyNames(window).indexOf('console')));
  const key = name => (typeof name === 'symbol' ? `@@${name.description.replace('Symbol.', '')}` : name);
  const flags = d => (d.writable ? 'w' : '') + (d.enumerable ? 'e' : '') + (d.configurable ? 'c' : '');
  const usual = { accessor: 'ec', operation: 'wec', constant: 'e' };
  function members(object, skip) {
    const list = [];
    for (const name of Reflect.ownKeys(object)) {
      if (skip.has(name)) continue;
      const d = Object.getOwnPropertyDescriptor(object, name);
      if (!d) continue;
      if (d.get || d.set) {
        list.push([key(name), d.set ? 'w' : 'r', flags(d) === usual.accessor ? undefined : flags(d), d.get?.length || undefined]);
      } else if (typeof d.value === 'function') {
        list.push([key(name), 'f', flags(d) === usual.operation ? undefined : flags(d), d.value.length, d.value.name === name ? undefined : d.value.name]);
      } else {
        list.push([
          key(name),
          'c',
          flags(d) === usual.constant ? undefined : flags(d),
          typeof d.value === 'object' ? Object.prototype.toString.call(d.value) : d.value,
        ]);
      }
    }
    return list.map(m => {
      while (m.at(-1) === undefined) m.pop();
      return m;
    });
  }

  const globals = [];
  const interfaces = {};
  const skipStatic = new Set(['length', 'name', 'prototype']);
  for (const name of Object.getOwnPropertyNames(window)) {
    const d = Object.getOwnPropertyDescriptor(window, name);
    if (builtin.has(name)) {
      globals.push([name, 'b']);
      continue;
    }
    if (typeof d.value === 'function' && d.value.prototype) {
      globals.push([name, 'i', ...(flags(d) === 'wc' ? [] : [flags(d)])]);
      const canonical = d.value.name;
      if (canonical !== name) {
        globals.at(-1)[2] = canonical;
        if (interfaces[canonical] || window[canonical] === d.value) continue;
      }
      const parent = Object.getPrototypeOf(d.value.prototype);
      let constructible = true;
      try {
        new d.value();
      } catch (e) {
        constructible = e.message;
      }
      interfaces[canonical] = {
        parent: parent === Object.prototype ? '' : parent === Error.prototype ? 'Error' : (parent?.constructor.name ?? null),
        ctorParent: Object.getPrototypeOf(d.value) === Function.prototype ? undefined : Object.getPrototypeOf(d.value).name,
        length: d.value.length,
        constructible: constructible === true ? undefined : constructible,
        protoWritable: Object.getOwnPropertyDescriptor(d.value, 'prototype').writable || undefined,
        statics: members(d.value, skipStatic),
        members: members(d.value.prototype, new Set([Symbol.toStringTag])),
        tag: d.value.prototype[Symbol.toStringTag] === canonical ? undefined : String(d.value.prototype[Symbol.toStringTag]),
      };
    } else {
      globals.push([
        name,
        d.get || d.set ? (d.set ? 'w' : 'r') : typeof d.value === 'function' ? 'f' : 'd',
        flags(d),
        typeof d.value === 'function' ? d.value.length : typeof d.value,
      ]);
    }
  }

  // Interfaces without an object of their own on the window.
  for (const object of [navigator.webkitTemporaryStorage, globalThis.styleMedia, performance.memory, globalThis.internals]) {
    if (!object) continue;
    const prototype = Object.getPrototypeOf(object);
    const tag = Object.prototype.toString.call(object).slice(8, -1);
    if (!interfaces[tag] && prototype !== Object.prototype)
      interfaces[tag] = { parent: '', length: 0, hidden: true, statics: [], members: members(prototype, new Set([Symbol.toStringTag])) };
  }

  // Objects to read default values from: one of each kind that a script can make or reach without effect.
  const instances = {
    document,
    navigator,
    screen,
    history,
    location,
    performance,
    window,
    visualViewport,
    localStorage,
    crypto,
    style: document.createElement('iframe').style,
  };
  const tags =
    'a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot small source span strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track u ul var video wbr x-unknown xyz fencedframe selectedcontent acronym applet basefont bgsound big blink center image isindex keygen layer listing menuitem nextid nobr noembed noframes plaintext rb rtc strike tt xmp'.split(
      ' ',
    );
  for (const tag of tags) instances['<' + tag + '>'] = document.createElement(tag);
  const svg =
    'svg g path rect circle line polygon polyline ellipse text tspan a defs use image style script title desc filter linearGradient radialGradient stop clipPath mask pattern marker symbol switch view foreignObject animate animateMotion animateTransform set mpath metadata textPath feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence'.split(
      ' ',
    );
  for (const tag of svg) instances['<svg:' + tag + '>'] = document.createElementNS('http://www.w3.org/2000/svg', tag);
  instances['<math>'] = document.createElementNS('http://www.w3.org/1998/Math/MathML', 'math');
  const events =
    'AnimationEvent BeforeUnloadEvent CompositionEvent CustomEvent DeviceMotionEvent DeviceOrientationEvent DragEvent Event Events FocusEvent HashChangeEvent HTMLEvents KeyboardEvent MessageEvent MouseEvent MouseEvents PointerEvent StorageEvent SVGEvents TextEvent TouchEvent TransitionEvent UIEvent UIEvents WheelEvent CloseEvent ErrorEvent ProgressEvent PopStateEvent PageTransitionEvent'.split(
      ' ',
    );
  const creatable = {};
  for (const name of events)
    try {
      const e = document.createEvent(name);
      instances['event:' + name] = e;
      creatable[name] = e.constructor.name;
    } catch (e) {
      creatable[name] = '!' + e.name;
    }
  for (const [name, make] of Object.entries({
    text: () => document.createTextNode('t'),
    comment: () => document.createComment('c'),
    fragment: () => document.createDocumentFragment(),
    range: () => document.createRange(),
    doctype: () => document.doctype,
    implementation: () => document.implementation,
    attr: () => document.createAttribute('x'),
    treeWalker: () => document.createTreeWalker(document),
    nodeIterator: () => document.createNodeIterator(document),
    cdata: () => new Document().createCDATASection('x'),
    pi: () => document.createProcessingInstruction('a', 'b'),
    childNodes: () => document.childNodes,
    children: () => document.children,
    classList: () => document.body.classList,
    dataset: () => document.body.dataset,
    styleSheets: () => document.styleSheets,
    all: () => document.all,
    forms: () => document.forms,
    attributes: () => document.body.attributes,
    fonts: () => document.fonts,
    timeline: () => document.timeline,
    selection: () => getSelection(),
    xhr: () => new XMLHttpRequest(),
    blob: () => new Blob(),
    file: () => new File([], 'f'),
    formData: () => new FormData(),
    headers: () => new Headers(),
    request: () => new Request('/'),
    response: () => new Response(),
    abortController: () => new AbortController(),
    signal: () => new AbortController().signal,
    url: () => new URL('https://a.b/'),
    params: () => new URLSearchParams(),
    encoder: () => new TextEncoder(),
    decoder: () => new TextDecoder(),
    mutationObserver: () => new MutationObserver(() => {}),
    channel: () => new MessageChannel(),
    port: () => new MessageChannel().port1,
    matchMedia: () => matchMedia('print'),
    computed: () => getComputedStyle(document.body),
    plugins: () => navigator.plugins,
    mimeTypes: () => navigator.mimeTypes,
    plugin: () => navigator.plugins[0],
    mimeType: () => navigator.mimeTypes[0],
    connection: () => navigator.connection,
    permissions: () => navigator.permissions,
    uaData: () => navigator.userAgentData,
    mediaDevices: () => navigator.mediaDevices,
    serviceWorker: () => navigator.serviceWorker,
    storage: () => navigator.storage,
    clipboard: () => navigator.clipboard,
    credentials: () => navigator.credentials,
    geolocation: () => navigator.geolocation,
    mediaSession: () => navigator.mediaSession,
    mediaCapabilities: () => navigator.mediaCapabilities,
    activation: () => navigator.userActivation,
    scheduling: () => navigator.scheduling,
    locks: () => navigator.locks,
    wakeLock: () => navigator.wakeLock,
    usb: () => navigator.usb,
    serial: () => navigator.serial,
    hid: () => navigator.hid,
    bluetooth: () => navigator.bluetooth,
    gpu: () => navigator.gpu,
    ink: () => navigator.ink,
    keyboard: () => navigator.keyboard,
    login: () => navigator.login,
    presentation: () => navigator.presentation,
    virtualKeyboard: () => navigator.virtualKeyboard,
    windowControlsOverlay: () => navigator.windowControlsOverlay,
    xr: () => navigator.xr,
    managed: () => navigator.managed,
    devicePosture: () => navigator.devicePosture,
    storageBuckets: () => navigator.storageBuckets,
    timing: () => performance.timing,
    navigation: () => performance.navigation,
    memory: () => performance.memory,
    eventCounts: () => performance.eventCounts,
    navEntry: () => performance.getEntriesByType('navigation')[0],
    orientation: () => screen.orientation,
    subtle: () => crypto.subtle,
    trustedTypes: () => trustedTypes,
    customElements: () => customElements,
    locationbar: () => locationbar,
    external: () => external,
    navigationApi: () => navigation,
    caches: () => caches,
    cookieStore: () => cookieStore,
    indexedDB: () => indexedDB,
    scheduler: () => scheduler,
    speechSynthesis: () => speechSynthesis,
    styleMedia: () => styleMedia,
    launchQueue: () => launchQueue,
    documentPictureInPicture: () => documentPictureInPicture,
    viewport: () => viewport,
    crashReport: () => crashReport,
    rect: () => new DOMRect(),
    point: () => new DOMPoint(),
    matrix: () => new DOMMatrix(),
    quad: () => new DOMQuad(),
    exception: () => new DOMException(),
    parser: () => new DOMParser(),
    serializer: () => new XMLSerializer(),
    reader: () => new FileReader(),
    image: () => new Image(),
    audio: () => new Audio(),
    option: () => new Option(),
    bc: () => new BroadcastChannel('x'),
    policy: () => document.featurePolicy,
    context2d: () => document.createElement('canvas').getContext('2d'),
    webgl: () => document.createElement('canvas').getContext('webgl'),
    webgl2: () => document.createElement('canvas').getContext('webgl2'),
    intersectionObserver: () => new IntersectionObserver(() => {}),
    layoutMap: () => layoutMap,
    validity: () => document.createElement('input').validity,
    animation: () => new Animation(),
    shadow: () => document.createElement('div').attachShadow({ mode: 'open' }),
    internals: () => document.createElement('template').content,
  }))
    try {
      const value = make();
      if (value) instances[name] = value;
    } catch {
      /* not in this Chromium */
    }

  for (const [name, shape] of Object.entries(interfaces)) {
    if (shape.hidden || (shape.constructible && !/required/.test(shape.constructible))) continue;
    for (const args of [[], ['x'], ['x', {}]])
      try {
        instances['new ' + name] = new window[name](...args);
        break;
      } catch {
        /* needs more than this */
      }
  }
  function describe(value) {
    if (value === null) return null;
    if (typeof value === 'function') return { f: value.name };
    if (typeof value === 'object') return { o: Object.prototype.toString.call(value).slice(8, -1) };
    if (value === undefined || typeof value === 'bigint' || typeof value === 'symbol') return { u: 1 };
    if (typeof value === 'number' && !Number.isFinite(value)) return { n: String(value) };
    return value;
  }
  const values = {};
  for (const [label, object] of Object.entries(instances)) {
    const record = {};
    for (let level = object; level && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
      const owner = level === object ? 'own' : level.hasOwnProperty('constructor') ? level.constructor.name : level[Symbol.toStringTag];
      for (const name of Object.getOwnPropertyNames(level)) {
        const d = Object.getOwnPropertyDescriptor(level, name);
        if (!d?.get || (object === window && builtin.has(name))) continue;
        let value;
        try {
          value = describe(d.get.call(object));
        } catch (e) {
          value = { e: `${e.name}: ${e.message}` };
        }
        record[owner + '.' + name] = value;
      }
    }
    values[label] = {
      class: object.constructor?.name,
      own: object === window || label === 'style' || label === 'computed' ? undefined : members(object, new Set()),
      values: record,
    };
  }
  const style = document.createElement('div').style;
  const styleNames = Object.getOwnPropertyNames(style);
  const dash = name => name.replace(/[A-Z]/g, c => '-' + c.toLowerCase());
  const has = name => Object.prototype.hasOwnProperty.call(style, name);
  const computed = getComputedStyle(document.body.appendChild(document.createElement('div')));
  return {
    computed: Array.from(computed, name => [name, computed.getPropertyValue(name)]).filter(([name]) => !name.startsWith('--')),
    globals,
    interfaces,
    values,
    creatable,
    tags: Object.fromEntries(tags.map(t => [t, document.createElement(t).constructor.name])),
    svgTags: Object.fromEntries(svg.map(t => [t, instances['<svg:' + t + '>'].constructor.name])),
    style: {
      names: styleNames,
      plain: styleNames.filter(n => dash(n) !== n && !has(dash(n))),
      descriptor: Object.getOwnPropertyDescriptor(style, 'color'),
      dashedDescriptor: Object.getOwnPropertyDescriptor(style, 'background-color') ?? null,
      forms: [
        'WebkitBoxAlign',
        'webkitBoxAlign',
        '-webkit-box-align',
        'webkit-box-align',
        'BackgroundColor',
        'background-color',
        '--x',
        'MozAppearance',
        'epub-word-break',
        'epubWordBreak',
        'WebkitTransform',
        'webkitTransform',
        'cssFloat',
        'float',
      ].map(n => [n, n in style, has(n)]),
    },
  };
}

const { extensionShapes, ...devices } = await page.evaluate(`(${observeDevices})()`);
const result = { ...(await page.evaluate(`navigator.keyboard.getLayoutMap().then(layoutMap => (${observe})(layoutMap))`)), ...devices };
result.text = await page.evaluate(`(${observeText})()`);
Object.assign(result.interfaces, extensionShapes);
await page.close();

// A member's default is what most of the objects that have it give; what depends on the object is the environment's own business.
const counts = new Map();
for (const { values } of Object.values(result.values)) {
  for (const [member, value] of Object.entries(values)) {
    const text = JSON.stringify(value);
    const seen = counts.get(member) ?? counts.set(member, new Map()).get(member);
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
}
const defaults = {};
for (const [member, seen] of counts) {
  const [owner, name] = member.split('.');
  const [text] = [...seen].sort((a, b) => b[1] - a[1])[0];
  if (!text.includes('"e":')) (defaults[owner] ??= {})[name] = JSON.parse(text);
}
const own = Object.fromEntries(
  Object.entries(result.values)
    .filter(([, v]) => v.own?.length)
    .map(([label, v]) => [label, v.own]),
);
delete result.values;
const lines = Object.entries({ chromium: page.version, ...result, defaults, own }).map(([name, value]) => {
  const isMap = value && typeof value === 'object' && !Array.isArray(value);
  return (
    JSON.stringify(name) +
    ': ' +
    (isMap
      ? '{\n' +
        Object.entries(value)
          .map(([k, v]) => ' ' + JSON.stringify(k) + ': ' + JSON.stringify(v))
          .join(',\n') +
        '\n}'
      : JSON.stringify(value))
  );
});
writeFileSync(new URL('observed.json', import.meta.url), '{\n' + lines.join(',\n') + '\n}\n');
console.log(`Chromium ${page.version}: ${result.globals.length} globals, ${Object.keys(result.interfaces).length} interfaces`);
