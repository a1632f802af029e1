// Attests recorded pairs in Chromium, both engines and Node alike, and prints a line for each: lengths, gaps, whether there is a function to mint with, the token.
// Usage: node eng/recordings/measure.mjs <pair or folder of pairs> [--engines chromium,jint,v8,node] [--worlds 5] [--before script.js] [--out results.jsonl] [--remember]
// --remember writes Chromium's lengths into each pair's folder, for the tests that replay it.
// Needs Chromium (CHROMIUM=<path>), a Release build of tests/SessionOps.Benchmarks, and npm ci in its folder reference.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pairFolders, readPair } from './pairs.mjs';
import { engines, runPair } from './worlds.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engines: { type: 'string', default: engines.join() },
    worlds: { type: 'string', default: '5' },
    before: { type: 'string' },
    out: { type: 'string' },
    remember: { type: 'boolean', default: false },
  },
});
if (positionals.length !== 1) {
  console.error('Usage: node measure.mjs <pair or folder of pairs> [--engines chromium,jint,v8,node] [--worlds 5] [--before script.js] [--out results.jsonl] [--remember]');
  process.exit(2);
}

const range = list => (list.length === 0 ? '-' : Math.min(...list) === Math.max(...list) ? `${list[0]}` : `${Math.min(...list)}-${Math.max(...list)}`);
const median = list => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;
const count = (list, of) => {
  const counts = new Map();
  for (const item of list) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1);
  return [...counts].map(([value, number]) => (number === list.length ? value : `${value} (${number})`)).join(', ');
};

console.log('pair | engine | worlds | failed | length | mint function | token | setup, snapshot, mint (ms, medians) | gaps');
for (const folder of pairFolders(positionals[0])) {
  const pair = readPair(folder);
  for (const engine of values.engines.split(',')) {
    const results = await runPair(engine, pair, Number(values.worlds), values.before);
    if (values.out) for (const { trace, ...result } of results) appendFileSync(values.out, JSON.stringify(result) + '\n');
    const failed = results.filter(result => result.error);
    const whole = results.filter(result => !result.error);
    if (values.remember && engine === 'chromium') writeFileSync(join(folder, 'chromium.json'), JSON.stringify(whole.map(result => result.length)));
    const time = step => median(whole.map(result => result.times[step])).toFixed(step === 3 ? 2 : 0);
    const columns = [
      pair.name,
      engine,
      results.length,
      failed.length,
      range(whole.map(result => result.length)),
      count(whole, result => (result.canMint ? 'yes' : 'no')),
      count(whole, result => (result.token ? `${result.token[0]} bytes, 0x${result.token[1].toString(16)}` : '-')),
      [1, 2, 3].map(time).join(', '),
      [...new Set(results.flatMap(result => result.gaps ?? []))].join(', ') || '-',
    ];
    console.log(columns.join(' | '));
    for (const error of new Set(failed.map(result => result.error))) console.log(`  ${error}`);
  }
}
