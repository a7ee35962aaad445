/** `npm run owner-link|sign-up-code|reseal`: builds what changed, then runs the operator's command with the environment of `npm start`. */
import { spawn } from 'node:child_process';
import { bundleForNode } from './lib/bundle.mjs';
import { inRoot, root } from './lib/root.mjs';

const program = inRoot('server', 'dist', 'operator.mjs');
await bundleForNode(inRoot('server', 'src', 'operator.ts'), program);
const child = spawn(process.execPath, [program, ...process.argv.slice(2)], {
  cwd: root,
  env: { WECHAT_MODE: 'simulator', ...process.env },
  stdio: 'inherit',
});
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
