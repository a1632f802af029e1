// What most tools do today: jsdom and bgutils-js. One whole process to the first snapshot, or several rounds in one.
// Usage: node cold.mjs <pair folder> [rounds]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BotGuardClient } from 'bgutils-js/botguard';
import { JSDOM } from 'jsdom';

const [folder, rounds = '1'] = process.argv.slice(2);
const read = name => readFileSync(join(folder, name), 'utf8');
const [interpreter, program, globalName, url] = [read('interpreter.js'), read('program.txt'), read('globalName').trim(), read('pageUrl').trim()];

for (let round = 0; round < Number(rounds); round++) {
  const start = performance.now();
  const dom = new JSDOM('<!DOCTYPE html><html><head><title></title></head><body></body></html>', { url, pretendToBeVisual: true, runScripts: 'outside-only' });
  Object.assign(globalThis, { window: dom.window, document: dom.window.document, location: dom.window.location });
  if (!globalThis.navigator) Object.defineProperty(globalThis, 'navigator', { value: dom.window.navigator, configurable: true });
  for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) globalThis[name] = dom.window[name].bind(dom.window);
  const created = performance.now();
  new Function(interpreter)();
  const client = await BotGuardClient.create({ program, globalName, globalObject: globalThis });
  const ready = performance.now();
  const snapshot = await client.snapshot({ webPoSignalOutput: [] });
  const end = performance.now();
  if (Number(rounds) > 1)
    console.log(`node world ${(created - start).toFixed(0)} setup ${(ready - created).toFixed(0)} snapshot ${(end - ready).toFixed(0)} all ${(end - start).toFixed(0)} length ${snapshot.length}`);
  else console.log(snapshot.length);
}
process.exit(0);
