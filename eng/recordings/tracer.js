// Notes what a page's script asks of the browser; trace.mjs runs it ahead of the interpreter in every world. recordingTrace() gives, for each thing that was asked
// with its arguments, how often and the first few answers, in the order of the first request. Native functions are wrapped by proxies, which look native to the script.
// Left out are the interfaces of the few objects whose members a program samples at random: a frame's element, a style, a legacy mouse event.
(() => {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
  const { get, set, forEach } = Map.prototype;
  const mapGet = (map, key) => apply(get, map, [key]);
  const sampled = ['EventTarget', 'Node', 'Element', 'HTMLElement', 'HTMLIFrameElement', 'CSSStyleDeclaration', 'CSSStyleProperties', 'Event', 'UIEvent', 'MouseEvent'];
  const language = /^(Object|Function|Array|Number|Boolean|String|Symbol|Date|Promise|RegExp|.*Error|Math|JSON|Intl|.*Array|.*ArrayBuffer|DataView|Map|Set|WeakMap|WeakSet|WeakRef|BigInt|Proxy|Reflect|Iterator|.*Registry|.*Stack|Atomics|Temporal|WebAssembly|Generator.*|Async.*)$/;
  const notes = new Map();
  const wrapped = new Set();
  const tagOf = Object.prototype.toString;
  const show = value => {
    try {
      switch (typeof value) {
        case 'string':
          return value.length > 120 ? JSON.stringify(value.slice(0, 120)) + '#' + value.length : JSON.stringify(value);
        case 'function':
          return 'function';
        case 'object':
          return value === null ? 'null' : apply(tagOf, value, []) === '[object Object]' ? JSON.stringify(value).slice(0, 120) : apply(tagOf, value, []);
        default:
          return String(value);
      }
    } catch {
      return 'unreadable';
    }
  };
  const note = (key, answer) => {
    const known = mapGet(notes, key) ?? { count: 0, answers: [] };
    known.count++;
    if (known.answers.length < 3 && !known.answers.includes(answer)) known.answers.push(answer);
    apply(set, notes, [key, known]);
  };
  const list = args => args.map(show).join(', ');
  // The program's own functions, by the hundred.
  const argumentsOf = (label, args) => (label.startsWith('TrustedTypePolicy.') ? '' : list(args));
  // Handles say nothing but how many there were before.
  const answerOf = (label, answer) => (/^window\.(set|request)/.test(label) ? '' : argumentsOf(label, [answer]));
  const wrapCall = (fn, label) =>
    new Proxy(fn, {
      apply(target, self, args) {
        try {
          const result = apply(target, self, args);
          note(`${label}(${argumentsOf(label, args)})`, answerOf(label, result));
          return result;
        } catch (error) {
          note(`${label}(${argumentsOf(label, args)})`, 'throws ' + error.name);
          throw error;
        }
      },
    });
  // Jint 4.18 ignores an assignment whose setter is a proxy.
  const takesProxySetter = (() => {
    let heard = false;
    Object.defineProperty({}, 'x', { set: new Proxy(() => (heard = true), {}) }).x = 1;
    return heard;
  })();
  const wrapSetter = (setter, member) => {
    const assign = (self, args) => {
      note(`${member} = ${show(args[0])}`, '');
      return apply(setter, self, args);
    };
    if (takesProxySetter) return new Proxy(setter, { apply: (target, self, args) => assign(self, args) });
    return {
      set(value) {
        assign(this, [value]);
      },
    }.set;
  };
  const wrapMember = (owner, label, name) => {
    const descriptor = getOwnPropertyDescriptor(owner, name);
    if (!descriptor || !descriptor.configurable) return;
    const member = typeof name === 'symbol' ? `${label}[${name.description}]` : `${label}.${name}`;
    if (typeof descriptor.value === 'function') defineProperty(owner, name, { ...descriptor, value: wrapCall(descriptor.value, member) });
    else if (descriptor.get)
      defineProperty(owner, name, {
        ...descriptor,
        get: new Proxy(descriptor.get, {
          apply(target, self) {
            const result = apply(target, self, []);
            note(member, show(result));
            return result;
          },
        }),
        set: descriptor.set && wrapSetter(descriptor.set, member),
      });
  };
  for (const name of ownKeys(globalThis)) {
    if (typeof name !== 'string' || !/^[A-Z]/.test(name) || sampled.includes(name) || language.test(name)) continue;
    const type = getOwnPropertyDescriptor(globalThis, name)?.value;
    if (typeof type !== 'function' || typeof type.prototype !== 'object' || type.prototype === null) continue;
    // Image and HTMLImageElement have one prototype.
    if (wrapped.has(type.prototype)) continue;
    wrapped.add(type.prototype);
    for (const member of ownKeys(type.prototype)) if (member !== 'constructor') wrapMember(type.prototype, name, member);
  }
  // An observer's callback is the browser's word too; what it says is noted without the times in it.
  for (const name of ['IntersectionObserver', 'ResizeObserver', 'PerformanceObserver', 'MutationObserver', 'ReportingObserver'])
    if (typeof globalThis[name] === 'function')
      globalThis[name] = new Proxy(globalThis[name], {
        construct(target, [callback, ...rest]) {
          note(`new ${name}(${list([callback, ...rest])})`, '');
          const heard = function (entries, ...others) {
            const entry = entries[0];
            note(`${name} calls back`, show({ entries: entries.length, isIntersecting: entry?.isIntersecting, ratio: entry?.intersectionRatio, isVisible: entry?.isVisible }));
            return apply(callback, this, [entries, ...others]);
          };
          return construct(target, [typeof callback === 'function' ? heard : callback, ...rest], target);
        },
      });
  for (const name of ['matchMedia', 'getComputedStyle', 'requestIdleCallback', 'requestAnimationFrame', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'open', 'queueMicrotask', 'postMessage', 'atob', 'btoa'])
    if (typeof globalThis[name] === 'function') wrapMember(globalThis, 'window', name);
  addEventListener('error', event => note('error event', show(event.message)));
  globalThis.recordingTrace = () => {
    const entries = [];
    apply(forEach, notes, [(value, key) => entries.push([key, value.count, value.answers])]);
    return entries;
  };
  // Not a name that a script would find by looking through the window.
  defineProperty(globalThis, 'recordingTrace', { enumerable: false });
})();
