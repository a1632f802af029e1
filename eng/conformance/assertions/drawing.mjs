// What is drawn on a canvas, as a sum over the file that the page gets of it, so that every pixel counts; and how the members answer.
const setup = `globalThis.sum = text => { let h = 0x811c9dc5; for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0; return h.toString(16) + ' of ' + text.length; };
globalThis.canvas = (width = 100, height = 80) => Object.assign(document.createElement('canvas'), { width, height });
globalThis.drawn = (draw, width, height, options) => { const k = canvas(width, height); draw(k.getContext('2d', options), k); return sum(k.toDataURL()); };
globalThis.file = (draw, ...args) => { const k = canvas(60, 40); draw(k.getContext('2d')); return sum(k.toDataURL(...args)) + k.toDataURL(...args).slice(0, 16); };
globalThis.tile = () => { const k = canvas(20, 15), c = k.getContext('2d'); c.fillStyle = 'red'; c.fillRect(2, 2, 10, 9); c.strokeRect(5.5, 4.5, 11, 7); return k; };
globalThis.context = () => canvas().getContext('2d');
globalThis.kept = (name, ...values) => { const c = context(); return values.map(value => { c[name] = value; return String(c[name]); }).join(' | '); };
globalThis.blobText = async blob => blob && blob.type + ' ' + blob.size + ' ' + sum(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));`;

const operators =
  'source-over source-in source-out source-atop destination-over destination-in destination-out destination-atop lighter copy xor multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference exclusion hue saturation color luminosity'.split(
    ' ',
  );
const colours = 'red #F60 #ff660080 #abcd rgb(1 2 3 / 50%) rgba(102, 204, 0, 0.2) hsl(120,100%,25%) hsla(120 100% 25% / .3) transparent bogus hwb(194 0% 0%) currentcolor Canvas rgb(300,-5,2.6) #12345678 #12345 rgb(1.5 2.5 3.49) rgb(50% 49.9% 0.2%) rgb(1,2%,3) hsl(0.3turn 20% 30%) hsl(120,50%,50) hwb(120deg 10% 20% / 0.4) rgb(none 1 2) rgb(1deg 2 3) RebeccaPurple highlight 5 rgba(1,2,3,.005) rgba(1,2,3,.777) rgba(1,2,3,.999) hsl(210 33.3% 47.7%)';
const colourList = colours.match(/[a-z]+\([^)]*\)|\S+/gi);

