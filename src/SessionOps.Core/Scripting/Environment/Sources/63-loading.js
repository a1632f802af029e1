// Images, scripts and style sheets: what a data: address holds is taken as it is; everything else would need the network, and fails as it does without one.
function dataOf(url) {
  const match = /^data:([^,]*?)(;\s*base64)?\s*,(.*)$/is.exec(url);
  if (!match) return null;
  const bytes = match[3].replace(/#.*$/s, '').replace(/%([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
  try {
    return { type: match[1].trim().toLowerCase(), bytes: match[2] ? decodeBase64(bytes) : bytes };
  } catch {
    return null;
  }
}
const littleEndian = (bytes, at, count) => {
  let value = 0;
  for (let i = count - 1; i >= 0; i--) value = value * 256 + bytes.charCodeAt(at + i);
  return value;
};
const bigEndian = (bytes, at, count) => {
  let value = 0;
  for (let i = 0; i < count; i++) value = value * 256 + bytes.charCodeAt(at + i);
  return value;
};
/** The size in an image's header; null when it is not an image. */
function imageSize({ type, bytes }) {
  if (/^GIF8[79]a/.test(bytes)) return [littleEndian(bytes, 6, 2), littleEndian(bytes, 8, 2)];
  if (bytes.startsWith('\x89PNG\r\n\x1a\n')) return [bigEndian(bytes, 16, 4), bigEndian(bytes, 20, 4)];
  if (bytes.startsWith('BM')) return [littleEndian(bytes, 18, 4), littleEndian(bytes, 22, 4)];
  if (/^RIFF[^]{4}WEBPVP8X/.test(bytes)) return [littleEndian(bytes, 24, 3) + 1, littleEndian(bytes, 27, 3) + 1];
  if (/^RIFF[^]{4}WEBPVP8L/.test(bytes)) {
    const bits = littleEndian(bytes, 21, 4);
    return [(bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1];
  }
  if (/^RIFF[^]{4}WEBPVP8 /.test(bytes)) return [littleEndian(bytes, 26, 2) & 0x3fff, littleEndian(bytes, 28, 2) & 0x3fff];
  if (bytes.startsWith('\xff\xd8\xff')) return jpegSize(bytes);
  if (type.startsWith('image/svg+xml') && /<svg[\s>]/i.test(bytes)) {
    const side = (name, standard) => Number(new RegExp(`<svg[^>]*\\s${name}=["']?(\\d+)`, 'i').exec(bytes)?.[1] ?? standard);
    return [side('width', 300), side('height', 150)];
  }
  return null;
}
function jpegSize(bytes) {
  for (let at = 2; at + 9 < bytes.length; at += 2 + bigEndian(bytes, at + 2, 2)) {
    const marker = bytes.charCodeAt(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return [bigEndian(bytes, at + 7, 2), bigEndian(bytes, at + 5, 2)];
  }
  return null;
}

/** Looks whether an element has something to load, since it was inserted or an attribute of it changed. */
function loadResource(element, state) {
  if (state.ns !== HTML) return;
  if (state.local === 'img') loadImage(element, state);
  else if (state.local === 'script') loadScript(element, state);
  else if (state.local === 'link') loadStyleSheet(element, state);
}
const addressOf = (element, name) => parseUrl(attrValue(element, name) ?? '', baseOf(ownerOf(element)))?.href ?? '';
/** Queues the outcome of loading; a later address makes an earlier one obsolete. */
function loadLater(element, state, work) {
  const turn = (state.loading = {});
  queueTask(() => {
    if (state.loading !== turn) return;
    state.loading = null;
    return beginDispatch(element, newEvent('Event', work() ? 'load' : 'error'));
  });
}
function loadImage(element, state) {
  state.image = null;
  const source = attrValue(element, 'src');
  if (source === null) {
    state.loading = null;
    return;
  }
  const data = source === '' ? null : dataOf(addressOf(element, 'src'));
  loadLater(element, state, () => {
    state.image = data && imageSize(data);
    for (const { resolve, reject } of state.decoding?.splice(0) ?? none)
      if (state.image) resolve();
      else reject(domException('The source image cannot be decoded.', 'EncodingError'));
    return state.image !== null;
  });
}
function loadScript(element, state) {
  if (state.ran || !isConnected(element) || !attrOf(element, 'src')) return;
  state.ran = true;
  const data = dataOf(addressOf(element, 'src'));
  loadLater(element, state, () => {
    if (data) evaluateScript(data.bytes);
    return data !== null;
  });
}
function loadStyleSheet(element, state) {
  if (!isConnected(element) || !attrValue(element, 'href') || !/(^|\s)stylesheet(\s|$)/i.test(attrValue(element, 'rel') ?? '')) return;
  const data = dataOf(addressOf(element, 'href'));
  loadLater(element, state, () => data !== null);
}
implement('HTMLImageElement', {
  get complete() {
    return !stateOf(this).loading;
  },
  get naturalWidth() {
    return stateOf(this).image?.[0] ?? 0;
  },
  get naturalHeight() {
    return stateOf(this).image?.[1] ?? 0;
  },
  get currentSrc() {
    return attrValue(this, 'src') ? addressOf(this, 'src') : '';
  },
  decode() {
    const state = stateOf(this);
    if (state.image) return promiseOf();
    if (!state.loading) return Promise.reject(domException('The source image cannot be decoded.', 'EncodingError'));
    return new Promise((resolve, reject) => {
      (state.decoding ??= []).push({ resolve, reject });
    });
  },
});
