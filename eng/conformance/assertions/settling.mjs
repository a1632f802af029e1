// Groups whose expressions give promises: what a browser does in its own time. Each starts when the one before it has settled.
import { lines } from './lines.mjs';

export const groups = {
  observers: {
    asynchronous: true,
    setup: `globalThis.rect = r => [r.x, r.y, r.width, r.height].join(' ');
      globalThis.seen = (target, options) => new Promise(resolve => new IntersectionObserver((entries, self) => { self.disconnect(); const e = entries[0];
        resolve([entries.length, rect(e.rootBounds), rect(e.boundingClientRect), rect(e.intersectionRect), e.isIntersecting, e.isVisible, e.intersectionRatio, e.target === target, e.time > 0].join(', ')); }, options).observe(target));
      globalThis.sized = target => new Promise(resolve => new ResizeObserver((entries, self) => { self.disconnect(); const e = entries[0];
        resolve([entries.length, rect(e.contentRect), e.borderBoxSize[0].inlineSize, e.contentBoxSize[0].blockSize, e.devicePixelContentBoxSize.length, e.target === target].join(', ')); }).observe(target));
      globalThis.made = options => { const o = new IntersectionObserver(() => {}, options); return [o.root, o.rootMargin, o.scrollMargin, o.thresholds.join(' '), o.delay, o.trackVisibility, Object.isFrozen(o.thresholds)].join('|'); };
      globalThis.block = document.createElement('div'); globalThis.unseen = document.createElement('div'); unseen.style.display = 'none'; globalThis.box = document.createElement('div'); box.style.cssText = 'width:100px;height:50px;background:red;position:absolute;top:10px;left:20px'; document.body.append(block, unseen, box);`,
    expressions: lines(String.raw`
      seen(document.body)
      seen(document.body, { threshold: '1.00', trackVisibility: 1, delay: 100 })
      seen(document.documentElement)
      seen(document.documentElement, { trackVisibility: true, delay: 100 })
      seen(document.createElement('p'))
      seen(document.head)
      seen(block)
      seen(unseen)
      seen(box)
      seen(box, { trackVisibility: true, delay: 100 })
      seen(box, { root: document })
      seen(box, { root: document.body })
      seen(document.body, { root: box })
      seen(block, { rootMargin: '10px 5%' })
      seen(block, { threshold: [0, 0.5, 1] })
      new Promise(r => new IntersectionObserver(function (entries, self) { r([this === self, entries.map(e => e.target.tagName)].join()); self.disconnect(); }).observe(document.body))
      new Promise(r => { const o = new IntersectionObserver(entries => { o.disconnect(); r(entries.map(e => e.target.tagName).join()); }); o.observe(document.body); o.observe(block); o.observe(document.body); })
      new Promise(r => { const o = new IntersectionObserver(entries => { o.disconnect(); r(entries.map(e => e.target.tagName).join()); }); o.observe(document.body); o.observe(block); o.unobserve(document.body); })
      new Promise(r => { const log = []; const note = name => (e, o) => { o.disconnect(); log.push(name); if (log.length === 2) r(log.sort().join()); }; new IntersectionObserver(note('a')).observe(document.body); new IntersectionObserver(note('b')).observe(block); })
      new Promise(r => { const o = new IntersectionObserver(() => r('called')); o.observe(document.body); o.disconnect(); setTimeout(() => r('never'), 80); })
      new Promise(r => { let n = 0; const o = new IntersectionObserver(() => n++); o.observe(document.body); setTimeout(() => { o.disconnect(); r(n); }, 150); })
      sized(document.body)
      sized(document.documentElement)
      sized(document.createElement('p'))
      sized(box)
      sized(unseen)
      new Promise(r => { const o = new ResizeObserver(entries => { o.disconnect(); r(entries.map(e => e.target.tagName).join()); }); o.observe(document.body); o.observe(block); })
      new Promise(r => { const o = new PerformanceObserver((list, self, more) => { o.disconnect(); r([self === o, JSON.stringify(more), list.getEntries().map(e => e.entryType + e.name).join(), list.getEntriesByType('mark').length, list.getEntriesByName('first').length, Object.prototype.toString.call(list)].join()); }); o.observe({ type: 'mark' }); performance.mark('first'); })
      new Promise(r => { const o = new PerformanceObserver(list => { o.disconnect(); r(list.getEntries().map(e => e.entryType + e.name).join()); }); o.observe({ entryTypes: ['mark', 'measure'] }); performance.mark('a'); performance.mark('b'); performance.measure('c', 'a', 'b'); })
      new Promise(r => { const o = new PerformanceObserver(list => { o.disconnect(); r(list.getEntries().map(e => e.entryType + e.name).join()); }); o.observe({ type: 'navigation', buffered: true }); })
      new Promise(r => { const o = new PerformanceObserver(() => r('called')); o.observe({ type: 'longtask' }); setTimeout(() => r('never'), 30); })
      new Promise(r => { new MutationObserver((records, self) => { r([records.length, records[0].type, self instanceof MutationObserver].join()); self.disconnect(); }).observe(block, { childList: true }); block.append('x'); block.append('y'); block.textContent = ''; })
      new Promise(r => { new ReportingObserver(() => r('called')).observe(); setTimeout(() => r('never'), 30); })
      new Promise(r => { let n = 0; requestAnimationFrame(function next() { n++ < 9 ? requestAnimationFrame(next) : r(n); }); })
      new Promise(r => { const log = []; requestAnimationFrame(() => { log.push('frame'); Promise.resolve().then(() => log.push('job')); }); requestAnimationFrame(() => { log.push('second'); r(log.join()); }); })
      new Promise(r => requestAnimationFrame(a => requestAnimationFrame(b => r(b > a))))
      made()
      made({})
      made(null)
      made(5)
      made({ threshold: [0.5, 0, 1] })
      made({ threshold: 2 })
      made({ threshold: 'x' })
      made({ threshold: [] })
      made({ trackVisibility: true })
      made({ trackVisibility: true, delay: 99 })
      made({ threshold: '1.00', trackVisibility: 1, delay: 100 })
      made({ delay: -5 })
      made({ delay: 1.5 })
      made({ rootMargin: '5px' })
      made({ rootMargin: '1px 2% 3px' })
      made({ rootMargin: '' })
      made({ rootMargin: '5' })
      made({ rootMargin: '1em' })
      made({ rootMargin: '1px 2px 3px 4px 5px' })
      made({ scrollMargin: '2px' })
      made({ root: 5 })
      made({ root: document })
      made({ root: document.body })
      new IntersectionObserver()
      new IntersectionObserver(5)
      new IntersectionObserver(() => {}).observe(5)
      new IntersectionObserver(() => {}).observe()
      new IntersectionObserver(() => {}).unobserve(document.body)
      new IntersectionObserver(() => {}).takeRecords()
      new ResizeObserver(5)
      new ResizeObserver(() => {}).observe(5)
      new ResizeObserver(() => {}).observe(document.body, { box: 'x' })
      new PerformanceObserver(5)
      new PerformanceObserver(() => {}).observe()
      new PerformanceObserver(() => {}).observe({})
      new PerformanceObserver(() => {}).observe({ entryTypes: [] })
      new PerformanceObserver(() => {}).observe({ type: 'x' })
      new PerformanceObserver(() => {}).observe({ type: 'mark', entryTypes: ['mark'] })
      PerformanceObserver.supportedEntryTypes
      new ReportingObserver(5)
      new ReportingObserver(() => {}, { types: ['x'], buffered: true }).takeRecords()
      rect(document.body.getBoundingClientRect())
      rect(document.documentElement.getBoundingClientRect())
      rect(box.getBoundingClientRect())
      document.createElement('p').getClientRects().length
      document.body.getClientRects().length
      [document.body.offsetWidth, document.body.offsetHeight, document.body.clientWidth, document.documentElement.clientWidth, document.documentElement.clientHeight, document.documentElement.offsetHeight]
      [box.offsetWidth, box.offsetHeight, box.clientWidth, unseen.offsetWidth, block.offsetWidth]
    `),
  },
  digest: {
    asynchronous: true,
    setup:
      "globalThis.digest = (name, length) => crypto.subtle.digest(name, new Uint8Array(length).map((_, i) => i * 7)).then(buffer => Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join(''));",
    expressions: [
      ...["'SHA-1'", "'sha-256'", "'SHA-384'", "{ name: 'SHA-512' }"].flatMap(name => [0, 3, 55, 56, 64, 111, 112, 300].map(length => `digest(${name}, ${length})`)),
      "crypto.subtle.digest('SHA-256', new DataView(new ArrayBuffer(8), 4)).then(buffer => Object.prototype.toString.call(buffer) + buffer.byteLength)",
      "crypto.subtle.digest('MD5', new Uint8Array(1))",
      "crypto.subtle.digest('SHA-1', 'x')",
      "crypto.subtle.digest('SHA-1')",
    ],
  },
  keyboard: {
    asynchronous: true,
    expressions: lines(String.raw`
      navigator.keyboard.getLayoutMap().then(map => map.size)
      navigator.keyboard.getLayoutMap().then(map => Object.prototype.toString.call(map))
      navigator.keyboard.getLayoutMap().then(map => [...map.values()].join(''))
      navigator.keyboard.getLayoutMap().then(map => [...map.keys()].join())
      navigator.keyboard.getLayoutMap().then(map => [...map.entries()].join())
      navigator.keyboard.getLayoutMap().then(map => [...map].join())
      navigator.keyboard.getLayoutMap().then(map => [map.get('KeyA'), map.get('Backquote'), map.get('KeyÄ'), map.has('KeyQ'), map.has('Nonsense')].join())
      navigator.keyboard.getLayoutMap().then(map => { let text = ''; map.forEach((value, key, self) => { text += value + (self === map); }); return text; })
      navigator.keyboard.getLayoutMap().then(map => Object.prototype.toString.call(map.values()))
      navigator.keyboard.unlock()
    `),
  },
};
