import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** PDF and PNG are compressed already. */
  readonly compress: boolean;
}

/**
 * Streams entries into a zip no faster than it is read: memory holds a few entries, however many there are. Ends the
 * entries when the reader goes away; fails the stream when they fail. `at` is the time of every entry, milliseconds.
 */
export function zipStream(entries: AsyncIterable<ZipEntry>, at: number): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream;
  if (!(out instanceof PassThrough)) throw new TypeError('yazl writes into a PassThrough');
  const gone = new AbortController();
  out.once('close', () => gone.abort());

  const passage: PassThrough = out;

  /**
   * Hands one entry over and waits until the zip begins to write it; afterwards nothing holds on to its bytes. The zip keeps
   * every entry's callback until its end, so the callback lets go of them.
   */
  function add({ path, bytes, compress }: ZipEntry): Promise<void> {
    const { length } = bytes;
    const held = { source: new PassThrough({ highWaterMark: length + 1 }) as PassThrough | null };
    held.source?.end(bytes);
    return new Promise((resolve) => {
      zip.addReadStreamLazy(path, { compress, mtime: new Date(at), size: length }, (begin) => {
        if (held.source) begin(null, held.source);
        held.source = null;
        resolve();
      });
    });
  }

  const over = once(gone.signal, 'abort');

  async function fill(): Promise<void> {
    for await (const entry of entries) {
      if (gone.signal.aborted) return;
      await Promise.race([add(entry), over]);
      if (passage.writableNeedDrain) await once(passage, 'drain', { signal: gone.signal });
    }
    zip.end();
  }
  fill().catch((error: unknown) => {
    if (!gone.signal.aborted) out.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return out;
}
