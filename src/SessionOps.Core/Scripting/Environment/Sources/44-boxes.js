// The boxes of the page that is shown: unscrolled, with the margins that a browser gives it. Text is set in lines (44-lines.js), blocks stand below each
// other; no style sheet applies, and margins, padding and borders of elements count for nothing.
const bodyMargin = 8;
const unseenTags = /^(head|title|script|style|meta|link|base|template|noscript|datalist|area|param|source|track)$/;
const lineTags =
  /^(a|abbr|acronym|b|bdi|bdo|big|br|button|cite|code|data|del|dfn|em|font|i|img|input|ins|kbd|label|mark|meter|nobr|output|progress|q|s|samp|select|small|span|strike|strong|sub|sup|textarea|time|tt|u|var|wbr)$/;
const controlTags = /^(input|select|textarea|meter|progress)$/;
const cellTags = /^(table|caption|colgroup|col|thead|tbody|tfoot|tr|td|th)$/;
const replacedTags = /^(iframe|canvas|video|img)$/;
const buttonPadding = { x: 12, y: 2 };
const ownStyle = (element, name) => (attrOf(element, 'style') === undefined ? '' : (stateOf(styleOf(element)).declarations[name]?.value ?? ''));
const pixels = text => (/^(-?[\d.]+px|0)$/.test(text) ? Number.parseFloat(text) : null);

const isShown = element => {
  const { local } = stateOf(element);
  return !unseenTags.test(local) && attrOf(element, 'hidden') === undefined && ownStyle(element, 'display') !== 'none';
};
/** Whether an element is out of the flow of its container. */
const isTaken = element => /^(absolute|fixed)$/.test(ownStyle(element, 'position'));
const isFloating = element => /^(left|right)$/.test(ownStyle(element, 'float'));
function isInline(element) {
  if (isTaken(element) || isFloating(element)) return false;
  const display = ownStyle(element, 'display');
  if (display !== '') return /^inline/.test(display);
  const { local } = stateOf(element);
  return lineTags.test(local) || replacedTags.test(local);
}
/** Whether an inline element stands in its line as one box. */
const isAtomic = element => {
  const { local } = stateOf(element);
  return local === 'button' || controlTags.test(local) || replacedTags.test(local) || /^inline-/.test(ownStyle(element, 'display'));
};
/** What an element's own style gives it: nothing for text in a line, nor for controls, whose padding is not known. */
const givenSize = (element, name) =>
  controlTags.test(stateOf(element).local) || (isInline(element) && !isAtomic(element)) ? null : pixels(ownStyle(element, name));
/** The width or height of a border box that does not depend on its content, or null. */
function outerSize(element, name) {
  const { local } = stateOf(element);
  if (!replacedTags.test(local)) return givenSize(element, name);
  const styled = side => pixels(ownStyle(element, side));
  const own = side =>
    /^\s*\d+\s*$/.test(attrValue(element, side) ?? '') ? Number(attrValue(element, side)) : local === 'img' ? 0 : side === 'width' ? 300 : 150;
  const other = name === 'width' ? 'height' : 'width';
  const scaled = local === 'canvas' && styled(name) === null && styled(other) !== null && own(other) > 0;
  return (styled(name) ?? (scaled ? (styled(other) * own(name)) / own(other) : own(name))) + bordersOf(element);
}
/** How much both borders of a frame or a button take. */
function bordersOf(element) {
  const { local } = stateOf(element);
  if (local !== 'iframe' && local !== 'button') return 0;
  const styled = `${ownStyle(element, 'border')} ${ownStyle(element, 'border-width')}`;
  if (/(^| )(0|none)( |$)/.test(styled) || (local === 'iframe' && /^(0|no)$/.test(attrValue(element, 'frameborder') ?? ''))) return 0;
  return 2 * (Number(/([\d.]+)px/.exec(styled)?.[1]) || 2);
}
/** Whether an element's content is set as lines and blocks; tables and flexible boxes are not. */
const flows = element => {
  const { local, ns } = stateOf(element);
  return (
    ns === HTML && !replacedTags.test(local) && !controlTags.test(local) && !cellTags.test(local) && !/(flex|grid|table)/.test(ownStyle(element, 'display'))
  );
};

