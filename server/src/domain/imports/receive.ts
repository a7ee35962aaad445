import type { Readable } from 'node:stream';
import { ApiError } from '../../contract/api-error';
import type { Services } from '../../services';
import { readSheet } from '../sheets/read';
import { readHeader } from './header';
import type { Header } from './header';
import { importKinds } from './kinds';
import { changeImport, dropRows, importById, lockedImport } from './repository';
import type { ImportRecord } from './repository';
import { storedRow } from './rows';

type Parts = Pick<Services, 'db' | 'clock' | 'secrets' | 'locks'>;

/** Rows stored in one transaction. */
const STEP = 500;

/**
 * Takes a file in: understands its first row and stores the others as they arrive, a few hundred in memory at a time. Once
 * all are stored the dry run begins. Sent again, the last file counts; while one comes in, another is refused: their rows
 * would mix. Throws `import_unknown`, `import_not_ready`, and what a file can be refused for.
 */
export async function receiveFile(
  parts: Parts,
  merchantId: string,
  importId: string,
  file: Readable,
): Promise<ImportRecord> {
  const giveBack = await parts.locks.tryHold(`import file ${importId}`);
  if (!giveBack) throw new ApiError('import_not_ready');
  try {
    return await takeIn(parts, merchantId, importId, file);
  } finally {
    await giveBack();
  }
}

async function takeIn(
  parts: Parts,
  merchantId: string,
  importId: string,
  file: Readable,
): Promise<ImportRecord> {
  const { db } = parts;
  const record = await importById(db, merchantId, importId);
  if (record.state !== 'receiving') throw new ApiError('import_not_ready');
  while (await dropRows(db, record, STEP));
  const rules = importKinds[record.kind];
  let header: Header | null = null;
  let waiting: ReturnType<typeof storedRow>[] = [];
  let rows = 0;

  async function store(): Promise<void> {
    if (waiting.length > 0) await db.insertInto('import_rows').values(waiting).execute();
    rows += waiting.length;
    waiting = [];
  }

  for await (const { line, cells } of readSheet(file)) {
    if (header === null) header = readHeader(rules, cells);
    else waiting.push(storedRow(parts, rules, record, line, header.cellsOf(cells)));
    if (waiting.length === STEP) await store();
  }
  await store();
  if (header === null || rows === 0) throw new ApiError('sheet_empty');
  const columns = JSON.stringify(header.present);
  return db.transaction().execute(async (trx) => {
    const now = await lockedImport(trx, merchantId, importId);
    if (now.state !== 'receiving') throw new ApiError('import_not_ready');
    return changeImport(trx, parts, record, { state: 'checking', columns_json: columns, rows });
  });
}
