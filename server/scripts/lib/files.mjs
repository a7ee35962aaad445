import fs from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set(['node_modules', 'miniprogram_npm', 'dist', 'coverage', '.git', '.data']);

/** Every file under `folder`, as absolute paths, sorted by name; build output and packages left out. [] when there is no folder. */
export function filesUnder(folder) {
  if (!fs.existsSync(folder)) return [];
  const found = [];
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) found.push(...filesUnder(full));
    } else if (entry.isFile()) found.push(full);
  }
  return found.sort();
}

/**
 * Makes `folder` hold exactly `contents` (a map of slash paths to text or bytes): written beside it, then renamed, so that
 * nobody sees half of it. Left alone when it already does. Returns whether anything changed.
 */
export function replaceFolder(folder, contents) {
  if (holdsExactly(folder, contents)) return false;
  const fresh = `${folder}.new-${process.pid}`;
  const stale = `${folder}.old-${process.pid}`;
  fs.rmSync(fresh, { recursive: true, force: true });
  for (const [name, content] of contents) {
    const target = path.join(fresh, ...name.split('/'));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, content);
  }
  if (fs.existsSync(folder)) fs.renameSync(folder, stale);
  fs.renameSync(fresh, folder);
  fs.rmSync(stale, { recursive: true, force: true });
  return true;
}

function holdsExactly(folder, contents) {
  if (!fs.existsSync(folder)) return false;
  const present = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  if (present.length !== contents.size) return false;
  return present.every((file) => {
    const wanted = contents.get(path.relative(folder, file).split(path.sep).join('/'));
    return wanted !== undefined && Buffer.from(wanted).equals(fs.readFileSync(file));
  });
}
