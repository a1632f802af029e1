// Drawing. A context notes what it is told to draw, as text in JSON; the host draws it when a script asks for pixels, and answers nothing where it cannot.
// Without a host that draws, the members that draw are gaps.
const contextTypes2d = ['CanvasRenderingContext2D', 'OffscreenCanvasRenderingContext2D'];
const { draw: drawOnHost } = host;
const maxNotes = 1 << 23;
const quoted = text => JSON.stringify(String(text));
function note(target, text) {
  const state = stateOf(target);
  state.notes ??= '';
  if (state.notes.length < maxNotes) state.notes += `,[${text}]`;
}
/** What a canvas shows, for the host. */
function pictureOf(canvas) {
  const { context } = stateOf(canvas);
  const { notes = '', asked } = context ? stateOf(context) : {};
  return `"width":${canvas.width},"height":${canvas.height},"opaque":${asked?.alpha === false},"commands":[${apply(slice, notes, [1])}]`;
}
const isOverfull = canvas => (stateOf(canvas).context ? (stateOf(stateOf(canvas).context).notes?.length ?? 0) : 0) >= maxNotes;
/** The host's answer to a question about a canvas, or nothing when it cannot draw. */
const askHost = (canvas, question) => (isOverfull(canvas) ? null : drawOnHost(`{${pictureOf(canvas)},"ask":[${question}]}`));
const is2d = canvas => {
  const { context } = stateOf(canvas);
  return !context || contextTypes2d.includes(stateOf(context).type);
};
const canvasError = (target, member, text, name = 'IndexSizeError') =>
  domException(`Failed to execute '${member}' on '${stateOf(target).type}': ${text}`, name);

/** The first arguments as numbers, or null where one is not finite: then the browser draws nothing. */
function finite(args, count) {
  const values = [];
  for (let i = 0; i < count; i++) values.push(Number(args[i]));
  return values.every(Number.isFinite) ? values : null;
}
function allFinite(target, member, args, count) {
  const values = finite(args, count);
  if (!values) throw new TypeError(`Failed to execute '${member}' on '${stateOf(target).type}': The provided double value is non-finite.`);
  return values;
}
/** Members that take numbers alone: how many. */
function plainMembers(counts) {
  const members = {};
  for (const name in counts)
    members[name] = function (...args) {
      const values = finite(args, counts[name]);
      if (values) note(this, [`"${name}"`, ...values].join());
    };
  return members;
}
function notNegative(target, member, radius, kind = 'radius') {
  if (radius < 0) throw canvasError(target, member, `The ${kind} provided (${radius}) is negative.`);
}
function cornerRadii(target, given) {
  const list = isObject(given) && given[Symbol.iterator] ? [...given] : [given ?? 0];
  if (list.length < 1 || list.length > 4)
    throw new RangeError(`Failed to execute 'roundRect' on '${stateOf(target).type}': ${list.length} radii provided. Between one and four radii are necessary.`);
  const pairs = list.map(radius => (isObject(radius) ? [Number(radius.x ?? 0), Number(radius.y ?? 0)] : [Number(radius), Number(radius)]));
  for (const value of pairs.flat())
    if (value < 0) throw new RangeError(`Failed to execute 'roundRect' on '${stateOf(target).type}': Radius value ${value} is negative.`);
  const [a, b = a, c = a, d = b] = pairs;
  return [a, b, c, d].flat();
}
const pathMembers = {
  ...plainMembers({ closePath: 0, moveTo: 2, lineTo: 2, quadraticCurveTo: 4, bezierCurveTo: 6, rect: 4 }),
  arc(...args) {
    const values = finite(args, 5);
    if (!values) return;
    notNegative(this, 'arc', values[2]);
    note(this, `"arc",${values},${Boolean(args[5])}`);
  },
  arcTo(...args) {
    const values = finite(args, 5);
    if (!values) return;
    notNegative(this, 'arcTo', values[4]);
    note(this, `"arcTo",${values}`);
  },
  ellipse(...args) {
    const values = finite(args, 7);
    if (!values) return;
    notNegative(this, 'ellipse', values[2], 'major-axis radius');
    notNegative(this, 'ellipse', values[3], 'minor-axis radius');
    note(this, `"ellipse",${values},${Boolean(args[7])}`);
  },
  roundRect(...args) {
    const values = finite(args, 4);
    const radii = cornerRadii(this, args[4]);
    if (values && radii.every(Number.isFinite)) note(this, `"roundRect",${values},${radii}`);
  },
};
const pathText = path => `[${apply(slice, stateOf(path).notes ?? '', [1])}]`;
/** The path that a caller may give first, as text, with the other arguments. */
const withPath = args => (isInstance(args[0], 'Path2D') ? [pathText(args[0]), args.slice(1)] : ['null', args]);
function fillRule(target, member, value) {
  const rule = value === undefined ? 'nonzero' : String(value);
  if (rule !== 'nonzero' && rule !== 'evenodd')
    throw new TypeError(
      `Failed to execute '${member}' on '${stateOf(target).type}': The provided value '${rule}' is not a valid enum value of type CanvasFillRule.`,
    );
  return rule;
}

