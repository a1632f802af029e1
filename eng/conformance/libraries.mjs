// Runs the well-known libraries of tests/libraries/cases.json on an empty page in Chromium and writes what they gave (default), or prints where it differs (--check).
// Needs npm ci in tests/libraries.
import { readFileSync, writeFileSync } from 'node:fs';
import { openBrowser } from './chromium.mjs';

const folder = new URL('../../tests/libraries/', import.meta.url);
const file = new URL('cases.json', folder);
const check = process.argv.includes('--check');
const browser = await openBrowser();
const cases = [];
let differences = 0;
for (const { chromium, ...library } of JSON.parse(readFileSync(file, 'utf8'))) {
  const page = await browser.openPage();
  const scripts = library.scripts.map(name => readFileSync(new URL(`node_modules/${name}`, folder), 'utf8'));
  for (const script of [library.before ?? '', ...scripts]) await page.evaluate(`${script}\n;undefined`);
  const lines = (await page.evaluate(library.expression)).split('\n');
  await page.close();
  // What the profile decides differs from this machine to the next.
  const own = line => Object.keys(library.profile ?? {}).some(name => line.startsWith(`${name} `));
  const found = lines.filter(line => !own(line));
  if (check && chromium?.join('\n') !== found.join('\n')) {
    differences++;
    console.log(`${library.name}:\n  committed ${chromium}\n  Chromium  ${found}`);
  }
  cases.push({ ...library, chromium: found });
}
await browser.close();
if (!check) writeFileSync(file, JSON.stringify(cases, null, 1) + '\n');
console.log(`${cases.length} libraries in Chromium ${browser.version}${check ? `, ${differences} differences` : ''}`);
process.exitCode = differences ? 1 : 0;
