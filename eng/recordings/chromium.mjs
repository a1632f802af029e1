// Runs recorded challenges in a real Chromium, each on a page at the address that it came from, and prints the spread of the snapshots' lengths.
// Usage: node eng/recordings/chromium.mjs <folder of pairs> [runs, default 5]      needs Chromium (apt-get install chromium; CHROMIUM=<path> for another)
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPage } from '../conformance/chromium.mjs';

const [folder, runs = '5'] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node chromium.mjs <folder of pairs> [runs]');
  process.exit(2);
}

const side = readFileSync(new URL('page.js', import.meta.url), 'utf8').trim();
const inScript = text => text.replaceAll('</script', '<\\/script');
for (const pair of readdirSync(folder).sort()) {
  const read = name => readFileSync(join(folder, pair, name), 'utf8');
  const [name, program, url] = [read('globalName').trim(), read('program.txt'), read('pageUrl').trim()];
  const html = `<!DOCTYPE html><html><head><title></title></head><body><script>${inScript(read('interpreter.js'))}</script></body></html>`;
  const lengths = [];
  const prefixes = new Set();
  let version = '';
  for (let run = 0; run < Number(runs); run++) {
    const page = await openPage({ html, url });
    version = page.version;
    try {
      await page.evaluate(`(async () => { globalThis.__side = ${side}; await __side.load(${JSON.stringify(name)}, ${JSON.stringify(program)}); })()`);
      // One after another and from outside: a snapshot that is asked for inside another's callback is refused.
      for (let i = 0; i < 5; i++) {
        const snapshot = await page.evaluate('__side.snapshot()');
        prefixes.add(snapshot[0]);
        lengths.push(snapshot.length);
      }
    } finally {
      await page.close();
    }
  }
  console.log(`chromium ${version} ${pair}: ${Math.min(...lengths)}-${Math.max(...lengths)} (${[...prefixes].join(' ')}) ${lengths.join(' ')}`);
}
