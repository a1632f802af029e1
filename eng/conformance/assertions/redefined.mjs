// What a page does to its own window shows there, and in no frame. Each expression changes one thing in every way and puts it back.
const setup = `(() => {
  const { defineProperty, getOwnPropertyDescriptor, ownKeys, deleteProperty } = Reflect;
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const view = frame.contentWindow;
  const mark = { toString: () => 'mark' };
  const outcome = work => { try { return String(work()); } catch (error) { return error.name; } };
  const shown = (object, key) => {
    const d = getOwnPropertyDescriptor(object, key);
    return !d ? 'none' : ('value' in d ? (d.value === mark ? 'mark' : 'own') : d.get === mark ? 'mark' : 'accessor') + ' ' + (d.writable ? 'w' : '') + (d.enumerable ? 'e' : '') + (d.configurable ? 'c' : '');
  };
  const assign = (object, key) => { object[key] = mark; };
  const assignStrictly = (object, key) => { 'use strict'; object[key] = mark; };
  const getter = () => mark;
  const enumerated = (object, key) => { for (const name in object) if (name === key) return 'listed'; return 'unlisted'; };
  const change = (object, twin, key, isLong) => {
    const before = getOwnPropertyDescriptor(object, key);
    const put = () => { if (before.configurable) defineProperty(object, key, before); };
    const steps = [
      ['=', () => { assign(object, key); return shown(object, key); }],
      ['strict', () => { assignStrictly(object, key); return shown(object, key); }],
      ['define', () => defineProperty(object, key, { value: mark }) + ' ' + shown(object, key)],
      ['accessor', () => defineProperty(object, key, { get: getter, configurable: true }) + ' ' + shown(object, key) + ' ' + (object[key] === mark)],
      ['delete', () => deleteProperty(object, key) + ' ' + shown(object, key) + ' ' + (key in object)],
    ];
    return steps.map(([name, step]) => {
      const result = name + ' ' + outcome(step) + (isLong ? ' ' + enumerated(object, key) : '');
      const other = twin && getOwnPropertyDescriptor(twin, key);
      const leaked = twin && (!other || other.value === mark || other.get === getter) ? ' in the frame' : '';
      put();
      return result + leaked;
    }).join(', ');
  };
  globalThis.changeGlobal = key => change(window, view, key, true);
  globalThis.changeMembers = (name, isStatic) => {
    const of = realm => (isStatic ? realm[name] : realm[name].prototype);
    const kinds = new Map();
    for (const key of ownKeys(of(window))) {
      const result = change(of(window), of(view), key, false);
      kinds.set(result, [...(kinds.get(result) ?? []), String(key)]);
    }
    return [...kinds].map(([result, keys]) => result + ': ' + keys.sort().join(' ')).sort().join('; ');
  };
  globalThis.isOwnRealm = key => [view[key] !== window[key], Object(view[key]) instanceof view.Object, Object(view[key]) instanceof Object].join();
  globalThis.frameWindow = view;
})()`;
const names = `Object.getOwnPropertyNames(window).filter(n => !/^(\\d+|location|Temporal|WebAssembly|changeGlobal|changeMembers|isOwnRealm|frameWindow|describe)$/.test(n))`;
const interfaces = `Object.getOwnPropertyNames(window).slice(Object.getOwnPropertyNames(window).indexOf('console')).filter(n => typeof window[n] === 'function' && window[n].prototype)`;
const builtins = `Object.getOwnPropertyNames(window).slice(0, Object.getOwnPropertyNames(window).indexOf('console')).filter(n => n !== 'Temporal' && typeof window[n] === 'function' && window[n].prototype)`;

