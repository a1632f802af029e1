// The profile's language where a machine would take its host's, and the names that Chromium gives time zones.
const [language] = host.languages.split(',');
const engineIntl = realm.Intl;
const engineLocale = (known => () => (known ??= new engineIntl.NumberFormat().resolvedOptions().locale))();
const requested = new WeakMap();
const requestOf = WeakMap.prototype.get.bind(requested);
const keepRequest = WeakMap.prototype.set.bind(requested);

/** The locale that an object of Intl has, where the engine knows only the language of it. */
function shownLocale(object, locale) {
  const request = requestOf(object);
  if (request === undefined) return language;
  return locale === engineLocale() && request.startsWith(locale + '-') ? request : locale;
}
function localizedIntl() {
  if (engineLocale() === language) return engineIntl;
  for (const name of ownKeys(engineIntl)) {
    const original = engineIntl[name];
    if (typeof original !== 'function' || !hasOwn(original, 'supportedLocalesOf')) continue;
    const made = (object, locales) => {
      if (locales !== undefined) keepRequest(object, engineIntl.getCanonicalLocales(locales)[0] ?? language);
      return object;
    };
    const localized = ([locales, ...rest]) => [locales === undefined ? language : locales, ...rest];
    const replaced = new Proxy(original, {
      construct: (target, args, newTarget) => made(constructor(target, localized(args), newTarget), args[0]),
      apply: (target, self, args) => made(apply(target, self, localized(args)), args[0]),
    });
    markNative(replaced, name);
    hide(engineIntl, name, replaced);
    hide(original.prototype, 'constructor', replaced);
    const { resolvedOptions } = original.prototype;
    const options = method('resolvedOptions', 0, function () {
      const resolved = apply(resolvedOptions, this, none);
      resolved.locale = shownLocale(this, resolved.locale);
      return resolved;
    });
    hide(original.prototype, 'resolvedOptions', options);
    const { supportedLocalesOf } = original;
    const supported = method('supportedLocalesOf', 1, (locales, rest) => {
      const known = supportedLocalesOf(locales, rest);
      return engineIntl.getCanonicalLocales(locales).filter(locale => known.includes(locale) || locale.split('-')[0] === engineLocale());
    });
    hide(original, 'supportedLocalesOf', supported);
  }
  return engineIntl;
}

for (const [owner, names, index] of [
  [Date, ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'], 0],
  [Number, ['toLocaleString'], 0],
  [BigInt, ['toLocaleString'], 0],
  [String, ['toLocaleLowerCase', 'toLocaleUpperCase'], 0],
  [String, ['localeCompare'], 1],
])
  for (const name of names) {
    const original = owner.prototype[name];
    const localized = method(name, original.length, function (...args) {
      if (args[index] === undefined) args[index] = language;
      return apply(original, this, args);
    });
    hide(owner.prototype, name, localized);
  }

/** Names of the host's time zone by the offset, as a date's text has it. */
const zoneNames = (names => () => {
  if (names) return names;
  names = create(null);
  const zone = new engineIntl.DateTimeFormat(language).resolvedOptions().timeZone;
  for (const [key, zones] of Object.entries(JSON.parse(table.zones))) {
    if (!zones.split(' ').includes(zone)) continue;
    const [winter, winterOffset, summer, summerOffset] = key.split('|');
    names[summerOffset] = summer;
    names[winterOffset] = winter;
  }
  return names;
})();
for (const name of ['toString', 'toTimeString']) {
  const original = Date.prototype[name];
  const named = method(name, 0, function () {
    const text = apply(original, this, none);
    const match = /GMT([+-])(\d\d)(\d\d) \((.*)\)$/.exec(text);
    const known = match && zoneNames()[Number(match[1] + (Number(match[2]) * 60 + Number(match[3])))];
    return known && known !== match[4] ? text.slice(0, -match[4].length - 1) + known + ')' : text;
  });
  hide(Date.prototype, name, named);
}
