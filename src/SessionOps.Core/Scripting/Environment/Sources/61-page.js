// Media queries, location and history.
function matchMedia(query) {
  const text = query.trim().toLowerCase();
  const one = part =>
    part.split(/\s+and\s+/).every(term => {
      const test = term.trim().replace(/^only\s+/, '');
      if (/^not\s/.test(test)) return !one(test.slice(4));
      if (test === '' || test === 'all' || test === 'screen') return true;
      const match = /^\(\s*([a-z-]+)\s*(?::\s*(.+?))?\s*\)$/.exec(test);
      if (!match) return false;
      const [, feature, value] = match;
      const px = Number.parseFloat(value);
      switch (feature) {
        case 'min-width':
          return windowMetrics.innerWidth >= px;
        case 'max-width':
          return windowMetrics.innerWidth <= px;
        case 'min-height':
          return windowMetrics.innerHeight >= px;
        case 'max-height':
          return windowMetrics.innerHeight <= px;
        case 'width':
          return value === undefined || px === windowMetrics.innerWidth;
        case 'height':
          return value === undefined || px === windowMetrics.innerHeight;
        case 'device-width':
          return px === 1920;
        case 'device-height':
          return px === 1080;
        case 'orientation':
          return value === 'landscape';
        case 'hover':
        case 'any-hover':
          return value === undefined || value === 'hover';
        case 'pointer':
        case 'any-pointer':
          return value === undefined || value === 'fine';
        case 'prefers-color-scheme':
          return value === 'light';
        case 'prefers-reduced-motion':
        case 'prefers-contrast':
        case 'prefers-reduced-transparency':
        case 'prefers-reduced-data':
          return value === 'no-preference';
        case 'forced-colors':
          return value === 'none';
        case 'color':
          return value === undefined || px === 8;
        case 'min-color':
          return 8 >= px;
        case 'color-gamut':
          return value === 'srgb';
        case 'dynamic-range':
          return value === 'standard';
        case 'display-mode':
          return value === 'browser';
        case 'scripting':
          return value === 'enabled';
        case 'update':
          return value === 'fast';
        case 'grid':
        case 'monochrome':
          return value === '0';
        case 'min-monochrome':
          return px === 0;
        case 'max-monochrome':
          return px >= 0;
        case 'min-resolution':
        case '-webkit-min-device-pixel-ratio':
          return px <= 1 || (/dpi/.test(value) && px <= 96);
        case 'resolution':
          return value === '1dppx' || value === '96dpi';
        case '-webkit-device-pixel-ratio':
          return px === 1;
        default:
          return false;
      }
    });
  return make('MediaQueryList', { media: text, matches: text.split(',').some(part => one(part.trim())) });
}
implement('MediaQueryList', {
  get media() {
    return stateOf(this).media;
  },
  get matches() {
    return stateOf(this).matches;
  },
  addListener(callback) {
    addListener(this, 'change', callback);
  },
  removeListener(callback) {
    removeListener(this, 'change', callback);
  },
});

function makeLocation(href, view) {
  const location = make('Location', { href, view });
  const fixed = (name, descriptor) => defineProperty(location, name, { enumerable: true, configurable: false, ...descriptor });
  const part = (name, get, set) =>
    fixed(name, {
      get: asNative(
        getOwnPropertyDescriptor(
          {
            get member() {
              if (!isInstance(this, 'Location')) throw invocationError();
              return apply(get, this, []);
            },
          },
          'member',
        ).get,
        'get ' + name,
        0,
      ),
      set,
    });
  // Nothing navigates here: a script that asks for it goes on in the page that it was given, with a gap on its record.
  const setter = name =>
    asNative(
      getOwnPropertyDescriptor(
        {
          set member(value) {
            if (name === 'hash') {
              const text = String(value).replace(/^#?/, '#');
              stateOf(this).href = parseUrl(text, stateOf(this).href).href;
            } else if (reportGap) reportGap('Location', name);
          },
        },
        'member',
      ).set,
      'set ' + name,
      1,
    );
  defineProperty(location, 'valueOf', { value: Object.prototype.valueOf, writable: false, enumerable: false, configurable: false });
  part('ancestorOrigins', function () {
    const state = stateOf(this);
    return state.ancestors ?? (state.ancestors = liveList('DOMStringList', () => (!host.frame ? none : [parseUrl(windowState.pageUrl).origin])));
  });
  for (const name of ['href', 'origin', 'protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']) {
    part(
      name,
      function () {
        return parseUrl(stateOf(this).href)[name];
      },
      name === 'origin' ? undefined : setter(name),
    );
  }
  for (const [name, length] of [
    ['assign', 1],
    ['reload', 0],
    ['replace', 1],
  ])
    fixed(name, { value: method(name, length, placeholder('Location', name)), writable: false });
  fixed('toString', {
    value: method('toString', 0, function () {
      return stateOf(this).href;
    }),
    writable: false,
  });
  defineProperty(location, Symbol.toPrimitive, { value: undefined, writable: false, enumerable: false, configurable: false });
  return location;
}
implement('History', {
  get length() {
    return stateOf(this).entries ?? 2;
  },
  get state() {
    return stateOf(this).state;
  },
  get scrollRestoration() {
    return stateOf(this).restoration ?? 'auto';
  },
  set scrollRestoration(value) {
    if (value === 'auto' || value === 'manual') stateOf(this).restoration = value;
  },
  pushState(data, title, url) {
    changeHistory(this, data, url);
    stateOf(this).entries = (stateOf(this).entries ?? 2) + 1;
  },
  replaceState(data, title, url) {
    changeHistory(this, data, url);
  },
  back: placeholder('History', 'back'),
  forward: placeholder('History', 'forward'),
  go: placeholder('History', 'go'),
});
function changeHistory(history, data, url) {
  if (url !== undefined && url !== null) {
    const next = parseUrl(url, windowState.pageUrl);
    if (!next || next.origin !== parseUrl(windowState.pageUrl).origin)
      throw domException(
        `Failed to execute 'pushState' on 'History': A history state object with URL '${url}' cannot be created in a document with origin '${parseUrl(windowState.pageUrl).origin}' and URL '${windowState.pageUrl}'.`,
        'SecurityError',
      );
    windowState.pageUrl = next.href;
    stateOf(windowState.location).href = next.href;
    stateOf(windowState.document).url = next.href;
  }
  stateOf(history).state = data === undefined ? null : cloneValue(data, new Map());
}
