/**
 * What print files cost: one PDF and one PNG of an A5 stand with its code, and a zip of a thousand stores, read as fast as
 * it comes, from a real database and in the server's own printing thread; WeChat's pictures are drawn before. Best of three
 * for single files: the first also opens the fonts.
 */
import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from '../../server/scripts/lib/root.mjs';
import { bundled } from './server/process.mjs';

const ROUNDS = 3;
const STORES = 1_000;
const here = fileURLToPath(import.meta.url);

export default async function measure() {
  const { pdf, png } = await alone('single');
  const { seconds, rss } = await zip();
  return [
    { metric: 'pdf_ms', value: pdf, unit: 'ms', goal: '<= 300' },
    { metric: 'png_ms', value: png, unit: 'ms', goal: 'printed only' },
    { metric: 'zip_1000_s', value: seconds, unit: 's', goal: 'printed only' },
    { metric: 'zip_1000_rss_mib', value: rss, unit: 'MiB', goal: '< 300' },
  ];
}

async function zip() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-materials-'));
  try {
    await alone('shop', dataDir);
    return await alone('zip', dataDir);
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

/** In a process of its own, so that memory is that of this work. */
function alone(what, ...values) {
  return new Promise((resolve, reject) => {
    const child = fork(here, [what, ...values]);
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`measuring ${what} ended with ${code}`));
    });
  });
}

if (process.argv[1] === here) {
  const [, , what, dataDir] = process.argv;
  const load = async (source) => pathToFileURL(await bundled(source)).href;
  const { singleFiles, prepareShop, zipOf } = await import(await load('tests/bench/materials.ts'));
  const work = {
    single: () => singleFiles(root, ROUNDS),
    shop: () => prepareShop(dataDir, STORES),
    zip: async () => zipOf(root, new URL(await load('server/src/printing/worker.ts')), dataDir, STORES),
  };
  process.send((await work[what]()) ?? {}, () => process.exit(0));
}
