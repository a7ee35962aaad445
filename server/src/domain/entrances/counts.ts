import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { startOfDay } from '../schemes/rules';

export interface Counts {
  terminals: number;
  tags: number;
  tapsToday: number;
}

interface Counted {
  id: string;
  storeId: string | null;
}

const byKey = (rows: readonly { key: string | null; n: number }[]) =>
  new Map(rows.map((row) => [row.key, Number(row.n)]));

/** Tags on chips and today's arrivals of the given entrances, and the terminals of their stores: three look-ups in all. */
export async function entranceCounts(
  db: Kysely<Database>,
  merchantId: string,
  rows: readonly Counted[],
  now: number,
): Promise<(row: Counted) => Counts> {
  const entrances = rows.map((row) => row.id);
  const stores = rows.flatMap((row) => (row.storeId === null ? [] : [row.storeId]));
  if (entrances.length === 0) return () => ({ terminals: 0, tags: 0, tapsToday: 0 });
  const tags = await db
    .selectFrom('tags')
    .select((e) => ['entrance_id as key', e.fn.countAll<number>().as('n')])
    .where('merchant_id', '=', merchantId)
    .where('entrance_id', 'in', entrances)
    .where('state', '!=', 'ordered')
    .groupBy('entrance_id')
    .execute();
  const taps = await db
    .selectFrom('taps')
    .select((e) => ['entrance_id as key', e.fn.countAll<number>().as('n')])
    .where('merchant_id', '=', merchantId)
    .where('entrance_id', 'in', entrances)
    .where('created_at', '>=', startOfDay(now))
    .groupBy('entrance_id')
    .execute();
  const terminals =
    stores.length === 0
      ? []
      : await db
          .selectFrom('terminals')
          .select((e) => ['store_id as key', e.fn.countAll<number>().as('n')])
          .where('merchant_id', '=', merchantId)
          .where('store_id', 'in', stores)
          .groupBy('store_id')
          .execute();
  const [tagsOf, tapsOf, terminalsOf] = [byKey(tags), byKey(taps), byKey(terminals)];
  return (row) => ({
    terminals: (row.storeId === null ? undefined : terminalsOf.get(row.storeId)) ?? 0,
    tags: tagsOf.get(row.id) ?? 0,
    tapsToday: tapsOf.get(row.id) ?? 0,
  });
}
