import type { Kysely, Selectable, Transaction } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { locked } from '../../db/dialect';
import type { Database, ImportsTable } from '../../db/schema';
import { createId } from '../../security/ids';
import type { Services } from '../../services';
import type { ImportKindName } from './kinds';

export type ImportRecord = Selectable<ImportsTable>;

const SHOWN = 20;

export function isOver({ state }: Pick<ImportRecord, 'state'>): boolean {
  return state === 'done' || state === 'cancelled';
}

export async function startImport(
  trx: Transaction<Database>,
  { clock, random }: Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  asked: { kind: ImportKindName; fileName: string; actor: string },
): Promise<ImportRecord> {
  const now = clock.now();
  return trx
    .insertInto('imports')
    .values({
      id: createId(random),
      merchant_id: merchantId,
      kind: asked.kind,
      file_name: asked.fileName,
      state: 'receiving',
      columns_json: '[]',
      rows: 0,
      created_by: asked.actor,
      created_at: now,
      touched_at: now,
      finished_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Newest first; those whose file never came are left out. */
export async function lastImports(db: Kysely<Database>, merchantId: string): Promise<ImportRecord[]> {
  return db
    .selectFrom('imports')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('state', '<>', 'receiving')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
}

/** Throws `import_unknown`. */
export async function importById(
  db: Kysely<Database>,
  merchantId: string,
  id: string,
): Promise<ImportRecord> {
  const row = await db
    .selectFrom('imports')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ApiError('import_unknown');
  return row;
}

/** The same, kept as it is until the transaction ends. */
export async function lockedImport(
  trx: Transaction<Database>,
  merchantId: string,
  id: string,
): Promise<ImportRecord> {
  const row = trx
    .selectFrom('imports')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id);
  const found = await locked(trx, row).executeTakeFirst();
  if (!found) throw new ApiError('import_unknown');
  return found;
}

export async function changeImport(
  trx: Kysely<Database>,
  { clock }: Pick<Services, 'clock'>,
  { merchant_id, id }: Pick<ImportRecord, 'merchant_id' | 'id'>,
  change: Partial<Omit<ImportRecord, 'id' | 'merchant_id'>>,
): Promise<ImportRecord> {
  return trx
    .updateTable('imports')
    .set({ ...change, touched_at: clock.now() })
    .where('merchant_id', '=', merchant_id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Rows that are no longer needed; at most `most` at a time. True when there may be more. */
export async function dropRows(
  db: Kysely<Database>,
  { merchant_id, id }: Pick<ImportRecord, 'merchant_id' | 'id'>,
  most: number,
): Promise<boolean> {
  const lines = await db
    .selectFrom('import_rows')
    .select('line')
    .where('merchant_id', '=', merchant_id)
    .where('import_id', '=', id)
    .orderBy('line')
    .limit(most)
    .execute();
  const last = lines[lines.length - 1];
  if (!last) return false;
  await db
    .deleteFrom('import_rows')
    .where('merchant_id', '=', merchant_id)
    .where('import_id', '=', id)
    .where('line', '<=', last.line)
    .execute();
  return lines.length === most;
}
