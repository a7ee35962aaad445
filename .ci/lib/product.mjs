/** Starts the product as a newcomer would (`npm start`), on a free port and an empty data folder. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { inRoot, root } from './report.mjs';

/** @returns {Promise<number>} a port that was free a moment ago */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * @returns {Promise<{address: string, seconds: number, output: () => string, stop: () => Promise<void>}>}
 *   `seconds` from the start of the program to the first good answer
 * @throws {Error} when it ends or does not answer in time; with what it said
 */
export async function startProduct({ timeoutMs = 60_000 } = {}) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'nfc-member-center-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir };
  delete env.NODE_ENV;
  const started = Date.now();
  const child = spawn(process.execPath, [inRoot('server', 'scripts', 'start.mjs')], { cwd: root, env });
  let output = '';
  let ended = false;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  const closed = new Promise((resolve) => child.once('close', resolve)).then(() => (ended = true));
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await closed;
    clearTimeout(timer);
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  while (!ended && Date.now() - started < timeoutMs) {
    const answer = await fetch(`${address}/`).catch(() => null);
    if (answer?.ok) return { address, seconds: (Date.now() - started) / 1000, output: () => output, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`${ended ? 'it ended' : `no answer within ${timeoutMs / 1000} s`}\n${output}`);
}
