// Foreign content of the HTML parser: where SVG and MathML begin and end, and how their names are spelled.
const breakoutTags = new Set(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var'.split(
    ' ',
  ),
);
const mathTextTags = /^(mi|mo|mn|ms|mtext)$/;
const svgHtmlTags = /^(foreignObject|desc|title)$/;
const { toLowerCase } = String.prototype;
/** The names of a list by their lower-case form, without what follows a colon; made when a page first has such an element. */
function byLowerCase(text) {
  const result = create(null);
  const names = parts(text, ' ');
  for (let i = 0; i < names.length; i++) {
    const name = parts(names[i], ':')[0];
    result[apply(toLowerCase, name, none)] = name;
  }
  return result;
}
let svgNames, svgAttributes;
const svgAttributeNames =
  'attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan';
const attributeSpaces = { __proto__: null, xlink: 'http://www.w3.org/1999/xlink', xml: 'http://www.w3.org/XML/1998/namespace', xmlns: 'http://www.w3.org/2000/xmlns/' };

/** Whether HTML begins again inside this element. */
function isHtmlPoint(state) {
  if (state.ns === SVG) return svgHtmlTags.test(state.local);
  if (state.ns !== MATHML || state.local !== 'annotation-xml') return false;
  const encoding = state.attrs.find(attr => attr.local === 'encoding')?.value.toLowerCase();
  return encoding === 'text/html' || encoding === 'application/xhtml+xml';
}
const isMathTextPoint = state => state.ns === MATHML && mathTextTags.test(state.local);
const isForeign = state => state.ns === SVG || state.ns === MATHML;

/** Whether a start tag belongs to the foreign element that is open. */
function staysForeign(state, name) {
  if (!isForeign(state) || isHtmlPoint(state)) return false;
  if (isMathTextPoint(state)) return name === 'mglyph' || name === 'malignmark';
  return !(state.ns === MATHML && state.local === 'annotation-xml' && name === 'svg');
}
const breaksOut = (name, attributes) => breakoutTags.has(name) || (name === 'font' && /(^|[\s/])(color|face|size)(?=[\s=/]|$)/i.test(attributes));

/** Leaves foreign content for a tag that has no place in it. */
function breakOut(stack) {
  while (stack.length > 1) {
    const state = stateOf(stack.at(-1));
    if (!isForeign(state) || isHtmlPoint(state) || isMathTextPoint(state)) return;
    stack.pop();
  }
}

function parsedName(ns, lower) {
  if (ns === SVG) return (svgAttributes ??= byLowerCase(svgAttributeNames))[lower] ?? lower;
  return ns === MATHML && lower === 'definitionurl' ? 'definitionURL' : lower;
}
/** Sets an attribute as the parser names it in a namespace. */
function setParsedAttribute(element, ns, rawName, value) {
  const lower = rawName.toLowerCase();
  const name = parsedName(ns, lower);
  if (attrOf(element, name)) return;
  const [prefix, local] = name.split(':');
  const space = isForeign({ ns }) ? (name === 'xmlns' ? attributeSpaces.xmlns : local !== undefined ? attributeSpaces[prefix] : undefined) : undefined;
  if (space === undefined) setAttr(element, null, null, name, value);
  else setAttr(element, space, local === undefined ? null : prefix, local ?? name, value);
}
