// What only some HTML elements do, and what happens to a node that enters or leaves a document.
for (const name of ['HTMLElement', 'SVGElement', 'MathMLElement']) {
  implement(name, {
    get dataset() {
      return datasetOf(this);
    },
    get style() {
      return styleOf(this);
    },
    set style(text) {
      styleOf(this).cssText = text;
    },
    focus() {
      if (isConnected(this)) stateOf(ownerOf(this)).focused = this;
    },
    blur() {
      if (stateOf(ownerOf(this)).focused === this) stateOf(ownerOf(this)).focused = null;
    },
    get tabIndex() {
      const value = Number.parseInt(attrValue(this, 'tabindex') ?? '', 10);
      return Number.isNaN(value) ? (focusable(this) ? 0 : -1) : value;
    },
    set tabIndex(value) {
      setPlain(this, 'tabindex', Math.trunc(value) || 0);
    },
  });
}
function focusable(element) {
  const { local } = stateOf(element);
  if (local === 'a' || local === 'area') return attrOf(element, 'href') !== undefined || stateOf(element).ns === HTML;
  return /^(button|input|select|textarea|iframe|frame|object|audio|video)$/.test(local);
}
implement(
  'HTMLElement',
  {
    get innerText() {
      return textContentOf(this);
    },
    set innerText(text) {
      this.textContent = text;
    },
    get outerText() {
      return textContentOf(this);
    },
    get hidden() {
      return attrOf(this, 'hidden') !== undefined;
    },
    set hidden(value) {
      if (value) setPlain(this, 'hidden', '');
      else removePlain(this, 'hidden');
    },
    get isContentEditable() {
      for (let e = this; e && stateOf(e).nodeType === 1; e = stateOf(e).parent) {
        const value = attrValue(e, 'contenteditable');
        if (value !== null) return value !== 'false';
      }
      return false;
    },
    get contentEditable() {
      return attrValue(this, 'contenteditable') ?? 'inherit';
    },
    set contentEditable(value) {
      setPlain(this, 'contenteditable', value);
    },
    get draggable() {
      const value = attrValue(this, 'draggable');
      return value === null ? /^(img)$/.test(stateOf(this).local) || (stateOf(this).local === 'a' && attrOf(this, 'href') !== undefined) : value === 'true';
    },
    set draggable(value) {
      setPlain(this, 'draggable', Boolean(value));
    },
    get offsetParent() {
      return null;
    },
    get offsetWidth() {
      return Math.round(boxOf(this)?.width ?? 0);
    },
    get offsetHeight() {
      return stateOf(this).local === 'br' ? 0 : Math.round(boxOf(this)?.height ?? 0);
    },
    click() {
      dispatch(this, newEvent('PointerEvent', 'click', { bubbles: true, cancelable: true, composed: true }, { view: global, detail: 1 }));
    },
    attachInternals() {
      return make('ElementInternals', { element: this });
    },
  },
  {
    construct(args, prototype, target) {
      const definition = definitionOf(target);
      if (!definition) throw new TypeError("Failed to construct 'HTMLElement': Illegal constructor");
      const pending = definition.pending;
      definition.pending = null;
      const element = pending ?? makeElement(document, HTML, null, definition.name, prototype);
      if (pending) setPrototypeOf(pending, prototype);
      stateOf(element).custom = definition;
      return element;
    },
  },
);
implement(
  'HTMLTemplateElement',
  {
    get content() {
      return stateOf(this).content;
    },
  },
  {
    made(element, state) {
      state.content = makeNode('DocumentFragment', 11, state.owner);
    },
  },
);
implement('HTMLMediaElement', {
  canPlayType(type) {
    const text = String(type).toLowerCase();
    const codecs = /codecs\s*=\s*"?([^"]*)"?/.exec(text)?.[1];
    const kind = text.split(';')[0].trim();
    if (
      !/^(audio|video)\/(mp4|webm|ogg|mpeg|wav|x-wav|flac|aac|x-m4a|3gpp|quicktime|mp3|x-matroska)$/.test(kind) &&
      kind !== 'application/ogg' &&
      kind !== 'application/vnd.apple.mpegurl' &&
      kind !== 'application/x-mpegurl'
    )
      return '';
    if (/3gpp|quicktime|x-matroska/.test(kind)) return kind === 'video/x-matroska' ? 'maybe' : '';
    if (codecs === undefined) return /(mpeg|mp3|wav|flac|aac)$/.test(kind) ? 'probably' : 'maybe';
    return codecs
      .split(',')
      .every(codec => /^(avc1|avc3|mp4a|vp8|vp9|vp09|vp8\.0|av01|opus|vorbis|flac|mp3|theora|1|ac-3|ec-3|hev1|hvc1)/.test(codec.trim())) &&
      !/theora/.test(codecs)
      ? 'probably'
      : '';
  },
  play() {
    return Promise.reject(domException("play() failed because the user didn't interact with the document first.", 'NotAllowedError'));
  },
  pause() {},
  load() {},
});
const formControl = {
  get form() {
    for (let e = stateOf(this).parent; e; e = stateOf(e).parent) if (stateOf(e).local === 'form') return e;
    return null;
  },
};
for (const name of [
  'HTMLInputElement',
  'HTMLButtonElement',
  'HTMLSelectElement',
  'HTMLTextAreaElement',
  'HTMLFieldSetElement',
  'HTMLOutputElement',
  'HTMLObjectElement',
  'HTMLLabelElement',
  'HTMLOptionElement',
  'HTMLLegendElement',
])
  implement(name, formControl);
