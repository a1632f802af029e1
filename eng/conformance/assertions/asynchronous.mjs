// Groups about time: what a page's callbacks do in which order. Each expression gives a promise; trace() runs a function with a note-taker, waits until what it
// set off is over, and gives the notes; drawn() and rested() wait for frames and idle periods as well. Nothing here compares a frame or an idle period with a
// timer, which no two runs of a browser do alike.
import { lines } from './lines.mjs';

const setup = `
  globalThis.wait = (ms = 0) => new Promise(resolve => setTimeout(resolve, ms));
  globalThis.outsideTimers = () => new Promise(resolve => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
  globalThis.trace = async (body, over = () => {}) => {
    await outsideTimers();
    const notes = [];
    await body(note => { notes.push(note); });
    await wait(10);
    await over();
    return notes.join();
  };
  globalThis.drawn = body => trace(body, async () => { for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame); });
  globalThis.rested = body => trace(body, async () => { for (let i = 0; i < 3; i++) await new Promise(requestIdleCallback); });
  globalThis.spin = ms => { const end = performance.now() + ms; while (performance.now() < end); };
`;

const asked = [
  'navigator.getBattery()',
  'navigator.getInstalledRelatedApps()',
  'navigator.setAppBadge()',
  'navigator.clearAppBadge()',
  "navigator.userAgentData.getHighEntropyValues(['model'])",
  "navigator.permissions.query({ name: 'notifications' })",
  "navigator.permissions.query({ name: 'No name' })",
  'navigator.storage.estimate()',
  'navigator.storage.persisted()',
  'navigator.mediaDevices.enumerateDevices()',
  'navigator.keyboard.getLayoutMap()',
  'Notification.requestPermission()',
  "new Blob(['text']).text()",
  "new Blob(['text']).arrayBuffer()",
  'document.hasStorageAccess()',
  'document.fonts.ready',
];

