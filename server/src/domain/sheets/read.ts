import type { Readable } from 'node:stream';
import { ApiError } from '../../contract/api-error';
import { atMost, checked } from './checked';
import { csvRows } from './csv-read';
import { SHEET_LIMITS } from './sheet';
import type { SheetLimits, SheetRow } from './sheet';
import { xlsxRows } from './xlsx-read';

const begins = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, n) => bytes[n] === byte);

async function firstBytes(source: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < 8) {
    const next = await source.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

/**
 * The rows of a CSV or XLSX file as they arrive, with the line number that Excel shows; which of the two it is, its first
 * bytes say. Memory holds a few rows, and the texts of an XLSX. Rows without text are left out; nothing is a header here.
 *
 * The source is not destroyed when reading ends early, so that a request can still be answered: drain it.
 * Throws `sheet_encoding`, `sheet_old_excel`, `sheet_damaged`, `sheet_too_large`.
 */
export async function* readSheet(
  source: Readable,
  limits: SheetLimits = SHEET_LIMITS,
): AsyncGenerator<SheetRow> {
  const bytes = atMost(
    source.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
    limits.bytes,
  );
  const head = await firstBytes(bytes);
  async function* whole(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    yield* bytes;
  }
  // The container of .xls files and of XLSX files with a password.
  if (begins(head, 0xd0, 0xcf, 0x11, 0xe0)) throw new ApiError('sheet_old_excel');
  const zipped = begins(head, 0x50, 0x4b, 0x03, 0x04);
  yield* checked(zipped ? xlsxRows(whole(), limits) : csvRows(whole()), limits);
}
