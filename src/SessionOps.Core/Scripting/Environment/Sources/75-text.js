// Text on a canvas: its font and what a text measures in it. A context keeps what it was told among its slots, so that save and restore apply to all of it.
// The words that these members take, the initial one first.
const canvasWords = {
  __proto__: null,
  textAlign: 'start end left right center',
  textBaseline: 'alphabetic top hanging middle ideographic bottom',
  direction: 'inherit ltr rtl',
  fontKerning: 'auto normal none',
  fontStretch: 'normal ultra-condensed extra-condensed condensed semi-condensed semi-expanded expanded extra-expanded ultra-expanded',
  fontVariantCaps: 'normal small-caps all-small-caps petite-caps all-petite-caps unicase titling-caps',
  textRendering: 'auto optimizeSpeed optimizeLegibility geometricPrecision',
  lineCap: 'butt round square',
  lineJoin: 'miter round bevel',
  imageSmoothingQuality: 'low medium high',
  globalCompositeOperation:
    'source-over source-in source-out source-atop destination-over destination-in destination-out destination-atop lighter copy xor multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference exclusion hue saturation color luminosity',
};
const defaultCanvasFont = '10px sans-serif';
const detachedFont = () => ({ ...standardFont(), size: 10, specified: 10 });
const spacingPattern = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(px|pt|pc|in|cm|mm|q|em|rem|ex|ch|vw|vh)$/i;

/** The font that a context's text stands in: { size, weight, italic, families }, of the text that was set last. */
function canvasFont(context) {
  const state = stateOf(context);
  const text = state.slots?.font ?? defaultCanvasFont;
  if (state.font?.text !== text) state.font = { text, ...resolveFont(text, detachedFont()) };
  return state.font;
}
function resolveFont(text, parent) {
  const parsed = parseFont(text);
  const families = parseFamilies(parsed['font-family']);
  const { specified: size } = sizeOf(parsed['font-size'], parent);
  return {
    families,
    size,
    weight: Math.trunc(weightOf(parsed['font-weight'], parent.weight)),
    italic: /^(italic|oblique)$/.test(parsed['font-style']),
    smallCaps: parsed['font-variant'] === 'small-caps',
  };
}
function setCanvasFont(context, value) {
  const text = String(value);
  if (parseFont(text) === null) return;
  const { canvas } = stateOf(context);
  const parent = isInstance(canvas, 'HTMLCanvasElement') && isConnected(canvas) ? fontOf(canvas) : detachedFont();
  const { families, size, weight, italic, smallCaps } = resolveFont(text, parent);
  if (size === undefined) return;
  const shownWeight = weight === 400 ? '' : weight === 700 ? 'bold ' : `${weight} `;
  slotsOf(context).font = `${italic ? 'italic ' : ''}${shownWeight}${smallCaps ? 'small-caps ' : ''}${cssNumber(size)}px ${familiesText(families)}`;
}
const slotsOf = context => (stateOf(context).slots ??= create(null));

function textSpacing(name) {
  return {
    get() {
      return slotsOf(this)[name] ?? '0px';
    },
    set(value) {
      const match = spacingPattern.exec(String(value).trim());
      if (match) slotsOf(this)[name] = cssNumber(Number(match[1])) + match[2].toLowerCase();
    },
    enumerable: true,
  };
}
function textWord(name) {
  return {
    get() {
      return slotsOf(this)[name] ?? canvasWords[name].split(' ')[0];
    },
    set(value) {
      const word = String(value);
      if (!canvasWords[name].split(' ').includes(word)) return;
      slotsOf(this)[name] = word;
      note(this, `"${name}","${word}"`);
    },
    enumerable: true,
  };
}

