import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ZipEntry } from '../../../server/src/domain/materials/zip';
import { zipStream } from '../../../server/src/domain/materials/zip';

const MIB = 1_048_576;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

async function* files(count: number): AsyncGenerator<ZipEntry> {
  for (let n = 0; n < count; n += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    yield { path: `${n}.pdf`, bytes: Buffer.alloc(MIB, n), compress: false };
  }
}

describe('a zip made while it is read', () => {
  it('lets go of every file that it has written, long before its end', async () => {
    // What other tests of this process left behind must not go away while we measure.
    collectGarbage();
    const before = process.memoryUsage().arrayBuffers;
    const held = Buffer.alloc(MIB);
    expect(process.memoryUsage().arrayBuffers - before).toBeGreaterThanOrEqual(held.length);
    let read = 0;
    let most = 0;
    let next = 20 * MIB;
    for await (const part of zipStream(files(100), 0) as AsyncIterable<Buffer>) {
      read += part.length;
      if (read < next) continue;
      next += 20 * MIB;
      collectGarbage();
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    expect(read).toBeGreaterThan(100 * MIB);
    expect(most).toBeLessThan(12 * MIB);
  });
});
