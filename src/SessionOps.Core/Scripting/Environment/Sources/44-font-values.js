// Fonts as CSS writes them, and the font that an element inherits.
const genericFamilies = /^(serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-serif|ui-sans-serif|ui-monospace|ui-rounded|math|emoji|fangsong)$/i;
const fontSizes = ['xx-small', 'x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'xxx-large'];
const mediumSize = 3;
const systemFonts = /^(caption|icon|menu|message-box|small-caption|status-bar)$/i;
const pixelsPerUnit = { __proto__: null, px: 1, pt: 4 / 3, pc: 16, in: 96, cm: 96 / 2.54, mm: 9.6 / 2.54, q: 2.4 / 2.54 };
const lengthPattern = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z]*|%)$/i;
const cssNumber = value => String(Number(value.toPrecision(6)));

/** A length in pixels, or null; `font` gives the units that depend on one. */
function lengthOf(text, font) {
  const match = lengthPattern.exec(text);
  if (!match) return null;
  const value = Number(match[1]);
  const unit = match[2].toLowerCase();
  if (unit === '') return value === 0 ? 0 : null;
  if (pixelsPerUnit[unit]) return value * pixelsPerUnit[unit];
  switch (unit) {
    case 'em':
      return value * font.size;
    case 'rem':
      return value * rootFont().size;
    case 'ex':
    case 'ch':
      return value * font.size * 0.5;
    case 'vw':
      return (value * windowMetrics.innerWidth) / 100;
    case 'vh':
      return (value * windowMetrics.innerHeight) / 100;
    default:
      return null;
  }
}

function parseFamilies(text) {
  const families = [];
  let rest = text.trim();
  for (;;) {
    const match =
      /^(?:"((?:[^"\\\n]|\\.)*)(?:"|$)|'((?:[^'\\\n]|\\.)*)(?:'|$)|(-?(?:[a-z_\u0080-\uffff]|\\.|-)(?:[\w\u0080-\uffff-]|\\.)*(?:\s+-?(?:[a-z_\u0080-\uffff]|\\.|-)(?:[\w\u0080-\uffff-]|\\.)*)*))\s*(,\s*|$)/i.exec(
        rest,
      );
    if (!match) return null;
    const isQuoted = match[3] === undefined;
    const name = (match[1] ?? match[2] ?? match[3].replace(/\s+/g, ' ')).replace(/\\(.)/g, '$1');
    if (!isQuoted && /^(inherit|initial|unset|revert|revert-layer|default)$/i.test(name)) return null;
    families.push({ name, isQuoted });
    rest = rest.slice(match[0].length);
    if (match[4] === '') return families;
    if (rest === '') return null;
  }
}
const familyText = ({ name, isQuoted }) =>
  (isQuoted ? genericFamilies.test(name) || !/^-?[a-z_\u0080-\uffff][\w\u0080-\uffff-]*$/i.test(name) : /[^\w\u0080-\uffff-]/.test(name))
    ? `"${name.replace(/["\\]/g, '\\$&')}"`
    : isQuoted || !genericFamilies.test(name)
      ? name
      : name.toLowerCase();
const familiesText = families => families.map(familyText).join(', ');

