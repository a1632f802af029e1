// Nanoseconds of each operation in operations.json in this Node's V8; the counterpart of "operations" of the benchmarks. Usage: node --jitless operations.mjs
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

const iterations = 200_000;
for (const { name, source } of JSON.parse(readFileSync(new URL('operations.json', import.meta.url), 'utf8'))) {
  const context = createContext({});
  runInContext(source, context);
  let best = Infinity;
  for (let round = 0; round < 7; round++) {
    const start = performance.now();
    context.run(iterations);
    best = Math.min(best, performance.now() - start);
  }
  console.log(`${name}\t${((best * 1e6) / iterations).toFixed(0)}`);
}
