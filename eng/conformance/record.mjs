// Runs every assertion in Chromium: writes what it gave (default), or prints where it differs from what is committed (--check).
// Usage: node eng/conformance/record.mjs [--check] [group...]
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { openPage } from './chromium.mjs';
import { groups as asynchronous } from './assertions/asynchronous.mjs';
import { groups as audio } from './assertions/audio.mjs';
import { groups as drawing } from './assertions/drawing.mjs';
import { groups as generated } from './assertions/generated.mjs';
import { groups as graphics } from './assertions/graphics.mjs';
import { groups as language } from './assertions/language.mjs';
import { groups as markup } from './assertions/markup.mjs';
import { groups as math } from './assertions/math.mjs';
import { groups as redefined } from './assertions/redefined.mjs';
import { groups as settling } from './assertions/settling.mjs';
import { groups as text } from './assertions/text.mjs';
import { groups as written } from './assertions/written.mjs';
import { groups as xpath } from './assertions/xpath.mjs';

const folder = new URL('../../tests/SessionOps.Engines.Tests/Browser/', import.meta.url);
const describe = readFileSync(new URL('describe.js', folder), 'utf8');
const check = process.argv.includes('--check');
const only = process.argv.slice(2).filter(name => name !== '--check');
let total = 0,
  differences = 0;

const all = { ...audio, ...drawing, ...generated, ...graphics, ...language, ...markup, ...math, ...redefined, ...written, ...settling, ...asynchronous, ...text, ...xpath };
const groups = Object.fromEntries(Object.entries(all).filter(([name]) => only.length === 0 || only.includes(name)));
for (const [name, { setup = '', ...group }] of Object.entries(groups)) {
  const page = await openPage();
  const list = group.expressions ?? (await page.evaluate(`(() => { ${setup}; return ${group.list}; })()`));
  const run = group.asynchronous ? 'await run.settle(expression)' : 'run.describe(expression)';
  const results = await page.evaluate(
    `(async () => {
      (0, eval)(${JSON.stringify(setup)});
      const run = ${describe}, results = [];
      for (const expression of ${JSON.stringify(list)}) results.push(${run});
      return results;
    })()`,
  );
  await page.close();
  const assertions = list.map((expression, index) => [expression, results[index]]);
  total += assertions.length;
  const file = new URL(`Expectations/${name}.json`, folder);
  if (check) {
    const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).assertions : [];
    for (const [index, [expression, value]] of assertions.entries())
      if (known[index]?.join() !== [expression, value].join()) {
        differences++;
        console.log(`${name}: ${expression}\n  committed ${known[index]?.[1]}\n  Chromium  ${value}`);
      }
  } else {
    writeFileSync(
      file,
      `{\n"chromium": ${JSON.stringify(page.version)},\n"setup": ${JSON.stringify(setup)},\n${group.asynchronous ? '"asynchronous": true,\n' : ''}"assertions": [\n${assertions.map(a => JSON.stringify(a)).join(',\n')}\n]\n}\n`,
    );
  }
}
console.log(`${total} assertions in ${Object.keys(groups).length} groups${check ? `, ${differences} differences` : ''}`);
process.exitCode = differences ? 1 : 0;
