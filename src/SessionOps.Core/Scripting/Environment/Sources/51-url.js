// Addresses, as the URL standard parses the ones that pages use.
const defaultPorts = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21' };
const isSpecial = protocol => protocol in defaultPorts || protocol === 'file:';
const encodeBy = (text, pattern) =>
  text.replace(pattern, c => {
    try {
      return encodeURIComponent(c).replace(/[!'()*~]/g, x => '%' + x.charCodeAt(0).toString(16).toUpperCase());
    } catch {
      return '%EF%BF%BD';
    }
  });
const pathSet = /[\u0000-\u0020"#<>?`{}^]|[\u007f-\u{10ffff}]/gu;
const querySet = /[\u0000-\u0020"#<>']|[\u007f-\u{10ffff}]/gu;
const hashSet = /[\u0000-\u0020"<>`]|[\u007f-\u{10ffff}]/gu;

/** The parts of an address, or null. */
function parseUrl(input, base) {
  let text = String(input)
    .replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '')
    .replace(/[\t\n\r]/g, '');
  const from = base === undefined || base === null ? null : typeof base === 'string' ? parseUrl(base) : base;
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text);
  let hash = '',
    search = '';
  const hashAt = text.indexOf('#');
  if (hashAt >= 0) {
    hash = text.slice(hashAt);
    text = text.slice(0, hashAt);
  }
  const queryAt = text.indexOf('?');
  if (queryAt >= 0) {
    search = text.slice(queryAt);
    text = text.slice(0, queryAt);
  }
  const finish = parts => {
    parts.search = search === '?' ? '' : search === '' ? (parts.search ?? '') : '?' + encodeBy(search.slice(1), querySet);
    parts.hash = hash === '#' ? '' : hash === '' ? '' : '#' + encodeBy(hash.slice(1), hashSet);
    return complete(parts);
  };
  const protocol = scheme ? scheme[1].toLowerCase() + ':' : from?.protocol;
  if (!protocol) return null;
  let rest = scheme ? text.slice(scheme[0].length) : text;
  if (isSpecial(protocol)) rest = rest.replace(/\\/g, '/');
  if (scheme && !isSpecial(protocol) && !rest.startsWith('/'))
    return finish({ protocol, username: '', password: '', hostname: '', port: '', pathname: rest, opaque: true });
  const absolute = scheme && !(from && from.protocol === protocol && isSpecial(protocol) && !rest.startsWith('/'));
  if (absolute || rest.startsWith('//')) {
    let authority = rest,
      path = '';
    if (isSpecial(protocol) && protocol !== 'file:') authority = rest.replace(/^\/*/, '');
    else if (rest.startsWith('//')) authority = rest.slice(2);
    else return finish({ protocol, username: '', password: '', hostname: '', port: '', pathname: normalizePath(rest), opaque: false });
    const slash = authority.indexOf('/');
    if (slash >= 0) {
      path = authority.slice(slash);
      authority = authority.slice(0, slash);
    }
    const at = authority.lastIndexOf('@');
    let username = '',
      password = '';
    if (at >= 0) {
      const user = authority.slice(0, at);
      const colon = user.indexOf(':');
      username = colon >= 0 ? user.slice(0, colon) : user;
      password = colon >= 0 ? user.slice(colon + 1) : '';
      authority = authority.slice(at + 1);
    }
    const match = /^(\[[0-9a-fA-F:.]+\]|[^:]*)(?::(\d*))?$/.exec(authority);
    if (!match) return null;
    let hostname = match[1];
    if (isSpecial(protocol)) {
      try {
        hostname = decodeURIComponent(hostname).toLowerCase();
      } catch {
        return null;
      }
      if ((hostname === '' && protocol !== 'file:') || /[\s#%/<>?@\\^|\u0000-\u001f]/.test(hostname)) return null;
    }
    let port = match[2] ?? '';
    if (port !== '') {
      if (Number(port) > 65535) return null;
      port = String(Number(port));
      if (defaultPorts[protocol] === port) port = '';
    }
    return finish({ protocol, username, password, hostname, port, pathname: normalizePath(path || (isSpecial(protocol) ? '/' : '')), opaque: false });
  }
  if (!from || from.opaque) {
    if (from && hash !== '' && text === '' && search === '') return finish({ ...from });
    return null;
  }
  const { username, password, hostname, port } = from;
  if (rest === '')
    return finish({ protocol, username, password, hostname, port, pathname: from.pathname, search: search === '' ? from.search : '', opaque: false });
  const pathname = rest.startsWith('/') ? rest : from.pathname.slice(0, from.pathname.lastIndexOf('/') + 1) + rest;
  return finish({ protocol, username, password, hostname, port, pathname: normalizePath(pathname), opaque: false });
}
function normalizePath(path) {
  const out = [];
  const parts = path.split('/');
  parts.forEach((part, index) => {
    const dots = part.replace(/%2e/gi, '.'),
      last = index === parts.length - 1;
    if (dots === '..') {
      if (out.length > 1) out.pop();
      if (last) out.push('');
    } else if (dots === '.') {
      if (last) out.push('');
    } else out.push(part);
  });
  return encodeBy(out.join('/'), pathSet);
}
function complete(parts) {
  parts.host = parts.hostname + (parts.port ? ':' + parts.port : '');
  parts.origin = parts.protocol in defaultPorts ? parts.protocol + '//' + parts.host : 'null';
  const user = parts.username || parts.password ? parts.username + (parts.password ? ':' + parts.password : '') + '@' : '';
  parts.href =
    parts.protocol +
    (parts.opaque ? '' : parts.hostname || isSpecial(parts.protocol) ? '//' + user + parts.host : '') +
    parts.pathname +
    parts.search +
    parts.hash;
  return parts;
}
const resolveUrl = (text, base) => parseUrl(text, base)?.href;

const urlMembers = {
  toString() {
    return this.href;
  },
  toJSON() {
    return this.href;
  },
  get searchParams() {
    const state = stateOf(this);
    return state.params ?? (state.params = make('URLSearchParams', { pairs: parseQuery(state.url.search), url: state }));
  },
};
for (const key of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash']) {
  defineProperty(urlMembers, key, {
    enumerable: true,
    get() {
      return stateOf(this).url[key];
    },
    ...(key === 'origin'
      ? {}
      : {
          set(value) {
            changeUrl(stateOf(this), key, String(value));
          },
        }),
  });
}
function changeUrl(state, key, value) {
  if (key === 'href') {
    const url = parseUrl(value);
    if (!url) throw new TypeError("Failed to set the 'href' property on 'URL': Invalid URL");
    state.url = url;
  } else {
    const parts = { ...state.url };
    if (key === 'protocol') parts.protocol = value.replace(/:.*$/, '').toLowerCase() + ':';
    else if (key === 'host') [parts.hostname, parts.port] = value.includes(':') ? value.split(':') : [value, parts.port];
    else if (key === 'search') parts.search = value === '' || value === '?' ? '' : '?' + encodeBy(value.replace(/^\?/, ''), querySet);
    else if (key === 'hash') parts.hash = value === '' || value === '#' ? '' : '#' + encodeBy(value.replace(/^#/, ''), hashSet);
    else if (key === 'pathname') parts.pathname = normalizePath(value.startsWith('/') ? value : '/' + value);
    else if (key === 'port') parts.port = defaultPorts[parts.protocol] === value ? '' : value.replace(/\D.*$/, '');
    else parts[key] = value;
    state.url = complete(parts);
  }
  if (state.params) stateOf(state.params).pairs = parseQuery(state.url.search);
}
implement('URL', urlMembers, {
  construct(args, prototype) {
    const url = parseUrl(args[0], args[1] === undefined ? undefined : (parseUrl(args[1]) ?? ''));
    if (!url) throw new TypeError("Failed to construct 'URL': Invalid URL");
    return make('URL', { url }, prototype);
  },
  statics: {
    canParse(text, base) {
      return parseUrl(text, base === undefined ? undefined : (parseUrl(base) ?? '')) !== null;
    },
    parse(text, base) {
      const url = parseUrl(text, base === undefined ? undefined : (parseUrl(base) ?? ''));
      return url ? make('URL', { url }) : null;
    },
    createObjectURL() {
      return `blob:${parseUrl(windowState.pageUrl).origin}/${uuid()}`;
    },
    revokeObjectURL() {},
  },
});

const formDecode = text => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text.replace(/\+/g, ' ');
  }
};
const formEncode = text =>
  encodeURIComponent(text)
    .replace(/%20/g, '+')
    .replace(/[!'()~]/g, c => '%' + c.charCodeAt(0).toString(16).toUpperCase());
function parseQuery(text) {
  return text
    .replace(/^\?/, '')
    .split('&')
    .filter(Boolean)
    .map(pair => {
      const at = pair.indexOf('=');
      return at < 0 ? [formDecode(pair), ''] : [formDecode(pair.slice(0, at)), formDecode(pair.slice(at + 1))];
    });
}
const queryText = pairs => pairs.map(([name, value]) => formEncode(name) + '=' + formEncode(value)).join('&');
function changePairs(params, pairs) {
  const state = stateOf(params);
  state.pairs = pairs;
  if (state.url) {
    const text = queryText(pairs),
      parts = { ...state.url.url, search: text ? '?' + text : '' };
    state.url.url = complete(parts);
  }
}
implement(
  'URLSearchParams',
  {
    get size() {
      return stateOf(this).pairs.length;
    },
    append(name, value) {
      changePairs(this, [...stateOf(this).pairs, [String(name), String(value)]]);
    },
    delete(name, value) {
      changePairs(
        this,
        stateOf(this).pairs.filter(pair => pair[0] !== String(name) || (value !== undefined && pair[1] !== String(value))),
      );
    },
    get(name) {
      return stateOf(this).pairs.find(pair => pair[0] === String(name))?.[1] ?? null;
    },
    getAll(name) {
      return stateOf(this)
        .pairs.filter(pair => pair[0] === String(name))
        .map(pair => pair[1]);
    },
    has(name, value) {
      return stateOf(this).pairs.some(pair => pair[0] === String(name) && (value === undefined || pair[1] === String(value)));
    },
    set(name, value) {
      const key = String(name),
        pairs = stateOf(this).pairs,
        first = pairs.findIndex(pair => pair[0] === key);
      changePairs(
        this,
        first < 0
          ? [...pairs, [key, String(value)]]
          : pairs.filter((pair, i) => pair[0] !== key || i === first).map(pair => (pair[0] === key ? [key, String(value)] : pair)),
      );
    },
    sort() {
      changePairs(
        this,
        stateOf(this)
          .pairs.slice()
          .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)),
      );
    },
    toString() {
      return queryText(stateOf(this).pairs);
    },
    ...pairIteration('URLSearchParams'),
  },
  {
    construct(args, prototype) {
      const init = args[0];
      let pairs = [];
      if (isObject(init))
        pairs =
          typeof init[Symbol.iterator] === 'function'
            ? [...init].map(pair => {
                const [name, value] = pair;
                return [String(name), String(value)];
              })
            : Object.keys(init).map(key => [key, String(init[key])]);
      else if (init !== undefined) pairs = parseQuery(String(init));
      return make('URLSearchParams', { pairs, url: null }, prototype);
    },
  },
);

/** entries, keys, values, forEach and the iterator of interfaces that are pair iterable. */
function pairIteration(name) {
  return {
    entries() {
      return pairIterator(name, stateOf(this), pair => [pair[0], pair[1]]);
    },
    keys() {
      return pairIterator(name, stateOf(this), pair => pair[0]);
    },
    values() {
      return pairIterator(name, stateOf(this), pair => pair[1]);
    },
    forEach(callback, self) {
      for (const [key, value] of stateOf(this).pairs) apply(callback, self, [value, key, this]);
    },
    [Symbol.iterator]() {
      return pairIterator(name, stateOf(this), pair => [pair[0], pair[1]]);
    },
  };
}
const iteratorPrototypes = create(null);
function pairIterator(name, state, select) {
  if (!iteratorPrototypes[name]) {
    const prototype = create(getPrototypeOf(getPrototypeOf([][Symbol.iterator]())));
    defineProperty(prototype, 'next', {
      value: method('next', 0, function () {
        const it = stateOf(this);
        return it.index < it.of.pairs.length ? { value: it.select(it.of.pairs[it.index++]), done: false } : { value: undefined, done: true };
      }),
      writable: true,
      enumerable: true,
      configurable: true,
    });
    defineProperty(prototype, Symbol.toStringTag, { value: name + ' Iterator', configurable: true });
    iteratorPrototypes[name] = prototype;
  }
  const iterator = create(iteratorPrototypes[name]);
  setState(iterator, { type: '', lineage: create(null), index: 0, of: state, select });
  return iterator;
}
