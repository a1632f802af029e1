// Groups written by hand: what a browser does rather than what it has.
import { lines } from './lines.mjs';

export const groups = {
  functions: {
    expressions: lines(String.raw`
      String(document.createElement)
      String(Object.getOwnPropertyDescriptor(Node.prototype, 'nodeType').get)
      String(Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'lang').set)
      Function.prototype.toString.call(HTMLIFrameElement)
      Function.prototype.toString.call(Function.prototype.toString)
      String(setTimeout)
      String(chrome.loadTimes)
      (function  own ( a,b ) { /* kept */ return a }).toString()
      (() => 1).toString()
      (class A { m() { } }).toString()
      Object.getOwnPropertyNames(document.createElement).join()
      'prototype' in document.createElement
      new document.createElement('a')
      Node()
      new Node()
      new HTMLElement()
      new HTMLIFrameElement()
      Event()
      new Event()
      new Event('x').type
      new MouseEvent('click', { clientX: 5, bubbles: true }).clientX
      new MouseEvent('click', { bubbles: true }).bubbles
      Node.prototype.nodeType
      document.createElement.call({}, 'a')
      Object.getOwnPropertyDescriptor(Node.prototype, 'nodeType').get.call({})
      document.createElement()
      document.body.appendChild(1)
      document.body.appendChild(document.createElement('p')).appendChild(document.body)
      document.createElement('1')
      document.createElement('')
      document.createEvent('Nonsense')
      document.createElement('p').setAttribute('1', 'x')
      document.createElement('p').removeChild(document.body)
      document.querySelector('p[')
      document.body.classList.add('')
      document.body.classList.add('a b')
      btoa('\u0100')
      atob('a')
      new DOMException('m', 'NotFoundError').code
      new DOMException('m', 'NotFoundError') instanceof Error
      String(new DOMException('m', 'NotFoundError'))
      Object.prototype.toString.call(new DOMException())
      (() => { try { document.createElement('1') } catch (e) { return e instanceof DOMException } })()
      HTMLIFrameElement.length
      HTMLIFrameElement.name
      Object.getOwnPropertyDescriptor(window, 'HTMLIFrameElement').enumerable
      Object.getOwnPropertyDescriptor(window, 'HTMLIFrameElement').writable
      typeof Object.getOwnPropertyDescriptor(window, 'HTMLIFrameElement').value
      Object.getOwnPropertyDescriptor(HTMLIFrameElement, 'prototype').writable
      HTMLIFrameElement.prototype.constructor === HTMLIFrameElement
      Object.getPrototypeOf(HTMLIFrameElement) === HTMLElement
      document.createElement('iframe') instanceof HTMLIFrameElement
      document.createElement('iframe') instanceof EventTarget
      document.createElement('iframe').constructor.name
      Object.prototype.toString.call(document.createElement('iframe').style)
      'onclick' in document.body
      'nonsense' in document.body
      Node.ELEMENT_NODE + Node.prototype.NOTATION_NODE
      Object.getOwnPropertyDescriptor(Node, 'ELEMENT_NODE').writable
      (class X extends EventTarget {}).name
      new (class X extends EventTarget {})() instanceof EventTarget
      typeof document.all
      document.all == null
      document.all.length > 0
    `),
  },
  tree: {
    setup:
      "globalThis.box = document.createElement('div'); box.innerHTML = '<p id=one class=\"a b\">x<b>y</b></p><!--c--><p>z</p>'; document.body.appendChild(box);",
    expressions: lines(String.raw`
      box.outerHTML
      box.childNodes.length
      box.children.length
      box.firstChild.tagName
      box.firstElementChild.id
      box.lastElementChild.textContent
      box.childNodes[1].nodeType
      box.childNodes[1].data
      box.childNodes.item(9)
      box.childNodes[9]
      Object.getOwnPropertyNames(box.childNodes).join()
      [...box.childNodes].length
      box.textContent
      box.querySelector('p b').textContent
      box.querySelectorAll('p').length
      box.querySelectorAll('p:first-child, b').length
      box.querySelector('#one') === box.firstChild
      box.querySelector('.b.a').className
      box.querySelector('[class~=a]').id
      box.querySelector('p + p')
      box.querySelector('p ~ p').textContent
      box.querySelector('p:not(#one)').textContent
      box.querySelector('p:nth-child(2)').textContent
      document.getElementById('one') === box.firstChild
      document.getElementById('none')
      document.getElementsByTagName('p').length
      document.getElementsByTagName('P').length
      document.getElementsByClassName('b a').length
      box.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'p').length
      box.getElementsByTagNameNS('*', 'p').length
      box.getElementsByTagName('p').one.id
      box.getElementsByTagName('p').namedItem('one').id
      box.parentNode === document.body
      box.parentElement.tagName
      box.isConnected
      box.cloneNode().outerHTML
      box.cloneNode(true).outerHTML
      box.cloneNode(true).isEqualNode(box)
      box.contains(box.firstChild)
      box.contains(null)
      box.compareDocumentPosition(box.firstChild)
      box.firstChild.compareDocumentPosition(box.lastChild)
      box.firstChild.nextSibling.nodeName
      box.firstChild.nextElementSibling.textContent
      box.lastChild.previousElementSibling.id
      box.firstChild.previousSibling
      box.ownerDocument === document
      box.getRootNode() === document
      document.createElement('p').getRootNode().nodeName
      box.isDefaultNamespace('http://www.w3.org/1999/xhtml')
      box.isDefaultNamespace(null)
      box.lookupNamespaceURI(null)
      box.lookupPrefix('http://www.w3.org/1999/xhtml')
      box.baseURI
      box.nodeValue
      box.namespaceURI
      box.prefix
      box.localName
      box.matches('div')
      box.firstChild.closest('div') === box
      box.hasChildNodes()
      (e => { e.append('a', document.createElement('i'), 'b'); return e.innerHTML; })(document.createElement('p'))
      (e => { e.innerHTML = 'a<i></i>b'; e.prepend('x'); e.firstChild.remove(); return e.innerHTML; })(document.createElement('p'))
      (e => { e.innerHTML = '<i></i>'; e.firstChild.before('x'); e.lastChild.after('y'); return e.innerHTML; })(document.createElement('p'))
      (e => { e.innerHTML = '<i></i>'; e.firstChild.replaceWith('x'); return e.innerHTML; })(document.createElement('p'))
      (e => { e.innerHTML = '<i></i>'; e.replaceChildren('x', 'y'); return e.childNodes.length; })(document.createElement('p'))
      (e => { e.textContent = '<a>&'; return e.innerHTML; })(document.createElement('p'))
      (e => { e.setAttribute('TITLE', '"<&'); return e.outerHTML; })(document.createElement('p'))
      (e => { e.insertAdjacentHTML('beforeend', '<i>1</i>'); e.insertAdjacentText('afterbegin', '0'); return e.innerHTML; })(document.createElement('p'))
      (e => { e.append('a', '', 'b'); e.normalize(); return e.childNodes.length; })(document.createElement('p'))
      (f => { f.append(document.createElement('i'), 'x'); box.appendChild(f); const n = f.childNodes.length; box.lastChild.remove(); box.lastChild.remove(); return n; })(document.createDocumentFragment())
      document.createTextNode('abc').splitText(1).data
      (t => { t.replaceData(1, 1, 'XX'); t.appendData('!'); return t.data; })(document.createTextNode('abc'))
      document.createComment('x').nodeName
      document.createElementNS('http://www.w3.org/2000/svg', 'svg').tagName
      Object.prototype.toString.call(document.createElementNS('http://www.w3.org/2000/svg', 'path'))
      document.createElementNS('urn:x', 'a:b').outerHTML
      document.createElementNS(null, 'a:b')
      document.createElement('DIV').tagName
      document.createElement('DIV').localName
      document.documentElement.outerHTML.length > 50
      document.doctype.name
      document.documentElement.hasAttribute('webdriver')
      document.implementation.createHTMLDocument('t').title
      document.implementation.createDocument(null, 'r', null).documentElement.tagName
      Object.prototype.toString.call(document.implementation.createDocument(null, 'r', null))
      new DOMParser().parseFromString('<p>x', 'text/html').body.innerHTML
      new XMLSerializer().serializeToString(document.createTextNode('<'))
      new Text('x').data
      new DocumentFragment().nodeName
      (w => { const names = []; while (w.nextNode()) names.push(w.currentNode.nodeName); return names.join(); })(document.createTreeWalker(box))
      (w => { const names = []; for (let n; n = w.nextNode();) names.push(n.nodeName); return names.join(); })(document.createNodeIterator(box, NodeFilter.SHOW_TEXT))
    `),
  },
  attributes: {
    setup: "globalThis.e = document.createElement('div'); e.setAttribute('data-some-name', '1'); e.className = ' a  b a ';",
    expressions: lines(String.raw`
      e.dataset.someName
      (e.dataset.newOne = 2, e.getAttribute('data-new-one'))
      Object.keys(e.dataset).join()
      'someName' in e.dataset
      delete e.dataset.newOne
      e.hasAttribute('data-new-one')
      e.classList.length
      e.classList.contains('a')
      e.classList[1]
      e.classList.toggle('c')
      e.className
      e.classList.replace('c', 'd')
      e.classList.value
      String(e.classList)
      e.classList.item(5)
      [...e.classList].join()
      e.getAttributeNames().join()
      e.attributes.length
      e.attributes[0].name
      e.attributes.getNamedItem('class').value
      e.attributes['class'].ownerElement === e
      e.getAttributeNode('class').nodeType
      e.toggleAttribute('hidden')
      e.hidden
      (e.hidden = false, e.hasAttribute('hidden'))
      (e.id = 7, e.id)
      (e.title = null, e.title)
      (e.tabIndex = 3, e.getAttribute('tabindex'))
      (e.lang = 'de', e.outerHTML.includes('lang="de"'))
      (e.dir = 'rtl', e.dir)
      e.getAttribute('none')
      (e.removeAttribute('class'), e.className)
      (i => { i.src = 'x/y?z'; return i.src; })(document.createElement('iframe'))
      (i => { i.src = 'x'; return i.getAttribute('src'); })(document.createElement('iframe'))
      (i => { i.width = 5; return i.outerHTML; })(document.createElement('iframe'))
      (i => { i.allowFullscreen = true; return i.outerHTML; })(document.createElement('iframe'))
      (i => { i.loading = 'lazy'; return i.loading; })(document.createElement('iframe'))
      (i => { i.sandbox.add('allow-scripts'); return i.outerHTML; })(document.createElement('iframe'))
      (a => { a.href = '/p?q#h'; return [a.href, a.pathname, a.search, a.hash, a.host, a.protocol, String(a)].join(); })(document.createElement('a'))
      (a => a.href + a.host + a.protocol)(document.createElement('a'))
      (i => { i.value = 'x'; return i.value + i.getAttribute('value'); })(document.createElement('input'))
      (i => { i.type = 'nonsense'; return i.type; })(document.createElement('input'))
      (i => { i.checked = true; return i.checked + ' ' + i.hasAttribute('checked'); })(document.createElement('input'))
      new Option('t', 'v').outerHTML
      new Image(3, 4).outerHTML
      new Audio('x').outerHTML
      document.createElement('video').canPlayType('video/mp4')
      document.createElement('video').canPlayType('video/webm; codecs="vp9"')
      document.createElement('audio').canPlayType('audio/mpeg')
      document.createElement('audio').canPlayType('audio/nonsense')
      document.createElement('template').content.nodeType
    `),
  },
  style: {
    setup: "globalThis.e = document.createElement('div'); globalThis.s = e.style;",
    expressions: lines(String.raw`
      (s.color = 'red', s.color)
      e.outerHTML
      s.length
      s[0]
      s.item(0)
      s.cssText
      (s.backgroundColor = 'blue', s['background-color'])
      (s['font-size'] = '12px', s.fontSize)
      s.getPropertyValue('font-size')
      s.getPropertyPriority('font-size')
      (s.setProperty('opacity', '0.5', 'important'), s.getPropertyPriority('opacity'))
      (s.setProperty('--my', ' x '), s.getPropertyValue('--my'))
      s.removeProperty('opacity')
      (s.display = 'nonsense', s.display)
      (s.display = 'BLOCK', s.display)
      (s.width = '10', s.width)
      (s.width = '10px', s.width)
      (s.width = '', s.width)
      (s.cssFloat = 'left', s.float)
      (s.nonsense = 1, s.nonsense)
      (s.cssText = 'top: 1px; left: 2px', e.getAttribute('style'))
      (e.setAttribute('style', 'color: green'), s.color)
      (e.style = 'right: 1px', s.right)
      s === e.style
      'color' in s
      'WebkitTransform' in s
      'nonsense' in s
      Object.getOwnPropertyDescriptor(s, 'color').enumerable
      s.hasOwnProperty('offset-path')
      s.parentRule
      getComputedStyle(document.body).display
      getComputedStyle(document.createElement('p')).display
      getComputedStyle(document.documentElement).visibility
      getComputedStyle(document.body).length > 300
      Object.prototype.toString.call(getComputedStyle(document.body))
      CSS.supports('color', 'red')
      CSS.supports('nonsense', 'red')
      CSS.escape('a b')
    `),
  },
  events: {
    setup: "globalThis.log = []; globalThis.outer = document.createElement('div'); globalThis.inner = outer.appendChild(document.createElement('p'));",
    expressions: lines(String.raw`
      (outer.addEventListener('x', e => log.push('capture' + e.eventPhase), true), inner.addEventListener('x', e => log.push('target' + e.eventPhase)), outer.addEventListener('x', e => log.push('bubble' + e.eventPhase)), inner.dispatchEvent(new Event('x', { bubbles: true })), log.join())
      (log.length = 0, inner.dispatchEvent(new Event('x')), log.join())
      (inner.addEventListener('once', () => log.push('o'), { once: true }), log.length = 0, inner.dispatchEvent(new Event('once')), inner.dispatchEvent(new Event('once')), log.join())
      (inner.addEventListener('p', e => { e.preventDefault(); log.push(e.defaultPrevented); }, { passive: true }), log.length = 0, inner.dispatchEvent(new Event('p', { cancelable: true })) + log.join())
      (inner.addEventListener('q', e => e.preventDefault()), inner.dispatchEvent(new Event('q', { cancelable: true })))
      inner.dispatchEvent(new Event('q'))
      (read => { window.addEventListener('t', () => {}, { get passive() { read = true; return false; } }); return read; })(false)
      (read => { window.addEventListener('t', null, Object.defineProperty({}, 'passive', { get() { read.push('passive'); } })); return read.join(); })([])
      (read => { const o = {}; for (const n of ['capture', 'once', 'passive', 'signal']) Object.defineProperty(o, n, { get() { read.push(n); } }); window.addEventListener('t2', () => {}, o); return read.join(); })([])
      (inner.onclick = function (e) { log.push(this === inner, e.type); }, log.length = 0, inner.click(), log.join())
      inner.onclick = 5
      inner.onclick
      (inner.setAttribute('onclick', 'log.push(event.type)'), log.length = 0, inner.click(), log.join())
      (e => { e.initEvent('y', true, true); return [e.type, e.bubbles, e.cancelable, e.isTrusted].join(); })(document.createEvent('Event'))
      (e => { e.initMouseEvent('click', true, true, window, 1, 2, 3, 4, 5, true, false, true, false, 1, null); return [e.screenX, e.screenY, e.clientX, e.clientY, e.ctrlKey, e.shiftKey, e.button, e.detail, e.view === window, e.pageX, e.x, e.offsetX, e.which].join(); })(document.createEvent('MouseEvents'))
      (e => { e.initCustomEvent('c', false, false, 9); return e.detail; })(document.createEvent('CustomEvent'))
      new CustomEvent('c', { detail: 3 }).detail
      new KeyboardEvent('k', { key: 'a', ctrlKey: true }).getModifierState('Control')
      inner.dispatchEvent(document.createEvent('Event'))
      inner.dispatchEvent({})
      (t => { let n = 0; t.addEventListener('a', { handleEvent() { n++; } }); t.dispatchEvent(new Event('a')); return n; })(new EventTarget())
      (t => { const c = new AbortController(); let n = 0; t.addEventListener('a', () => n++, { signal: c.signal }); c.abort(); t.dispatchEvent(new Event('a')); return n + ' ' + c.signal.aborted + ' ' + c.signal.reason.name; })(new EventTarget())
      (e => { inner.dispatchEvent(e); return [e.target === inner, e.currentTarget, e.eventPhase, e.srcElement === inner, e.composedPath().length].join(); })(new Event('z'))
      (path => { document.body.appendChild(outer); inner.addEventListener('path', e => path = e.composedPath().map(n => n === window ? 'window' : n.nodeName).join()); inner.dispatchEvent(new Event('path')); outer.remove(); return path; })('')
      Event.NONE + Event.CAPTURING_PHASE + Event.AT_TARGET + Event.BUBBLING_PHASE
      Object.getOwnPropertyDescriptor(new Event('x'), 'isTrusted').configurable
      new ErrorEvent('e', { message: 'm', lineno: 4 }).lineno
      new MessageEvent('m', { data: 5 }).data
      new PopStateEvent('p', { state: 1 }).state
      new ProgressEvent('p', { loaded: 4 }).loaded
      new WheelEvent('w', { deltaY: 2 }).deltaY
      new PointerEvent('p').pointerId
      new UIEvent('u').which
    `),
  },
  url: {
    expressions: lines(String.raw`
      new URL('../x?y=1#z', 'https://a.b/c/d/e').href
      new URL('HTTPS://User:Pa@EXAMPLE.com:443/a/./b/../c d?q= #f g').href
      new URL('//h/p', 'https://a.b/').href
      new URL('?q', 'https://a.b/c?d#e').href
      new URL('#h', 'https://a.b/c?d#e').href
      new URL('https://a.b').pathname
      new URL('https://a.b:8080').host
      new URL('https://a.b:8080').origin
      new URL('data:text/plain,x').pathname
      new URL('blob:https://a.b/x').protocol
      new URL('nope')
      new URL('/x')
      URL.canParse('nope')
      URL.canParse('x', 'https://a.b')
      new URL('https://a.b/?x=1&x=2').searchParams.getAll('x').join()
      (u => { u.searchParams.append('k', 'a b&c'); return u.href; })(new URL('https://a.b/'))
      (u => { u.search = '?z=1'; return u.searchParams.get('z'); })(new URL('https://a.b/'))
      (u => { u.hash = 'x'; u.pathname = 'y z'; u.port = '81'; u.protocol = 'http'; return u.href; })(new URL('https://a.b/'))
      String(new URLSearchParams({ a: 1, b: 'x y' }))
      String(new URLSearchParams('?a=1&b=%20'))
      [...new URLSearchParams('a=1&b=2')].join('|')
      new URLSearchParams('a=1').has('a')
      new URLSearchParams('b=1&a=2&b=0').toString()
      (p => { p.sort(); p.delete('a'); p.set('b', 9); return String(p); })(new URLSearchParams('b=1&a=2&b=0'))
      Object.prototype.toString.call(new URLSearchParams().entries())
      new URLSearchParams('a=1').size
      JSON.stringify(new URL('https://a.b/'))
      new URL('https://a.b/\u00e9?\u00e9#\u00e9').href
      new URL('https://a.b/%7Ex').pathname
    `),
  },
  data: {
    expressions: lines(String.raw`
      btoa('hello')
      btoa('')
      btoa('\xff\xfe')
      atob('aGVsbG8=')
      atob(' aGVs bG8 ')
      atob('aGVsbG8')
      new TextEncoder().encode('h\u00e9\u20ac\u{1f600}').join()
      new TextDecoder().decode(new Uint8Array([104, 195, 169, 226, 130, 172, 240, 159, 152, 128]))
      new TextDecoder().decode(new Uint8Array([255, 104]))
      new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255]))
      new TextDecoder('latin1').encoding
      new TextDecoder('nonsense')
      new TextEncoder().encodeInto('abc', new Uint8Array(2)).written
      crypto.getRandomValues(new Uint8Array(4)).length
      crypto.getRandomValues([1])
      crypto.getRandomValues(new Float32Array(1))
      crypto.randomUUID().length
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID())
      structuredClone({ a: [1, new Date(0)], b: new Map([[1, 2]]) }).b.get(1)
      structuredClone(() => 1)
      structuredClone(document.body)
      (localStorage.setItem('a', 1), localStorage.getItem('a'))
      localStorage.a
      localStorage.length
      (localStorage.b = 'x', Object.keys(localStorage).sort().join())
      localStorage.key(9)
      localStorage.getItem('none')
      (localStorage.clear(), localStorage.length)
      new Blob(['ab', new Uint8Array([1])]).size
      new Blob(['a'], { type: 'TEXT/plain' }).type
      new File(['a'], 'n.txt').name
      new Headers({ A: '1', b: '2' }).get('a')
      [...new Headers({ B: '1', a: '2' })].join('|')
      (f => { f.append('a', 1); return f.get('a'); })(new FormData())
      new XMLHttpRequest().readyState
      new XMLHttpRequest().status
      new XMLHttpRequest().send()
      typeof setTimeout(() => {}, 0)
      setTimeout(() => {}, 0) < setTimeout(() => {}, 0)
      clearTimeout(123456)
      typeof requestIdleCallback(() => {})
      requestIdleCallback()
      requestAnimationFrame()
      matchMedia('(min-width: 1px)').matches
      matchMedia('(max-width: 1px)').matches
      matchMedia('print').matches
      matchMedia('(prefers-color-scheme: light)').matches
      matchMedia('(hover: hover)').media
      isSecureContext
      crossOriginIsolated
      origin
      performance.now() > 0
      performance.timeOrigin > 1e12
      performance.getEntriesByType('navigation').length
      performance.getEntriesByType('navigation')[0].type
      performance.getEntriesByType('nonsense').length
      performance.memory.jsHeapSizeLimit > 1e9
      Object.prototype.toString.call(performance.memory)
      trustedTypes.createPolicy('p', { createHTML: s => s + '!' }).createHTML('x').toString()
      Object.prototype.toString.call(trustedTypes.createPolicy('p2', { createScript: s => s }).createScript('x'))
      trustedTypes.isHTML('x')
      Notification.permission
      navigator.plugins.length
      navigator.plugins[0].name
      navigator.plugins['PDF Viewer'].filename
      navigator.plugins.namedItem('PDF Viewer')[0].type
      navigator.mimeTypes['application/pdf'].suffixes
      navigator.mimeTypes[0].enabledPlugin.name
      Object.getOwnPropertyNames(navigator.plugins).join()
      Object.getOwnPropertyDescriptor(navigator, 'plugins')
      Object.getOwnPropertyDescriptor(Navigator.prototype, 'plugins').get
      navigator.webdriver
      navigator.languages.join()
      Object.isFrozen(navigator.languages)
      navigator.connection.effectiveType
      navigator.userAgentData.platform
      navigator.userAgentData.mobile
      navigator.javaEnabled()
      Object.getOwnPropertyNames(navigator).length
      navigator.getGamepads().length
      Object.getOwnPropertyNames(chrome).join()
      Object.getOwnPropertyNames(chrome.app).join()
      Object.getOwnPropertyNames(console).join()
      (m => { let n = 0; const o = new MutationObserver(() => {}); o.observe(m, { childList: true, attributes: true }); m.append('x'); m.id = 'y'; return o.takeRecords().map(r => r.type).join(); })(document.createElement('p'))
      new MutationObserver(() => {}).observe(document.body, {})
      getSelection().rangeCount
      history.length > 0
      (history.pushState({ a: 1 }, '', '/p'), location.pathname + history.state.a)
      (history.replaceState(null, '', '/'), location.href)
      document.cookie = 'a=b; path=/'
      document.cookie
      document.title
      (document.title = 't', document.title)
      document.hasFocus()
      document.readyState
      document.visibilityState
      document.domain
      document.elementFromPoint(1, 1).tagName
      document.scrollingElement.tagName
      document.activeElement.tagName
    `),
  },
  frames: {
    setup: "globalThis.f = document.createElement('iframe'); document.body.appendChild(f); globalThis.w = f.contentWindow;",
    expressions: lines(String.raw`
      Object.prototype.toString.call(w)
      w === f.contentWindow
      w.self === w
      w.window === w
      w.frames === w
      w.parent === window
      w.top === window
      w.frameElement === f
      w === window
      w.document === document
      w.document === f.contentDocument
      w.document.body.tagName
      w.document.documentElement.outerHTML
      w.document.URL
      w.document.baseURI
      w.document.readyState
      w.document.compatMode
      w.document.defaultView === w
      w.location.href
      w.length
      window.length
      window[0] === w
      w.name
      w.innerWidth
      w.innerHeight
      w.origin
      w.isSecureContext
      typeof w.Array
      typeof w.String.prototype.replace
      w.Object.getOwnPropertyNames(w).includes('setTimeout')
      typeof w.Navigator.prototype
      w.navigator.userAgent === navigator.userAgent
      w.navigator.webdriver
      typeof w.setTimeout
      w.closed
      w.document.createElement('p').ownerDocument === w.document
      (w.x = 5, w.x)
      typeof x
      'x' in w
      delete w.x
      (e => { document.body.appendChild(e); e.remove(); return e.contentWindow; })(document.createElement('iframe'))
      document.createElement('iframe').contentDocument
      (f.remove(), f.contentWindow)
      window.length
      w.closed
    `),
  },
};
