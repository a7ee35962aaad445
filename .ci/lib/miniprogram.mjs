import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './report.mjs';

export const miniprogram = inRoot('miniprogram');

/** Files of the mini-program that end in `ext`, as sorted slash paths relative to it. */
export function miniprogramFiles(ext, { npm = false } = {}) {
  return fs
    .readdirSync(miniprogram, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ext))
    .map((entry) => path.relative(miniprogram, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => npm || !file.startsWith('miniprogram_npm/'))
    .sort();
}

export const readText = (file) => fs.readFileSync(path.join(miniprogram, file), 'utf8');
export const readJson = (file) => JSON.parse(readText(file));

/** Every page of app.json, subpackages included, without extension. */
export function pagesOf(app) {
  const sub = (app.subPackages ?? app.subpackages ?? []).flatMap((pkg) =>
    pkg.pages.map((page) => path.posix.join(pkg.root, page)),
  );
  return [...app.pages, ...sub];
}
