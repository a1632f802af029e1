// Text in lines: white space collapses, lines break where their block ends, and each piece of a line stands on the line's baseline.
const layoutUnit = 64;
const floorUnit = value => Math.floor(value * layoutUnit) / layoutUnit;
const ceilUnit = value => Math.ceil(value * layoutUnit) / layoutUnit;
const keepsSpaces = font => /^(pre|pre-wrap|break-spaces|preserve|preserve nowrap)$/.test(font.whiteSpace);
const keepsLines = font => keepsSpaces(font) || font.whiteSpace === 'pre-line';
const wraps = font => !/^(nowrap|pre|preserve nowrap|collapse nowrap)$/.test(font.whiteSpace);
const boxMark = '\ufffc';

/** The leaves of inline content in order: pieces of text, breaks, boxes that stand in a line, and elements without any of these. */
function leavesOf(nodes, owner, available, leaves = []) {
  for (const node of nodes) {
    const state = stateOf(node);
    if (state.nodeType === 3 || state.nodeType === 4) leaves.push({ kind: 'text', node, owner, font: fontOf(owner), text: state.data });
    if (state.nodeType !== 1 || !isShown(node) || isTaken(node)) continue;
    if (state.local === 'br') leaves.push({ kind: 'break', node, owner, font: fontOf(owner), text: '\n' });
    else if (isAtomic(node)) leaves.push({ kind: 'box', node, owner, font: fontOf(owner), text: boxMark, size: atomicSize(node, available) });
    else {
      const before = leaves.length;
      leavesOf(state.children, node, available, leaves);
      if (leaves.length === before) leaves.push({ kind: 'empty', node, owner: node, font: fontOf(node), text: '' });
    }
  }
  return leaves;
}

