import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Chromium's flags for a quiet run that also works as root in a container. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The browser on this machine: CHROMIUM_PATH, else the search path, else the usual places. Throws when there is none. */
export function findChromium(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const named = env['CHROMIUM_PATH'];
  if (named) return named;
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [...onPath, ...PLACES].find((file) => existsSync(file));
  if (!found) throw new Error('no Chromium found: install one, or name its program in CHROMIUM_PATH');
  return found;
}
