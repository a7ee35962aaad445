/**
 * Type-checks every project of the repository, two at a time; the console's Vue files by vue-tsc. `-- <name>`: only those.
 * What was found is kept beside the packages, so that the next run looks again only at what changed.
 */
import fs from 'node:fs';
import { inRoot, root } from './lib/root.mjs';
import { programOf, runNode } from './lib/run.mjs';

const PROJECTS = [
  { name: 'miniprogram', config: 'tsconfig.json' },
  { name: 'server', config: 'server/tsconfig.json' },
  { name: 'preview', config: 'preview/tsconfig.json' },
  { name: 'tests', config: 'tests/tsconfig.json' },
  { name: 'tests/miniprogram', config: 'tests/miniprogram/tsconfig.json' },
  { name: 'console', config: 'server/console/tsconfig.json', vue: true },
];

const found = (name) => inRoot('node_modules', '.cache', 'types', `${name.replace('/', '-')}.tsbuildinfo`);

async function check({ name, config, vue }) {
  const program = vue
    ? programOf('vue-tsc', 'vue-tsc', inRoot('server'))
    : programOf('typescript', 'tsc', root);
  const { code, output } = await runNode(
    [program, '--noEmit', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', found(name)].concat([
      '-p',
      inRoot(...config.split('/')),
    ]),
    { cwd: root },
  );
  // A room that still has no files is no fault of its types.
  const empty = /^error TS18003:/m.test(output) && !output.includes(': error');
  process.stdout.write(code === 0 || empty ? `ok ${name}\n` : `not ok ${name}\n${output}`);
  return code === 0 || empty;
}

const wanted = process.argv.slice(2);
const queue = PROJECTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const unknown = wanted.filter((name) => !PROJECTS.some((project) => project.name === name));
if (unknown.length > 0) throw new Error(`no such project: ${unknown.join(', ')}`);
let failed = 0;
const worker = async () => {
  for (let next = queue.shift(); next; next = queue.shift()) {
    if (!fs.existsSync(inRoot(...next.config.split('/'))) || !(await check(next))) failed += 1;
  }
};
await Promise.all([worker(), worker()]);
process.exitCode = failed > 0 ? 1 : 0;
