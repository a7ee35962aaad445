import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode, bundleServer } from '../../../server/scripts/lib/bundle.mjs';
import { SERVER_FLAGS } from '../../../server/scripts/lib/node-flags.mjs';
import { inRoot, root } from '../../../server/scripts/lib/root.mjs';

/** A bundle of its own inside the server's workspace, where its packages resolve: a build meanwhile does not disturb. */
export async function bundled(source) {
  const name = `bench-${path.basename(source, '.ts')}-${process.pid}.mjs`;
  const file = inRoot('server', 'dist', name);
  process.once('exit', () => {
    const writer = file.replace(/\.mjs$/, '.writer.mjs');
    for (const left of [file, writer])
      for (const one of [left, `${left}.map`]) fs.rmSync(one, { force: true });
  });
  if (source === SERVER) await bundleServer(file);
  else await bundleForNode(inRoot(...source.split('/')), file);
  return file;
}

const SERVER = 'server/src/main.ts';

/** @returns {Promise<typeof import('./shop')>} */
export async function loadShop() {
  return import(pathToFileURL(await bundled('tests/bench/server/shop.ts')).href);
}

/** A port that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts a Node program, run as the server is, that says one line when it serves. `ready` resolves with the milliseconds that took, or with null
 * when the program ended before.
 */
export function start(file, env) {
  const began = performance.now();
  const child = spawn(process.execPath, [...SERVER_FLAGS, file], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  const ready = Promise.race([
    new Promise((resolve) => child.stdout.once('data', () => resolve(performance.now() - began))),
    ended.then(() => null),
  ]);
  return {
    pid: child.pid,
    ready,
    ended,
    said: () => said,
    /** No chance to tidy up. */
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The real built server on a data folder, believing one proxy, so that callers come from many addresses as in life. */
export function startProduct(file, dataDir, port) {
  return start(file, {
    PORT: String(port),
    DATA_DIR: dataDir,
    WECHAT_MODE: 'real',
    TRUST_PROXY: '1',
    LOG_LEVEL: 'fatal',
  });
}
