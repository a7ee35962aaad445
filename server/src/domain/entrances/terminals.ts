import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import { storeWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';
import { entranceCounts } from './counts';

export interface TerminalEntrance {
  id: string;
  name: string;
  entranceId: string;
  enabled: boolean;
  paired: boolean;
  lastSeenAt: number | null;
  tags: number;
  tapsToday: number;
}

/** Terminals of a store with their entrances, by name. Throws `store_unknown`. */
export async function storeTerminals(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  storeId: string,
  now: number,
): Promise<{ storeName: string; terminals: TerminalEntrance[] }> {
  const store = await db
    .selectFrom('stores')
    .select('name')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', storeId)
    .where(storeWithin(merchantId, reach, 'id'))
    .executeTakeFirst();
  if (!store) throw new ApiError('store_unknown');
  const rows = await db
    .selectFrom('terminals as t')
    .innerJoin('entrances as e', (join) =>
      join.onRef('e.merchant_id', '=', 't.merchant_id').onRef('e.terminal_id', '=', 't.id'),
    )
    .select(['t.id', 't.name', 't.key_hash', 't.last_seen_at', 'e.id as entranceId', 'e.enabled'])
    .where('t.merchant_id', '=', merchantId)
    .where('t.store_id', '=', storeId)
    .orderBy('t.name')
    .orderBy('t.id')
    .execute();
  const entrances = rows.map((row) => ({ id: row.entranceId, storeId: null }));
  const counts = await entranceCounts(db, merchantId, entrances, now);
  return {
    storeName: store.name,
    terminals: rows.map((row) => {
      const { tags, tapsToday } = counts({ id: row.entranceId, storeId: null });
      return {
        id: row.id,
        name: row.name,
        entranceId: row.entranceId,
        enabled: row.enabled === 1,
        paired: row.key_hash !== null,
        lastSeenAt: row.last_seen_at,
        tags,
        tapsToday,
      };
    }),
  };
}

/** Throws `terminal_unknown` unless the terminal is the merchant's and within reach. */
export async function requireTerminal(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  id: string,
): Promise<void> {
  const row = await db
    .selectFrom('terminals')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .where(storeWithin(merchantId, reach, 'store_id'))
    .executeTakeFirst();
  if (!row) throw new ApiError('terminal_unknown');
}
