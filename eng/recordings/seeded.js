// Gives a world random numbers that are the same in every run, for measure.mjs --before: a challenge samples and packs by them, so that with one seed a snapshot has
// one length, and a single page of Chromium and a single world show what two hundred would not. Other seeds: replace the number.
(() => {
  let state = 101;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const replace = (owner, name, apply) => {
    const descriptor = Reflect.getOwnPropertyDescriptor(owner, name);
    Reflect.defineProperty(owner, name, { ...descriptor, value: new Proxy(descriptor.value, { apply }) });
  };
  replace(Math, 'random', random);
  replace(Crypto.prototype, 'getRandomValues', (target, self, [array]) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(random() * 256);
    return array;
  });
})();