/** The longhands of a `font` value, or null. */
function parseFont(text) {
  let rest = text.trim();
  if (systemFonts.test(rest))
    return { 'font-style': 'normal', 'font-variant': 'normal', 'font-weight': '400', 'font-size': '16px', 'line-height': 'normal', 'font-family': 'Arial' };
  const found = create(null);
  const take = (name, value) => (name in found ? null : (found[name] = value));
  for (let words = 0; ;) {
    const match = /^([^\s/,'"]+)\s*/.exec(rest);
    if (!match) return null;
    const word = match[1].toLowerCase();
    let taken;
    if (word === 'normal') taken = true;
    else if (/^(italic|oblique)$/.test(word)) taken = take('font-style', word);
    else if (word === 'small-caps') taken = take('font-variant', word);
    else if (/^(bold|bolder|lighter)$/.test(word) || (/^\+?(\d+\.?\d*|\.\d+)(e\d+)?$/.test(word) && word >= 1 && word <= 1000))
      taken = take('font-weight', word);
    else if (/^((ultra|extra|semi)-)?(condensed|expanded)$/.test(word)) taken = take('font-stretch', word);
    else break;
    if (taken === null || ++words > 4) return null;
    rest = rest.slice(match[0].length);
  }
  const match = /^([^\s/,'"]+)(?:\s*\/\s*([^\s/,'"]+))?\s+/.exec(rest.replace(/^([^\s/,'"]+(?:\s*\/\s*[^\s/,'"]+)?)(?=["'])/, '$1 '));
  if (!match || !isFontSize(match[1]) || (match[2] !== undefined && !isLineHeight(match[2]))) return null;
  const families = rest.replace(/^[^\s/,'"]+(\s*\/\s*[^\s/,'"]+)?/, '');
  if (!parseFamilies(families)) return null;
  return {
    'font-style': 'normal',
    'font-variant': 'normal',
    'font-weight': '400',
    ...found,
    'font-size': match[1].toLowerCase(),
    'line-height': match[2] ?? 'normal',
    'font-family': families.trim(),
  };
}
const isLength = text =>
  lengthPattern.test(text) &&
  (/[a-z%]$/i.test(text) || Number(text) === 0) &&
  !/[\d.](?!(px|pt|pc|in|cm|mm|q|r?em|r?ex|r?ch|r?ic|r?lh|cap|[sld]?v([wh]|min|max|[ib])|%)$)[a-z%]+$/i.test(text);
const isFontSize = text =>
  fontSizes.includes(text.toLowerCase()) ||
  /^(larger|smaller)$/i.test(text) ||
  (isLength(text) && text[0] !== '-') ||
  /^(calc|min|max|clamp)\(.*\)$/i.test(text);
const isLineHeight = text =>
  /^normal$/i.test(text) || (lengthPattern.test(text) && (isLength(text) || /[\d.]$/.test(text)) && text[0] !== '-') || /^calc\(.*\)$/i.test(text);
/** Whether a property of fonts or text takes a value; undefined for other properties. */
function isFontValue(name, text) {
  switch (name) {
    case 'font':
      return parseFont(text) !== null;
    case 'font-family':
      return parseFamilies(text) !== null;
    case 'font-size':
      return isFontSize(text);
    case 'font-weight':
      return /^(normal|bold|bolder|lighter)$/i.test(text) || (/^\+?(\d+\.?\d*|\.\d+)$/.test(text) && Number(text) >= 1 && Number(text) <= 1000);
    case 'font-style':
      return /^(normal|italic|oblique( -?[\d.]+deg)?)$/i.test(text);
    case 'line-height':
      return isLineHeight(text);
    case 'letter-spacing':
    case 'word-spacing':
      return /^normal$/i.test(text) || isLength(text);
    case 'white-space':
      return /^(normal|nowrap|pre|pre-wrap|pre-line|break-spaces|collapse|preserve|wrap|balance|pretty|preserve nowrap|collapse nowrap)$/i.test(text);
    default:
      return undefined;
  }
}

/** What the browser's own sheet says about the fonts of an HTML element. */
const ownFont = local => (shared.ownFonts ??= makeOwnFonts())[local];
function makeOwnFonts() {
  const monospaced = { 'font-family': 'monospace' },
    preserved = { ...monospaced, 'white-space': 'pre' },
    italic = { 'font-style': 'italic' },
    bolder = { 'font-weight': 'bolder' },
    smaller = { 'font-size': 'smaller' },
    control = {
      'font-style': 'normal',
      'font-weight': '400',
      'font-size': '13.3333px',
      'font-family': 'Arial',
      'line-height': 'normal',
      'letter-spacing': 'normal',
      'word-spacing': 'normal',
    };
  const heading = size => ({ 'font-size': size, 'font-weight': 'bold' });
  const fonts = {
    __proto__: null,
    th: { 'font-weight': 'bold' },
    h1: heading('2em'),
    h2: heading('1.5em'),
    h3: heading('1.17em'),
    h4: { 'font-weight': 'bold' },
    h5: heading('.83em'),
    h6: heading('.67em'),
    big: { 'font-size': 'larger' },
    nobr: { 'white-space': 'nowrap' },
    textarea: { ...control, ...monospaced, 'white-space': 'pre-wrap' },
  };
  const alike = (names, values) => names.split(' ').forEach(name => (fonts[name] = values));
  alike('b strong', bolder);
  alike('i em cite var dfn address', italic);
  alike('code kbd samp tt', monospaced);
  alike('pre listing xmp', preserved);
  alike('small sub sup', smaller);
  alike('button input select', control);
  return fonts;
}
const standardFamilies = [{ name: 'Times New Roman', isQuoted: false }];
const standardFont = () => ({
  families: standardFamilies,
  size: 16,
  specified: 16,
  keyword: mediumSize,
  isAbsolute: false,
  weight: 400,
  italic: false,
  line: 'normal',
  lineHeight: null,
  letterSpacing: 0,
  wordSpacing: 0,
  whiteSpace: 'normal',
  transform: 'none',
  kerns: true,
});
const rootFont = () => {
  const root = documentElementOf(document);
  return root ? fontOf(root) : standardFont();
};
const fontCache = { changes: -1, fonts: new Map() };

/** The font in which the text of an element is set. */
function fontOf(element) {
  if (fontCache.changes !== shared.changes) {
    fontCache.changes = shared.changes;
    fontCache.fonts.clear();
  }
  const known = fontCache.fonts.get(element);
  if (known) return known;
  const { parent, local, ns } = stateOf(element);
  const inherited = parent && stateOf(parent).nodeType === 1 ? fontOf(parent) : standardFont();
  const styled = attrOf(element, 'style') === undefined ? null : stateOf(styleOf(element)).declarations;
  const own = ns === HTML ? ownFont(local) : undefined;
  const font = own || styled ? derivedFont(inherited, { ...own, ...longhandsOf(styled) }) : inherited;
  fontCache.fonts.set(element, font);
  return font;
}
const fontProperties = /^(font(-(family|size|weight|style))?|line-height|letter-spacing|word-spacing|white-space|text-transform|font-kerning)$/;
function longhandsOf(declarations) {
  const found = {};
  for (const name in declarations) {
    if (!fontProperties.test(name)) continue;
    const { value } = declarations[name];
    if (name === 'font') Object.assign(found, parseFont(value));
    else found[name] = value;
  }
  return found;
}
const isMonospaced = families => families.length === 1 && !families[0].isQuoted && /^monospace$/i.test(families[0].name);

function derivedFont(parent, values) {
  const initialFont = standardFont();
  const font = { ...parent, face: undefined };
  const value = name => {
    const text = values[name]?.trim().toLowerCase();
    return text === undefined || /^(inherit|unset)$/.test(text) ? undefined : text;
  };
  const isInitial = text => /^(initial|revert|revert-layer)$/.test(text);
  const set = (name, change) => {
    const text = value(name);
    if (text !== undefined) change(text);
  };
  set('font-family', text => {
    font.families = isInitial(text) ? standardFamilies : (parseFamilies(values['font-family']) ?? parent.families);
  });
  const size = value('font-size');
  const isFixed = isMonospaced(font.families);
  if (size !== undefined) Object.assign(font, sizeOf(isInitial(size) ? 'medium' : size, parent));
  if (font.keyword >= 0) font.specified = fontRecord().keywordSizes[isFixed ? 1 : 0][font.keyword];
  else if (!font.isAbsolute && isFixed !== isMonospaced(parent.families)) font.specified *= fixedShare ** (isFixed ? 1 : -1);
  font.size = font.isAbsolute || font.specified === 0 ? font.specified : Math.max(font.specified, smallestSize);
  set('font-weight', text => (font.weight = weightOf(isInitial(text) ? 'normal' : text, parent.weight)));
  set('font-style', text => (font.italic = /^(italic|oblique)/.test(text)));
  set('line-height', text => (font.line = isInitial(text) ? 'normal' : lineOf(text, font)));
  font.lineHeight = font.line === 'normal' ? null : typeof font.line === 'string' ? floorUnit(Number(font.line) * font.size) : floorUnit(font.line);
  set('letter-spacing', text => (font.letterSpacing = spacingOf(text, font, initialFont.letterSpacing)));
  set('word-spacing', text => (font.wordSpacing = spacingOf(text, font, initialFont.wordSpacing)));
  set('white-space', text => (font.whiteSpace = isInitial(text) ? 'normal' : text));
  set('text-transform', text => (font.transform = isInitial(text) ? 'none' : text));
  set('font-kerning', text => (font.kerns = text !== 'none'));
  return font;
}
// A lone `monospace` has a standard size of its own, and sizes that depend on the standard one have a limit.
const fixedShare = 13 / 16,
  smallestSize = 6;
function sizeOf(text, parent) {
  const keyword = fontSizes.indexOf(text);
  if (keyword >= 0) return { specified: fontRecord().keywordSizes[0][keyword], keyword, isAbsolute: false };
  const relative = { larger: 1.2, smaller: 1 / 1.2 }[text];
  if (relative) return { specified: parent.specified * relative, keyword: -1, isAbsolute: parent.isAbsolute };
  if (text.endsWith('%')) return { specified: (parent.specified * Number.parseFloat(text)) / 100, keyword: -1, isAbsolute: parent.isAbsolute };
  const length = lengthOf(text, { size: parent.specified });
  return length === null ? {} : { specified: length, keyword: -1, isAbsolute: parent.isAbsolute || !/(em|ex|ch)$/.test(text) };
}
function weightOf(text, inherited) {
  switch (text) {
    case 'normal':
      return 400;
    case 'bold':
      return 700;
    case 'bolder':
      return inherited < 350 ? 400 : inherited < 550 ? 700 : 900;
    case 'lighter':
      return inherited < 550 ? 100 : inherited < 750 ? 400 : 700;
    default:
      return Number(text);
  }
}
/** 'normal', a factor as text, or pixels. */
function lineOf(text, font) {
  if (text === 'normal') return text;
  if (/[\d.]$/.test(text)) return text;
  if (text.endsWith('%')) return (Number.parseFloat(text) * font.size) / 100;
  return lengthOf(text, font) ?? font.line;
}
const spacingOf = (text, font, usual) => (text.endsWith('%') ? usual : (lengthOf(text, font) ?? usual));

/** What getComputedStyle says about an element's font, or undefined. */
function computedFont(element, property) {
  const font = fontOf(element);
  const pixelText = value => `${cssNumber(value)}px`;
  const lineText = font.line === 'normal' ? 'normal' : pixelText(typeof font.line === 'string' ? Number(font.line) * font.size : font.line);
  switch (property) {
    case 'font-family':
      return familiesText(font.families);
    case 'font-size':
      return pixelText(font.size);
    case 'font-weight':
      return cssNumber(font.weight);
    case 'font-style':
      return font.italic ? 'italic' : 'normal';
    case 'line-height':
      return lineText;
    case 'letter-spacing':
      return font.letterSpacing === 0 ? 'normal' : pixelText(font.letterSpacing);
    case 'word-spacing':
      return pixelText(font.wordSpacing);
    case 'white-space':
      return font.whiteSpace;
    case 'text-transform':
      return font.transform;
    case 'font':
      return `${font.italic ? 'italic ' : ''}${font.weight === 400 ? '' : cssNumber(font.weight) + ' '}${pixelText(font.size)}${lineText === 'normal' ? '' : ` / ${lineText}`} ${familiesText(font.families)}`;
    default:
      return undefined;
  }
}
