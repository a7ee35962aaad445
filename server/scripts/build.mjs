/**
 * Builds what `npm start` runs: the server's bundle, the console's pages and the preview; each step only when its inputs
 * changed since it last passed. `npm run build -- --force` builds everything.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildMiniprogramNpm } from './build-miniprogram-npm.mjs';
import { bundleForNode, bundleServer } from './lib/bundle.mjs';
import { hashOf } from './lib/inputs.mjs';
import { inRoot, root } from './lib/root.mjs';
import { programOf, runNode } from './lib/run.mjs';

const COMMON = ['package-lock.json', 'tsconfig.json', 'server/scripts'];

const STEPS = [
  {
    name: 'server',
    inputs: ['server/src', 'miniprogram/staff/nfc', 'typings', 'server/package.json', ...COMMON],
    output: 'server/dist/main.mjs',
    run: buildServer,
  },
  {
    name: 'console',
    inputs: ['server/console', 'server/src/contract', 'typings', ...COMMON],
    output: 'server/dist/console',
    run: buildConsole,
  },
  {
    name: 'preview',
    inputs: ['preview', 'miniprogram', 'project.config.json', 'typings', ...COMMON],
    output: 'preview/dist',
    run: buildPreview,
  },
];

/** @param {{force?: boolean, say?: (line: string) => void}} options */
export async function buildAll({ force = false, say = () => {} } = {}) {
  await buildMiniprogramNpm();
  await Promise.all(STEPS.map((step) => buildStep(step, force, say)));
}

async function buildStep({ name, inputs, output, run }, force, say) {
  const note = inRoot('server', 'dist', `${name}.inputs`);
  const hash = hashOf(inputs);
  const done =
    fs.existsSync(note) &&
    fs.readFileSync(note, 'utf8') === hash &&
    fs.existsSync(inRoot(...output.split('/')));
  if (done && !force) return;
  const started = Date.now();
  try {
    await run();
  } catch (error) {
    throw new Error(
      `Building the ${name} failed: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
  fs.mkdirSync(path.dirname(note), { recursive: true });
  fs.writeFileSync(note, hash);
  say(`built ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** The server, the operator's program, and the thread in which the server prints. */
async function buildServer() {
  const dist = (name) => inRoot('server', 'dist', name);
  await Promise.all([
    bundleServer(dist('main.mjs')),
    bundleForNode(inRoot('server', 'src', 'operator.ts'), dist('operator.mjs')),
    bundleForNode(inRoot('server', 'src', 'printing', 'worker.ts'), dist('print-worker.mjs')),
  ]);
}

/** In its own process: vite sets NODE_ENV, which the server would take for production. */
async function buildConsole() {
  const server = inRoot('server');
  const config = path.join('console', 'vite.config.mts');
  const args = [programOf('vite', 'vite', server), 'build', '--config', config, '--logLevel', 'warn'];
  const { code, output } = await runNode(args, { cwd: server });
  if (code !== 0) throw new Error(output.trim());
}

/** The preview's builder is TypeScript: bundled inside its workspace, where its packages resolve, then called. */
async function buildPreview() {
  const work = inRoot('preview', 'compiler', 'dist');
  const builder = path.join(work, `build-${process.pid}.mjs`);
  const fresh = path.join(work, `out-${process.pid}`);
  const outDir = inRoot('preview', 'dist');
  await bundleForNode(inRoot('preview', 'build.ts'), builder);
  try {
    const { buildPreview: build } = await import(pathToFileURL(builder).href);
    await build({ root, outDir: fresh });
    fs.rmSync(outDir, { recursive: true, force: true });
    fs.renameSync(fresh, outDir);
  } finally {
    for (const left of [builder, `${builder}.map`, fresh]) fs.rmSync(left, { recursive: true, force: true });
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await buildAll({
      force: process.argv.includes('--force'),
      say: (line) => process.stdout.write(`${line}\n`),
    });
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
