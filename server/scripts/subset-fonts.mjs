/**
 * Makes the fonts of `server/fonts` anew: `node server/scripts/subset-fonts.mjs <folder>`. The folder holds the packages
 * that its README names; they are no dependency of the product.
 */
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { inRoot } from './lib/root.mjs';

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write(
    'usage: node server/scripts/subset-fonts.mjs <folder with subset-font and noto-sans-sc>\n',
  );
  process.exit(2);
}
const require = createRequire(path.resolve(folder, 'package.json'));
const { default: subsetFont } = await import(pathToFileURL(require.resolve('subset-font')).href);
const family = path.dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));

const text = [...gbk(), ...range(0x20, 0x7e), ...range(0xa0, 0xff)].join('');
for (const [weight, source] of [
  ['400', '400Regular/NotoSansSC_400Regular.ttf'],
  ['700', '700Bold/NotoSansSC_700Bold.ttf'],
]) {
  const font = await subsetFont(fs.readFileSync(path.join(family, source)), text, { targetFormat: 'sfnt' });
  fs.writeFileSync(inRoot('server', 'fonts', `NotoSansSC-GBK-${weight}.ttf`), font);
}
fs.copyFileSync(path.join(family, 'LICENSE_FONT'), inRoot('server', 'fonts', 'OFL.txt'));

/** Every character that GBK encodes in two bytes, without its private-use area. */
function gbk() {
  const decoder = new TextDecoder('gbk');
  const found = new Set();
  for (const high of bytes(0x81, 0xfe)) {
    for (const low of bytes(0x40, 0xfe)) {
      const character = decoder.decode(Uint8Array.of(high, low));
      const one = [...character].length === 1 && character !== '\ufffd';
      if (low !== 0x7f && one && !(character >= '\ue000' && character <= '\uf8ff')) found.add(character);
    }
  }
  return found;
}

function bytes(from, to) {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function range(from, to) {
  return bytes(from, to).map((code) => String.fromCharCode(code));
}
