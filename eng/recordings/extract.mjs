// Takes the challenge out of a saved page or answer and writes it as a pair for the recordings suite.
// Usage: node eng/recordings/extract.mjs <saved page or answer> <pair folder> [--url <page URL>] [--interpreter <saved script>] [--integrity-token <saved answer of GenerateIT>]
// Forms: a Google Search page (program and interpreter inline), a youtube.com page (bgChallenge), an embed page (botguardData), the answer of Google's ads (bg_binary).
// All but the first name an interpreter by its hash: give the saved script, which is checked against it.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, interpreter: { type: 'string' }, 'integrity-token': { type: 'string' } },
});
const [file, folder] = positionals;
if (positionals.length !== 2) {
  console.error('Usage: node extract.mjs <saved page or answer> <pair folder> [--url <page URL>] [--interpreter <saved script>] [--integrity-token <saved answer>]');
  process.exit(2);
}
const fail = message => {
  console.error(message);
  process.exit(1);
};

const escapes = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };
const unescape = text =>
  text.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g, (_, byte, unit, other) =>
    other === undefined ? String.fromCharCode(parseInt(byte ?? unit, 16)) : (escapes[other] ?? other));

/** Search: one script sets the program and the global name as p and g, another defines that name. */
function fromSearch(text) {
  const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script\s*>/gi)].map(match => match[1]);
  const literal = (script, name) => {
    const match = new RegExp(`\\bvar ${name}=(['"])((?:\\\\[\\s\\S]|(?!\\1)[^\\\\])*)\\1`).exec(script);
    return match && unescape(match[2]);
  };
  const carrier = scripts.find(script => (literal(script, 'p') ?? '').length > 1000 && literal(script, 'g'));
  if (!carrier) return null;
  const globalName = literal(carrier, 'g');
  const interpreter = scripts.find(script => script !== carrier && script.includes(globalName));
  if (!interpreter) fail(`${file} has a program for ${globalName} but no inline interpreter that defines it.`);
  return { program: literal(carrier, 'p'), globalName, interpreter, url: 'https://www.google.com/search?q=test' };
}

/** youtube.com: a string literal, in either kind of quotes and with hexadecimal escapes, that holds an object with bgChallenge. */
function fromPage(text) {
  for (const [, , literal] of text.matchAll(/(['"])(\\x7b(?:(?!\1)[^\\\n]|\\.)*?\\x22bgChallenge\\x22(?:(?!\1)[^\\\n]|\\.)*)\1/g)) {
    const found = JSON.parse(unescape(literal)).bgChallenge;
    if (found) return { program: found.program, globalName: found.globalName, hash: found.interpreterHash, url: 'https://www.youtube.com/' };
  }
  return null;
}

/** Embed pages: an object botguardData, in JSON or in a string of JSON. */
function fromEmbed(text) {
  const start = /((?:\\*)")botguardData\1\s*:\s*/.exec(text);
  if (!start) return null;
  let rest = text.slice(start.index + start[0].length);
  if (start[1] !== '"') rest = JSON.parse(`"${/^(?:[^"\\]|\\.)*/.exec(rest)[0]}"`);
  const program = /"program"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(rest);
  if (!program) return null;
  const announced = /js\\?\/(?:th|bg)\\?\/([A-Za-z0-9_-]{43})/.exec(rest.slice(0, program[0].length + 2000).replaceAll('\\/', '/'));
  return { program: JSON.parse(program[1]), globalName: 'trayride', hash: announced?.[1], url: 'https://www.youtube.com/embed/' };
}

/** Google's ads: an answer in JSON. */
function fromAds(text) {
  if (!text.trimStart().startsWith('{')) return null;
  const answer = JSON.parse(text);
  return answer.bg_binary ? { program: answer.bg_binary, globalName: 'botguard', hash: answer.bg_hash_basename, url: null } : null;
}

const text = readFileSync(file, 'utf8');
const found = fromAds(text) ?? fromSearch(text) ?? fromPage(text) ?? fromEmbed(text);
if (!found) fail(`${file} has no challenge: no inline program, no bgChallenge, no botguardData, no bg_binary.`);
const interpreter = found.interpreter ?? (values.interpreter && readFileSync(values.interpreter));
if (!interpreter) fail(`The challenge names its interpreter by the hash ${found.hash}: give the saved script with --interpreter.`);
const hash = createHash('sha256').update(interpreter).digest('base64url');
if (found.hash && found.hash !== hash) fail(`The interpreter's hash is ${hash}, but the challenge announces ${found.hash}.`);
const url = values.url ?? found.url;
if (!url) fail('An answer does not say which page it is for: give its address with --url.');

mkdirSync(folder, { recursive: true });
const pair = { 'interpreter.js': interpreter, 'program.txt': found.program, globalName: found.globalName, pageUrl: url };
for (const [name, content] of Object.entries(pair)) writeFileSync(join(folder, name), content);
// A whole page can be replayed through the product (tests/SessionOps.Engines.Tests/Recordings).
if (fromPage(text)) copyFileSync(file, join(folder, 'page.html'));
if (values['integrity-token']) copyFileSync(values['integrity-token'], join(folder, 'integrityToken.json'));
console.log(`${folder}: ${found.globalName}, interpreter ${interpreter.length} characters${found.hash ? ', its hash as announced' : ''}, program ${found.program.length}`);
