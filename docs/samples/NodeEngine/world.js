// One script world: this process's own global object, with SessionOps' browser environment in place of Node's names.
// A command is a line of JSON on standard input, and so is its answer on standard output.
const vm = require('node:vm'), { randomBytes } = require('node:crypto'), { setTimeout, setImmediate } = require('node:timers');
const { stdin, stdout } = process, { now } = performance, clock = performance, { timeOrigin } = performance, { Buffer } = globalThis;
const ofScript = new Set(vm.runInNewContext('Reflect.ownKeys(globalThis)'));
for (const name of Reflect.ownKeys(globalThis)) if (!ofScript.has(name)) delete globalThis[name];
// Made before the environment puts its own names in place of the engine's.
const lazy = `(({ defineProperty }) => (target, name, factory, isIndex = false) => {
  const settle = value => defineProperty(target, name, { value, writable: !isIndex, enumerable: isIndex, configurable: true });
  defineProperty(target, name, { get: () => (settle(factory()), target[name]), set: isIndex ? undefined : settle, enumerable: isIndex, configurable: true });
})(Reflect)`;
const run = (source, filename = '<anonymous>') => vm.runInThisContext(source, { filename });
const bridges = [];
let pump;
const commands = {
  open(environment, pageUrl, userAgent, languages) {
    const began = now.call(clock);
    const openRealm = () => {
      const frame = vm.createContext({}), defineLazy = vm.runInContext(lazy, frame), create = vm.runInContext(environment, frame);
      return host => create({ ...host, defineLazy });
    };
    pump = run(environment)({
      pageUrl, userAgent, languages, timeOrigin: timeOrigin + began, now: () => now.call(clock) - began,
      randomHex: count => randomBytes(count).toString('hex'), reportGap: null, defineLazy: run(lazy), openRealm,
    });
  },
  execute(source, name) { run(source, name); },
  bridge: expression => bridges.push(run(`(${expression})`)) - 1,
  async call(bridge, name, ...values) {
    let isDone = false;
    const result = Promise.resolve(bridges[bridge][name](...values)).finally(() => { isDone = true; });
    result.catch(() => {});
    for (await null; !isDone; ) {
      const wait = pump.runTask();
      await new Promise(next => (wait > 0 ? setTimeout(next, wait) : setImmediate(next)));
    }
    return result;
  },
};
const given = value => (value?.bytes === undefined ? value : new Uint8Array(Buffer.from(value.bytes, 'base64')));
const kinds = { string: 'text', number: 'number', boolean: 'flag' };
const written = value => {
  if (Object.prototype.toString.call(value) === '[object Uint8Array]') return { bytes: Buffer.from(value).toString('base64') };
  return typeof value in kinds ? { [kinds[typeof value]]: value } : {};
};
require('node:readline').createInterface({ input: stdin }).on('line', async line => {
  const { command, values } = JSON.parse(line);
  let answer;
  try {
    answer = written(await commands[command](...values.map(given)));
  } catch (error) {
    answer = { error: `${error}` };
  }
  stdout.write(`${JSON.stringify(answer)}\n`);
});
