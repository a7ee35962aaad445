/**
 * What print files cost: one PDF and one PNG of an A5 stand with its code, and a zip of a thousand stores, read as fast as
 * it comes, from a real database and in the server's own printing thread; only WeChat's pictures are drawn here. Best of
 * three for single files: the first also opens the fonts.
 */
import { fork } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from '../../server/scripts/lib/root.mjs';
import { bundled } from './server/process.mjs';

const ROUNDS = 3;
const STORES = 1_000;
const here = fileURLToPath(import.meta.url);

export default async function measure() {
  const { pdf, png } = await alone('single');
  const { seconds, rss } = await alone('zip');
  return [
    { metric: 'pdf_ms', value: pdf, unit: 'ms', goal: '<= 300' },
    { metric: 'png_ms', value: png, unit: 'ms', goal: 'printed only' },
    { metric: 'zip_1000_s', value: seconds, unit: 's', goal: 'printed only' },
    { metric: 'zip_1000_rss_mib', value: rss, unit: 'MiB', goal: '< 300' },
  ];
}

/** In a process of its own, so that memory is that of this work. */
function alone(what) {
  return new Promise((resolve, reject) => {
    const child = fork(here, [what]);
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error(`measuring ${what} ended with ${code}`));
    });
  });
}

if (process.argv[1] === here) {
  const load = async (source) => pathToFileURL(await bundled(source)).href;
  const { singleFiles, zipOf } = await import(await load('tests/bench/materials.ts'));
  const answer =
    process.argv[2] === 'single'
      ? await singleFiles(root, ROUNDS)
      : await zipOf(root, new URL(await load('server/src/printing/worker.ts')), STORES);
  process.send(answer, () => process.exit(0));
}
