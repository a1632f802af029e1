// Takes the inline challenge out of a saved page and writes it as a pair for the recordings suite.
// Usage: node eng/recordings/extract.mjs <page.html> <pair folder> [page URL, default https://www.google.com/search?q=test]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [page, folder, pageUrl = 'https://www.google.com/search?q=test'] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node extract.mjs <page.html> <pair folder> [page URL]');
  process.exit(2);
}

const html = readFileSync(page, 'utf8');
const scripts = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script\s*>/gi)].map(match => match[1]);
const escapes = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };
const unescape = text =>
  text.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g, (_, byte, unit, other) =>
    other === undefined ? String.fromCharCode(parseInt(byte ?? unit, 16)) : (escapes[other] ?? other));

// The page's own code reads the program and the global name from two string variables, p and g, of one script.
const literal = (script, name) => {
  const match = new RegExp(`\\bvar ${name}=(['"])((?:\\\\[\\s\\S]|(?!\\1)[^\\\\])*)\\1`).exec(script);
  return match && unescape(match[2]);
};
const carrier = scripts.find(script => (literal(script, 'p') ?? '').length > 1000 && literal(script, 'g'));
if (!carrier) {
  console.error(`${page} has no inline program: no script sets both p and g.`);
  process.exit(1);
}
const globalName = literal(carrier, 'g');
const interpreter = scripts.find(script => script !== carrier && script.includes(globalName));
if (!interpreter) {
  console.error(`${page} has a program for ${globalName} but no inline interpreter that defines it.`);
  process.exit(1);
}

mkdirSync(folder, { recursive: true });
const pair = { 'interpreter.js': interpreter, 'program.txt': literal(carrier, 'p'), globalName, pageUrl };
for (const [name, text] of Object.entries(pair)) writeFileSync(join(folder, name), text);
console.log(`${folder}: ${globalName}, interpreter ${interpreter.length} characters, program ${pair['program.txt'].length}`);
