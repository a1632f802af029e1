// Observers of intersection, size, performance and reports: each calls back as it does for a page that is empty, visible and never changes.
function makeObserver(type, callback, prototype, fields) {
  if (typeof callback !== 'function') throw new TypeError(`Failed to construct '${type}': parameter 1 is not of type 'Function'.`);
  return make(type, { callback, watched: [], records: [], queued: false, ...fields }, prototype);
}
function callObserver(observer, ...args) {
  try {
    apply(stateOf(observer).callback, observer, args);
  } catch (error) {
    reportError(error);
  }
}
const stopObserving = {
  unobserve(target) {
    const state = stateOf(this);
    state.watched = state.watched.filter(node => node !== target);
  },
  disconnect() {
    stateOf(this).watched = [];
    stateOf(this).records = [];
  },
};
const takeRecords = {
  takeRecords() {
    return stateOf(this).records.splice(0);
  },
};
function requireElement(target, type) {
  if (!isInstance(target, 'Element')) throw executionError('observe', type, "parameter 1 is not of type 'Element'.");
}
/** Notes a target; what `look` makes of all new targets of an observer is given to its callback at the next rendering. */
function watch(observer, target, stage, look) {
  const state = stateOf(observer);
  if (state.watched.includes(target)) return;
  state.watched.push(target);
  state.unseen ??= new Set();
  state.unseen.add(target);
  if (state.unseen.size > 1) return;
  atRendering(stage, () => {
    for (const node of state.unseen) if (state.watched.includes(node)) state.records.push(look(node, state));
    state.unseen.clear();
    const records = state.records.splice(0);
    if (records.length) callObserver(observer, records, observer);
  });
}

const intersectionFailure = text => `Failed to construct 'IntersectionObserver': ${text}`;
const optionFailure = (option, text) => intersectionFailure(`Failed to read the '${option}' property from 'IntersectionObserverInit': ${text}`);
function marginsOf(value, option) {
  const parts = String(value ?? '')
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  if (parts.length > 4) throw domException(intersectionFailure(`Extra text found at the end of ${option}.`), 'SyntaxError');
  const sides = parts.map(part => {
    const match = /^([-+]?[\d.]+)(px|%)$/.exec(part);
    if (!match) throw domException(intersectionFailure(`${option} must be specified in absolute length units or percent.`), 'SyntaxError');
    return { amount: Number(match[1]), unit: match[2] };
  });
  const [top = { amount: 0, unit: 'px' }, right = top, bottom = top, left = right] = sides;
  return [top, right, bottom, left];
}
const marginText = sides => sides.map(side => side.amount + side.unit).join(' ');
function thresholdsOf(value) {
  const list = isObject(value) && typeof value[Symbol.iterator] === 'function' ? [...value] : [value ?? 0];
  const numbers = list.map(Number);
  if (numbers.some(number => !Number.isFinite(number))) throw new TypeError(optionFailure('threshold', 'The provided double value is non-finite.'));
  if (numbers.some(number => number < 0 || number > 1)) throw new RangeError(intersectionFailure('Threshold values must be numbers between 0 and 1'));
  return freeze(numbers.length ? numbers.sort((a, b) => a - b) : [0]);
}
function intersectionOptions(given) {
  if (given !== undefined && given !== null && !isObject(given))
    throw new TypeError(intersectionFailure("The provided value is not of type 'IntersectionObserverInit'."));
  const { delay = 0, root = null, rootMargin, scrollMargin, threshold, trackVisibility } = given ?? {};
  if (root !== null && !isInstance(root, 'Element') && !isInstance(root, 'Document'))
    throw new TypeError(optionFailure('root', "The provided value is not of type '(Document or Element)'."));
  const wait = Math.trunc(Number(delay)) || 0;
  if (trackVisibility && wait < 100)
    throw domException(
      intersectionFailure(
        "To enable the 'trackVisibility' option, you must also use a 'delay' option with a value of at least 100. Visibility is more expensive to compute than the basic intersection; enabling this option may negatively affect your page's performance. Please make sure you *really* need visibility tracking before enabling the 'trackVisibility' option.",
      ),
      'NotSupportedError',
    );
  return {
    root,
    margins: marginsOf(rootMargin, 'rootMargin'),
    scrollMargins: marginsOf(scrollMargin, 'scrollMargin'),
    thresholds: thresholdsOf(threshold),
    delay: wait,
    tracks: Boolean(trackVisibility),
  };
}
function rootBoxOf({ root, margins }) {
  const box =
    root === null || isInstance(root, 'Document')
      ? { x: 0, y: 0, width: windowMetrics.innerWidth, height: windowMetrics.innerHeight }
      : (boxOf(root) ?? emptyBox);
  const [top, right, bottom, left] = margins.map(({ amount, unit }, side) => (unit === 'px' ? amount : (amount / 100) * (side % 2 ? box.width : box.height)));
  return { x: box.x - left, y: box.y - top, width: box.width + left + right, height: box.height + top + bottom };
}
// A box that is taken out of the flow belongs to the nearest positioned one, or to the page.
const isPositioned = (element, kinds) => isInstance(element, 'Element') && kinds.test(ownStyle(element, 'position'));
const contains = (root, target) =>
  root !== target && isAncestor(root, target) && (!isPositioned(target, /^(absolute|fixed)$/) || isPositioned(root, /^(absolute|fixed|relative|sticky)$/));
