import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import { entranceWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';
import type { EntranceFilter } from './table';
import { entranceTable } from './table';

/** Entrances in one transaction. */
const STEP = 200;

export interface SwitchMany {
  readonly enabled: boolean;
  readonly terminals: boolean;
  /** Null: all that the filter finds. */
  readonly ids: readonly string[] | null;
  readonly filter: EntranceFilter;
}

async function requireAll(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  ids: readonly string[],
): Promise<void> {
  const known = await db
    .selectFrom('entrances')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('id', 'in', ids)
    .where(entranceWithin(merchantId, reach, 'id'))
    .execute();
  if (new Set(known.map((row) => row.id)).size < new Set(ids).size) throw new ApiError('entrance_unknown');
}

async function withTerminals(
  db: Kysely<Database>,
  merchantId: string,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('entrances as t')
    .innerJoin('entrances as s', 's.store_id', 't.store_id')
    .where('s.merchant_id', '=', merchantId)
    .where('s.id', 'in', ids)
    .where('s.kind', '=', 'store')
    .where('t.merchant_id', '=', merchantId)
    .where('t.kind', '=', 'terminal')
    .select('t.id')
    .execute();
  return [...ids, ...rows.map((row) => row.id)];
}

/**
 * Opens or closes many entrances, a few hundred at a time, so that nobody waits; answers how many were not so already.
 * Doing it again after a crash goes on where it stopped. Throws `entrance_unknown`.
 */
export async function switchMany(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  { enabled, terminals, ids, filter }: SwitchMany,
): Promise<number> {
  if (ids) await requireAll(db, merchantId, reach, ids);
  let switched = 0;
  const steps = ids ? [[...ids]] : entranceTable(db).entranceIds(merchantId, reach, filter, STEP);
  for await (const step of steps) {
    const all = terminals ? await withTerminals(db, merchantId, step) : step;
    const done = await db
      .updateTable('entrances')
      .set({ enabled: enabled ? 1 : 0 })
      .where('merchant_id', '=', merchantId)
      .where('id', 'in', all)
      .where('enabled', '=', enabled ? 0 : 1)
      .executeTakeFirst();
    switched += Number(done.numUpdatedRows);
  }
  return switched;
}
