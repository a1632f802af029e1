// Gives a Chromium that compares the values of docs/environment.md's profile, for measure.mjs --engines chromium --before: they are part of a snapshot, and its length depends on their digits.
(() => {
  const set = (owner, values) => {
    for (const [name, value] of Object.entries(values)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(owner.prototype, name);
      Reflect.defineProperty(owner.prototype, name, { ...descriptor, get: new Proxy(descriptor.get, { apply: () => value }) });
    }
  };
  set(Screen, { width: 1920, height: 1080, availWidth: 1920, availHeight: 1040 });
  set(Navigator, { hardwareConcurrency: 8, deviceMemory: 8 });
  set(NetworkInformation, { rtt: 50, downlink: 10 });
})();