/** A matrix as six numbers: from arguments, or from an object with its members. */
function matrixOf(args, target, member) {
  const [given] = args;
  if (args.length >= 6) return finite(args, 6);
  if (given !== undefined && given !== null && !isObject(given))
    throw new TypeError(`Failed to execute '${member}' on '${stateOf(target).type}': The provided value is not of type 'DOMMatrixInit'.`);
  const value = (name, long, initial) => Number(given?.[name] ?? given?.[long] ?? initial);
  const values = [value('a', 'm11', 1), value('b', 'm12', 0), value('c', 'm21', 0), value('d', 'm22', 1), value('e', 'm41', 0), value('f', 'm42', 0)];
  return values.every(Number.isFinite) ? values : null;
}

// Styles. A gradient or pattern can change after it was set, so it is noted when it is used.
const styleText = style => {
  const { type, notes = '', head, matrix } = stateOf(style);
  return type === 'CanvasGradient' ? `${head},[${apply(slice, notes, [1])}]` : `${head},[${matrix ?? ''}]`;
};
function useStyle(context, name) {
  const slots = slotsOf(context);
  const style = slots[name];
  if (!isObject(style)) return;
  const text = styleText(style);
  if (slots[`${name}Noted`] === text) return;
  slots[`${name}Noted`] = text;
  note(context, `"${name}",[${text}]`);
}
/** A colour as the browser writes it; '' if the text is not a colour, null if the host does not know it. */
const colourOf = text => drawOnHost(`{"ask":["colour",${quoted(text)}]}`);
function colourMember(name, initial, takesStyles) {
  return {
    get() {
      return slotsOf(this)[name] ?? initial;
    },
    set(value) {
      const slots = slotsOf(this);
      if (takesStyles && (isInstance(value, 'CanvasGradient') || isInstance(value, 'CanvasPattern'))) {
        slots[name] = value;
        return;
      }
      const colour = colourOf(String(value));
      if (colour === null && reportGap) reportGap(stateOf(this).type, name);
      if (!colour) return;
      slots[name] = colour;
      slots[`${name}Noted`] = undefined;
      note(this, `"${name}",${quoted(colour)}`);
    },
    enumerable: true,
  };
}
function numberMember(name, initial, accepts) {
  return {
    get() {
      return slotsOf(this)[name] ?? initial;
    },
    set(value) {
      const number = Number(value);
      if (!Number.isFinite(number) || !accepts(number)) return;
      slotsOf(this)[name] = number;
      note(this, `"${name}",${number}`);
    },
    enumerable: true,
  };
}

