/** Starts the product as a newcomer would (`npm start`), on a free port and its own data folder. */
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');

const root = path.resolve(__dirname, '../../..');
const START = path.join(root, 'server', 'scripts', 'start.mjs');

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function startProduct({ env = {}, timeoutMs = 60_000 } = {}) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'nfc-member-center-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const environment = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir };
  // Jest says `test`; a newcomer's shell says nothing.
  delete environment.NODE_ENV;
  Object.assign(environment, env);
  let running;
  let output = '';

  const launch = async () => {
    const started = Date.now();
    const child = spawn(process.execPath, [START], { cwd: root, env: environment });
    const process_ = { child, ended: false, closed: null };
    process_.closed = new Promise((resolve) =>
      child.once('close', () => {
        process_.ended = true;
        resolve();
      }),
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    running = process_;
    while (!process_.ended && Date.now() - started < timeoutMs) {
      const answer = await fetch(`${address}/`).catch(() => null);
      if (answer?.ok) return (Date.now() - started) / 1000;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const why = process_.ended ? 'it ended' : `no answer within ${timeoutMs / 1000} s`;
    await end();
    throw new Error(`npm start: ${why}\n${output}`);
  };

  const end = async () => {
    const { child, closed } = running;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await closed;
    clearTimeout(timer);
  };

  const stop = async () => {
    await end();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };

  try {
    const seconds = await launch();
    const restart = async () => {
      await end();
      return launch();
    };
    return { address, dataDir, seconds, output: () => output, halt: end, restart, stop };
  } catch (error) {
    fs.rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}

module.exports = { startProduct };