implement('HTMLInputElement', {
  get value() {
    return stateOf(this).value ?? attrValue(this, 'value') ?? (/^(checkbox|radio)$/.test(this.type) ? 'on' : '');
  },
  set value(value) {
    stateOf(this).value = value === null ? '' : String(value);
  },
  get checked() {
    return stateOf(this).checked ?? attrOf(this, 'checked') !== undefined;
  },
  set checked(value) {
    stateOf(this).checked = Boolean(value);
  },
  get type() {
    const type = (attrValue(this, 'type') ?? '').toLowerCase();
    return /^(hidden|text|search|tel|url|email|password|date|month|week|time|datetime-local|number|range|color|checkbox|radio|file|submit|image|reset|button)$/.test(
      type,
    )
      ? type
      : 'text';
  },
  set type(value) {
    setPlain(this, 'type', value);
  },
});
implement('HTMLTextAreaElement', {
  get value() {
    return stateOf(this).value ?? textContentOf(this);
  },
  set value(value) {
    stateOf(this).value = String(value);
  },
});
implement('HTMLOptionElement', {
  get value() {
    return attrValue(this, 'value') ?? textContentOf(this).trim();
  },
  set value(value) {
    setPlain(this, 'value', value);
  },
  get text() {
    return textContentOf(this).trim();
  },
  set text(value) {
    this.textContent = value;
  },
});
// Trusted types gave scripts members of their own for what every node has.
for (const name of ['text', 'textContent', 'innerText'])
  implement('HTMLScriptElement', {
    get [name]() {
      return textContentOf(this);
    },
    set [name](value) {
      const text = value === null ? '' : trustedText(value);
      replaceAll(this, text ? makeText(ownerOf(this), text) : null);
    },
  });
implement('HTMLTitleElement', {
  get text() {
    return textContentOf(this);
  },
  set text(value) {
    this.textContent = value;
  },
});
for (const name of ['HTMLAnchorElement', 'HTMLAreaElement']) {
  const part = (key, fallback) => ({
    get() {
      const url = linkOf(this);
      return url ? url[key] : fallback;
    },
    set(value) {
      const url = linkOf(this);
      if (url) {
        const copy = new (interfaceOf('URL'))(url.href);
        copy[key] = value;
        setPlain(this, 'href', copy.href);
      }
    },
    enumerable: true,
  });
  const members = {
    toString() {
      return this.href;
    },
  };
  for (const key of ['protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'origin'])
    defineProperty(members, key, part(key, key === 'protocol' ? ':' : ''));
  implement(name, members);
  implement(name, {
    get href() {
      const value = attrValue(this, 'href');
      return value === null ? '' : (resolveUrl(value, baseOf(ownerOf(this))) ?? value);
    },
    set href(value) {
      setPlain(this, 'href', value);
    },
  });
}
implement('HTMLAnchorElement', {
  get text() {
    return textContentOf(this);
  },
  set text(value) {
    this.textContent = value;
  },
});
const linkOf = element => {
  const value = attrValue(element, 'href');
  return value === null ? null : parseUrl(value, baseOf(ownerOf(element)));
};

function plug(node) {
  const state = stateOf(node);
  if (state.type === 'HTMLIFrameElement' || state.type === 'HTMLFrameElement') openFrame(node, state);
  if (state.local === 'base') stateOf(state.owner).hasBase = true;
  if (state.custom) apply(state.custom.connected, node, []);
  else if (state.nodeType === 1 && customDefinitions?.has(state.local)) upgrade(node);
  if (state.local === 'script' && state.ns === HTML) runScript(node, state);
  if (state.local === 'script' || state.local === 'link') loadResource(node, state);
}
function unplug(node) {
  const state = stateOf(node);
  if (state.frame) closeFrame(node, state);
  if (state.custom) apply(state.custom.disconnected, node, []);
  if (stateOf(state.owner ?? node).focused === node) stateOf(state.owner).focused = null;
}
const indirectEval = eval;
function runScript(node, state) {
  if (state.ran || attrOf(node, 'src')) return;
  const type = (attrValue(node, 'type') ?? '').trim().toLowerCase();
  const text = textContentOf(node);
  if (text === '' || !(type === '' || /^(text|application)\/(java|ecma)script$/.test(type))) return;
  state.ran = true;
  evaluateScript(text);
}
function evaluateScript(text) {
  try {
    indirectEval(text);
  } catch (error) {
    reportError(error);
  }
}