const flowCache = { changes: -1, widths: new Map() };
/** The content of a block of a width: { parts, height, widest }; each part is lines or a block, with its top. */
function flowOf(block, available) {
  if (flowCache.changes !== shared.changes) {
    flowCache.changes = shared.changes;
    flowCache.widths.clear();
  }
  const known = flowCache.widths.get(block) ?? new Map();
  if (known.size === 0) flowCache.widths.set(block, known);
  if (!known.has(available)) known.set(available, setFlow(block, available));
  return known.get(available);
}
function setFlow(block, available) {
  const parts = [];
  let height = 0,
    widest = 0,
    inline = [];
  const endLines = () => {
    const leaves = inline.length ? leavesOf(inline, block, available) : inline;
    inline = [];
    if (leaves.length === 0) return;
    const set = setLines(leaves, block, available);
    parts.push({ lines: set.lines, leaves, top: height });
    height += set.height;
    widest = Math.max(widest, set.widest);
  };
  for (const node of flows(block) ? childrenOf(block) : none) {
    const { nodeType } = stateOf(node);
    if (nodeType === 3 || (nodeType === 1 && isShown(node) && isInline(node))) inline.push(node);
    else if (nodeType === 1 && isShown(node)) {
      if (!isTaken(node)) endLines();
      parts.push({ block: node, top: height });
      if (isTaken(node)) continue;
      const width = outerSize(node, 'width') ?? (Number.isFinite(available) && available > 0 && !isFloating(node) ? available : flowOf(node, available).widest);
      if (!isFloating(node)) height += heightIn(node, width);
      widest = Math.max(widest, width);
    }
  }
  endLines();
  return { parts, height, widest };
}
const heightIn = (element, width) => outerSize(element, 'height') ?? flowOf(element, width).height;
/** As wide as the content wants, but not wider than there is room, unless a word is. */
const fittingWidth = (element, room) => Math.max(flowOf(element, 0).widest, Math.min(flowOf(element, Infinity).widest, room));

/** What a box in a line measures, and how much of it is above the baseline. */
function atomicSize(element, available) {
  const { local } = stateOf(element);
  if (controlTags.test(local)) return { width: 0, height: 0, above: 0 };
  const around = local === 'button' ? bordersOf(element) : 0;
  const padding = local === 'button' ? { x: buttonPadding.x + around, y: buttonPadding.y + around } : { x: 0, y: 0 };
  const width = outerSize(element, 'width') ?? fittingWidth(element, available - padding.x) + padding.x;
  const content = replacedTags.test(local) ? null : flowOf(element, width - padding.x);
  const height = outerSize(element, 'height') ?? content.height + padding.y;
  const last = content?.parts.at(-1);
  const line = last?.lines?.at(-1);
  return { width, height, above: line ? padding.y / 2 + last.top + line.top + line.above : height };
}

