import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { attachment } from '../../domain/materials/file-names';
import { CONTENT_TYPES } from '../../domain/sheets/sheet';
import type { Cell, SheetKind } from '../../domain/sheets/sheet';
import { writeSheet } from '../../domain/sheets/write';

/** Answers a table as a file, made while it is read. `name` without its ending. */
export function sendSheet(
  reply: FastifyReply,
  name: string,
  kind: SheetKind,
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
): Readable {
  reply
    .header('content-type', CONTENT_TYPES[kind])
    .header('content-disposition', attachment(`${name}.${kind}`))
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff');
  return writeSheet(rows, kind);
}
