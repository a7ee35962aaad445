/** A million damaged messages and tag memories, or as many as the argument says: none crashes, none hangs. */
import { runMutations } from './mutations';

const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 20_260_105);
const SLICE = 50_000;
const HANGS = 1000;
const started = Date.now();
let decoded = 0;
let planned = 0;
let slowest = 0;
for (let from = 0; from < count; from += SLICE) {
  const slice = runMutations(Math.min(SLICE, count - from), seed + from);
  decoded += slice.decoded;
  planned += slice.planned;
  slowest = Math.max(slowest, slice.slowest);
}
const seconds = Math.round((Date.now() - started) / 1000);
process.stdout.write(
  `${count} damaged messages (${decoded} still whole) and as many memories (${planned} writable), ` +
    `slowest ${slowest.toFixed(1)} ms, ${seconds} s\n`,
);
if (slowest > HANGS) process.exitCode = 1;