const transforms = {
  __proto__: null,
  uppercase: text => text.toUpperCase(),
  lowercase: text => text.toLowerCase(),
  capitalize: (text, before) => (before + text).replace(/(^|[^\p{L}\p{N}'’])(\p{L})/gu, (_, gap, letter) => gap + letter.toUpperCase()).slice(before.length),
};
/** What is left of white space when it collapses, within a leaf and with the space that ends the one before. */
function collapse(leaves) {
  let afterSpace = true,
    before = '';
  for (const leaf of leaves) {
    if (leaf.kind === 'break') afterSpace = true;
    if (leaf.kind === 'box') afterSpace = false;
    if (leaf.kind !== 'text') continue;
    let { text } = leaf;
    if (keepsSpaces(leaf.font)) text = text.replace(/\r\n?/g, '\n');
    else {
      text = keepsLines(leaf.font) ? text.replace(/[ \t]*\n[ \t]*/g, '\n').replace(/[ \t\r\f]+/g, ' ') : text.replace(/[ \t\n\r\f]+/g, ' ');
      if (afterSpace && text[0] === ' ') text = text.slice(1);
      if (text !== '') afterSpace = /[ \n]$/.test(text);
    }
    if (keepsSpaces(leaf.font) && text !== '') afterSpace = false;
    leaf.text = transforms[leaf.font.transform]?.(text, before) ?? text;
    before = text.at(-1) ?? before;
  }
}
const areAlike = (one, other) =>
  one === other ||
  (faceOf(one) === faceOf(other) &&
    one.size === other.size &&
    one.letterSpacing === other.letterSpacing &&
    one.wordSpacing === other.wordSpacing &&
    one.kerns === other.kerns);
/** The advances of all characters; neighbours in one font are shaped together. */
function shape(leaves) {
  const advances = [];
  for (let i = 0; i < leaves.length;) {
    const { kind, font } = leaves[i];
    let text = leaves[i].text;
    let next = i + 1;
    if (kind === 'text') while (leaves[next]?.kind === 'text' && areAlike(leaves[next].font, font)) text += leaves[next++].text;
    if (kind === 'box') advances.push(leaves[i].size.width * textUnit);
    else if (kind === 'break') advances.push(0);
    else
      for (const line of text.split('\n')) {
        const shaped = advancesOf(line, font);
        if (line.includes('\t')) tabbed(line, shaped, font);
        advances.push(...shaped, 0);
      }
    if (kind === 'text' || kind === 'empty') advances.pop();
    i = next;
  }
  return advances;
}
function tabbed(line, advances, font) {
  const stop = 8 * advancesOf(' ', font)[0];
  let at = 0;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '\t') advances[i] = (Math.floor(at / stop) + 1) * stop - at;
    at += advances[i];
  }
}

// Where the browser breaks between two characters of a word.
const breaksAfterHyphen = /[^!$),./:;?\]}]/,
  breaksAfterQuestion = /[^!"'),./:;?\]}]/,
  breaksBeforeBracket = /[!"#%&)*+,.:;=>\\\]|}~][(<[{]/,
  breaksAfterDash = /[\u200b\u2010\u2013\u2014\u2026]/;
/** Whether a line may end before the character at a place. */
function breaksBefore(text, at, font) {
  const left = text[at - 1],
    right = text[at];
  if (!wraps(font) || right === ' ' || right === '\t') return false;
  if (left === ' ' || left === '\t') return true;
  if (left === '\u00a0' || right === '\u00a0') return false;
  if (left === boxMark || right === boxMark || right === '\u2014') return true;
  if (left === '-') return breaksAfterHyphen.test(right) && (!/\d/.test(right) || /[\dA-Za-z]/.test(text[at - 2] ?? ''));
  if (left === '?') return breaksAfterQuestion.test(right);
  return breaksAfterDash.test(left) ? breaksAfterQuestion.test(right) : breaksBeforeBracket.test(left + right);
}

/** Sets inline content in lines of a width: { lines, height, widest }. A line has its pieces, each { leaf, x, width, baseline }. */
function setLines(leaves, block, available) {
  collapse(leaves);
  const advances = shape(leaves);
  const text = leaves.map(leaf => leaf.text).join('');
  const owners = [];
  leaves.forEach(leaf => {
    leaf.start = owners.length;
    for (let i = 0; i < leaf.text.length; i++) owners.push(leaf);
  });
  const isBlank = at => text[at] === ' ' && !keepsSpaces(owners[at].font);
  const lines = [];
  let height = 0,
    widest = 0;
  for (let start = 0; start < text.length;) {
    while (start < text.length && isBlank(start)) start++;
    if (start === text.length) break;
    const next = endOfLine(text, start, owners, advances, available);
    let end = next;
    if (text[end - 1] === '\n') end--;
    while (end > start && isBlank(end - 1)) end--;
    // A character kerns with the space at which its line is broken, but not with a space that ends the text, nor with the next line.
    const last = owners[end - 1];
    const isApart = end === next || next === text.length || text[next - 1] === '\n';
    if (isApart && end > start && end < text.length && last.kind === 'text' && text[end - 1] !== '\t')
      advances[end - 1] = advancesOf(text[end - 1], last.font)[0];
    const line = setLine(leaves, block, advances, start, end, next);
    line.top = height;
    height += line.height;
    // Spaces that are kept hang over where their line is broken.
    let visible = end;
    if (next < text.length && text[next - 1] !== '\n') while (visible > start && text[visible - 1] === ' ') visible--;
    widest = Math.max(widest, line.width - ceilUnit(widthOf(advances, visible, end)));
    lines.push(line);
    start = next;
  }
  return { lines, height, widest };
}
/** Where the next line starts. */
function endOfLine(text, start, owners, advances, available) {
  let end = -1;
  let settled = 0,
    current = 0;
  for (let at = start; at < text.length; at++) {
    if (at > start && breaksBefore(text, at, owners[at - 1].font)) end = at;
    if (text[at] === '\n') return at + 1;
    if (at > start && owners[at] !== owners[at - 1]) {
      settled += ceilUnit(current);
      current = 0;
    }
    current = Math.fround(current + advances[at] / textUnit);
    if (end > 0 && text[at] !== ' ' && settled + ceilUnit(current) > available) return end;
  }
  return text.length;
}
function setLine(leaves, block, advances, start, end, next) {
  const pieces = [];
  let x = 0;
  for (const leaf of leaves) {
    const from = Math.max(leaf.start, start),
      to = Math.min(leaf.start + leaf.text.length, leaf.kind === 'break' ? next : end);
    if (to <= from && !(leaf.kind === 'empty' && leaf.start >= start && leaf.start <= end)) continue;
    const width = leaf.kind === 'box' ? leaf.size.width : ceilUnit(widthOf(advances, from, to));
    pieces.push({ leaf, x, width, shift: shiftOf(leaf.owner, block) });
    x += width;
  }
  let above = 0,
    below = 0;
  const include = (over, under) => {
    above = Math.max(above, over);
    below = Math.max(below, under);
  };
  const includeFont = (font, shift) => {
    const heights = heightsOf(font);
    const over = heights.above + Math.floor((heights.line - heights.above - heights.below) / 2);
    include(over - shift, heights.line - over + shift);
  };
  // In quirks mode a block's own font does not hold a line open in which none of its text is.
  const isStrict = !stateOf(ownerOf(block)).quirks;
  if (isStrict || pieces.some(({ leaf }) => leaf.owner === block && leaf.kind !== 'box')) includeFont(fontOf(block), 0);
  for (const { leaf, shift } of pieces) {
    if (leaf.kind === 'box') include(leaf.size.above - shift, leaf.size.height - leaf.size.above + shift);
    else if (leaf.kind !== 'empty' || isStrict) includeFont(leaf.font, shift);
    if (isStrict) for (let level = leaf.owner; level !== block; level = stateOf(level).parent) includeFont(fontOf(level), shiftOf(level, block));
  }
  return { pieces, above, height: above + below, width: x };
}
/** How far below the baseline of its block the text of an element stands. */
function shiftOf(element, block) {
  let shift = 0;
  for (let level = element; level !== block; level = stateOf(level).parent) {
    const { local, parent } = stateOf(level);
    if (local === 'sub') shift += floorUnit(fontOf(parent).size / 5 + 1);
    if (local === 'sup') shift -= floorUnit(fontOf(parent).size / 3 + 1);
  }
  return shift;
}
/** The box that an inline element has by a piece of its content, relative to its block's: as high as the element's own font. */
function pieceBox({ leaf, x, width }, line, top, element, block) {
  const baseline = top + line.top + line.above + shiftOf(leaf.node === element ? leaf.owner : element, block);
  if (leaf.node === element && leaf.kind === 'box') return { x, y: baseline - leaf.size.above, width, height: leaf.size.height };
  const { above, below } = heightsOf(fontOf(element));
  return { x, y: baseline - above, width, height: above + below };
}
