import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../../../server/scripts/lib/bundle.mjs';
import { inRoot } from '../../../server/scripts/lib/root.mjs';

/**
 * Imports a TypeScript module (slash path from the root) of the preview or the tests. Bundled inside the preview's
 * workspace, where its packages resolve.
 */
export async function importTypeScript(module) {
  const name = `bench-${path.basename(module, '.ts')}-${process.pid}.mjs`;
  const bundled = inRoot('preview', 'compiler', 'dist', name);
  await bundleForNode(inRoot(...module.split('/')), bundled);
  try {
    return await import(pathToFileURL(bundled).href);
  } finally {
    for (const file of [bundled, `${bundled}.map`]) fs.rmSync(file, { force: true });
  }
}
