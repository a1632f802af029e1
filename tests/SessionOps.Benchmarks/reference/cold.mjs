// What most tools do today: jsdom and bgutils-js. One whole process to the first minted token (to the snapshot where no integrity token was recorded), or several
// rounds in one. Usage: node cold.mjs <pair folder> [rounds] [--json]
import { BotGuardClient } from 'bgutils-js/botguard';
import { WebPoMinter } from 'bgutils-js/webpo';
import { JSDOM, VirtualConsole } from 'jsdom';
import { readPair } from '../../../eng/recordings/pairs.mjs';

const [folder, rounds = '1', form] = process.argv.slice(2);
const { name, interpreter, program, globalName, url, integrityToken } = readPair(folder);
const mints = 20;

for (let round = 0; round < Number(rounds); round++) {
  const start = performance.now();
  const dom = new JSDOM('<!DOCTYPE html><html><head><title></title></head><body></body></html>', {
    url,
    pretendToBeVisual: true,
    runScripts: 'outside-only',
    // One that prints nothing: what jsdom has not got is known.
    virtualConsole: new VirtualConsole(),
  });
  Object.assign(globalThis, { window: dom.window, document: dom.window.document, location: dom.window.location });
  if (!globalThis.navigator) Object.defineProperty(globalThis, 'navigator', { value: dom.window.navigator, configurable: true });
  for (const member of ['addEventListener', 'removeEventListener', 'dispatchEvent']) globalThis[member] = dom.window[member].bind(dom.window);
  const created = performance.now();
  new Function(interpreter)();
  const client = await BotGuardClient.create({ program, globalName, globalObject: globalThis });
  const ready = performance.now();
  const webPoSignalOutput = [];
  const snapshot = await client.snapshot({ webPoSignalOutput });
  const end = performance.now();
  const canMint = typeof webPoSignalOutput[0] === 'function';
  let token = null;
  let mint = 0;
  if (canMint && integrityToken) {
    const minter = await WebPoMinter.create({ integrityToken }, webPoSignalOutput);
    token = await minter.mint('first');
    if (Number(rounds) > 1) {
      const begun = performance.now();
      for (let i = 0; i < mints; i++) await minter.mint(`binding ${i}`);
      mint = (performance.now() - begun) / mints;
    }
  }
  const times = [created - start, ready - created, end - ready, mint];
  const [world, setup, taken] = times.map(time => time.toFixed(0));
  if (form === '--json')
    console.log(JSON.stringify({ engine: 'node', pair: name, length: snapshot.length, prefix: snapshot[0], canMint, token: token && [token.length, token[0]], gaps: [], times }));
  else if (Number(rounds) > 1)
    console.log(`node world ${world} setup ${setup} snapshot ${taken} all ${(end - start).toFixed(0)} mint ${mint.toFixed(2)} length ${snapshot.length}`);
  else console.log(token?.length ?? snapshot.length);
}
process.exit(0);
