// Style declarations: every property in its dashed, camel-case and webkit form, as the browser's named getter answers.
/** Searched for in the text: a list of all names would be in every realm, and few of them ask. */
const isStyleName = name => apply(indexOf, name, [' ']) < 0 && apply(indexOf, table.style, [` ${name} `]) >= 0;
const camel = name => (name[0] === '-' ? name.slice(1).replace(/-([a-z])/g, (_, c) => c.toUpperCase()) : name.replace(/-([a-z])/g, (_, c) => c.toUpperCase()));
let styleKeys;
const propertyNames = create(null);

/** The property that a name stands for, or null; a name may not mix dashes and capitals. */
function propertyOf(key) {
  const known = propertyNames[key];
  if (known !== undefined) return known;
  return (propertyNames[key] = findProperty(key));
}
function findProperty(key) {
  let text = key;
  if (/^[Ww]ebkit/.test(text)) text = '-webkit' + text.slice(6);
  else if (/^[A-Z]/.test(text)) return null;
  if (/[A-Z]/.test(text)) {
    if (/^-webkit/.test(text) ? text.indexOf('-', 1) >= 0 : text.includes('-')) return null;
    text = text.replace(/[A-Z]/g, letter => '-' + letter.toLowerCase());
  }
  return isStyleName(text) ? text : null;
}

const styleHandler = {
  get(target, key, receiver) {
    if (typeof key === 'string') {
      const property = propertyOf(key);
      if (property !== null) return valueOfProperty(stateOf(target), property);
      const index = indexOfKey(key);
      if (index >= 0) return styleItems(stateOf(target))[index];
    }
    return Reflect.get(target, key, receiver);
  },
  set(target, key, value, receiver) {
    const property = typeof key === 'string' ? propertyOf(key) : null;
    if (property !== null) {
      setProperty(stateOf(target), property, value === null ? '' : String(value), '');
      return true;
    }
    return Reflect.set(target, key, value, receiver === stateOf(target).proxy ? target : receiver);
  },
  has: (target, key) =>
    (typeof key === 'string' && (propertyOf(key) !== null || styleItems(stateOf(target))[indexOfKey(key)] !== undefined)) || Reflect.has(target, key),
  getOwnPropertyDescriptor(target, key) {
    if (typeof key === 'string') {
      const property = propertyOf(key);
      if (property !== null) return { value: valueOfProperty(stateOf(target), property), writable: true, enumerable: true, configurable: true };
      const item = styleItems(stateOf(target))[indexOfKey(key)];
      if (item !== undefined) return { value: item, writable: false, enumerable: true, configurable: true };
    }
    return getOwnPropertyDescriptor(target, key);
  },
  defineProperty(target, key, descriptor) {
    const property = typeof key === 'string' ? propertyOf(key) : null;
    if (property === null) return defineProperty(target, key, descriptor);
    setProperty(stateOf(target), property, String(descriptor.value), '');
    return true;
  },
  deleteProperty: (target, key) => (typeof key === 'string' && propertyOf(key) !== null ? false : Reflect.deleteProperty(target, key)),
  ownKeys(target) {
    styleKeys ??= parts(apply(slice, table.style, [1, -1]), ' ').map(camel);
    return styleItems(stateOf(target))
      .map((_, index) => String(index))
      .concat(styleKeys, ownKeys(target));
  },
};

function makeStyle(type, fields) {
  const target = make(type, { declarations: create(null), ...fields });
  const state = stateOf(target);
  state.proxy = new Proxy(target, styleHandler);
  setState(state.proxy, state);
  return state.proxy;
}
function styleOf(element) {
  const state = stateOf(element);
  return state.style ?? (state.style = makeStyle('CSSStyleDeclaration', { element, declarations: parseDeclarations(attrValue(element, 'style') ?? '') }));
}
const styleItems = state => (state.computed ? (computedNames ??= namesOfComputed()) : Object.keys(state.declarations));
const valueOfProperty = (state, property) => (state.computed ? computedValue(state.computed, property) : (state.declarations[property]?.value ?? ''));

