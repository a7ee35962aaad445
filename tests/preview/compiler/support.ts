import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { SourceTree } from '../../../preview/compiler/source';

const ROOT = resolve(__dirname, '../../..');

export interface Project {
  tree: SourceTree;
  appRoot: string;
  projectRoot: string;
}

const folders: string[] = [];

/** Writes a small mini-program into a folder of its own; npm packages are the repository's. */
export function writeProject(files: Record<string, string>): Project {
  const appRoot = mkdtempSync(join(tmpdir(), 'preview-compiler-'));
  folders.push(appRoot);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(appRoot, path)), { recursive: true });
    writeFileSync(join(appRoot, path), text);
  }
  return { tree: new SourceTree(ROOT, appRoot), appRoot, projectRoot: ROOT };
}

export function removeProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
