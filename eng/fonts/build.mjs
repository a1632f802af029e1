// Makes the outlines that the text painter draws from the fonts of the reference machine:
//   node eng/fonts/build.mjs <folder of fonts> <fonts.bin>
// Names, metrics, hinting programs and layout tables stay behind: the result is no font file, and only the painter can read it (see FontData.cs).
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { readFont } from './truetype.mjs';
import { blueCharacters, stylesOf } from './styles.mjs';

const families = ['Liberation Serif', 'Liberation Sans', 'Liberation Mono', 'DejaVu Sans', 'DejaVu Sans Mono'];
const styles = [
  ['', 'Regular'],
  ['Bold'],
  ['Italic', 'Oblique'],
  ['BoldItalic', 'BoldOblique'],
];
const observed = JSON.parse(readFileSync(new URL('../browser-table/observed.json', import.meta.url)));
const recorded = Array.from(observed.text.characters, character => character.codePointAt(0));
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
// The ligatures of f that the recorded measures know, and the faces and hands that canvas tests like.
const extra = [...range(0xfb00, 0xfb04), ...range(0x1f600, 0x1f64f)];
// Drawn for a character that no font has.
const missing = 0;

const [folder, target] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
const fileOf = (family, names) => {
  const wanted = names.flatMap(name => (name ? [`${family}-${name}.ttf`] : [`${family}.ttf`])).map(name => name.replaceAll(' ', ''));
  const found = files.find(file => wanted.some(name => file === name || file.endsWith(`/${name}`)));
  if (!found) throw new Error(`no ${wanted.join(' or ')} in ${folder}`);
  return join(folder, found);
};

const varint = value => {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return [...bytes, value];
};
const signed = value => varint(value < 0 ? -2 * value - 1 : 2 * value);

/** One face: columns of numbers, each as long as what came before says. */
function pack(font) {
  const styleOf = stylesOf(font);
  const wanted = new Set([missing, ...recorded, ...extra].filter(code => code === missing || font.characters.has(code)));
  for (const style of new Set(Array.from(wanted, code => styleOf(font.characters.get(code) ?? missing).style)))
    for (const code of blueCharacters(style)) if (font.characters.has(code)) wanted.add(code);
  const glyphs = Array.from(wanted)
    .sort((a, b) => a - b)
    .map(code => ({ code, glyph: font.characters.get(code) ?? missing }));
  const outlines = glyphs.map(({ glyph }) => font.outlineOf(glyph));
  const contours = outlines.flat();
  const points = contours.flat();
  const deltas = key =>
    outlines.flatMap(outline => {
      let last = 0;
      return outline.flat().flatMap(point => {
        const delta = point[key] - last;
        last = point[key];
        return signed(delta);
      });
    });
  const marks = Array.from({ length: Math.ceil(points.length / 8) }, (_, i) => points.slice(8 * i, 8 * i + 8).reduce((sum, { on }, bit) => sum + (on << bit), 0));
  const data = Buffer.from([
    ...varint(font.unitsPerEm),
    ...varint(glyphs.length),
    ...glyphs.flatMap(({ code }, i) => varint(code - (i === 0 ? 0 : glyphs[i - 1].code))),
    ...glyphs.map(({ glyph }) => (({ style, isMark }) => 2 * style + Number(isMark))(styleOf(glyph))),
    ...outlines.flatMap(outline => varint(outline.length)),
    ...contours.flatMap(contour => varint(contour.length)),
    ...contours.flatMap(([{ dx }]) => signed(dx)),
    ...contours.flatMap(([{ dy }]) => signed(dy)),
    ...marks,
    ...deltas('x'),
    ...deltas('y'),
  ]);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 18, [BROTLI_PARAM_SIZE_HINT]: data.length };
  return { length: data.length, packed: brotliCompressSync(data, { params }), glyphs: glyphs.length };
}

const faces = families.flatMap(family =>
  styles.map((names, style) => ({ family, style, ...pack(readFont(readFileSync(fileOf(family, names)))) })),
);
// The index: family, style (1 bold, 2 italic), unpacked and packed length of each face; then the faces.
const index = faces.flatMap(({ family, style, length, packed }) => [family.length, ...Buffer.from(family), style, ...varint(length), ...varint(packed.length)]);
writeFileSync(target, Buffer.concat([Buffer.from([faces.length, ...index]), ...faces.map(({ packed }) => packed)]));
console.log(faces.map(({ family, style, glyphs, length, packed }) => `${family} ${style}: ${glyphs} glyphs, ${length} > ${packed.length}`).join('\n'));
