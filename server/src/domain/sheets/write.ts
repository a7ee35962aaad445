import type { Readable } from 'node:stream';
import { csvStream } from './csv-write';
import type { Cell, SheetKind } from './sheet';
import { xlsxStream } from './xlsx-write';

/** A table as a file, made while it is read; the first row is its header. Nothing in it is taken for a formula. */
export function writeSheet(
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
  kind: SheetKind,
): Readable {
  return kind === 'csv' ? csvStream(rows) : xlsxStream(rows);
}
