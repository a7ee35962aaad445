/**
 * Builds miniprogram/miniprogram_npm, what DevTools' "build npm" would make, so that the project opens without that step.
 * Used Vant components are copied with what they need; plain packages become one CommonJS file each.
 * Runs after `npm install`; by hand: `npm run build:npm`. Same input, same bytes.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesUnder, replaceFolder } from './lib/files.mjs';
import { inRoot, root } from './lib/root.mjs';
import { collectLibrary } from './lib/vant.mjs';

const require = createRequire(import.meta.url);
const source = inRoot('miniprogram');

/** @returns {Promise<boolean>} whether the folder changed; nothing is done where packages are absent (`--omit=dev`). */
export async function buildMiniprogramNpm() {
  const esbuild = load('esbuild');
  if (!esbuild) return false;
  const contents = new Map();
  const named = specifiersUsed();
  for (const name of Object.keys(readJson(inRoot('package.json')).dependencies ?? {})) {
    const folder = packageFolder(name);
    if (!folder) return false;
    const manifest = readJson(path.join(folder, 'package.json'));
    const library = path.join(folder, manifest.miniprogram ?? '');
    if (manifest.miniprogram && !fs.existsSync(path.join(library, 'index.js'))) {
      const entries = [...named]
        .filter((it) => it.startsWith(`${name}/`))
        .map((it) => it.slice(name.length + 1));
      for (const [file, text] of collectLibrary(library, entries, embedFont))
        contents.set(`${name}/${file}`, text);
    } else {
      contents.set(`${name}/index.js`, await bundle(esbuild, require.resolve(name, { paths: [root] })));
    }
  }
  return replaceFolder(path.join(source, 'miniprogram_npm'), contents);
}

/** Package paths that the mini-program names: `usingComponents` of its JSON files and imports of its scripts. */
function specifiersUsed() {
  const used = new Set();
  for (const file of filesUnder(source)) {
    const text = fs.readFileSync(file, 'utf8');
    if (file.endsWith('.json')) {
      const { usingComponents, componentGenerics } = JSON.parse(text);
      const generics = Object.values(componentGenerics ?? {}).map((it) => it?.default);
      for (const it of [...Object.values(usingComponents ?? {}), ...generics]) {
        if (typeof it === 'string' && !/^[./]/.test(it)) used.add(it);
      }
    } else if (/\.[tj]s$/.test(file)) {
      const imports = text.matchAll(
        /(?:^|\n)\s*(?:import|export)(?!\s+type\b)[^'"`;]*?['"]([^'"./][^'"]*)['"]/g,
      );
      for (const match of imports) used.add(match[1]);
    }
  }
  return used;
}

/** Vant's icon font stands on a CDN; the same font as data comes from its own package. */
function embedFont(file, text) {
  if (!/@font-face\s*\{[^}]*vant-icon/.test(text)) return text;
  const less = fs.readFileSync(path.join(packageFolder('@vant/icons'), 'src', 'encode-woff2.less'), 'utf8');
  const data = /url\(\s*['"]?(data:font\/woff2[^'")]+)['"]?\s*\)/.exec(less)?.[1];
  if (!data) throw new Error(`no embedded font in @vant/icons for ${file}`);
  const face = `@font-face{font-family:vant-icon;font-style:normal;font-weight:400;font-display:auto;src:url("${data}") format("woff2")}`;
  return text.replace(/@font-face\s*\{[^}]*\}/, () => face);
}

async function bundle(esbuild, entry) {
  const result = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'es2018',
    minify: true,
    legalComments: 'inline',
    charset: 'utf8',
    absWorkingDir: root,
    logLevel: 'error',
  });
  return result.outputFiles[0].text;
}

function load(name) {
  try {
    return require(name);
  } catch {
    return null;
  }
}

function packageFolder(name) {
  const folder = inRoot('node_modules', ...name.split('/'));
  return fs.existsSync(folder) ? folder : null;
}

const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  await buildMiniprogramNpm();
