// Compares the snapshots' lengths of our engines with Chromium's: how they are spread, and how often chance alone would set them as far apart.
// Usage: node eng/recordings/compare.mjs <results.jsonl of measure.mjs>...      Prints a table; ends with 1 when a run failed, had a gap, or p is at most 0.05.
import { readFileSync } from 'node:fs';

if (process.argv.length < 3) {
  console.error('Usage: node compare.mjs <results.jsonl>...');
  process.exit(2);
}
const results = process.argv.slice(2).flatMap(file =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line)),
);

const mean = list => list.reduce((sum, value) => sum + value, 0) / list.length;
const below = (list, value) => list.filter(other => other <= value).length / list.length;

/** Kolmogorov and Smirnov's test of two samples. */
function chance(first, second) {
  const distance = Math.max(...[...first, ...second].map(value => Math.abs(below(first, value) - below(second, value))));
  const size = Math.sqrt((first.length * second.length) / (first.length + second.length));
  const scaled = (size + 0.12 + 0.11 / size) * distance;
  // The series does not converge where two samples are alike.
  if (scaled < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k < 100; k++) sum += (k % 2 ? 2 : -2) * Math.exp(-2 * k * k * scaled * scaled);
  return Math.min(1, sum);
}

console.log('| pair | | worlds | failed | gaps | least | 5 % | mean | 95 % | most | p |');
console.log('|---|---|---|---|---|---|---|---|---|---|---|');
for (const pair of [...new Set(results.map(result => result.pair))].sort()) {
  const of = engine => results.filter(result => result.pair === pair && result.engine === engine);
  const lengths = list => list.filter(result => !result.error).map(result => result.length);
  const chromium = lengths(of('chromium'));
  for (const engine of ['chromium', 'v8', 'jint', 'node']) {
    const all = of(engine);
    if (all.length === 0) continue;
    const list = lengths(all);
    const sorted = list.toSorted((a, b) => a - b);
    const at = part => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    const failed = all.length - list.length;
    const gaps = all.filter(result => result.gaps?.length).length;
    const p = engine === 'chromium' || chromium.length === 0 || list.length === 0 ? null : chance(chromium, list);
    if (engine !== 'node' && (failed || gaps || (p !== null && p <= 0.05))) process.exitCode = 1;
    console.log(`| ${[pair, engine, all.length, failed, gaps, sorted[0], at(0.05), list.length ? mean(list).toFixed(1) : '', at(0.95), sorted.at(-1), p === null ? '' : p.toFixed(2)].join(' | ')} |`);
  }
}