const hangingShare = 0.8;
/** A canvas leaves the heights of tiny fonts unrounded, so that their baselines differ. */
function canvasHeights(font) {
  const { ascent, descent } = faceOf(font);
  const above = (ascent * font.size) / unitsPerEm,
    below = (descent * font.size) / unitsPerEm;
  return above < 3 || above + below < 2 ? { above, below } : heightsOf(font);
}
/** How far above the alphabetic baseline a context's own baseline is. */
function baselineOf(word, font, above, below) {
  const emAscent = Math.round(((faceOf(font).emAscent * font.size) / unitsPerEm) * layoutUnit) / layoutUnit;
  switch (word) {
    case 'top':
      return emAscent;
    case 'hanging':
      return Math.fround(above * hangingShare);
    case 'middle':
      return emAscent - font.size / 2;
    case 'ideographic':
      return -below;
    case 'bottom':
      return emAscent - font.size;
    default:
      return 0;
  }
}
/** The font that a context's text stands in, with its spacing. */
function textFont(context) {
  const slots = slotsOf(context);
  const parsed = canvasFont(context);
  const pixelsOf = name => (slots[name] === undefined ? 0 : lengthOf(slots[name], parsed));
  if (parsed.smallCaps || (slots.fontVariantCaps ?? 'normal') !== 'normal' || (slots.fontStretch ?? 'normal') !== 'normal')
    if (reportGap) reportGap('TextMetrics', 'width');
  faceOf(parsed);
  return {
    ...parsed,
    letterSpacing: pixelsOf('letterSpacing'),
    wordSpacing: pixelsOf('wordSpacing'),
    kerns: slots.fontKerning !== 'none',
    lineHeight: null,
  };
}
const wordsOf = text => text.replace(/[\t\n\v\f\r]/g, ' ').match(/ |[^ ]+/g) ?? none;
function measure(context, text) {
  const font = textFont(context);
  let width = 0;
  for (const word of wordsOf(text)) width = Math.fround(width + widthOf(advancesOf(word, font)));
  const { above, below } = canvasHeights(font);
  const baseline = baselineOf(slotsOf(context).textBaseline, font, above, below);
  const metrics = {
    width,
    fontBoundingBoxAscent: above - baseline,
    fontBoundingBoxDescent: below + baseline,
    hangingBaseline: Math.fround(above * hangingShare) - baseline,
    alphabeticBaseline: 0 - baseline,
    ideographicBaseline: 0 - below - baseline,
  };
  for (const name in metrics) metrics[name] = Math.fround(metrics[name]);
  return make('TextMetrics', { slots: Object.assign(create(null), metrics) });
}

// A character that no font has: what stands for it is not drawn.
const unknownCharacter = 0xffff;
const ligatureCharacters = { __proto__: null, ffi: 0xfb03, ffl: 0xfb04, ff: 0xfb00, fi: 0xfb01, fl: 0xfb02 };
/** Notes the glyphs of a text: each with its character and how far it stands from the text's start. */
function drawText(context, style, args) {
  const [text, ...rest] = args;
  const place = finite(rest, 2);
  const widest = rest[2] === undefined ? Infinity : Number(rest[2]);
  if (!place || !(widest > 0)) return;
  const font = textFont(context);
  const glyphs = [];
  let width = 0;
  for (const word of wordsOf(String(text))) {
    const advances = advancesOf(word, font);
    const joined = font.letterSpacing === 0 && faceOf(font).joined.length ? [...faceOf(font).joined, ...Object.keys(ligatureCharacters)].sort((a, b) => b.length - a.length) : none;
    for (let i = 0; i < word.length; ) {
      const letters = joined.find(found => word.startsWith(found, i));
      const code = letters ? (ligatureCharacters[letters] ?? unknownCharacter) : word.codePointAt(i);
      const length = letters?.length ?? (code > 0xffff ? 2 : 1);
      if (code !== 32) glyphs.push(code, width);
      width = Math.fround(width + widthOf(advances, i, i + length));
      i += length;
    }
  }
  if (glyphs.length === 0) return;
  const { textAlign = 'start', textBaseline } = slotsOf(context);
  const { above, below } = canvasHeights(font);
  const squeezed = width > widest ? widest / width : 1;
  const shown = Math.min(width, widest);
  const shift = /^(end|right)$/.test(textAlign) ? shown : textAlign === 'center' ? shown / 2 : 0;
  const face = 4 * familyIndex(font.families) + (font.weight >= 600 ? 1 : 0) + (font.italic ? 2 : 0);
  useStyle(context, style);
  const baseline = baselineOf(textBaseline, font, above, below);
  note(context, `"glyphs",${style === 'strokeStyle'},${face},${usedSize(font.size)},${place[0]},${place[1] + baseline},${-shift},${squeezed},[${glyphs}]`);
}

const textMembers = {
  get font() {
    return slotsOf(this).font ?? defaultCanvasFont;
  },
  set font(value) {
    setCanvasFont(this, value);
  },
  measureText(text) {
    return measure(this, String(text));
  },
  save() {
    (stateOf(this).saved ??= []).push({ __proto__: null, ...slotsOf(this) });
    note(this, '"save"');
  },
  restore() {
    const state = stateOf(this);
    if (!state.saved?.length) return;
    state.slots = state.saved.pop();
    note(this, '"restore"');
  },
  reset() {
    forgetDrawing(this);
  },
};
function forgetDrawing(context) {
  Object.assign(stateOf(context), { slots: null, saved: [], notes: '' });
}
for (const name in canvasWords) defineProperty(textMembers, name, textWord(name));
for (const name of ['letterSpacing', 'wordSpacing']) defineProperty(textMembers, name, textSpacing(name));
for (const type of contextTypes2d) implement(type, textMembers);