const containerOf = element => {
  let level = stateOf(element).parent;
  while (isInline(level) && !isAtomic(level)) level = stateOf(level).parent;
  return level;
};
/** The border box of an element that is shown, or null. */
function boxOf(element) {
  const root = documentElementOf(document);
  for (let level = element; level !== root; level = stateOf(level).parent) {
    const state = level && stateOf(level);
    if (!state || state.nodeType !== 1 || !isShown(level)) return null;
  }
  return placed(element);
}
function placed(element) {
  const root = documentElementOf(document);
  const viewWidth = windowMetrics.innerWidth;
  if (element === root) {
    const body = childrenOf(root).find(child => stateOf(child).local === 'body');
    const height = body ? placed(body).height : 0;
    return { x: 0, y: 0, width: viewWidth, height: height ? height + 2 * bodyMargin : bodyMargin };
  }
  if (stateOf(element).parent === root) {
    const width = givenSize(element, 'width') ?? viewWidth - 2 * bodyMargin;
    return { x: bodyMargin, y: bodyMargin, width, height: heightIn(element, width) };
  }
  return isInline(element) ? unionOf(piecesOf(element)) : placedBlock(element);
}
function placedBlock(element) {
  const container = containerOf(element);
  const outer = placed(container);
  const part = flowOf(container, outer.width).parts.find(({ block }) => block === element);
  const y = outer.y + (part?.top ?? 0);
  if (!isTaken(element)) {
    const width = outerSize(element, 'width') ?? (isFloating(element) ? fittingWidth(element, outer.width) : outer.width);
    return { x: outer.x, y, width, height: heightIn(element, width) };
  }
  const around = frameOf(element);
  const side = name => pixels(ownStyle(element, name));
  const left = side('left'),
    right = side('right');
  const width =
    outerSize(element, 'width') ??
    (left !== null && right !== null ? around.width - left - right : fittingWidth(element, around.width - (left ?? right ?? outer.x - around.x)));
  const height = heightIn(element, width);
  const top = side('top'),
    bottom = side('bottom');
  return {
    x: left !== null ? around.x + left : right !== null ? around.x + around.width - right - width : outer.x,
    y: top !== null ? around.y + top : bottom !== null ? around.y + around.height - bottom - height : y,
    width,
    height,
  };
}
/** What an element out of the flow is placed in: the nearest positioned element, or the view. */
function frameOf(element) {
  if (ownStyle(element, 'position') === 'absolute')
    for (let level = stateOf(element).parent; level && stateOf(level).nodeType === 1; level = stateOf(level).parent)
      if (/^(absolute|fixed|relative|sticky)$/.test(ownStyle(level, 'position'))) return placed(level);
  return { x: 0, y: 0, width: windowMetrics.innerWidth, height: windowMetrics.innerHeight };
}
/** The boxes of what an inline element has in each line. */
function piecesOf(element) {
  const container = containerOf(element);
  const outer = placed(container);
  const part = flowOf(container, outer.width).parts.find(({ leaves }) => leaves?.some(leaf => isAncestor(element, leaf.node)));
  const boxes = [];
  for (const line of part?.lines ?? none)
    for (const piece of line.pieces)
      if (isAncestor(element, piece.leaf.node)) {
        const box = pieceBox(piece, line, part.top, element, container);
        boxes.push({ ...box, x: box.x + outer.x, y: box.y + outer.y });
      }
  return boxes.length ? boxes : [{ x: outer.x, y: outer.y + (part?.top ?? 0), width: 0, height: 0 }];
}
function unionOf(boxes) {
  const visible = boxes.length > 1 ? boxes.filter(box => box.width > 0 || box.height > 0) : boxes;
  const x = Math.min(...visible.map(box => box.x)),
    y = Math.min(...visible.map(box => box.y));
  return { x, y, width: Math.max(...visible.map(box => box.x + box.width)) - x, height: Math.max(...visible.map(box => box.y + box.height)) - y };
}
const rectsOf = element => {
  const box = boxOf(element);
  return !box ? none : element !== documentElementOf(document) && isInline(element) ? piecesOf(element) : [box];
};

const emptyBox = freeze({ x: 0, y: 0, width: 0, height: 0 });
const rectOf = (box, type = 'DOMRectReadOnly') => make(type, { x: box.x, y: box.y, width: box.width, height: box.height });
/** What the padding box of an element measures: nothing for text in a line, the inside for a frame. */
function innerSize(element) {
  const box = boxOf(element);
  if (!box || (isInline(element) && !isAtomic(element)) || controlTags.test(stateOf(element).local)) return emptyBox;
  const border = bordersOf(element);
  return { width: Math.round(box.width - border), height: Math.round(box.height - border) };
}
/** The same with what its text sticks out. */
function scrolledSize(element) {
  const inner = innerSize(element);
  if (inner === emptyBox || !flows(element)) return inner;
  const reach = reachOf(element, boxOf(element).width);
  return { width: Math.max(inner.width, Math.round(reach.width)), height: Math.max(inner.height, Math.round(reach.height)) };
}
function reachOf(element, width) {
  const { parts, widest, height } = flowOf(element, width);
  const reach = { width: widest, height };
  for (const { block, top } of parts) {
    if (!block || isTaken(block)) continue;
    const inner = reachOf(block, outerSize(block, 'width') ?? width);
    reach.width = Math.max(reach.width, inner.width);
    reach.height = Math.max(reach.height, top + inner.height);
  }
  return reach;
}
