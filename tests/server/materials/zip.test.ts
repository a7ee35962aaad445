import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ZipEntry } from '../../../server/src/domain/materials/zip';
import { zipStream } from '../../../server/src/domain/materials/zip';

const MIB = 1_048_576;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes held outside the heap, once the collector has really let go of the rest: it does so beside the program. */
async function bytesHeld(): Promise<number> {
  let before = NaN;
  for (let looks = 0; looks < 50; looks += 1) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const now = process.memoryUsage().arrayBuffers;
    if (now === before) return now;
    before = now;
  }
  throw new Error('the memory of this process does not come to rest');
}

async function* files(count: number): AsyncGenerator<ZipEntry> {
  for (let n = 0; n < count; n += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    yield { path: `${n}.pdf`, bytes: Buffer.alloc(MIB, n), compress: false };
  }
}

describe('a zip made while it is read', () => {
  it('lets go of every file that it has written, long before its end', async () => {
    // What other tests of this process left behind must not go away while we measure.
    const before = await bytesHeld();
    const held = Buffer.alloc(MIB);
    expect(process.memoryUsage().arrayBuffers - before).toBeGreaterThanOrEqual(held.length);
    let read = 0;
    let most = 0;
    let next = 20 * MIB;
    for await (const part of zipStream(files(100), 0) as AsyncIterable<Buffer>) {
      read += part.length;
      if (read < next) continue;
      next += 20 * MIB;
      most = Math.max(most, (await bytesHeld()) - before);
    }
    expect(read).toBeGreaterThan(100 * MIB);
    expect(most).toBeLessThan(12 * MIB);
  });
});
