// Compares the snapshots' lengths of our engines with Chromium's: how they are spread, and how often chance alone would set them as far apart.
// Usage: node eng/recordings/compare.mjs <what chromium.mjs printed> <pair> <what the benchmark's "warm" printed>...
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const [chromiumFile, pair, ...ours] = process.argv.slice(2);
if (ours.length === 0) {
  console.error('Usage: node compare.mjs <chromium.txt> <pair> <warm.txt>...');
  process.exit(2);
}

const numbers = text => text.trim().split(/\s+/).map(Number);
const line = readFileSync(chromiumFile, 'utf8').split('\n').find(text => text.includes(` ${pair}: `));
if (!line) {
  console.error(`${chromiumFile} has nothing of '${pair}'.`);
  process.exit(2);
}
const chromium = numbers(line.slice(line.indexOf(') ') + 2));
// Five snapshots of each page: those of one page are alike, so only the first of each is a sample of its own.
const independent = chromium.filter((_, index) => index % 5 === 0);

const mean = list => list.reduce((sum, value) => sum + value, 0) / list.length;
const below = (list, value) => list.filter(other => other <= value).length / list.length;

/** Kolmogorov and Smirnov's test of two samples. */
function chance(first, second) {
  const distance = Math.max(...[...first, ...second].map(value => Math.abs(below(first, value) - below(second, value))));
  const size = Math.sqrt((first.length * second.length) / (first.length + second.length));
  const scaled = (size + 0.12 + 0.11 / size) * distance;
  let sum = 0;
  for (let k = 1; k < 100; k++) sum += (k % 2 ? 2 : -2) * Math.exp(-2 * k * k * scaled * scaled);
  return Math.min(1, sum);
}

function print(name, lengths, note) {
  const sorted = lengths.toSorted((a, b) => a - b);
  const at = part => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  console.log([pair, name, sorted[0], at(0.05), mean(lengths).toFixed(1), at(0.95), sorted.at(-1), note].join(' | '));
}

print('Chromium', chromium, `${chromium.length} snapshots of ${independent.length} pages`);
for (const file of ours) {
  const lengths = numbers(Array.from(readFileSync(file, 'utf8').matchAll(/ length (\d+)/g), match => match[1]).join(' '));
  print(basename(file), lengths, `${lengths.length} worlds, p = ${chance(independent, lengths).toFixed(2)}`);
}
