// The boxes of the page that is shown: empty, unscrolled, with the margins that a browser gives it. No text is measured and no style sheet applies.
const bodyMargin = 8;
const unseenTags = /^(head|title|script|style|meta|link|base|template|noscript|datalist|area|param|source|track)$/;
const lineTags =
  /^(a|abbr|acronym|b|bdi|bdo|big|br|button|cite|code|data|del|dfn|em|font|i|img|input|ins|kbd|label|mark|meter|nobr|output|progress|q|s|samp|select|small|span|strike|strong|sub|sup|textarea|time|tt|u|var|wbr)$/;
const sizedTags = { __proto__: null, iframe: [304, 154], canvas: [300, 150], video: [300, 150] };
const ownStyle = (element, name) => (attrOf(element, 'style') === undefined ? '' : styleOf(element).getPropertyValue(name));
const pixels = text => (/^-?[\d.]+px$/.test(text) ? Number.parseFloat(text) : null);

/** The border box of an element that is shown, or null. */
function boxOf(element) {
  const root = documentElementOf(document);
  if (element === root) return { x: 0, y: 0, width: windowMetrics.innerWidth, height: bodyMargin };
  for (let level = element; level !== root; level = stateOf(level).parent) {
    const state = level && stateOf(level);
    if (!state || state.nodeType !== 1) return null;
    if (unseenTags.test(state.local) || attrOf(level, 'hidden') !== undefined || ownStyle(level, 'display') === 'none') return null;
  }
  const { local } = stateOf(element);
  const taken = /^(absolute|fixed)$/.test(ownStyle(element, 'position'));
  const sized = sizedTags[local] ?? [taken || lineTags.test(local) ? 0 : windowMetrics.innerWidth - 2 * bodyMargin, 0];
  const given = name => (lineTags.test(local) && !taken ? null : pixels(ownStyle(element, name)));
  return {
    x: (taken ? pixels(ownStyle(element, 'left')) : null) ?? bodyMargin,
    y: (taken ? pixels(ownStyle(element, 'top')) : null) ?? bodyMargin,
    width: given('width') ?? sized[0],
    height: given('height') ?? sized[1],
  };
}
const emptyBox = freeze({ x: 0, y: 0, width: 0, height: 0 });
const rectOf = (box, type = 'DOMRectReadOnly') => make(type, { x: box.x, y: box.y, width: box.width, height: box.height });
/** What the padding box of an element measures: nothing for text in a line, the frame's inside for a frame. */
function innerSize(element) {
  const box = boxOf(element);
  if (!box || lineTags.test(stateOf(element).local)) return emptyBox;
  const border = stateOf(element).local === 'iframe' ? 4 : 0;
  return { width: Math.round(box.width - border), height: Math.round(box.height - border) };
}
