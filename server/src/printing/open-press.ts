import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { localPress } from './local-press';
import type { Press } from './press';
import { workerPress } from './worker-press';

/** The press of this server: in its own thread where the worker is built (`npm run build`), else here (tests from the sources). */
export function openPress(root: string): Press {
  const worker = join(root, 'server', 'dist', 'print-worker.mjs');
  return existsSync(worker) ? workerPress(worker, root) : localPress(root);
}