function parseDeclarations(text) {
  const declarations = create(null);
  for (const part of text.replace(/\/\*[\s\S]*?\*\//g, '').split(/;(?![^(]*\))/)) {
    const colon = part.indexOf(':');
    if (colon < 0) continue;
    let name = part.slice(0, colon).trim();
    if (!name.startsWith('--')) name = name.toLowerCase();
    const match = /^([\s\S]*?)\s*(!\s*important)?$/i.exec(part.slice(colon + 1).trim());
    if (match[1] !== '' && (name.startsWith('--') || (isStyleName(name) && isPlausible(name, match[1]))))
      declarations[name] = { value: match[1], priority: match[2] ? 'important' : '' };
  }
  return declarations;
}
const keywords = {
  display:
    /^(none|inline|block|inline-block|flex|inline-flex|grid|inline-grid|table|table-row|table-cell|inline-table|list-item|contents|flow-root|table-caption|table-column|table-column-group|table-footer-group|table-header-group|table-row-group|ruby|ruby-text|math|-webkit-box|-webkit-inline-box|-webkit-flex|-webkit-inline-flex|flow|run-in|inline flow-root|block flow)$/,
  position: /^(static|relative|absolute|fixed|sticky|-webkit-sticky)$/,
  visibility: /^(visible|hidden|collapse)$/,
  float: /^(left|right|none|inline-start|inline-end)$/,
  clear: /^(left|right|both|none|inline-start|inline-end)$/,
};
const wide = /^(inherit|initial|unset|revert|revert-layer)$|^var\(|^calc\(/;
/** Whether a value can be of its property, for the properties whose grammar is short; others are taken as they are. */
function isPlausible(name, value) {
  const text = value.trim().toLowerCase();
  if (wide.test(text)) return true;
  if (keywords[name]) return keywords[name].test(text);
  const ofFont = isFontValue(name, value.trim());
  if (ofFont !== undefined) return ofFont;
  if (/(^|-)color$/.test(name))
    return (
      /^(#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|device-cmyk)\(.*\)|[a-z]{3,24})$/.test(
        text,
      ) && !/^(not|foo|bar|invalid)/.test(text)
    );
  if (/^((min-|max-)?(width|height)|top|left|right|bottom|(margin|padding)-(top|left|right|bottom))$/.test(name))
    return /^(0|-?[\d.]+(px|em|rem|%|v[wh]|vmin|vmax|pt|cm|mm|in|pc|ex|ch|q|[sld]v[wh])|auto|none|(min|max|fit)-content|(min|max|clamp|fit-content)\(.*\))$/.test(
      text,
    );
  if (name === 'opacity' || name === 'flex-grow' || name === 'flex-shrink') return /^-?[\d.]+%?$/.test(text);
  if (name === 'z-index' || name === 'order') return /^(-?\d+|auto)$/.test(text);
  return true;
}

function setProperty(state, property, value, priority) {
  if (state.computed)
    throw domException(
      `Failed to set the '${camel(property)}' property on 'CSSStyleDeclaration': These styles are computed, and therefore the '${property}' property is read-only.`,
      'NoModificationAllowedError',
    );
  const text = value.trim();
  if (text === '') delete state.declarations[property];
  else if (isPlausible(property, text)) {
    // A shorthand takes the place of what was said about its parts.
    if (property === 'font') for (const name in state.declarations) if (/^(font-|line-height$)/.test(name)) delete state.declarations[name];
    state.declarations[property] = {
      value:
        keywords[property] || wide.test(text.toLowerCase())
          ? text.toLowerCase()
          : text === '0' && /(^|-)(width|height|top|left|right|bottom|size|spacing)$/.test(property)
            ? '0px'
            : text,
      priority,
    };
  } else return;
  writeStyle(state);
}
function writeStyle(state) {
  if (!state.element) return;
  const owner = stateOf(state.element);
  owner.writingStyle = true;
  setPlain(state.element, 'style', textOfStyle(state));
  owner.writingStyle = false;
}
const textOfStyle = state =>
  Object.keys(state.declarations)
    .map(name => `${name}: ${state.declarations[name].value}${state.declarations[name].priority ? ' !important' : ''};`)
    .join(' ');
const cssName = name => {
  const text = String(name);
  return text.startsWith('--') ? text : text.toLowerCase();
};

implement('CSSStyleDeclaration', {
  get cssText() {
    const state = stateOf(this);
    return state.computed ? '' : textOfStyle(state);
  },
  set cssText(text) {
    const state = stateOf(this);
    state.declarations = parseDeclarations(String(text));
    writeStyle(state);
  },
  get length() {
    return styleItems(stateOf(this)).length;
  },
  get parentRule() {
    return null;
  },
  get cssFloat() {
    return valueOfProperty(stateOf(this), 'float');
  },
  set cssFloat(value) {
    setProperty(stateOf(this), 'float', String(value), '');
  },
  getPropertyPriority(name) {
    return stateOf(this).declarations[cssName(name)]?.priority ?? '';
  },
  getPropertyValue(name) {
    const state = stateOf(this),
      key = cssName(name);
    return isStyleName(key) || key.startsWith('--') ? valueOfProperty(state, key) : '';
  },
  item(index) {
    return styleItems(stateOf(this))[index >>> 0] ?? '';
  },
  removeProperty(name) {
    const state = stateOf(this),
      key = cssName(name),
      old = state.declarations[key]?.value ?? '';
    delete state.declarations[key];
    writeStyle(state);
    return old;
  },
  setProperty(name, value, priority) {
    const key = cssName(name);
    if (isStyleName(key) || key.startsWith('--'))
      setProperty(stateOf(this), key, value === null ? '' : String(value), String(priority ?? '').toLowerCase() === 'important' ? 'important' : '');
  },
});

// What a browser computes for an element that no sheet styles; the rest is what this Chromium gave for a div.
let computedNames;
function namesOfComputed() {
  const names = parts(apply(slice, table.computed, [1, -1]), ';');
  for (let i = 0; i < names.length; i++) names[i] = parts(names[i], ':')[0];
  return names;
}
function computedInitial(property) {
  const key = `;${property}:`;
  const at = apply(indexOf, table.computed, [key]);
  return at < 0 ? '' : apply(slice, table.computed, [at + key.length, apply(indexOf, table.computed, [';', at + key.length])]);
}
const inlineTags = new Set(
  'a abbr acronym b bdi bdo big br cite code data dfn em embed font i iframe img input kbd label map mark object output picture q s samp select small span strike strong sub sup textarea time tt u var video wbr button canvas audio meter progress'.split(
    ' ',
  ),
);
const hiddenTags = new Set('area base basefont datalist head link meta noembed noframes param rp script style template title'.split(' '));
function computedValue(element, property) {
  if (!isConnected(element)) return '';
  const ofFont = fontProperties.test(property) ? computedFont(element, property) : undefined;
  if (ofFont !== undefined) return ofFont;
  const inline = stateOf(element).style && stateOf(stateOf(element).style).declarations[property];
  if (inline) return inline.value;
  if (property.startsWith('--')) return '';
  if (property === 'display') {
    const { local } = stateOf(element);
    return hiddenTags.has(local)
      ? 'none'
      : inlineTags.has(local)
        ? /^(button|input|select|textarea|meter|progress)$/.test(local)
          ? 'inline-block'
          : 'inline'
        : ({
            li: 'list-item',
            table: 'table',
            tr: 'table-row',
            td: 'table-cell',
            th: 'table-cell',
            tbody: 'table-row-group',
            thead: 'table-header-group',
            tfoot: 'table-footer-group',
          }[local] ?? 'block');
  }
  return computedInitial(property);
}
function getComputed(element) {
  if (!isInstance(element, 'Element')) throw executionError('getComputedStyle', 'Window', "parameter 1 is not of type 'Element'.");
  return makeStyle('CSSStyleDeclaration', { computed: element });
}
