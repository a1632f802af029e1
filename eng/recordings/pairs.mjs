// The recorded pairs: a folder each, as extract.mjs writes them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** The folders of a pair, or of all pairs in a folder. */
export function pairFolders(path) {
  const folder = resolve(path);
  if (existsSync(join(folder, 'program.txt'))) return [folder];
  return readdirSync(folder)
    .sort()
    .map(name => join(folder, name))
    .filter(inner => existsSync(join(inner, 'program.txt')));
}

export function readPair(folder) {
  const read = name => readFileSync(join(folder, name), 'utf8');
  return {
    name: basename(folder),
    folder,
    interpreter: read('interpreter.js'),
    program: read('program.txt'),
    globalName: read('globalName').trim(),
    url: read('pageUrl').trim(),
    // What the attestation service answered to the browser of the recording: only its page's own script takes it.
    integrityToken: existsSync(join(folder, 'integrityToken.json')) ? JSON.parse(read('integrityToken.json'))[0] : null,
  };
}
