// The parts of a TrueType file that the text painter needs: which glyph a character has, and the glyph's outline in font units.

const onCurve = 1;
const overlaps = 0x40;

/** Reads a font file. Outlines come with composites resolved: each point says in dx and dy how far its component has been moved,
 *  which puts the origin at the left side bearing. */
export function readFont(file) {
  const tables = new Map();
  for (let i = 0, at = 12; i < file.readUInt16BE(4); i++, at += 16)
    tables.set(file.toString('latin1', at, at + 4), file.subarray(file.readUInt32BE(at + 8), file.readUInt32BE(at + 8) + file.readUInt32BE(at + 12)));
  const head = tables.get('head');
  const loca = tables.get('loca');
  const glyf = tables.get('glyf');
  const hmtx = tables.get('hmtx');
  const glyphCount = tables.get('maxp').readUInt16BE(4);
  const metricCount = tables.get('hhea').readUInt16BE(34);
  const locationOf = head.readInt16BE(50) === 0 ? glyph => 2 * loca.readUInt16BE(2 * glyph) : glyph => loca.readUInt32BE(4 * glyph);
  const bearingOf = glyph => (glyph < metricCount ? hmtx.readInt16BE(4 * glyph + 2) : hmtx.readInt16BE(4 * metricCount + 2 * (glyph - metricCount)));

  /** The contours as they stand in the file, and how far they have to move to the right. */
  function load(glyph) {
    const start = locationOf(glyph);
    if (start === locationOf(glyph + 1)) return { contours: [], shift: 0 };
    const data = glyf.subarray(start, locationOf(glyph + 1));
    const shift = bearingOf(glyph) - data.readInt16BE(2);
    return data.readInt16BE(0) >= 0 ? { contours: simpleContours(data), shift } : composite(data, shift);
  }
  function composite(data, shift) {
    const contours = [];
    for (let at = 10, flags = 0x20; flags & 0x20; ) {
      flags = data.readUInt16BE(at);
      if (flags & 0x400) throw new Error('a glyph whose components overlap');
      if (!(flags & 2)) throw new Error('a component placed by points');
      const part = load(data.readUInt16BE(at + 2));
      const wide = flags & 1;
      const [dx, dy] = wide ? [data.readInt16BE(at + 4), data.readInt16BE(at + 6)] : [data.readInt8(at + 4), data.readInt8(at + 5)];
      at += wide ? 8 : 6;
      const next = () => 4 * data.readInt16BE((at += 2) - 2);
      const one = 0x10000;
      let matrix = [one, 0, 0, one];
      if (flags & 8) matrix = (scale => [scale, 0, 0, scale])(next());
      else if (flags & 0x40) matrix = [next(), 0, 0, next()];
      else if (flags & 0x80) matrix = [next(), next(), next(), next()];
      if (flags & 0x800) throw new Error('a component with a scaled offset');
      if (flags & 0x200) shift = part.shift;
      const times = (a, b) => Math.sign(a * b) * Math.floor((Math.abs(a * b) + 0x8000) / one);
      for (const contour of part.contours)
        contours.push(
          contour.map(point => ({
            x: times(point.x, matrix[0]) + times(point.y, matrix[2]) + dx,
            y: times(point.x, matrix[1]) + times(point.y, matrix[3]) + dy,
            on: point.on,
            dx: point.dx + dx,
            dy: point.dy + dy,
          })),
        );
    }
    return { contours, shift };
  }
  function outlineOf(glyph) {
    const { contours, shift } = load(glyph);
    return contours.map(contour => contour.map(point => ({ ...point, x: point.x + shift, dx: point.dx + shift })));
  }
  return { unitsPerEm: head.readUInt16BE(18), glyphCount, characters: readCharacters(tables.get('cmap')), outlineOf };
}

function simpleContours(data) {
  const ends = Array.from({ length: data.readInt16BE(0) }, (_, i) => data.readUInt16BE(10 + 2 * i));
  const count = ends.length ? ends.at(-1) + 1 : 0;
  let at = 10 + 2 * ends.length;
  at += 2 + data.readUInt16BE(at);
  const flags = [];
  while (flags.length < count) {
    const flag = data[at++];
    for (let repeat = flag & 8 ? data[at++] : 0; repeat >= 0; repeat--) flags.push(flag);
  }
  if (count && flags[0] & overlaps) throw new Error('a glyph whose contours overlap');
  const coordinates = (short, same) => {
    let value = 0;
    return flags.map(flag => {
      if (flag & short) value += flag & same ? data[at++] : -data[at++];
      else if (!(flag & same)) value += data.readInt16BE((at += 2) - 2);
      return value;
    });
  };
  const xs = coordinates(2, 16);
  const ys = coordinates(4, 32);
  return ends.map((end, i) => {
    const first = i === 0 ? 0 : ends[i - 1] + 1;
    return xs.slice(first, end + 1).map((x, j) => ({ x, y: ys[first + j], on: (flags[first + j] & onCurve) !== 0, dx: 0, dy: 0 }));
  });
}

/** Glyph by code point, from the widest Unicode map. */
function readCharacters(cmap) {
  const maps = Array.from({ length: cmap.readUInt16BE(2) }, (_, i) => ({
    id: `${cmap.readUInt16BE(4 + 8 * i)}/${cmap.readUInt16BE(6 + 8 * i)}`,
    data: cmap.subarray(cmap.readUInt32BE(8 + 8 * i)),
  }));
  const { data } = ['3/10', '0/4', '3/1', '0/3'].map(id => maps.find(map => map.id === id)).find(Boolean);
  const characters = new Map();
  if (data.readUInt16BE(0) === 12) {
    for (let i = 0, at = 16; i < data.readUInt32BE(12); i++, at += 12)
      for (let code = data.readUInt32BE(at), glyph = data.readUInt32BE(at + 8); code <= data.readUInt32BE(at + 4); code++, glyph++) characters.set(code, glyph);
    return characters;
  }
  if (data.readUInt16BE(0) !== 4) throw new Error(`a character map of format ${data.readUInt16BE(0)}`);
  const doubled = data.readUInt16BE(6);
  for (let at = 0; at < doubled; at += 2) {
    const last = data.readUInt16BE(14 + at);
    const first = data.readUInt16BE(16 + doubled + at);
    const delta = data.readUInt16BE(16 + 2 * doubled + at);
    const rangeAt = 16 + 3 * doubled + at;
    const offset = data.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const found = offset === 0 ? code : data.readUInt16BE(rangeAt + offset + 2 * (code - first));
      const glyph = offset !== 0 && found === 0 ? 0 : (found + delta) & 0xffff;
      if (glyph !== 0) characters.set(code, glyph);
    }
  }
  return characters;
}
