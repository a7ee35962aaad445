import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../../server/scripts/lib/root.mjs';
import { importTypeScript } from '../lib/typescript.mjs';

const source = path.join(path.dirname(fileURLToPath(import.meta.url)), 'empty-app');

/** The app bundle of a mini-program with one empty page, made by the preview's own compiler. */
export async function emptyApp() {
  const { compileMiniProgram } = await importTypeScript('preview/compiler/index.ts');
  return (await compileMiniProgram({ projectRoot: root, appRoot: source, appId: 'touristappid' })).code;
}
