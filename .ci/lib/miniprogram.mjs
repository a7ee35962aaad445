import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './report.mjs';

export const miniprogram = inRoot('miniprogram');

/** Every native mini-program here: the product's, and the simulated card-opening component of the preview. */
export const NATIVE_APPS = [miniprogram, inRoot('preview', 'card-component')];

/** Files of a mini-program that end in `ext`, as sorted slash paths relative to it. */
export function miniprogramFiles(ext, { npm = false, app = miniprogram } = {}) {
  return fs
    .readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ext))
    .map((entry) => path.relative(app, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => npm || !file.startsWith('miniprogram_npm/'))
    .sort();
}

export const readText = (file, app = miniprogram) => fs.readFileSync(path.join(app, file), 'utf8');
export const readJson = (file, app = miniprogram) => JSON.parse(readText(file, app));

/** Every page of app.json, subpackages included, without extension. */
export function pagesOf(app) {
  const sub = (app.subPackages ?? app.subpackages ?? []).flatMap((pkg) =>
    pkg.pages.map((page) => path.posix.join(pkg.root, page)),
  );
  return [...app.pages, ...sub];
}
