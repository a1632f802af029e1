// One script world: this process's own global object, with SessionOps' browser environment instead of Node's names.
// Each line of standard input is a command in JSON; standard output has its answer in one line.
const vm = require('node:vm');
const { randomBytes } = require('node:crypto');
const { isUint8Array } = require('node:util/types');
const { setTimeout, setImmediate } = require('node:timers');
const { stdin, stdout } = process;
const { Buffer, performance } = globalThis;
const { wait: block } = Atomics;
const nobodyWakes = new Int32Array(new SharedArrayBuffer(4));

const ofJavaScript = new Set(vm.runInNewContext('Reflect.ownKeys(globalThis)'));
for (const name of Reflect.ownKeys(globalThis)) if (!ofJavaScript.has(name)) delete globalThis[name];

const run = (source, filename = '<anonymous>') => vm.runInThisContext(source, { filename });
const bridges = [];
let pump;

const commands = {
  open(environment, pageUrl, userAgent, languages) {
    const start = performance.now();
    pump = run(environment)({
      pageUrl, userAgent, languages, timeOrigin: performance.timeOrigin + start, now: () => performance.now() - start,
      pause: milliseconds => { block(nobodyWakes, 0, 0, milliseconds); },
      randomHex: count => randomBytes(count).toString('hex'), openRealm: () => vm.runInContext(environment, vm.createContext({})),
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

const fromJson = value => (value?.bytes === undefined ? value : new Uint8Array(Buffer.from(value.bytes, 'base64')));
const kinds = { string: 'text', number: 'number', boolean: 'flag' };
const toAnswer = value => {
  if (isUint8Array(value)) return { bytes: Buffer.from(value).toString('base64') };
  return typeof value in kinds ? { [kinds[typeof value]]: value } : {};
};

require('node:readline').createInterface({ input: stdin }).on('line', async line => {
  const { command, values } = JSON.parse(line);
  let answer;
  try {
    answer = toAnswer(await commands[command](...values.map(fromJson)));
  } catch (error) {
    answer = { error: `${error}` };
  }
  stdout.write(`${JSON.stringify(answer)}\n`);
});
