/** `npm start`: builds what changed, then runs the server, beside the simulated WeChat unless WECHAT_MODE says otherwise. */
import { spawn } from 'node:child_process';
import { buildAll } from './build.mjs';
import { SERVER_FLAGS } from './lib/node-flags.mjs';
import { inRoot, root } from './lib/root.mjs';

const env = { WECHAT_MODE: 'simulator', ...process.env };

try {
  await buildAll({ say: (line) => process.stdout.write(`${line}\n`) });
} catch (error) {
  process.stderr.write(`${error.message}\nThe server was not started.\n`);
  process.exit(1);
}

const server = spawn(process.execPath, [...SERVER_FLAGS, inRoot('server', 'dist', 'main.mjs')], {
  cwd: root,
  env,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.once('error', (error) => {
  process.stderr.write(`Node could not be started: ${error.message}\n`);
  process.exitCode = 1;
});
server.once('close', (code, signal) => {
  process.exitCode = signal ? 0 : (code ?? 1);
});
