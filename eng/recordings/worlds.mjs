// Runs a pair as the product does, with src/SessionOps.Core/Attestation/botguard.js around the interpreter, in Chromium, in both engines, and in Node with jsdom
// and bgutils-js. Each run gives { engine, pair, length, prefix, canMint, token: [bytes, first byte], gaps, error, times, trace }.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../conformance/chromium.mjs';

const root = new URL('../../', import.meta.url);
const botguard = readFileSync(new URL('src/SessionOps.Core/Attestation/botguard.js', root), 'utf8').trim();
const program = fileURLToPath(new URL('tests/SessionOps.Benchmarks/bin/Release/net10.0/SessionOps.Benchmarks', root));
const node = fileURLToPath(new URL('tests/SessionOps.Benchmarks/reference/cold.mjs', root));
const mints = 20;

export const engines = ['chromium', 'jint', 'v8', 'node'];

/** Runs a pair in so many worlds of an engine; `before` is a script file that runs ahead of the interpreter. */
export function runPair(engine, pair, worlds, before) {
  if (engine === 'chromium') return inChromium(pair, worlds, before);
  if (engine === 'node') return lines(process.execPath, [node, pair.folder, String(worlds), '--json']);
  if (!existsSync(program)) throw new Error('Build the worlds first: dotnet build -c Release tests/SessionOps.Benchmarks');
  return lines(program, ['measure', engine, pair.folder, String(worlds), ...(before ? [before] : [])]);
}

async function lines(file, args) {
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', chunk => (text += chunk));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${file} ${args[0]} ended with ${code}.`);
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));
}

async function inChromium(pair, worlds, before) {
  // The steps of BotGuardClient, in the page; what they need is made outside, so that a tracer sees the challenge's own questions alone.
  const bytes = data => `Uint8Array.of(${[...data].join()})`;
  const bindings = ['first', ...Array.from({ length: mints }, (_, index) => `binding ${index}`)].map(text => bytes(Buffer.from(text)));
  const steps = `(async () => {
    const side = ${botguard}, started = Date.now();
    const result = { engine: 'chromium', pair: ${JSON.stringify(pair.name)}, canMint: false, gaps: [] };
    const [first, ...bindings] = [${bindings.join()}];
    side.expose('{}');
    const loaded = await side.load(${JSON.stringify(pair.globalName)}, ${JSON.stringify(pair.program)}, '[[[],[]],""]'), ready = Date.now();
    if (loaded !== 'ok') return { ...result, error: loaded };
    const answer = await side.snapshot(null, null, null), taken = Date.now();
    if (!answer.startsWith('ok') || answer.startsWith('okE:')) return { ...result, error: answer.slice(0, 20) };
    Object.assign(result, { length: answer.length - 2, prefix: answer[2], canMint: side.canMint() });
    const integrityToken = ${pair.integrityToken ? bytes(Buffer.from(pair.integrityToken, 'base64url')) : 'null'};
    let mint = 0;
    if (result.canMint && integrityToken) {
      const made = await side.createMinter(integrityToken);
      if (made !== 'ok') return { ...result, error: made };
      const token = await side.mint(first);
      if (typeof token === 'string') return { ...result, error: token };
      result.token = [token.length, token[0]];
      const begun = Date.now();
      for (const binding of bindings) await side.mint(binding);
      mint = (Date.now() - begun) / bindings.length;
    }
    return { ...result, times: [0, ready - started, taken - ready, mint], trace: globalThis.recordingTrace?.() };
  })()`;
  const results = [];
  // A browser that ends by itself, as it may on a machine without memory to spare, is not a measurement.
  for (let attempts = 0; results.length < worlds; attempts++) {
    const browser = await openBrowser();
    try {
      while (results.length < worlds) {
        const page = await browser.openPage({ url: pair.url });
        // As the product runs them: no script element is left in the page.
        for (const script of [...(before ? [readFileSync(before, 'utf8')] : []), pair.interpreter]) await page.evaluate(`${script}\n;undefined`);
        results.push(await page.evaluate(steps));
        await page.close();
      }
    } catch (error) {
      if (attempts === 3) throw error;
    } finally {
      await browser.close();
    }
  }
  return results;
}
