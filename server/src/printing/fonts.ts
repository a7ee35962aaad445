import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FontFiles } from '../domain/materials/type';

/** Reads both fonts of `server/fonts`; 8 MB each. `root` is the repository's folder. */
export function readFonts(root: string): FontFiles {
  const read = (weight: string) =>
    readFileSync(join(root, 'server', 'fonts', `NotoSansSC-GBK-${weight}.ttf`));
  return { regular: read('400'), bold: read('700') };
}
