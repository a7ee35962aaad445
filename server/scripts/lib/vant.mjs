import fs from 'node:fs';
import path from 'node:path';

const REMOTE_URL = /url\(\s*["']?(?:https?:)?\/\/[^)]*\)/;

/**
 * The files of a component package that the given entries need, with everything they name in turn.
 * @param {string} library folder that the package's `miniprogram` field names
 * @param {Iterable<string>} entries paths inside it: `button/index` (component) or `toast/toast` (script)
 * @param {(file: string, text: string) => string} adapt last word on a file's text
 * @returns {Map<string, string>} slash path → text
 * @throws {Error} when a named file is missing, or a style sheet would load something from the network
 */
export function collectLibrary(library, entries, adapt = (_, text) => text) {
  const found = new Map();
  const queue = [];
  for (const entry of entries) queue.push(...unitFiles(library, entry));
  while (queue.length > 0) {
    const file = queue.pop();
    if (found.has(file)) continue;
    const text = adapt(file, fs.readFileSync(path.join(library, file), 'utf8'));
    if (file.endsWith('.wxss') && REMOTE_URL.test(text)) {
      throw new Error(`${file} loads ${REMOTE_URL.exec(text)[0]} from the network; a phone may not have one`);
    }
    found.set(file, text);
    queue.push(...namedBy(library, file, text));
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A component is up to four files and perhaps its own WXS; a script is one. */
function unitFiles(library, unit) {
  const files = ['.js', '.json', '.wxml', '.wxss']
    .map((ext) => unit + ext)
    .filter((file) => exists(library, file));
  if (files.length === 0) throw new Error(`there is no ${unit} in ${path.basename(path.dirname(library))}`);
  return files;
}

function namedBy(library, file, text) {
  const at = (target) => path.posix.normalize(path.posix.join(path.posix.dirname(file), target));
  const needed = (target) => {
    if (!exists(library, target)) throw new Error(`${file} names ${target}, which the package does not hold`);
    return [target];
  };
  if (file.endsWith('.json')) {
    return Object.values(JSON.parse(text).usingComponents ?? {}).flatMap((unit) =>
      unitFiles(library, at(unit)),
    );
  }
  if (file.endsWith('.wxss'))
    return matches(text, /@import\s+['"]([^'"]+)['"]/g).flatMap((it) => needed(at(it)));
  if (file.endsWith('.wxml')) {
    return matches(text, /<(?:import|include|wxs)\b[^>]*?\bsrc="([^"{]+)"/g).flatMap((it) => needed(at(it)));
  }
  const extension = path.posix.extname(file);
  return matches(text, /\brequire\(\s*['"](\.[^'"]+)['"]\s*\)/g).flatMap((it) => {
    if (path.posix.extname(it) === extension) return needed(at(it));
    return exists(library, at(it) + extension) ? [at(it) + extension] : needed(`${at(it)}/index${extension}`);
  });
}

const matches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
const exists = (library, file) => fs.existsSync(path.join(library, ...file.split('/')));
