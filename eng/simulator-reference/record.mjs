// Writes src/SessionOps.Simulator/Challenges/chromium.json, what a real Chromium gives for the objects that challenge programs sample, and the answers in answers.json.
// Usage: node eng/simulator-reference/record.mjs [path of chromium]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage } from '../conformance/chromium.mjs';

// They depend on the page's address, the time and the layout, not on the browser.
const unstable = { iframe: ['baseURI'], mouseEvent: ['timeStamp'], style: [] };

const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
try {
  const dom = execFileSync(process.argv[2] ?? 'chromium', [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', `--user-data-dir=${profile}`, '--dump-dom', new URL('record.html', import.meta.url).href,
  ], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
  const text = /<pre id="record">(.*?)<\/pre>/s.exec(dom)[1].replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  const record = JSON.parse(text);
  for (const [target, names] of Object.entries(unstable)) names.forEach((name) => delete record[target][name]);
  writeFileSync(fileURLToPath(new URL('../../src/SessionOps.Simulator/Challenges/chromium.json', import.meta.url)), JSON.stringify(record, null, 1) + '\n');
  console.log(record.browser, Object.fromEntries(Object.keys(unstable).map((target) => [target, Object.keys(record[target]).length])));
} finally {
  rmSync(profile, { recursive: true, force: true });
}

// What the browser answers to the probes that follow the members which YouTube's own challenges ask for.
const file = fileURLToPath(new URL('../../src/SessionOps.Simulator/Challenges/answers.json', import.meta.url));
const page = await openPage();
const answers = [];
for (const { late, script } of JSON.parse(readFileSync(file, 'utf8')))
  answers.push({ ...(late && { late }), script, answer: await page.evaluate(`(async () => String(await (function () { ${script} })()))()`) });
await page.close();
writeFileSync(file, `[\n${answers.map(answer => ' ' + JSON.stringify(answer)).join(',\n')}\n]\n`);
console.log(answers.length, 'answers');