const shapes = [
  'c => {}',
  "c => { c.globalCompositeOperation = 'multiply'; for (const [f, x, y] of [['#f2f', 40, 40], ['#2ff', 80, 40], ['#ff2', 60, 80]]) { c.fillStyle = f; c.beginPath(); c.arc(x, y, 40, 0, Math.PI * 2, true); c.closePath(); c.fill(); } c.fillStyle = '#f9c'; c.arc(60, 60, 60, 0, Math.PI * 2, true); c.arc(60, 60, 20, 0, Math.PI * 2, true); c.fill('evenodd'); }",
  "c => { c.fillStyle = '#069'; c.fillRect(3.3, 4.7, 50.2, 30.1); c.fillStyle = 'rgba(102,204,0,0.2)'; c.fillRect(20, 10, 60, 60); c.clearRect(30.5, 20.5, 10, 10); c.strokeRect(5, 5, 20, 20); c.lineWidth = 3.5; c.strokeRect(50.5, 40.2, 30, 20.7); c.fillRect(90, 70, -20, -15); }",
  "c => { c.beginPath(); c.arc(50, 40, 30, 0.3, 2.1); c.stroke(); c.beginPath(); c.arc(20, 20, 15.5, 1, 5, true); c.fill(); c.beginPath(); c.ellipse(60, 50, 30, 12, 0.7, 0, 5.5); c.lineWidth = 2; c.stroke(); c.beginPath(); c.ellipse(70, 20, 12, 8, 0, 0, Math.PI * 2); c.fillStyle = 'red'; c.fill(); c.beginPath(); c.ellipse(30, 60, 20, 0, 1, 0, 6); c.stroke(); }",
  "c => { c.beginPath(); c.moveTo(5, 5); c.bezierCurveTo(20, 90, 80, -30, 95, 70); c.quadraticCurveTo(50, 20, 10, 75); c.lineTo(90, 10); c.closePath(); c.fillStyle = '#abc'; c.fill(); c.strokeStyle = '#123456'; c.stroke(); }",
  "c => { c.lineWidth = 5; c.lineCap = 'round'; c.lineJoin = 'round'; c.beginPath(); c.moveTo(10, 10); c.lineTo(50, 60); c.lineTo(90, 15); c.stroke(); c.lineCap = 'square'; c.lineJoin = 'bevel'; c.setLineDash([6, 3, 1]); c.lineDashOffset = 2; c.beginPath(); c.moveTo(10, 70); c.lineTo(90, 40); c.stroke(); c.lineJoin = 'miter'; c.setLineDash([]); c.beginPath(); c.moveTo(60, 75); c.lineTo(70, 50); c.lineTo(80, 75); c.stroke(); c.miterLimit = 1; c.stroke(); }",
  "c => { const g = c.createLinearGradient(0, 0, 100, 80); g.addColorStop(0, 'red'); g.addColorStop(.3, 'rgba(0,255,0,.5)'); g.addColorStop(1, 'blue'); c.fillStyle = g; c.fillRect(0, 0, 100, 80); c.strokeStyle = g; g.addColorStop(.5, 'white'); c.lineWidth = 9; c.globalAlpha = .5; c.strokeRect(20, 20, 50, 40); }",
  "c => { const g = c.createRadialGradient(40, 40, 5, 50, 40, 40); g.addColorStop(0, 'white'); g.addColorStop(.5, 'orange'); g.addColorStop(1, 'black'); c.fillStyle = g; c.rotate(.2); c.beginPath(); c.arc(50, 30, 30, 0, 7); c.fill(); }",
  "c => { const g = c.createConicGradient(0.5, 50, 40); g.addColorStop(0, 'red'); g.addColorStop(.5, 'lime'); g.addColorStop(1, 'blue'); c.fillStyle = g; c.fillRect(0, 0, 100, 80); }",
  "c => { c.fillStyle = c.createLinearGradient(0, 0, 0, 0); c.fillRect(0, 0, 50, 50); c.fillStyle = c.createRadialGradient(1, 1, 1, 1, 1, 1); c.fillRect(0, 0, 50, 50); c.fillStyle = c.createLinearGradient(0, 0, 9, 9); c.fillRect(0, 0, 50, 50); }",
  "c => { c.shadowColor = 'rgba(0,0,0,.5)'; c.shadowBlur = 7; c.shadowOffsetX = 4; c.shadowOffsetY = 3; c.fillStyle = '#39f'; c.fillRect(20, 20, 40, 30); c.beginPath(); c.arc(75, 30, 12, 0, 7); c.fill(); }",
  "c => { c.shadowColor = '#0f0'; c.shadowOffsetX = 4; c.shadowOffsetY = 3; c.fillStyle = 'rgba(255,0,0,.5)'; c.fillRect(20, 20, 40, 30); c.rotate(.2); c.strokeRect(50, 10, 20, 20); }",
  "c => { c.translate(20, 10); c.rotate(.3); c.scale(1.5, .8); c.fillRect(5, 5, 30, 30); c.setTransform(1, .2, -.3, 1, 40, 30); c.strokeRect(0, 0, 30, 20); c.save(); c.translate(5, 5); c.fillStyle = 'red'; c.restore(); c.fillRect(5, 5, 5, 5); c.beginPath(); c.moveTo(0, 0); c.resetTransform(); c.lineTo(99, 79); c.stroke(); }",
  "c => { c.scale(0, 1); c.fillRect(0, 0, 50, 50); c.setTransform({ a: 2, d: 2 }); c.fillRect(5, 5, 9, 9); c.transform(1, 0, 0, -1, 0, 20); c.beginPath(); c.arc(20, 5, 6, 0, 4); c.fill(); }",
  "c => { c.beginPath(); c.arc(50, 40, 25, 0, 7); c.clip(); c.fillStyle = 'teal'; c.fillRect(0, 0, 100, 80); c.beginPath(); c.rect(40, 0, 20, 80); c.clip('evenodd'); c.clearRect(0, 0, 100, 80); }",
  "c => { c.beginPath(); c.roundRect(5, 5, 60, 40, 10); c.fill(); c.beginPath(); c.roundRect(30, 30, 60, 45, [4, { x: 10, y: 5 }, 12]); c.strokeStyle = 'red'; c.stroke(); c.beginPath(); c.roundRect(90, 70, -30, -20, [8, 2]); c.fillStyle = '#0a0'; c.fill(); c.beginPath(); c.roundRect(5, 50, 20, 20, 50); c.fill(); }",
  "c => { const p = new Path2D('M10 10 h 40 v 30 q 10 20 -20 20 z'); c.fill(p); const q = new Path2D(); q.addPath(p, { a: .5, d: .5, e: 40 }); q.arc(70, 50, 10, 0, 7); c.stroke(q); c.fillStyle = 'red'; c.fill(q, 'evenodd'); c.clip(new Path2D(p)); c.fillRect(20, 20, 70, 70); c.fill(new Path2D('nonsense')); }",
  "c => { c.drawImage(tile(), 5, 5); c.drawImage(tile(), 30, 5, 40, 30); c.imageSmoothingEnabled = false; c.drawImage(tile(), 2, 2, 10, 10, 70, 10, 25, 25); c.imageSmoothingEnabled = true; c.imageSmoothingQuality = 'high'; c.drawImage(tile(), 5, 40, 33, 35); c.imageSmoothingQuality = 'low'; c.globalAlpha = .4; c.drawImage(tile(), 50, 50, 8, 6); c.drawImage(tile(), -5, -5, 15, 15, 70, 50, 20, 20); }",
  'c => { c.rotate(.1); c.drawImage(tile(), 25, 20); c.drawImage(tile(), 5.5, 4.25); c.drawImage(c.canvas, 40, 30); }',
  "c => { c.fillStyle = c.createPattern(tile(), 'repeat'); c.fillRect(3, 3, 60, 40); c.fillStyle = c.createPattern(tile(), 'repeat-x'); c.fillRect(0, 0, 100, 80); const p = c.createPattern(tile(), ''); p.setTransform({ a: 2, d: 2, e: 3 }); c.strokeStyle = p; c.lineWidth = 9; c.strokeRect(50, 40, 40, 30); c.fillStyle = c.createPattern(tile(), 'no-repeat'); c.translate(3.5, 2); c.fillRect(0, 0, 90, 90); }",
  'c => { const i = c.createImageData(20, 10); for (let k = 0; k < i.data.length; k++) i.data[k] = (k * 37) % 256; c.scale(3, 3); c.putImageData(i, 5, 5); c.putImageData(i, 40, 30, 3, 2, 10, 5); c.putImageData(i, 90, 75); c.putImageData(i, -5, 60); c.putImageData(i, 60, 60, 15, 8, -9, -7); }',
  "c => { c.globalAlpha = .3; c.fillStyle = 'rgba(10,200,30,.7)'; c.fillRect(0, 0, 50, 50); c.globalAlpha = .123; c.strokeStyle = 'orange'; c.lineWidth = 4; c.beginPath(); c.moveTo(0, 0); c.lineTo(99, 70); c.stroke(); }",
  'c => { c.beginPath(); c.moveTo(10, 10); c.arcTo(80, 10, 80, 70, 25); c.lineTo(80, 75); c.stroke(); c.beginPath(); c.arcTo(1, 1, 20, 30, 5); c.lineTo(50, 70); c.stroke(); }',
  'c => { c.lineWidth = .5; for (let i = 0; i < 10; i++) { c.beginPath(); c.moveTo(3 + i * 9.3, 2); c.lineTo(7 + i * 8.1, 77); c.stroke(); } c.lineWidth = .01; c.strokeRect(20.2, 30.3, 50, 20); }',
  "c => { c.fillStyle = '#c60'; c.beginPath(); for (let i = 0; i < 11; i++) { const a = i * 4 * Math.PI / 5; c.lineTo(50 + 35 * Math.sin(a), 40 - 35 * Math.cos(a)); } c.fill('evenodd'); }",
  "c => { for (let i = 0; i < 60; i++) { c.fillStyle = 'hsl(' + i * 6 + ',70%,50%)'; c.beginPath(); c.arc((i * 53) % 100, (i * 31) % 80, 5 + i % 17, 0, 7); c.fill(); } }",
  'c => { c.beginPath(); c.moveTo(NaN, 5); c.lineTo(10, 10); c.lineTo(Infinity, 3); c.lineTo(60, 70); c.stroke(); c.fillRect(NaN, 0, 9, 9); }',
  "c => { c.beginPath(); c.rect(5, 5, 40, 30); c.save(); c.scale(0, 1); c.lineTo(90, 90); c.restore(); c.fill(); c.scale(0, 0); c.save(); c.restore(); c.resetTransform(); c.lineTo(90, 70); c.stroke(); }",
  "c => { c.rect(5, 5, 40, 30); c.save(); c.scale(0, 0); c.beginPath(); c.restore(); c.rect(50, 40, 20, 20); c.fill(); }",
  "c => { c.fillRect(30, 20, 1e300, 1e300); c.beginPath(); c.moveTo(0, 0); c.lineTo(1e39, 60); c.lineTo(0, 60); c.fill(); }",
  "c => { c.fillRect(0, 0, 50, 50); c.reset(); c.fillRect(5, 5, 10, 10); c.save(); c.fillStyle = 'red'; c.restore(); c.restore(); c.fillRect(30, 5, 10, 10); }",
  ...['0, Math.PI * 2', '0, Math.PI * 2, true', '1, 1 + 2 * Math.PI', '0, Math.PI', '-9, 20', '5, 1', '1, 5, true', '0, 0'].flatMap(angles => [
    `c => { c.beginPath(); c.arc(40, 40, 30, ${angles}); c.fill(); }`,
    `c => { c.beginPath(); c.moveTo(40, 40); c.arc(40.3, 39.6, 30.2, ${angles}); c.closePath(); c.fill(); c.stroke(); }`,
    `c => { c.beginPath(); c.arc(40, 40, 30, ${angles}); c.arc(50, 30, 12.5, ${angles}); c.fill('evenodd'); }`,
  ]),
  ...operators.map(
    name => `c => { c.fillStyle = 'rgba(200,50,30,.8)'; c.fillRect(5, 5, 30, 30); c.globalCompositeOperation = '${name}'; c.fillStyle = 'rgba(20,150,230,.6)'; c.beginPath(); c.arc(35, 30, 18, 0, 7); c.fill(); c.drawImage(tile(), 50, 20); }`,
  ),
];
const texts = [
  "c => { c.textBaseline = 'alphabetic'; c.fillStyle = '#f60'; c.fillRect(100, 1, 62, 20); c.fillStyle = '#069'; c.font = '11pt \"Times New Roman\"'; c.fillText('Cwm fjordbank gly \\ud83d\\ude03', 2, 15); c.fillStyle = 'rgba(102,204,0,0.2)'; c.font = '18pt Arial'; c.fillText('Cwm fjordbank gly \\ud83d\\ude03', 4, 45); }",
  ...['left', 'right', 'center', 'start', 'end'].map(align => `c => { c.font = '16px Arial'; c.textAlign = '${align}'; c.fillText('AVATo fjord', 70.3, 30); }`),
  ...['top', 'hanging', 'middle', 'alphabetic', 'ideographic', 'bottom'].map(base => `c => { c.font = 'italic 17px serif'; c.textBaseline = '${base}'; c.fillText('Quick gly', 5, 30); }`),
  ...['serif', 'Arial', '"Courier New"', 'system-ui', 'monospace'].flatMap(family =>
    ['', 'bold ', 'italic ', 'italic bold '].map(
      style => `c => { c.fillStyle = '#fff'; c.fillRect(0, 0, 100, 40); c.fillStyle = '#246'; c.font = '${style}13.37px ${family}'; c.fillText('Ag “ß€” 42%', 3.3, 20.6); c.font = '${style}30px ${family}'; c.fillText('Wáfj', 5, 65); }`,
    ),
  ),
  "c => { c.font = 'bold 28px Arial'; c.lineWidth = 2; c.strokeStyle = '#a00'; c.strokeText('Stroke', 5, 40); c.setLineDash([3, 2]); c.lineWidth = 1; c.strokeText('Dash', 5, 70); }",
  "c => { c.font = '20px monospace'; c.fillText('A long text here', 5, 25, 90); c.textAlign = 'right'; c.fillText('A long text here', 95, 50, 80); c.fillText('none', 5, 70, 0); }",
  "c => { const g = c.createLinearGradient(0, 0, 100, 0); g.addColorStop(0, 'red'); g.addColorStop(1, 'blue'); c.fillStyle = g; c.font = '30px serif'; c.fillText('Gradient', 5, 40); }",
  "c => { c.scale(2, 1.5); c.font = '13px Arial'; c.fillText('Scaled', 3, 20); c.rotate(.2); c.fillText('turned', 5, 30); }",
  "c => { c.shadowColor = 'rgba(0,0,0,.6)'; c.shadowBlur = 3; c.shadowOffsetX = 2; c.shadowOffsetY = 2; c.font = '24px Arial'; c.fillText('Shadow', 5, 35); c.shadowBlur = 0; c.shadowColor = 'red'; c.fillText('Shadow', 5, 70); }",
  "c => { c.font = '16px system-ui'; c.letterSpacing = '2px'; c.fillText('office afflict', 5, 20); c.letterSpacing = '0px'; c.fillText('office afflict', 5, 40); c.wordSpacing = '9px'; c.fillText('a b c', 5, 58); }",
  "c => { c.font = '24px serif'; c.fontKerning = 'none'; c.fillText('AVAToy', 5, 25); c.fontKerning = 'normal'; c.fillText('AVAToy', 5, 50); }",
  "c => { c.fillStyle = 'teal'; c.fillRect(0, 0, 50, 60); c.globalCompositeOperation = 'xor'; c.font = '30px Arial'; c.fillText('Xor text', 5, 40); c.globalCompositeOperation = 'source-in'; c.fillStyle = 'red'; c.fillText('In', 5, 70); }",
  "c => { c.globalAlpha = .4; c.font = 'italic bold 26px \"Courier New\"'; c.fillText('Alpha', 5.6, 40.3); c.beginPath(); c.arc(60, 60, 15, 0, 7); c.clip(); c.font = '40px Arial'; c.fillText('Clipped', 2, 74); }",
  "c => { c.font = '300px serif'; c.fillText('g', 5, 60); c.font = '14px Arial'; c.fillText('a\\tb\\nc  d', 5, 20); c.fillText('', 5, 5); c.fillText('x', NaN, 5); }",
];
const figure = "c => { c.fillStyle = '#39f'; c.fillRect(0, 0, 60, 40); c.fillStyle = 'rgba(255,0,0,.5)'; c.beginPath(); c.arc(30, 20, 15, 0, 7); c.fill(); }";

