import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT_PACKAGE = 'nfc-member-center';

function isRoot(folder: string): boolean {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return false;
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'name' in parsed && parsed.name === ROOT_PACKAGE;
}

/** The first folder at or above `start` that holds the project's own package.json. Throws when there is none. */
function findRepositoryRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isRoot(folder)) return folder;
    if (dirname(folder) === folder)
      throw new Error(`No package.json of ${ROOT_PACKAGE} at or above ${start}`);
  }
}

/**
 * Absolute path of the repository. Works from the sources (tests) and from the bundle in `server/dist`,
 * which is why it searches upwards instead of counting folders.
 */
export function repositoryRoot(): string {
  return findRepositoryRoot(__dirname);
}

/** The built program of the writer's thread, beside the running bundle; null where there is none, as in tests. */
export function builtWriter(): string | null {
  const file = __filename.replace(/\.mjs$/, '.writer.mjs');
  return file !== __filename && existsSync(file) ? file : null;
}

/** Folders of built pages that the server hands out: launcher, console and front desk in one, the preview in the other. */
export function builtPages(root: string): { console: string; preview: string } {
  return { console: join(root, 'server', 'dist', 'console'), preview: join(root, 'preview', 'dist') };
}