export const groups = {
  'redefined-globals': {
    setup,
    list: `${names}.map(n => 'changeGlobal(' + JSON.stringify(n) + ')').concat('${names.replaceAll('\\', '\\\\')}.filter(n => !/^(Infinity|NaN|undefined)$/.test(n)).join()')`,
  },
  'redefined-members': {
    setup,
    list: `${interfaces}.flatMap(n => ['changeMembers(' + JSON.stringify(n) + ')', 'changeMembers(' + JSON.stringify(n) + ', true)'])`,
  },
  'frame-realm': {
    setup,
    list: `[...${builtins}, ...${interfaces}].map(n => 'isOwnRealm(' + JSON.stringify(n) + ')').concat(['frameWindow.eval("1 + 1")', 'frameWindow.eval("this") === frameWindow', 'frameWindow.Function("return this")() === frameWindow', 'frameWindow.eval("document") === frameWindow.document', 'frameWindow.eval("parent") === window', 'frameWindow.eval("[]") instanceof Array', 'frameWindow.eval("throw new TypeError(5)")', '(() => { try { frameWindow.eval("null.x"); } catch (e) { return [e instanceof TypeError, e instanceof frameWindow.TypeError].join(); } })()', 'frameWindow.eval("var made = 5; made")', 'frameWindow.made', 'typeof made',
      'String(frameWindow.Function("a", "return 1"))', 'frameWindow.Function("a", "return a + 1")(1)', 'frameWindow.Function.prototype.constructor === frameWindow.Function', 'frameWindow.setTimeout.constructor === frameWindow.Function', 'Function.prototype.toString.call(frameWindow.setTimeout)', 'frameWindow.Function.prototype.toString.call(setTimeout)', 'frameWindow.globalThis === frameWindow', 'frameWindow.self === frameWindow', 'Object.getPrototypeOf(frameWindow) === frameWindow.Window.prototype', 'frameWindow instanceof frameWindow.Window', 'frameWindow instanceof Window',
      'frameWindow.document.createElement("p") instanceof HTMLElement', 'frameWindow.document.createElement("p") instanceof frameWindow.HTMLElement', 'document.body.appendChild(frameWindow.document.createElement("p")).ownerDocument === document', 'document.body.lastChild instanceof frameWindow.HTMLElement', 'document.importNode(frameWindow.document.body) instanceof HTMLElement', 'Node.prototype.appendChild.call(frameWindow.document.body, document.createElement("i")).ownerDocument === frameWindow.document', 'Object.getOwnPropertyDescriptor(Node.prototype, "nodeName").get.call(frameWindow.document.body)',
      'Object.getOwnPropertyNames(frameWindow).join() === frameWindow.Object.getOwnPropertyNames(frameWindow).join()', 'Object.keys(frameWindow).length === frameWindow.Object.keys(frameWindow).length', 'JSON.stringify(Object.getOwnPropertyDescriptor(frameWindow, "Blob"))', 'JSON.stringify(Object.getOwnPropertyDescriptor(frameWindow, "document"))', '(d => [d.writable, d.enumerable, d.configurable].join())(Object.getOwnPropertyDescriptor(window, "0"))', 'JSON.stringify(Object.getOwnPropertyDescriptor(frameWindow, "undefined"))', '(frameWindow.onclick = 5, frameWindow.onclick)', '(frameWindow.Blob = 6, [frameWindow.Blob, typeof Blob].join())', 'frameWindow.eval("Blob")', 'delete frameWindow.Blob', '"Blob" in frameWindow', 'delete frameWindow.document', 'Reflect.defineProperty(frameWindow, "document", { value: 1 })', 'Reflect.defineProperty(frameWindow, "added", { value: 1 })', 'frameWindow.added', 'delete frameWindow.added', 'Object.isExtensible(frameWindow)', 'frameWindow.navigator !== navigator', 'frameWindow.navigator.userAgent === navigator.userAgent', 'frameWindow.performance.timeOrigin >= performance.timeOrigin', 'frameWindow.history.length', 'frameWindow.localStorage === localStorage', 'frameWindow.document.referrer', 'frameWindow.document.domain', 'frameWindow.location.origin', 'frameWindow.location.ancestorOrigins.length', 'frameWindow.frames === frameWindow', 'frameWindow.top === window', 'frameWindow.frameElement.tagName', 'Symbol.iterator === frameWindow.Symbol.iterator', 'frameWindow.Array.isArray([])', 'new frameWindow.Array(3).length', 'frameWindow.JSON.stringify({ a: [1] })', 'frameWindow.Reflect.ownKeys(window).length === Reflect.ownKeys(window).length'])`,
  },
};