function intersectionEntry(target, state) {
  const related = state.root === null || isInstance(state.root, 'Document') || contains(state.root, target);
  const box = related ? boxOf(target) : null;
  const rootBox = box ? rootBoxOf(state) : emptyBox;
  const x = Math.max(box?.x ?? 0, rootBox.x),
    y = Math.max(box?.y ?? 0, rootBox.y);
  const width = box ? Math.min(box.x + box.width, rootBox.x + rootBox.width) - x : -1,
    height = box ? Math.min(box.y + box.height, rootBox.y + rootBox.height) - y : -1;
  const meets = width >= 0 && height >= 0;
  const area = box ? box.width * box.height : 0;
  const ratio = !meets ? 0 : area === 0 ? 1 : (width * height) / area;
  const isIntersecting = meets && state.thresholds[0] <= ratio;
  return make('IntersectionObserverEntry', {
    slots: Object.assign(create(null), {
      time: sinceStart(),
      rootBounds: rectOf(rootBox),
      boundingClientRect: rectOf(box ?? emptyBox),
      intersectionRect: rectOf(meets ? { x, y, width, height } : emptyBox),
      isIntersecting,
      isVisible: state.tracks && isIntersecting && area > 0,
      intersectionRatio: ratio,
      target,
    }),
  });
}
implement(
  'IntersectionObserver',
  {
    get root() {
      return stateOf(this).root;
    },
    get rootMargin() {
      return marginText(stateOf(this).margins);
    },
    get scrollMargin() {
      return marginText(stateOf(this).scrollMargins);
    },
    get thresholds() {
      return freeze(stateOf(this).thresholds.slice());
    },
    get delay() {
      return stateOf(this).delay;
    },
    get trackVisibility() {
      return stateOf(this).tracks;
    },
    observe(target) {
      requireElement(target, 'IntersectionObserver');
      watch(this, target, 'intersection', intersectionEntry);
    },
    ...stopObserving,
    ...takeRecords,
  },
  {
    construct: (args, prototype) =>
      makeObserver('IntersectionObserver', args[0], prototype, typeof args[0] === 'function' ? intersectionOptions(args[1]) : null),
  },
);

