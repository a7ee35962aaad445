import { open, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry, ZipFile } from 'yauzl';
import { openPromise } from 'yauzl';
import { ApiError } from '../../contract/api-error';
import { atMost } from './checked';

/** Parts in a workbook: a table has a dozen. */
const PARTS = 2_000;

/** The parts of an XLSX file by name; their bytes are unpacked while they are read. */
export interface Package {
  has(name: string): boolean;
  /** Throws `sheet_damaged` for a part that is not there, `sheet_too_large` for one that unpacks to more than allowed. */
  read(name: string): AsyncGenerator<Uint8Array>;
}

async function spool(source: AsyncIterable<Uint8Array>, file: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of source) await handle.write(chunk);
  } finally {
    await handle.close();
  }
}

async function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (parts.size >= PARTS) throw new ApiError('sheet_too_large');
    parts.set(entry.fileName.replace(/^\//, ''), entry);
  }
  return parts;
}

/** Failures of the zip itself are the file's fault, not ours. */
async function* orDamaged(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError('sheet_damaged', { cause: error });
  }
}

/**
 * An XLSX file can only be read from its end, so it lies in the folder for temporary files while `use` reads it, and is
 * gone afterwards.
 */
export async function* withPackage<T>(
  source: AsyncIterable<Uint8Array>,
  unpacked: number,
  use: (parts: Package) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sheet-'));
  let zip: ZipFile | null = null;
  try {
    const file = join(folder, 'sheet.xlsx');
    await spool(source, file);
    const opened = await openPromise(file, { lazyEntries: true, autoClose: false }).catch(
      (cause: unknown) => {
        throw new ApiError('sheet_damaged', { cause });
      },
    );
    zip = opened;
    const parts = await partsOf(opened).catch((cause: unknown) => {
      throw cause instanceof ApiError ? cause : new ApiError('sheet_damaged', { cause });
    });
    yield* use({
      has: (name) => parts.has(name),
      async *read(name) {
        const entry = parts.get(name);
        if (!entry || !entry.canDecodeFileData()) throw new ApiError('sheet_damaged');
        if (entry.uncompressedSize > unpacked) throw new ApiError('sheet_too_large');
        // What an entry says of its size may be a lie; yauzl compares it with what comes out, and so do we.
        yield* orDamaged(atMost(await opened.openReadStreamPromise(entry), unpacked));
      },
    });
  } finally {
    zip?.close();
    await rm(folder, { recursive: true, force: true });
  }
}
