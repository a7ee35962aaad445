/**
 * Writes what is generated from the contract: server/openapi.json and typings/contract.d.ts.
 * `--check` writes nothing and exits with 1 when a committed file differs.
 */
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { importServerSource } from './lib/bundle.mjs';
import { ensureCiTools } from './lib/ci-tools.mjs';
import { inRoot } from './lib/root.mjs';

const HEADER = '/** Made from the API contract by `npm run contract`; do not edit. */\n';

/** @returns {Promise<Map<string, string>>} file → text that the contract asks for */
async function generatedFiles() {
  const { openApiDocument } = await importServerSource('contract/openapi');
  const document = openApiDocument();
  const { default: openapiTS, astToString } = await openapiTypescript();
  const types = astToString(await openapiTS(document, { alphabetize: false }));
  return new Map([
    [inRoot('server', 'openapi.json'), `${JSON.stringify(document, null, 2)}\n`],
    [inRoot('typings', 'contract.d.ts'), HEADER + types],
  ]);
}

/** The generator is one of the heavy tools in `.ci`. */
async function openapiTypescript() {
  await ensureCiTools();
  return import(pathToFileURL(inRoot('.ci', 'node_modules', 'openapi-typescript', 'dist', 'index.mjs')).href);
}

const files = await generatedFiles();
const stale = [...files].filter(
  ([file, text]) => !fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text,
);
if (process.argv.includes('--check')) {
  for (const [file] of stale)
    process.stdout.write(`not what the contract says, run \`npm run contract\`: ${file}\n`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) fs.writeFileSync(file, text);
}
