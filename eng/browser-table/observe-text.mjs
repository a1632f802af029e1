// What text measures: advances, kerning and ligatures of the fonts behind the generic families and the names that every Windows machine has, in units of
// 2048 to the em, and the names that stand for these fonts. Recorded from the same Chromium as everything else.

/** Runs in the page; must not rely on anything outside itself. */
export function observeText() {
  const em = 2048;
  const families = ['Times New Roman', 'Arial', 'Courier New', 'system-ui', 'monospace'];
  const names =
    'serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace ui-rounded math|Times New Roman|Times|Tinos|Liberation Serif|Arial|Helvetica|Arimo|Liberation Sans|Courier New|Courier|Cousine|Liberation Mono|DejaVu Sans|DejaVu Sans Mono|sans|mono';
  const styles = ['', 'bold ', 'italic ', 'italic bold '];
  const latin = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).filter(character => /[ -~\u00a0-\u00ff]/.test(character));
  const characters = [...latin, ...'‐–—‘’‚“”„†‡•…‰‹›€™ŒœŠšŸŽžƒˆ˜−'];
  const context = document.createElement('canvas').getContext('2d');
  const family = name => (/^[a-z-]+$/.test(name) ? name : `"${name}"`);
  const width = text => context.measureText(text).width;
  // Letter spacing switches ligatures off.
  const apart = text => {
    context.letterSpacing = '1px';
    const measured = width(text) - text.length;
    context.letterSpacing = '0px';
    return measured;
  };
  const probe = document.body.appendChild(document.createElement('span'));
  probe.style.whiteSpace = 'pre';
  const inPage = text => {
    probe.textContent = text;
    return probe.getBoundingClientRect().width;
  };
  const isWhite = character => character === ' ' || character === '\u00a0';

  function face(font) {
    context.font = font;
    probe.style.font = font;
    const advances = characters.map(width);
    const kerning = {};
    const ligatures = {};
    // Canvas shapes words one by one, so only a page kerns with spaces.
    for (const [i, a] of characters.entries())
      for (const [j, b] of characters.entries()) {
        const together = isWhite(a) || isWhite(b) ? inPage(a + b) : width(a + b);
        const apartOrKerned = together === advances[i] + advances[j] ? together : isWhite(a) || isWhite(b) ? together : apart(a + b);
        if (apartOrKerned !== advances[i] + advances[j]) (kerning[a] ??= {})[b] = apartOrKerned - advances[i] - advances[j];
        if (apartOrKerned !== together) ligatures[a + b] = together - apartOrKerned;
      }
    // A ligature may be as wide as its letters; that of three letters counts where it differs from that of the first two.
    if (Object.keys(ligatures).length) for (const pair of ['ff', 'fi', 'fl']) ligatures[pair] ??= 0;
    for (const text of Object.keys(ligatures).length ? ['ffi', 'ffl', 'fff', 'ffj', 'fft'] : []) {
      const correction = width(text) - apart(text);
      if (correction !== ligatures.ff) ligatures[text] = correction;
    }
    probe.textContent = 'x';
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = context.measureText('x');
    context.textBaseline = 'top';
    const emAscent = -context.measureText('x').alphabeticBaseline;
    context.textBaseline = 'alphabetic';
    probe.style.display = 'block';
    const gap = probe.getBoundingClientRect().height - ascent - descent;
    probe.style.display = '';
    return { ascent, descent, gap, emAscent, advances, kerning, ligatures };
  }
  const faces = families.map(name => styles.map(style => face(`${style}${em}px ${family(name)}`)));

  const sample = 'mmMwWLliI0fiflO&1';
  const sampleWidth = font => {
    context.font = `${em}px ${font}`;
    return width(sample);
  };
  const known = families.map(name => sampleWidth(family(name)));
  const resolve = font => {
    const found = sampleWidth(`${font}, monospace`);
    return found === sampleWidth(`${font}, Arial`) ? known.indexOf(found) : -1;
  };
  const resolved = { named: {}, quoted: {} };
  for (const name of names.split('|').flatMap((part, index) => (index === 0 ? part.split(' ') : [part]))) {
    const plain = resolve(family(name));
    const quoted = resolve(`"${name}"`);
    if (plain >= 0) resolved.named[name.toLowerCase()] = plain;
    if (plain !== quoted) resolved.quoted[name.toLowerCase()] = quoted;
  }
  const sizes = fontFamily =>
    ['xx-small', 'x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'xxx-large'].map(fontSize => {
      Object.assign(probe.style, { fontFamily, fontSize });
      return Number.parseFloat(getComputedStyle(probe).fontSize);
    });
  const keywordSizes = [sizes('serif'), sizes('monospace')];
  probe.remove();
  return { characters: characters.join(''), families, ...resolved, keywordSizes, faces };
}