export const groups = {
  drawing: {
    setup,
    expressions: [
      ...shapes.map(shape => `drawn(${shape})`),
      ...texts.map(text => `drawn(${text})`),
      `drawn(${figure}, 1, 1)`,
      `drawn(${figure}, 300, 200)`,
      `drawn(${figure}, 20, 30, { alpha: false })`,
      "drawn((c, k) => { c.fillRect(0, 0, 9, 9); k.width = 30; c.fillRect(9, 9, 9, 9); })",
      ...["'image/png'", "'image/jpeg'", "'image/jpeg', .3", "'IMAGE/WEBP'", "'image/webp', .4", "'image/webp', 1", "'image/bmp'", "'image/jpeg', 7", "'image/jpeg', '0.1'"].map(args => `file(${figure}, ${args})`),
      "Object.assign(canvas(), { width: 0 }).toDataURL()",
      "Object.assign(canvas(), { height: 0 }).toDataURL('image/jpeg')",
      "(c => { c.fillStyle = 'rgba(255,0,0,.5)'; c.fillRect(2, 2, 5, 5); return Array.from(c.getImageData(0, 0, 4, 4).data).join() + Array.from(c.getImageData(3, 3, -2, -2).data) + Array.from(c.getImageData(98, 78, 4, 4).data); })(context())",
      "(c => { c.fillStyle = 'rgba(255,0,0,.5)'; c.fillRect(2, 2, 5, 5); return Array.from(c.getImageData(0, 0, 4, 4).data).join() + c.fillStyle + c.globalAlpha + c.lineCap + c.strokeStyle; })(new OffscreenCanvas(20, 10).getContext('2d'))",
      "(c => { c.translate(3, 4); c.scale(2, .5); c.rotate(.3); const m = c.getTransform(); return [m.a, m.b, m.c, m.d, m.e, m.f, m.m11, m.m42].join(); })(context())",
      "(c => { c.rect(0, 0, 10, 10); c.rect(2, 2, 6, 6); const p = new Path2D('M0 0L20 0L20 20Z'); return [c.isPointInPath(5, 5, 'evenodd'), c.isPointInPath(5, 5), c.isPointInPath(p, 15, 5), c.isPointInPath(p, 5, 15), c.isPointInStroke(0, 5), c.isPointInStroke(5, 5), c.isPointInStroke(p, 10, .4), c.isPointInPath(NaN, 5)].join(); })(context())",
      "(c => { c.scale(2, 2); c.rect(0, 0, 10, 10); return [c.isPointInPath(15, 15), c.isPointInPath(25, 5)].join(); })(context())",
      ...colourList.map(colour => `kept('fillStyle', '#010203', ${JSON.stringify(colour)})`),
      "kept('strokeStyle', 'blue', null, { toString: () => 'lime' })",
      "kept('shadowColor', 'blue', 'zz')",
      "kept('lineWidth', -1, '3', NaN, Infinity, 0)",
      "kept('globalAlpha', 2, .25, -1, '0.5')",
      "kept('miterLimit', 0, 3)",
      "kept('shadowBlur', -3, 3)",
      "kept('shadowOffsetX', -3, NaN)",
      "kept('lineDashOffset', -3, Infinity)",
      "kept('lineCap', 'x', 'round')",
      "kept('lineJoin', 'bevel', 'BEVEL')",
      "kept('globalCompositeOperation', 'nope', 'xor', 'copy')",
      "kept('imageSmoothingQuality', 'high', 'best')",
      "kept('imageSmoothingEnabled', 0, 'x')",
      "(c => { c.lineWidth = 5; c.save(); c.lineWidth = 9; c.fillStyle = 'red'; c.setLineDash([1]); c.restore(); return [c.lineWidth, c.fillStyle, c.getLineDash()].join(); })(context())",
      "(c => { c.lineWidth = 5; c.reset(); return c.lineWidth; })(context())",
      "(c => [c.getLineDash().length, (c.setLineDash([1, 2, 3]), c.getLineDash()), (c.setLineDash([-1]), c.getLineDash()), (c.setLineDash([NaN]), c.getLineDash()), (c.setLineDash([]), c.getLineDash().length)].join(' '))(context())",
      "(c => { const g = c.createLinearGradient(0, 0, 1, 1); c.fillStyle = g; return [c.fillStyle === g, Object.prototype.toString.call(g), Object.prototype.toString.call(new Path2D()), Object.prototype.toString.call(c.createPattern(canvas(), null))].join(); })(context())",
      'JSON.stringify(context().getContextAttributes())',
      "JSON.stringify(canvas().getContext('2d', { alpha: 0, willReadFrequently: 1 }).getContextAttributes())",
      '(d => [d.width, d.height, d.data.length, d.colorSpace, d.pixelFormat].join())(new ImageData(new Uint8ClampedArray([1, 2, 3, 4, 5, 6, 7, 8]), 1))',
      '(d => [d.width, d.height, d.data.length].join())(new ImageData(3, 2))',
      '(d => [d.width, d.height].join())(context().createImageData(new ImageData(3, 2)))',
      ...[
        'arc(1, 1, -1, 0, 1)', 'ellipse(1, 1, -1, 2, 0, 0, 1)', 'ellipse(1, 1, 1, -2, 0, 0, 1)', 'arcTo(1, 1, 2, 2, -3)', 'getImageData(0, 0, 0, 1)', 'getImageData(0, 0, 1, 0)',
        'createRadialGradient(0, 0, -1, 0, 0, 1)', 'createRadialGradient(0, 0, 1, 0, 0, -1)', "createLinearGradient(0, 0, 1, 1).addColorStop(2, 'red')", "createLinearGradient(0, 0, 1, 1).addColorStop(.5, 'bogus')",
        'createLinearGradient(0, 0, 1, 1).addColorStop(NaN, "red")', "createPattern(canvas(), 'x')", 'createPattern({}, "repeat")', 'roundRect(0, 0, 1, 1, -1)', 'roundRect(0, 0, 1, 1, [1, 2, 3, 4, 5])', 'roundRect(0, 0, 1, 1, [])',
        'putImageData({}, 0, 0)', 'drawImage({}, 0, 0)', 'drawImage(canvas(), 0)', 'drawImage(canvas(), 0, 0, 1)', 'drawImage(canvas(0), 0, 0)', 'drawImage(new OffscreenCanvas(0, 1), 0, 0)', "fill('x')", "clip('x')", 'stroke(1)',
        'setTransform(1)', 'setTransform(1, 2)', 'createLinearGradient(0, 0, NaN, 1)', 'createLinearGradient(0, 0)', "isPointInPath(1, 2, 'x')", 'createConicGradient(Infinity, 0, 0)', 'createImageData(2)', 'createImageData(0, 3)', 'createImageData(1e10, 1)', 'createImageData(NaN, 1)', 'getImageData(1e10, 0, 1, 1)', 'getImageData(0, 0, NaN, 1)', 'getImageData(2147483647, 0, 5, 1)', 'putImageData(new ImageData(2, 2), 1e300, 0)', 'putImageData(new ImageData(2, 2), Infinity, 0)', 'putImageData(new ImageData(2, 2), 0, 0, 2147483647, 0, 2147483647, 1)', 'createImageData(3, 0)', 'setLineDash(1)', 'fillRect(1)',
      ].map(call => `context().${call}`),
      ...['0, 1', '1, 0', 'new Uint8ClampedArray(7), 1', 'new Uint8ClampedArray(8), 3', 'new Uint8ClampedArray(8), 1, 1', 'new Uint8ClampedArray(0), 1', '1', '-1, 1', '1e10, 1', 'NaN, 1'].map(args => `new ImageData(${args})`),
      'new Path2D().addPath({})',
      'canvas().toBlob()',
      'canvas().toBlob(1)',
    ],
  },
  'drawing-files': {
    setup,
    asynchronous: true,
    expressions: [
      `(k => { (${figure})(k.getContext('2d')); return new Promise(done => k.toBlob(done)).then(blobText); })(canvas(60, 40))`,
      `(k => { (${figure})(k.getContext('2d')); return new Promise(done => k.toBlob(done, 'image/jpeg', .5)).then(blobText); })(canvas(60, 40))`,
      'new Promise(done => canvas(0, 5).toBlob(done))',
      `(k => { (${figure})(k.getContext('2d')); return k.convertToBlob({ type: 'image/webp' }).then(blobText); })(new OffscreenCanvas(60, 40))`,
      'new OffscreenCanvas(0, 5).convertToBlob()',
      "(k => { const order = []; const done = new Promise(resolve => k.toBlob(() => { order.push('blob'); resolve(); })); order.push('asked'); Promise.resolve().then(() => order.push('job')); return done.then(() => order.join()); })(canvas())",
    ],
  },
};