/** The canvas that an image shows, for the host. Pictures, films and bitmaps are not drawn. */
function imageText(target, member, image) {
  if (!isInstance(image, 'HTMLCanvasElement') && !isInstance(image, 'OffscreenCanvas')) {
    if (!['HTMLImageElement', 'SVGImageElement', 'HTMLVideoElement', 'ImageBitmap', 'VideoFrame', 'CSSImageValue'].some(type => isInstance(image, type)))
      throw new TypeError(
        `Failed to execute '${member}' on '${stateOf(target).type}': The provided value is not of type '(CSSImageValue or HTMLCanvasElement or HTMLImageElement or HTMLVideoElement or ImageBitmap or OffscreenCanvas or SVGImageElement or VideoFrame)'.`,
      );
    return null;
  }
  if (!canvasArea(image)) {
    const kind = isInstance(image, 'OffscreenCanvas') ? 'an OffscreenCanvas element' : 'a canvas element';
    throw canvasError(target, member, `The image argument is ${kind} with a width or height of 0.`, 'InvalidStateError');
  }
  return is2d(image) && !isOverfull(image) ? `{${pictureOf(image)}}` : null;
}
const canvasArea = canvas => canvas.width * canvas.height;
function gapOf(target, member) {
  if (reportGap) reportGap(stateOf(target).type, member);
}

const twoHexDigits = byte => (byte < 16 ? '0' : '') + byte.toString(16);
const toHex = Uint8Array.prototype.toHex
  ? (native => bytes => apply(native, new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), none))(Uint8Array.prototype.toHex)
  : bytes => Array.from(bytes, twoHexDigits).join('');
const { fromHex = text => Uint8Array.from({ length: text.length / 2 }, (_, i) => parseInt(text.substr(2 * i, 2), 16)) } = Uint8Array;
function makeImageData(width, height, data, prototype) {
  return make('ImageData', { slots: Object.assign(create(null), { width, height, data, colorSpace: 'srgb', pixelFormat: 'rgba-unorm8' }) }, prototype);
}
const blankImageData = (width, height, prototype) => makeImageData(width, height, new Uint8ClampedArray(4 * width * height), prototype);
const maxImageBytes = 2 ** 31 - 1;
/** Arguments as whole numbers of 32 bits, which the browser insists on. */
function longs(target, member, args) {
  return args.map(value => {
    const number = Number(value);
    const fail = text => executionError(member, stateOf(target).type, text);
    if (number !== number) throw fail("Value is not of type 'long'.");
    if (!Number.isFinite(number)) throw fail("Value is infinite and not of type 'long'.");
    if (Math.trunc(number) !== (Math.trunc(number) | 0)) throw fail("Value is outside the 'long' value range.");
    return Math.trunc(number) | 0;
  });
}
function sides(attempt, width, height) {
  for (const [name, value] of [['width', width], ['height', height]])
    if (value === 0) throw domException(`Failed to ${attempt}: The source ${name} is zero or not a number.`, 'IndexSizeError');
  if (4 * Math.abs(width) * Math.abs(height) > maxImageBytes)
    throw domException(`Failed to ${attempt}: The requested image size exceeds the supported range.`, 'IndexSizeError');
  return [Math.abs(width), Math.abs(height)];
}
implement(
  'ImageData',
  {},
  {
    construct(args, prototype) {
      const fail = (text, name) => domException(`Failed to construct 'ImageData': ${text}`, name);
      if (!ArrayBuffer.isView(args[0])) return blankImageData(...sides("construct 'ImageData'", Number(args[0]) >>> 0, Number(args[1]) >>> 0), prototype);
      const [data] = args;
      const width = Number(args[1]) >>> 0;
      if (data.length === 0) throw fail('The input data has zero elements.', 'InvalidStateError');
      if (data.length % 4) throw fail('The input data length is not a multiple of 4.', 'InvalidStateError');
      if (width === 0) throw fail('The source width is zero or not a number.', 'IndexSizeError');
      const height = data.length / 4 / width;
      if (height % 1) throw fail('The input data length is not a multiple of (4 * width).', 'IndexSizeError');
      if (args[2] !== undefined && Number(args[2]) >>> 0 !== height)
        throw fail('The input data length is not equal to (4 * width * height).', 'IndexSizeError');
      return makeImageData(width, height, data, prototype);
    },
  },
);
