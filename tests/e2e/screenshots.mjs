/** Makes the README's pictures from the running product: runs the story in a real browser and keeps four of its screens. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const KEPT = {
  'story-2-write-code': 'console',
  'story-3-written': 'write-page',
  'story-5-member': 'member-center',
  'story-7-serving': 'front-desk',
};

const jest = require.resolve('jest/bin/jest');
const config = path.join(here, 'jest.config.cjs');
const { status } = spawnSync(process.execPath, [jest, '--config', config, 'story'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const pictures = path.join(here, 'pictures');
mkdirSync(pictures, { recursive: true });
for (const [shot, name] of Object.entries(KEPT)) {
  copyFileSync(path.join(here, 'output', `${shot}.png`), path.join(pictures, `${name}.png`));
}