const boxKinds = ['border-box', 'content-box', 'device-pixel-content-box'];
function resizeEntry(target) {
  // An inline box without replaced content has no content box of its own.
  const { width, height } = (isInline(target) && !isAtomic(target) ? null : boxOf(target)) ?? emptyBox;
  const size = () => freeze([make('ResizeObserverSize', { slots: Object.assign(create(null), { inlineSize: width, blockSize: height }) })]);
  return make('ResizeObserverEntry', {
    slots: Object.assign(create(null), {
      target,
      contentRect: rectOf({ x: 0, y: 0, width, height }),
      contentBoxSize: size(),
      borderBoxSize: size(),
      devicePixelContentBoxSize: size(),
    }),
  });
}
implement(
  'ResizeObserver',
  {
    observe(target, options) {
      requireElement(target, 'ResizeObserver');
      const kind = options?.box;
      if (kind !== undefined && !boxKinds.includes(String(kind)))
        throw executionError(
          'observe',
          'ResizeObserver',
          `Failed to read the 'box' property from 'ResizeObserverOptions': The provided value '${kind}' is not a valid enum value of type ResizeObserverBoxOptions.`,
        );
      watch(this, target, 'resize', resizeEntry);
    },
    ...stopObserving,
  },
  { construct: (args, prototype) => makeObserver('ResizeObserver', args[0], prototype) },
);

const performanceObservers = new Set();
/** Tells the observers of an entry's kind that it was made. */
function queueEntry(entry) {
  for (const observer of performanceObservers) if (stateOf(observer).watched.includes(stateOf(entry).slots.entryType)) queueForObserver(observer, [entry]);
}
function queueForObserver(observer, entries) {
  const state = stateOf(observer);
  state.records.push(...entries);
  if (state.queued || state.records.length === 0) return;
  state.queued = true;
  schedule(() => {
    state.queued = false;
    const records = state.records.splice(0);
    if (records.length) callObserver(observer, make('PerformanceObserverEntryList', { records }), observer, state.told ? {} : { droppedEntriesCount: 0 });
    state.told = true;
  }, 0);
}
implement('PerformanceObserverEntryList', {
  getEntries() {
    return stateOf(this).records.slice();
  },
  getEntriesByType(type) {
    return stateOf(this).records.filter(entry => stateOf(entry).slots.entryType === String(type));
  },
  getEntriesByName(name, type) {
    return stateOf(this).records.filter(
      entry => stateOf(entry).slots.name === String(name) && (type === undefined || stateOf(entry).slots.entryType === String(type)),
    );
  },
});
const entryTypes = freeze(
  'element event first-input interaction-contentful-paint largest-contentful-paint layout-shift long-animation-frame longtask mark measure navigation paint resource soft-navigation visibility-state'.split(
    ' ',
  ),
);
implement(
  'PerformanceObserver',
  {
    observe(options) {
      const { entryTypes: several, type, buffered } = options ?? {};
      const refuse = text => executionError('observe', 'PerformanceObserver', text);
      if (several === undefined && type === undefined) throw refuse('An observe() call must include either entryTypes or type arguments.');
      if (several !== undefined && type !== undefined) throw refuse('An observe() call must not include both entryTypes and type arguments.');
      const state = stateOf(this);
      const wanted = (several === undefined ? [type] : [...several]).map(String).filter(kind => entryTypes.includes(kind));
      if (wanted.length === 0) return;
      state.watched = several === undefined ? state.watched.concat(wanted) : wanted;
      performanceObservers.add(this);
      if (buffered && several === undefined)
        queueForObserver(
          this,
          entriesOf(pagePerformance()).filter(entry => wanted.includes(stateOf(entry).slots.entryType)),
        );
    },
    disconnect() {
      apply(stopObserving.disconnect, this, none);
      performanceObservers.delete(this);
    },
    ...takeRecords,
  },
  {
    construct: (args, prototype) => makeObserver('PerformanceObserver', args[0], prototype),
    statics: {
      get supportedEntryTypes() {
        return entryTypes;
      },
    },
  },
);
// Nothing that a report would be about happens in an empty page.
implement(
  'ReportingObserver',
  { observe() {}, ...stopObserving, ...takeRecords },
  { construct: (args, prototype) => makeObserver('ReportingObserver', args[0], prototype) },
);
