// An engine may never call a finalizer, and here none is called: one that ran between calls, or while its world ends, would be out of reach of every limit.
const nativeRegistry = global.FinalizationRegistry;
const Registry = asNative(
  function FinalizationRegistry(cleanup) {
    if (new.target === undefined) throw new TypeError("Constructor FinalizationRegistry requires 'new'");
    if (typeof cleanup !== 'function') throw new TypeError('FinalizationRegistry: cleanup must be callable');
    return constructor(nativeRegistry, [() => {}], new.target);
  },
  'FinalizationRegistry',
  1,
);
defineProperty(Registry, 'prototype', { value: nativeRegistry.prototype, writable: false, enumerable: false, configurable: false });
hide(nativeRegistry.prototype, 'constructor', Registry);
hide(global, 'FinalizationRegistry', Registry);
