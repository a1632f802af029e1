// What the members of a 2D context, a path and a canvas do.
const drawingMembers = {
  ...pathMembers,
  ...plainMembers({ beginPath: 0, clearRect: 4, scale: 2, rotate: 1, translate: 2, transform: 6, resetTransform: 0 }),
  fillRect: styledRect('fillRect', 'fillStyle'),
  strokeRect: styledRect('strokeRect', 'strokeStyle'),
  setTransform(...args) {
    const values = matrixOf(args, this, 'setTransform');
    if (values) note(this, `"setTransform",${values}`);
  },
  getTransform() {
    const answer = askHost(stateOf(this).canvas, '"matrix"');
    const values = answer ? answer.split(',').map(Number) : [1, 0, 0, 1, 0, 0];
    if (!answer) gapOf(this, 'getTransform');
    const slots = create(null);
    ['a', 'b', 'c', 'd', 'e', 'f'].forEach((name, i) => (slots[name] = slots[['m11', 'm12', 'm21', 'm22', 'm41', 'm42'][i]] = values[i]));
    return make('DOMMatrix', { slots });
  },
  fill(...args) {
    const [path, [rule]] = withPath(args);
    const noted = fillRule(this, 'fill', rule);
    useStyle(this, 'fillStyle');
    note(this, `"fill","${noted}",${path}`);
  },
  stroke(...args) {
    const [path, rest] = withPath(args);
    if (rest.length) throw executionError('stroke', stateOf(this).type, "parameter 1 is not of type 'Path2D'.");
    useStyle(this, 'strokeStyle');
    note(this, `"stroke",${path}`);
  },
  clip(...args) {
    const [path, [rule]] = withPath(args);
    note(this, `"clip","${fillRule(this, 'clip', rule)}",${path}`);
  },
  isPointInPath(...args) {
    const [path, rest] = withPath(args);
    const rule = fillRule(this, 'isPointInPath', rest[2]);
    const point = finite(rest, 2);
    return point !== null && yes(this, 'isPointInPath', `"inPath","${rule}",${point},${path}`);
  },
  isPointInStroke(...args) {
    const [path, rest] = withPath(args);
    const point = finite(rest, 2);
    return point !== null && yes(this, 'isPointInStroke', `"inStroke",${point},${path}`);
  },
  setLineDash(segments) {
    if (!isObject(segments) || !segments[Symbol.iterator])
      throw executionError('setLineDash', stateOf(this).type, 'The provided value cannot be converted to a sequence.');
    let values = [...segments].map(Number);
    if (!values.every(value => Number.isFinite(value) && value >= 0)) return;
    if (values.length % 2) values = [...values, ...values];
    slotsOf(this).lineDash = values;
    note(this, ['"lineDash"', ...values].join());
  },
  getLineDash() {
    return [...(slotsOf(this).lineDash ?? none)];
  },
  createLinearGradient(...args) {
    return make('CanvasGradient', { head: `"linear",[${allFinite(this, 'createLinearGradient', args, 4)}]` });
  },
  createRadialGradient(...args) {
    const values = allFinite(this, 'createRadialGradient', args, 6);
    for (const [name, radius] of [['r0', values[2]], ['r1', values[5]]])
      if (radius < 0) throw canvasError(this, 'createRadialGradient', `The ${name} provided is less than 0.`);
    return make('CanvasGradient', { head: `"radial",[${values}]` });
  },
  createConicGradient(...args) {
    return make('CanvasGradient', { head: `"conic",[${allFinite(this, 'createConicGradient', args, 3)}]` });
  },
  createPattern(image, repetition) {
    const text = imageText(this, 'createPattern', image);
    const kind = repetition === null || repetition === '' ? 'repeat' : String(repetition);
    if (!['repeat', 'no-repeat', 'repeat-x', 'repeat-y'].includes(kind))
      throw canvasError(
        this,
        'createPattern',
        `The provided type ('${kind}') is not one of 'repeat', 'no-repeat', 'repeat-x', or 'repeat-y'.`,
        'SyntaxError',
      );
    if (text !== null) return make('CanvasPattern', { head: `"pattern","${kind}",${text}` });
    gapOf(this, 'createPattern');
    return null;
  },
  drawImage(image, ...args) {
    const text = imageText(this, 'drawImage', image);
    if (text === null) return gapOf(this, 'drawImage');
    if (args.length !== 2 && args.length !== 4 && args.length < 8)
      throw executionError('drawImage', stateOf(this).type, 'Overload resolution failed.');
    const values = finite(args, args.length >= 8 ? 8 : args.length);
    if (!values) return;
    const { width, height } = image;
    const source = values.length === 8 ? values.splice(0, 4) : [0, 0, width, height];
    if (values.length === 2) values.push(width, height);
    note(this, `"image",${text},${source},${values}`);
  },
  createImageData(...args) {
    if (args.length > 1) return blankImageData(...sides(`execute 'createImageData' on '${stateOf(this).type}'`, ...longs(this, 'createImageData', args.slice(0, 2))));
    if (!isInstance(args[0], 'ImageData')) throw executionError('createImageData', stateOf(this).type, "parameter 1 is not of type 'ImageData'.");
    return blankImageData(args[0].width, args[0].height);
  },
  getImageData(...args) {
    const [x, y, width, height] = longs(this, 'getImageData', args.slice(0, 4));
    for (const [name, value] of [['width', width], ['height', height]]) if (value === 0) throw canvasError(this, 'getImageData', `The source ${name} is 0.`);
    const [w, h] = [Math.abs(width), Math.abs(height)];
    if (4 * w * h > maxImageBytes || [x + width, y + height].some(end => end !== (end | 0)))
      throw new RangeError(`Failed to execute 'getImageData' on '${stateOf(this).type}': Out of memory at ImageData creation`);
    const answer = askHost(stateOf(this).canvas, `"pixels",${Math.min(x, x + width)},${Math.min(y, y + height)},${w},${h}`);
    if (answer) return makeImageData(w, h, new Uint8ClampedArray(fromHex(answer).buffer));
    gapOf(this, 'getImageData');
    return blankImageData(w, h);
  },
  putImageData(image, ...args) {
    if (!isInstance(image, 'ImageData')) throw executionError('putImageData', stateOf(this).type, "parameter 1 is not of type 'ImageData'.");
    const { width, height, data } = image;
    const values = longs(this, 'putImageData', args.length >= 6 ? args.slice(0, 6) : [...args.slice(0, 2), 0, 0, width, height]);
    note(this, `"put",${width},${height},${values},"${toHex(data)}"`);
  },
  fillText(...args) {
    drawText(this, 'fillStyle', args);
  },
  strokeText(...args) {
    drawText(this, 'strokeStyle', args);
  },
  getContextAttributes() {
    const { alpha = true, desynchronized = false, willReadFrequently = false } = stateOf(this).asked ?? {};
    return { alpha, colorSpace: 'srgb', colorType: 'unorm8', desynchronized, toneMapping: { mode: 'standard' }, willReadFrequently };
  },
};
function styledRect(name, style) {
  return function (...args) {
    const values = finite(args, 4);
    if (!values) return;
    useStyle(this, style);
    note(this, `"${name}",${values}`);
  };
}
function yes(context, member, question) {
  const answer = askHost(stateOf(context).canvas, question);
  if (answer === null) gapOf(context, member);
  return answer === 'true';
}
for (const [name, initial, accepts] of [
  ['globalAlpha', 1, value => value >= 0 && value <= 1],
  ['lineWidth', 1, value => value > 0],
  ['miterLimit', 10, value => value > 0],
  ['lineDashOffset', 0, () => true],
  ['shadowOffsetX', 0, () => true],
  ['shadowOffsetY', 0, () => true],
  ['shadowBlur', 0, value => value >= 0],
])
  defineProperty(drawingMembers, name, numberMember(name, initial, accepts));
