// Compares what a recorded challenge asks of Chromium and of our engines: what was asked in one and not in the other, which answers differ, which counts differ.
// Usage: node eng/recordings/trace.mjs <pair or folder of pairs> [--engines jint,v8] [--worlds 3]
// Ends with 1 when anything differs that is neither the clock's nor the profile's.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pairFolders, readPair } from './pairs.mjs';
import { runPair } from './worlds.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { engines: { type: 'string', default: 'jint,v8' }, worlds: { type: 'string', default: '3' } },
});
if (positionals.length !== 1) {
  console.error('Usage: node trace.mjs <pair or folder of pairs> [--engines jint,v8] [--worlds 3]');
  process.exit(2);
}

// What differs from one reading to the next in any browser.
const clock = /^(Performance\.(now|timeOrigin|memory)|PerformanceEntry\.|PerformanceNavigationTiming\.|PerformanceResourceTiming\.|PerformanceTiming\.|IdleDeadline\.timeRemaining|IntersectionObserverEntry\.time|MemoryInfo\.|Crypto\.)/;
// What docs/environment.md says of the profile; the browser of the comparison runs headless on another machine.
const profile = /^(Screen\.|Navigator\.(hardwareConcurrency|deviceMemory|plugins|mimeTypes|connection|platform)|NetworkInformation\.|PluginArray\.|Plugin\.|MimeTypeArray\.|MimeType\.|ScreenOrientation\.|MediaDevices\.|PermissionStatus\.|Document\.(URL|referrer|cookie))/;
// What docs/environment.md says cannot be matched: eval() takes a trusted script for an object, so the interpreter asks for two and goes on without.
const unmatched = /^TrustedTypePolicy\.createScript/;
// How often these are asked is a matter of how fast the machine is.
const paced = /^(Performance\.now|Document\.(hidden|visibilityState|hasFocus)|IdleDeadline\.timeRemaining|window\.(requestIdleCallback|requestAnimationFrame|setTimeout)|IntersectionObserver calls back|Navigator\.userActivation|UserActivation\.)/;

const tracer = fileURLToPath(new URL('tracer.js', import.meta.url));
let found = 0;

/** For each thing asked: in how many worlds, the counts, the answers. */
function gather(results) {
  const all = new Map();
  for (const { trace } of results)
    for (const [key, count, answers] of trace ?? []) {
      const known = all.get(key) ?? { worlds: 0, counts: [], answers: new Set() };
      known.worlds++;
      known.counts.push(count);
      for (const answer of answers) known.answers.add(answer);
      all.set(key, known);
    }
  return all;
}
const range = counts => (Math.min(...counts) === Math.max(...counts) ? `${counts[0]}` : `${Math.min(...counts)}-${Math.max(...counts)}`);

function print(title, lines) {
  if (lines.length === 0) return;
  console.log(`  ${title}:`);
  for (const line of lines) console.log(`    ${line}`);
}

for (const folder of pairFolders(positionals[0])) {
  const pair = readPair(folder);
  const chromium = gather(await runPair('chromium', pair, Number(values.worlds), tracer));
  for (const engine of values.engines.split(',')) {
    const results = await runPair(engine, pair, Number(values.worlds), tracer);
    const ours = gather(results);
    const missing = [],
      added = [],
      answers = [],
      ownAnswers = [],
      counts = [],
      paces = [],
      known = [];
    for (const [key, { worlds, counts: list }] of chromium) if (!ours.has(key) && worlds === Number(values.worlds)) missing.push(`${key} (${range(list)} times)`);
    for (const [key, { worlds, counts: list }] of ours) if (!chromium.has(key) && worlds === results.length) added.push(`${key} (${range(list)} times)`);
    for (const [key, theirs] of chromium) {
      const own = ours.get(key);
      if (!own) continue;
      if (!clock.test(key) && [...own.answers].some(answer => !theirs.answers.has(answer)))
        (profile.test(key) ? ownAnswers : answers).push(`${key}: Chromium ${[...theirs.answers].join(' or ')}, ${engine} ${[...own.answers].join(' or ')}`);
      if (Math.min(...own.counts) > Math.max(...theirs.counts) || Math.max(...own.counts) < Math.min(...theirs.counts))
        (paced.test(key) ? paces : unmatched.test(key) ? known : counts).push(`${key}: Chromium ${range(theirs.counts)}, ${engine} ${range(own.counts)}`);
    }
    const errors = results.filter(result => result.error).map(result => result.error);
    const gaps = [...new Set(results.flatMap(result => result.gaps))];
    const different = missing.length + added.length + answers.length + counts.length + errors.length + gaps.length;
    found += different;
    console.log(`${pair.name}, ${engine}: ${ours.size} things asked, ${chromium.size} in Chromium, ${different} differences`);
    print('failed', errors);
    print('gaps', gaps);
    print('asked in Chromium only', missing);
    print(`asked in ${engine} only`, added);
    print('other answers', answers);
    print('other counts', counts);
    print("the profile's own answers", ownAnswers);
    print('other counts, as documented', known);
    print('other counts, as the machine paces them', paces);
  }
}
process.exitCode = found ? 1 : 0;
