// The clock and the entries of the page load; DOMException.
const ownObjects = { performance: undefined };
const pagePerformance = () => (ownObjects.performance ??= make('Performance'));
implement('Window', {
  get performance() {
    return pagePerformance();
  },
});
implement(
  'Performance',
  {},
  {
    // A small scope of its own, since Jint looks a name up in each scope on the way; the sum as sinceStart() has it, without a call of Math.floor.
    whole: ((known, start, now) => ({
      now() {
        if (this !== known.performance && !isInstance(this, 'Performance')) throw invocationError();
        const tenths = (start + now()) * 10;
        return (tenths - (tenths % 1)) / 10 - start;
      },
    }))(ownObjects, clockStart, hostNow),
  },
);
implement('Performance', {
  get timeOrigin() {
    return host.timeOrigin;
  },
  getEntries() {
    return entriesOf(this).slice();
  },
  getEntriesByType(type) {
    const wanted = String(type);
    return entriesOf(this).filter(entry => stateOf(entry).slots.entryType === wanted);
  },
  getEntriesByName(name) {
    return entriesOf(this).filter(entry => stateOf(entry).slots.name === String(name));
  },
  mark(name) {
    const entry = make('PerformanceMark', {
      slots: Object.assign(create(null), { name: String(name), entryType: 'mark', startTime: sinceStart(), duration: 0, detail: null }),
    });
    entriesOf(this).push(entry);
    queueEntry(entry);
    return entry;
  },
  measure(name) {
    const entry = make('PerformanceMeasure', {
      slots: Object.assign(create(null), { name: String(name), entryType: 'measure', startTime: 0, duration: sinceStart(), detail: null }),
    });
    entriesOf(this).push(entry);
    queueEntry(entry);
    return entry;
  },
  clearMarks() {
    const list = entriesOf(this);
    for (let i = list.length - 1; i >= 0; i--) if (stateOf(list[i]).slots.entryType === 'mark') list.splice(i, 1);
  },
  clearMeasures() {
    const list = entriesOf(this);
    for (let i = list.length - 1; i >= 0; i--) if (stateOf(list[i]).slots.entryType === 'measure') list.splice(i, 1);
  },
  clearResourceTimings() {},
  setResourceTimingBufferSize() {},
  toJSON() {
    return { timeOrigin: this.timeOrigin, timing: this.timing.toJSON(), navigation: this.navigation.toJSON() };
  },
});
// What Chromium gave for a small page: times are differences of rounded readings there too.
const pageTimes = {
  fetchStart: 3.8000000002793968,
  domainLookupStart: 3.8000000002793968,
  domainLookupEnd: 3.8000000002793968,
  connectStart: 3.8000000002793968,
  secureConnectionStart: 3.8000000002793968,
  connectEnd: 3.8000000002793968,
  requestStart: 3.8000000002793968,
  responseStart: 7.899999999906868,
  responseEnd: 8.299999999813735,
  domInteractive: 48.89999999990687,
  domContentLoadedEventStart: 48.89999999990687,
  domContentLoadedEventEnd: 49,
  domComplete: 49.5,
  loadEventStart: 49.5,
  loadEventEnd: 49.5,
};
function entriesOf(performance) {
  const state = stateOf(performance);
  return (
    state.entries ??
    (state.entries = [
      make('PerformanceNavigationTiming', {
        slots: Object.assign(create(null), {
          name: windowState.pageUrl,
          entryType: 'navigation',
          startTime: 0,
          duration: 49.5,
          initiatorType: 'navigation',
          type: 'navigate',
          redirectCount: 0,
          responseStatus: 200,
          contentType: 'text/html',
          ...pageTimes,
        }),
      }),
    ])
  );
}
const timingMembers = {
  toJSON() {
    const out = {};
    for (const key in getPrototypeOf(this)) if (typeof this[key] === 'number') out[key] = this[key];
    return out;
  },
};
for (const name of ['navigationStart', ...Object.keys(pageTimes), 'domLoading'])
  defineProperty(timingMembers, name, {
    get() {
      return Math.floor(host.timeOrigin + (name === 'navigationStart' ? 0 : (pageTimes[name] ?? 8.3)));
    },
    enumerable: true,
  });
implement('PerformanceTiming', timingMembers);
implement('PerformanceNavigation', {
  toJSON() {
    return { type: 0, redirectCount: 0 };
  },
});
for (const type of ['PerformanceEntry', 'PerformanceNavigationTiming', 'PerformanceMark', 'PerformanceMeasure', 'PerformanceResourceTiming'])
  implement(type, {
    toJSON() {
      const out = {};
      for (const key in this) if (typeof this[key] !== 'function') out[key] = this[key];
      return out;
    },
  });
implement('MemoryInfo', {
  get totalJSHeapSize() {
    return 10000000;
  },
  get usedJSHeapSize() {
    return 10000000;
  },
  get jsHeapSizeLimit() {
    return 4294967296;
  },
});
implement(
  'DOMException',
  {
    get name() {
      return stateOf(this).name;
    },
    get message() {
      return stateOf(this).message;
    },
    get code() {
      return (
        {
          IndexSizeError: 1,
          HierarchyRequestError: 3,
          WrongDocumentError: 4,
          InvalidCharacterError: 5,
          NoModificationAllowedError: 7,
          NotFoundError: 8,
          NotSupportedError: 9,
          InUseAttributeError: 10,
          InvalidStateError: 11,
          SyntaxError: 12,
          InvalidModificationError: 13,
          NamespaceError: 14,
          InvalidAccessError: 15,
          TypeMismatchError: 17,
          SecurityError: 18,
          NetworkError: 19,
          AbortError: 20,
          URLMismatchError: 21,
          QuotaExceededError: 22,
          TimeoutError: 23,
          InvalidNodeTypeError: 24,
          DataCloneError: 25,
        }[stateOf(this).name] ?? 0
      );
    },
  },
  {
    construct(args, prototype) {
      const error = make(
        'DOMException',
        { message: args[0] === undefined ? '' : String(args[0]), name: args[1] === undefined ? 'Error' : String(args[1]) },
        prototype,
      );
      Error.captureStackTrace(error);
      return error;
    },
  },
);
