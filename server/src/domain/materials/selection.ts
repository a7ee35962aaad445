import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { indexAll } from '../entrances/index/find';
import { entranceTable } from '../entrances/table';
import type { EntranceFilter } from '../entrances/table';
import type { Reach } from '../staff/reach';
import type { EntranceFace } from './faces';
import { entranceFaces } from './faces';

/** Which entrances are meant: by name, or all that a filter finds in the table. */
export interface Selection {
  readonly ids: readonly string[] | null;
  readonly filter: EntranceFilter;
  /** The counters of each store as well. */
  readonly terminals: boolean;
  readonly now: number;
}

const PAGE = 100;

/** Walks the entrances a page at a time, so that a hundred thousand need no more memory than a hundred. */
export async function* selected(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  selection: Selection,
): AsyncGenerator<EntranceFace> {
  if (selection.ids) {
    for (let at = 0; at < selection.ids.length; at += PAGE)
      yield* await entranceFaces(db, merchantId, reach, selection.ids.slice(at, at + PAGE));
    return;
  }
  await indexAll(db, merchantId);
  const table = entranceTable(db);
  let cursor: string | undefined;
  do {
    const page = await table.page(merchantId, reach, {
      ...selection.filter,
      cursor,
      limit: PAGE,
      now: selection.now,
    });
    const ids = page.rows.map((row) => row.id);
    const faces = ids.length === 0 ? [] : await entranceFaces(db, merchantId, reach, ids);
    for (const [index, row] of page.rows.entries()) {
      yield* faces.slice(index, index + 1);
      if (!selection.terminals || !row.store) continue;
      const terminals = await terminalEntrances(db, merchantId, row.store.id);
      if (terminals.length > 0) yield* await entranceFaces(db, merchantId, reach, terminals);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

async function terminalEntrances(
  db: Kysely<Database>,
  merchantId: string,
  storeId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('entrances')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('kind', '=', 'terminal')
    .where('store_id', '=', storeId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}
