import { spawn } from 'node:child_process';
import { root } from './report.mjs';

/**
 * Runs a program, without a shell, and waits.
 * @returns {Promise<{code: number, output: string, seconds: number, timedOut: boolean}>}
 */
export function run(program, args, { cwd = root, env = process.env, timeoutMs = 600_000 } = {}) {
  const started = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let timedOut = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output, seconds: (Date.now() - started) / 1000, timedOut });
    });
  });
}

export const runNode = (args, options) => run(process.execPath, args, options);

/** The end of a long output: where programs say what went wrong. */
export const tail = (text, lines = 60) => text.trimEnd().split('\n').slice(-lines).join('\n');
