import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { filesUnder } from './files.mjs';
import { inRoot, root } from './root.mjs';

/** One hash over names and bytes of every file of the given paths (slash paths from the root; folders with all they hold). */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const item of paths) {
    const full = inRoot(...item.split('/'));
    const isFile = fs.existsSync(full) && fs.statSync(full).isFile();
    for (const file of isFile ? [full] : filesUnder(full)) {
      hash.update(path.relative(root, file).split(path.sep).join('/'));
      hash.update('\0');
      hash.update(fs.readFileSync(file));
      hash.update('\0');
    }
  }
  return hash.digest('hex');
}
