import fs from 'node:fs';
import { inRoot } from './root.mjs';
import { npmProgram, runNode } from './run.mjs';

/** The heavy official tools live in `.ci` and are installed at the first need. Throws with npm's words when that fails. */
export async function ensureCiTools() {
  if (fs.existsSync(inRoot('.ci', 'node_modules', 'miniprogram-ci'))) return;
  process.stderr.write('Installing the tools of .ci (once, about a minute)…\n');
  const args = [npmProgram(), 'ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await runNode(args, { cwd: inRoot('.ci') });
  if (code !== 0) throw new Error(`npm ci in .ci failed:\n${output}`);
}
