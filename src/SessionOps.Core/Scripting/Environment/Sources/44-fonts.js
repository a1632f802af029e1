// The fonts of the profile and what their characters measure, as Chromium measured them; read when a script first asks for the size of a text.
const fontRecord = () => (shared.fonts ??= JSON.parse(table.text));
const unitsPerEm = 2048;
// Text is measured in this fraction of a pixel, as the browser's shaper does.
const textUnit = 65536;
const unseenCharacters = /[\t\u00ad\u200b-\u200f\u2060\ufeff]/;

/** The font that a list of families comes to: the first that the profile has, else the browser's standard font. */
function familyIndex(families) {
  const { named, quoted } = fontRecord();
  for (const { name, isQuoted } of families) {
    const key = name.toLowerCase();
    const index = (isQuoted ? quoted[key] : undefined) ?? named[key] ?? -1;
    if (index >= 0) return index;
  }
  return 0;
}
const faceOf = font => (font.face ??= findFace(font));
function findFace({ families, weight, italic }) {
  const { fonts, lists, characters } = fontRecord();
  const index = familyIndex(families);
  const style = (weight >= 600 ? 1 : 0) + (italic ? 2 : 0);
  const faces = (shared.faces ??= new Map());
  const known = faces.get(4 * index + style);
  if (known) return known;
  const [metrics, advanceList, kerningList, ligatures] = fonts[index][style];
  const [ascent, descent, gap, emAscent] = metrics;
  const packed = lists[advanceList];
  const digit = at => packed.charCodeAt(at) - 35;
  const advances = new Map();
  Array.from(characters).forEach((character, at) => advances.set(character, 57 * digit(2 * at) + digit(2 * at + 1)));
  const kerning = new Map();
  for (const lefts in lists[kerningList])
    for (const value in lists[kerningList][lefts])
      for (const left of lefts) for (const right of lists[kerningList][lefts][value]) kerning.set(left + right, Number(value));
  const joined = Object.keys(ligatures).sort((a, b) => b.length - a.length);
  const face = { ascent, descent, gap, emAscent, advances, kerning, ligatures, joined };
  faces.set(4 * index + style, face);
  return face;
}

/** The browser keeps fonts by hundredths of a pixel. */
const usedSize = size => Math.fround(Math.trunc(Math.fround(Math.fround(size) * 100)) / 100);
/** The advance of each character of a text, in text units. */
function advancesOf(text, font) {
  const face = faceOf(font);
  const size = usedSize(font.size);
  // FreeType knows sizes in 64ths of a pixel; kerning is scaled by the size itself.
  const scale = (Math.floor(size * 64) * textUnit) / (64 * unitsPerEm);
  const kerningScale = Math.trunc(size * textUnit) / unitsPerEm;
  const letter = Math.trunc(font.letterSpacing * textUnit),
    word = Math.trunc(font.wordSpacing * textUnit);
  const list = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    let units = face.advances.get(character);
    if (units === undefined) units = unknownAdvance(character);
    let advance = Math.round(units * scale) + letter;
    if (character === ' ' || character === '\u00a0') advance += word;
    if (font.kerns && face.kerning.size && i + 1 < text.length) {
      const kern = face.kerning.get(character + text[i + 1]);
      if (kern !== undefined) advance += Math.round(kern * kerningScale);
    }
    list.push(advance);
  }
  if (face.joined.length && letter === 0) joinLetters(text, face, scale, list);
  return list;
}
/** Gives a ligature's advance to its last letter. */
function joinLetters(text, { joined, ligatures, advances, kerning }, scale, list) {
  for (let i = 0; i < text.length; i++) {
    const letters = joined.find(found => text.startsWith(found, i));
    if (letters === undefined) continue;
    let units = ligatures[letters];
    for (let at = 0; at < letters.length; at++) {
      units += advances.get(letters[at]) + (at + 1 < letters.length ? (kerning.get(letters[at] + letters[at + 1]) ?? 0) : 0);
      if (at + 1 < letters.length) list[i + at] = 0;
    }
    // What is left of the last letter's advance is its kerning with the letter that follows.
    const last = i + letters.length - 1;
    list[last] += Math.round(units * scale) - Math.round(advances.get(text[last]) * scale);
    i = last;
  }
}
/** A character whose font was not recorded: most of these are as wide as the font is high. */
function unknownAdvance(character) {
  if (unseenCharacters.test(character) || /[\udc00-\udfff]/.test(character)) return 0;
  if (reportGap) reportGap('TextMetrics', 'width');
  return unitsPerEm;
}
/** The width in pixels of characters with these advances, added up in single precision as the browser does. */
function widthOf(advances, from = 0, to = advances.length) {
  let width = 0;
  for (let i = from; i < to; i++) width = Math.fround(width + advances[i] / textUnit);
  return width;
}
/** How far a font's characters reach above and below the line, in whole pixels, and how high its lines are. */
function heightsOf(font) {
  const { ascent, descent, gap } = faceOf(font);
  const scaled = units => Math.round((units * font.size) / unitsPerEm);
  const above = scaled(ascent),
    below = scaled(descent);
  return { above, below, line: font.lineHeight ?? above + below + scaled(gap) };
}
