import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from './root.mjs';

/** ES modules have none of these; packages and `repositoryRoot()` want them. */
const BANNER = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __fileURLToPath } from 'node:url';",
  "import { dirname as __pathDirname } from 'node:path';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = __fileURLToPath(import.meta.url);',
  'const __dirname = __pathDirname(__filename);',
].join('\n');

/**
 * Bundles one TypeScript entry for Node: an ES module, packages left outside, written beside and renamed.
 * `outFile` must lie in the package that declares what the entry imports.
 */
export async function bundleForNode(entry, outFile) {
  const esbuild = await import('esbuild');
  const result = await esbuild.build({
    entryPoints: [entry],
    outfile: outFile,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    banner: { js: BANNER },
    charset: 'utf8',
    absWorkingDir: root,
    logLevel: 'error',
  });
  fs.mkdirSync(path.dirname(outFile), { recursive: true });
  for (const file of result.outputFiles) {
    const fresh = `${file.path}.new-${process.pid}`;
    fs.writeFileSync(fresh, file.contents);
    fs.renameSync(fresh, file.path);
  }
}

/** The server, and beside it the program of its writer's thread, which it finds by its own name. */
export async function bundleServer(outFile) {
  const writerFile = outFile.replace(/\.mjs$/, '.writer.mjs');
  await bundleForNode(inRoot('server', 'src', 'db', 'writer.ts'), writerFile);
  await bundleForNode(inRoot('server', 'src', 'main.ts'), outFile);
}

/** Bundles and imports a module of the server's sources, for programs that run beside it. */
export async function importServerSource(name) {
  const outFile = inRoot('server', 'dist', 'tools', `${name.replaceAll('/', '-')}-${process.pid}.mjs`);
  await bundleForNode(inRoot('server', 'src', ...`${name}.ts`.split('/')), outFile);
  try {
    return await import(pathToFileURL(outFile).href);
  } finally {
    for (const file of [outFile, `${outFile}.map`]) fs.rmSync(file, { force: true });
  }
}