defineProperty(drawingMembers, 'fillStyle', colourMember('fillStyle', '#000000', true));
defineProperty(drawingMembers, 'strokeStyle', colourMember('strokeStyle', '#000000', true));
defineProperty(drawingMembers, 'shadowColor', colourMember('shadowColor', 'rgba(0, 0, 0, 0)', false));
defineProperty(drawingMembers, 'imageSmoothingEnabled', {
  get() {
    return slotsOf(this).imageSmoothingEnabled ?? true;
  },
  set(value) {
    slotsOf(this).imageSmoothingEnabled = Boolean(value);
    note(this, `"imageSmoothingEnabled",${Boolean(value)}`);
  },
  enumerable: true,
});

// A filter is noted as it is written: nothing is drawn with one.
defineProperty(drawingMembers, 'filter', {
  get() {
    return slotsOf(this).filter ?? 'none';
  },
  set(value) {
    slotsOf(this).filter = String(value);
    note(this, `"filter",${quoted(value)}`);
  },
  enumerable: true,
});

// The file of a canvas.
const fileTypes = ['image/png', 'image/jpeg', 'image/webp'];
function fileAddress(canvas, member, kind, quality) {
  if (!canvasArea(canvas) || canvas.width > 65535 || canvas.height > 65535) return 'data:,';
  const asked = String(kind ?? '').toLowerCase();
  const wanted = fileTypes.includes(asked) ? asked : fileTypes[0];
  const share = typeof quality === 'number' && quality >= 0 && quality <= 1 ? quality : -1;
  const answer = is2d(canvas) ? askHost(canvas, `"file","${wanted}",${share}`) : null;
  if (answer === null) gapOf(canvas, member);
  return answer ?? '';
}
function blobOf(address) {
  if (address.length < 7) return null;
  const [head, body] = address.split(',');
  const text = decodeBase64(body);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return make('Blob', { bytes, kind: head.slice(5, -7) });
}
if (drawOnHost) {
  for (const type of contextTypes2d) implement(type, drawingMembers);
  implement('CanvasGradient', {
    addColorStop(offset, colour) {
      const at = Number(offset);
      if (!Number.isFinite(at)) throw new TypeError("Failed to execute 'addColorStop' on 'CanvasGradient': The provided double value is non-finite.");
      if (at < 0 || at > 1) throw canvasError(this, 'addColorStop', `The provided value (${at}) is outside the range (0.0, 1.0).`);
      const known = colourOf(String(colour));
      if (known === '') throw canvasError(this, 'addColorStop', `The value provided ('${colour}') could not be parsed as a color.`, 'SyntaxError');
      if (known === null) gapOf(this, 'addColorStop');
      else note(this, `${at},${quoted(known)}`);
    },
  });
  implement('CanvasPattern', {
    setTransform(matrix) {
      stateOf(this).matrix = matrixOf([matrix], this, 'setTransform') ?? undefined;
    },
  });
  implement(
    'Path2D',
    {
      ...pathMembers,
      addPath(path, matrix) {
        if (!isInstance(path, 'Path2D')) throw executionError('addPath', 'Path2D', "parameter 1 is not of type 'Path2D'.");
        const values = matrixOf([matrix], this, 'addPath');
        if (values) note(this, `"addPath",${values},${pathText(path)}`);
      },
    },
    {
      construct([given], prototype) {
        const path = make('Path2D', {}, prototype);
        if (isInstance(given, 'Path2D')) stateOf(path).notes = stateOf(given).notes;
        else if (given !== undefined) note(path, `"svg",${quoted(given)}`);
        return path;
      },
    },
  );
  implement('HTMLCanvasElement', {
    toDataURL(kind, quality) {
      return fileAddress(this, 'toDataURL', kind, quality);
    },
    toBlob(callback, kind, quality) {
      if (typeof callback !== 'function') throw executionError('toBlob', 'HTMLCanvasElement', "parameter 1 is not of type 'Function'.");
      const blob = blobOf(fileAddress(this, 'toBlob', kind, quality));
      queueTask(() => callBack(callback, blob));
    },
  });
  implement('OffscreenCanvas', {
    convertToBlob(options) {
      const blob = blobOf(fileAddress(this, 'convertToBlob', options?.type, options?.quality ?? 1));
      if (blob) return answered(blob);
      return Promise.reject(canvasError(this, 'convertToBlob', 'The size of the OffscreenCanvas is zero.'));
    },
  });
}
