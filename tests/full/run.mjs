/**
 * `npm run test:full`: what takes too long for every run. Without a name all parts, else one with its arguments:
 * `npm run test:full -- faults NTAG213 erase`, `npm run test:full -- codec 5000000`,
 * `npm run test:full -- member-codes 1000000 100000`, `npm run test:full -- schemes 10000 hidden`, `npm run test:full -- matrix`,
 * `npm run test:full -- matrix deleted wechat_down`.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const PARTS = {
  codec: 'codec.ts',
  faults: 'faults/run.ts',
  'member-codes': 'member-codes/run.ts',
  schemes: 'schemes/run.ts',
};

/** Parts that drive the product in a real browser, each with what makes it whole. */
const BROWSER_PARTS = { matrix: { files: 'matrix.e2e.ts', env: { MATRIX: 'all' } } };
const ALL = [...Object.keys(PARTS), ...Object.keys(BROWSER_PARTS)];

const [name, ...rest] = process.argv.slice(2);
if (name !== undefined && !ALL.includes(name)) {
  process.stderr.write(`usage: npm run test:full [-- <${ALL.join('|')}> …]\n`);
  process.exit(2);
}

function inBrowser({ files, env }, words) {
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const config = path.join(here, '..', 'e2e', 'jest.config.cjs');
  return spawnSync(process.execPath, [jest, '--config', config, files], {
    stdio: 'inherit',
    env: { ...process.env, ...env, MATRIX_WORDS: words.join(' ') },
  }).status;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'nfc-member-center-'));
let failed = 0;
try {
  for (const part of name === undefined ? ALL : [name]) {
    process.stdout.write(`${part}\n`);
    if (part in BROWSER_PARTS) {
      if (inBrowser(BROWSER_PARTS[part], rest) !== 0) failed += 1;
      continue;
    }
    const outfile = path.join(folder, `${part}.cjs`);
    await build({
      entryPoints: [path.join(here, ...PARTS[part].split('/'))],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      // A native package stays where it is installed; the outcome finds it through NODE_PATH.
      external: ['@photostructure/sqlite', 'pg-native'],
      supported: { 'dynamic-import': false },
      outfile,
      logLevel: 'warning',
    });
    const env = { ...process.env, NODE_PATH: path.join(here, '..', '..', 'node_modules') };
    if (spawnSync(process.execPath, [outfile, ...rest], { stdio: 'inherit', env }).status !== 0) failed += 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
