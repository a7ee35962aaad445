import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Runs a Node program without a shell. Resolves with its exit code and what it said. `show`: say it here as well. */
export function runNode(args, { cwd, env = process.env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (show) process.stdout.write(text);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The program file behind a package's command, as seen from `folder`. */
export function programOf(packageName, command, folder) {
  const manifestFile = createRequire(path.join(folder, 'package.json')).resolve(
    `${packageName}/package.json`,
  );
  const { bin } = createRequire(import.meta.url)(manifestFile);
  return path.join(path.dirname(manifestFile), typeof bin === 'string' ? bin : bin[command]);
}

/** How to call npm without a shell: npm itself tells its program to what it runs; else its place beside Node. */
export function npmProgram() {
  if (process.env.npm_execpath?.endsWith('.js')) return process.env.npm_execpath;
  const home = path.dirname(process.execPath);
  const lib = process.platform === 'win32' ? [home] : [home, '..', 'lib'];
  return path.resolve(...lib, 'node_modules', 'npm', 'bin', 'npm-cli.js');
}
