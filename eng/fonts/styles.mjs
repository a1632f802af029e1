// Which of the automatic hinter's styles a glyph has: the script of its characters decides which letters set the heights that its edges are fitted to.
// The ranges are those of FreeType's autofit and of Skrifa, for the scripts of the characters that the painter has.

// In the order in which the hinter claims glyphs: a glyph that two scripts share belongs to the first.
const scripts = [
  { style: 1, ranges: [[0x400, 0x52f], [0x1c80, 0x1c8f], [0x2de0, 0x2dff], [0xa640, 0xa69f]], marks: [[0x483, 0x489], [0x2de0, 0x2dff], [0xa66f, 0xa67f], [0xa69e, 0xa69f]] },
  {
    style: 2,
    ranges: [[0x370, 0x3ff], [0x1f00, 0x1fff]],
    marks: [[0x37a, 0x37a], [0x384, 0x385], [0x1fbd, 0x1fc1], [0x1fcd, 0x1fcf], [0x1fdd, 0x1fdf], [0x1fed, 0x1fef], [0x1ffd, 0x1ffe]],
  },
  {
    style: 3,
    ranges: [[0x20, 0x7f], [0xa0, 0xa9], [0xab, 0xb1], [0xb4, 0xb8], [0xbb, 0x2af], [0x2b9, 0x2df], [0x2e5, 0x36f], [0x1ab0, 0x1abe], [0x1d00, 0x1d2b], [0x1d6b, 0x1d77], [0x1d79, 0x1d9a], [0x1dc0, 0x1eff], [0x2000, 0x206f], [0x20a0, 0x20b8], [0x20ba, 0x20cf], [0x2150, 0x218f], [0x2c60, 0x2c7b], [0x2c7e, 0x2c7f], [0x2e00, 0x2e7f], [0xa720, 0xa76f], [0xa771, 0xa7f7], [0xa7fa, 0xa7ff], [0xab30, 0xab5b], [0xab60, 0xab6f], [0xfb00, 0xfb06], [0x1d400, 0x1d7ff]],
    marks: [[0x5e, 0x60], [0x7e, 0x7e], [0xa8, 0xa9], [0xae, 0xb0], [0xb4, 0xb4], [0xb8, 0xb8], [0xbc, 0xbe], [0x2b9, 0x2df], [0x2e5, 0x36f], [0x1ab0, 0x1abe], [0x1dc0, 0x1dff], [0x2017, 0x2017], [0x203e, 0x203e]],
  },
  { style: 4, ranges: [[0x1d62, 0x1d6a], [0x2080, 0x209c], [0x2c7c, 0x2c7c]], marks: [] },
  { style: 5, ranges: [[0xaa, 0xaa], [0xb2, 0xb3], [0xb9, 0xba], [0x2b0, 0x2b8], [0x2e0, 0x2e4], [0x1d2c, 0x1d61], [0x1d78, 0x1d78], [0x1d9b, 0x1dbf], [0x2070, 0x207f], [0x2c7d, 0x2c7d], [0xa770, 0xa770], [0xa7f8, 0xa7f9], [0xab5c, 0xab5f]], marks: [] },
];
// Everything else: hinted without heights.
const other = 0;

// The letters that set the heights and the usual stem of each style; HintStyle.cs has them line by line.
const letters = [
  '',
  'БВЕПЗОСЭШхпншезосруфо',
  'ΓΒΕΖΘΟΩΔΞβθδζλξαειοπστωγημρφχψ',
  'THEZOCQSLUfijkdbhuvxzoescnrpqgy0',
  '₀₃₅₇₈₁₂ᵢⱼₕₖₗₐₑₒₓₙₛᵥᵤᵣᵦᵧᵨᵩₚ',
  '⁰³⁵⁷ᵀᴴᴱᴼ¹²ᴸᵁᵇᵈᵏʰʲᶠⁱᵉᵒʳˢˣᶜᶻᵖʸᵍ',
];
export const blueCharacters = style => Array.from(letters[style], letter => letter.codePointAt(0));

const within = (ranges, code) => ranges.some(([first, last]) => code >= first && code <= last);

/** Gives the style of a font's glyphs, and whether they are marks, which no height moves. */
export function stylesOf({ characters }) {
  const styles = new Map();
  for (const { style, ranges, marks } of scripts) {
    for (const [code, glyph] of characters) if (within(ranges, code) && !styles.has(glyph)) styles.set(glyph, { style, isMark: false });
    for (const [code, glyph] of characters) if (within(marks, code) && styles.get(glyph)?.style === style) styles.set(glyph, { style, isMark: true });
  }
  return glyph => styles.get(glyph) ?? { style: other, isMark: false };
}