export const groups = {
  // What another process of the browser answers settles in a later task, however many promise jobs come first.
  answered: {
    asynchronous: true,
    setup: `globalThis.settlesIn = async promise => {
      let kind = 'a task';
      let done = false;
      const settle = outcome => () => { if (!done) settled = outcome + kind; done = true; };
      let settled;
      const end = promise.then(settle('fulfilled in '), settle('rejected in '));
      kind = 'a job';
      for (let i = 0; i < 200; i++) await null;
      kind = 'a task';
      await end;
      return settled;
    };`,
    expressions: [
      ...asked.map(expression => `settlesIn(${expression})`),
      'document.fonts.ready === document.fonts.ready',
      'document.fonts.ready.then(fonts => fonts === document.fonts)',
      'navigator.serviceWorker.ready instanceof Promise',
    ],
  },
  'event-loop': {
    asynchronous: true,
    setup,
    expressions: lines(String.raw`
      wait(20).then(() => wait(0)).then(() => 'end')
      trace(note => { setTimeout(() => note(3), 3); setTimeout(() => note(1), 1); setTimeout(() => note(0), 0); })
      trace(note => { setTimeout(() => note('one'), 1); spin(5); setTimeout(() => note('zero'), 0); })
      trace(note => { setTimeout(() => note('two'), 2); setTimeout(() => note('one'), 1); spin(5); })
      trace(note => { setTimeout(() => { note('a'); Promise.resolve().then(() => note('job')); }, 0); setTimeout(() => note('b'), 0); })
      trace(note => { setTimeout(() => { queueMicrotask(() => { note('job'); setTimeout(() => note('later'), 0); }); }, 0); setTimeout(() => note('b'), 0); })
      trace(note => { setTimeout(() => note('text'), '1'); setTimeout(() => note('negative'), -5); setTimeout(() => note('nan'), NaN); setTimeout(() => note('none')); setTimeout(() => note('large'), 2 ** 31); })
      trace(note => { setTimeout((...args) => note(args.join('+')), 0, 1, 2, 3); })
      trace(note => { setTimeout(function () { note(this === window); }, 0); })
      (globalThis.fromText = 0, setTimeout('fromText = 7', 0), wait(5).then(() => fromText))
      trace(note => { const id = setTimeout(() => note('cleared'), 0); setTimeout(() => note('kept'), 0); clearTimeout(id); })
      trace(note => { setTimeout(() => clearTimeout(id), 0); const id = setTimeout(() => note('cleared'), 0); })
      trace(note => new Promise(resolve => { const id = setInterval(() => { note('tick'); if (++count === 3) { clearInterval(id); resolve(); } }, 1); let count = 0; }))
      trace(note => { const id = setInterval(() => { note('tick'); clearTimeout(id); }, 0); })
      trace(note => { const handle = setTimeout(() => {}); note(typeof handle); note(setTimeout(() => {}) - handle); })
      trace(async note => { let last = performance.now(), quick = 0; await new Promise(resolve => { let n = 0; (function again() { const now = performance.now(); if (n > 6 && now - last < 3.5) quick++; last = now; if (++n < 12) setTimeout(again, 0); else resolve(); })(); }); note(quick); })
      trace(async note => { let last = performance.now(), quick = 0; for (let n = 0; n < 12; n++) { await wait(0); const now = performance.now(); if (n > 6 && now - last < 3.5) quick++; last = now; } note(quick); })
      trace(note => { setTimeout(() => note('timer'), 0); queueMicrotask(() => note('microtask')); Promise.resolve().then(() => note('promise')); note('script'); })
      trace(async note => { queueMicrotask(() => note(1)); (async () => { await null; note(2); await null; note(4); })(); queueMicrotask(() => note(3)); })
      trace(note => { setTimeout(() => note('a'), 0); const { port1, port2 } = new MessageChannel(); port1.onmessage = () => note('channel'); port2.postMessage(1); addEventListener('message', () => note('message'), { once: true }); postMessage(1, '*'); setTimeout(() => note('b'), 0); })
      trace(note => { for (const name of ['x', 'y']) addEventListener('message', () => { note(name); Promise.resolve().then(() => note('after ' + name)); }, { once: true }); postMessage(1, '*'); })
      trace(note => { const node = document.createElement('b'); for (const name of ['x', 'y']) node.addEventListener('e', () => { note(name); Promise.resolve().then(() => note('after ' + name)); }); node.dispatchEvent(new Event('e')); note('end'); })
      drawn(note => { for (const name of ['x', 'y']) requestAnimationFrame(() => { note(name); Promise.resolve().then(() => note('after ' + name)); }); })
      drawn(async note => { const [a, b] = await Promise.all([1, 2].map(() => new Promise(requestAnimationFrame))); note(a === b); note(a <= performance.now()); })
      drawn(note => { requestAnimationFrame(() => { note('first'); requestAnimationFrame(() => note('next')); }); requestAnimationFrame(() => note('second')); })
      drawn(note => { const id = requestAnimationFrame(() => note('cancelled')); requestAnimationFrame(() => note('kept')); cancelAnimationFrame(id); })
      drawn(note => { requestAnimationFrame(() => cancelAnimationFrame(id)); const id = requestAnimationFrame(() => note('cancelled')); })
      drawn(async note => { let last = 0, count = 0, odd = 0; await new Promise(resolve => { requestAnimationFrame(function again(time) { const steps = (time - last) / (1000 / 60); if (last && Math.abs(steps - Math.round(steps)) > 0.05) odd++; last = time; if (++count < 6) requestAnimationFrame(again); else resolve(); }); }); note(count); note(odd); })
      rested(note => { for (const name of ['x', 'y']) requestIdleCallback(() => { note(name); Promise.resolve().then(() => note('after ' + name)); requestIdleCallback(() => note('next ' + name)); }); })
      rested(note => { requestIdleCallback(deadline => { note(deadline.didTimeout); note(deadline.timeRemaining() > 0); note(deadline.timeRemaining() <= 50); }); })
      rested(note => { requestIdleCallback(deadline => { note(deadline.didTimeout); note(deadline.timeRemaining()); }, { timeout: 1 }); spin(20); })
      rested(note => { const id = requestIdleCallback(() => note('cancelled')); requestIdleCallback(() => note('kept')); cancelIdleCallback(id); })
      rested(note => { requestIdleCallback(() => note('idle')); setTimeout(() => note('timer'), 0); postMessage(0, '*'); addEventListener('message', () => note('message'), { once: true }); })
      trace(note => { addEventListener('error', event => { note(event.message); note(event.error.name); event.preventDefault(); }, { once: true }); setTimeout(() => { queueMicrotask(() => note('job')); throw new TypeError('failed'); }, 0); setTimeout(() => note('next'), 0); })
      trace(note => { addEventListener('error', event => { note(event.message); event.preventDefault(); }, { once: true }); const node = document.createElement('b'); node.addEventListener('e', () => { throw new Error('listener'); }); node.addEventListener('e', () => note('second')); note(node.dispatchEvent(new Event('e'))); })
      drawn(note => { addEventListener('error', event => { note(event.message); event.preventDefault(); }, { once: true }); requestAnimationFrame(() => { throw new RangeError('frame'); }); requestAnimationFrame(() => note('second')); })
    `),
  },
  messages: {
    asynchronous: true,
    setup,
    expressions: lines(String.raw`
      trace(note => new Promise(resolve => { const { port1, port2 } = new MessageChannel(); port1.addEventListener('message', () => { note('message'); resolve(); }); port2.postMessage(1); setTimeout(() => { note('start'); port1.start(); }, 5); }))
      trace(note => { const { port1, port2 } = new MessageChannel(); port2.postMessage(1); port2.postMessage(2); port1.onmessage = event => note(event.data); })
      trace(note => { const { port1, port2 } = new MessageChannel(); port1.onmessage = event => { note(event.data); port1.postMessage('pong'); }; port2.onmessage = event => note(event.data); port2.postMessage('ping'); })
      trace(note => { const { port1, port2 } = new MessageChannel(); const data = { a: 1 }; port1.onmessage = event => note(event.data.a + ',' + (event.data === data)); port2.postMessage(data); data.a = 2; })
      trace(note => { const { port1, port2 } = new MessageChannel(); port1.onmessage = event => note([event.origin, event.source, event.ports.length, event.isTrusted, event.target === port1].join('|')); port2.postMessage(1); })
      trace(note => { const { port1, port2 } = new MessageChannel(), other = new MessageChannel(); port1.onmessage = event => { note(event.ports.length); event.ports[0].onmessage = inner => note(inner.data); }; port2.postMessage('port', [other.port1]); other.port2.postMessage('through'); })
      trace(note => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => note('never'); port2.close(); port2.postMessage(1); })
      trace(note => { const { port1, port2 } = new MessageChannel(); try { port2.postMessage(() => 1); } catch (error) { note(error.name); } })
      trace(note => { addEventListener('message', event => note([event.data, event.origin, event.source === window, event.ports.length, event.lastEventId === ''].join('|')), { once: true }); postMessage('data', '*'); })
      trace(note => { const heard = event => note(event.data); addEventListener('message', heard); postMessage('any', '*'); postMessage('own', '/'); postMessage('here', location.origin); postMessage('page', location.href); postMessage('elsewhere', 'https://example.com'); postMessage('options', { targetOrigin: '*' }); postMessage('none'); setTimeout(() => removeEventListener('message', heard), 5); })
      trace(note => { try { postMessage(1, 'nonsense'); } catch (error) { note(error.name); note(error.message); } })
      trace(note => { const { port1 } = new MessageChannel(); addEventListener('message', event => note(event.ports[0] instanceof MessagePort), { once: true }); postMessage(1, '*', [port1]); })
      trace(note => { onmessage = event => { note('handler'); onmessage = null; }; addEventListener('message', () => note('listener'), { once: true }); postMessage(1, '*'); })
    `),
  },
  'frame-loading': {
    asynchronous: true,
    setup,
    expressions: lines(String.raw`
      trace(note => { const frame = document.createElement('iframe'); frame.onload = () => note('load'); document.body.append(frame); note('appended'); frame.remove(); })
      trace(note => new Promise(resolve => { const frame = document.createElement('iframe'); frame.onload = () => { note('load'); resolve(); }; frame.srcdoc = '<p>x'; document.body.append(frame); note('appended'); }))
      trace(note => { const frame = document.createElement('iframe'); document.body.append(frame); frame.contentWindow.addEventListener('message', event => note(event.data)); frame.contentWindow.postMessage('to frame', '*'); })
      trace(note => { const frame = document.createElement('iframe'); document.body.append(frame); frame.contentWindow.setTimeout(() => note('timer'), 0); note('set'); })
      trace(note => new Promise(resolve => { const image = new Image(); image.onload = () => { note('load'); resolve(); }; image.onerror = () => { note('error'); resolve(); }; image.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'; note('set'); }))
      trace(note => new Promise(resolve => { const image = new Image(); image.onload = () => { note('load'); resolve(); }; image.onerror = () => { note('error'); resolve(); }; image.src = 'data:image/gif;base64,bm90IGFuIGltYWdl'; note('set'); }))
      trace(note => new Promise(resolve => { const script = document.createElement('script'); script.onload = () => { note('load'); note(globalThis.ran); resolve(); }; script.src = 'data:text/javascript,globalThis.ran = 1'; document.head.append(script); note('appended'); }))
      trace(note => { const image = new Image(); note(image.complete); image.src = 'data:image/gif;base64,R0lGODlhAwACAIAAAAAAAP///yH5BAEAAAAALAAAAAADAAIAAAIDjI8FADs='; note(image.complete); return image.decode().then(() => note([image.complete, image.naturalWidth, image.naturalHeight].join('|'))); })
      trace(note => { const image = new Image(); image.src = 'data:,x'; return image.decode().catch(error => note(error.name)); })
      trace(note => { const image = new Image(); return image.decode().catch(error => note(error.name + error.message)); })
      trace(note => new Promise(resolve => { const image = new Image(); image.onload = () => note('load'); image.onerror = () => { note('error'); resolve(); }; image.src = '/absent.png'; }))
      trace(note => new Promise(resolve => { const script = document.createElement('script'); script.onload = () => note('load'); script.onerror = () => { note('error'); resolve(); }; script.src = '/absent.js'; document.head.append(script); }))
      trace(note => new Promise(resolve => { const link = document.createElement('link'); link.rel = 'stylesheet'; link.onload = () => { note('load'); resolve(); }; link.href = 'data:text/css,p{}'; document.head.append(link); }))
      trace(note => new Promise(resolve => { const script = document.createElement('script'); script.onload = () => { note('load'); resolve(); }; script.textContent = 'globalThis.never = 1'; script.src = 'data:text/javascript,globalThis.order = "from source"'; document.head.append(script); note(typeof order); }).then(() => { note(order); note(typeof never); }))
      trace(note => { const script = document.createElement('script'); globalThis.inline = note; script.textContent = 'inline("run")'; document.head.append(script); note('appended'); })
      trace(note => { const script = document.createElement('script'); globalThis.inline = note; script.text = 'inline("run")'; document.head.append(script); note('appended'); })
      trace(note => { const script = document.createElement('script'); globalThis.inline = note; script.innerText = 'inline("run")'; document.head.append(script); note('appended'); })
    `),
  },
};
