import type { Kysely } from 'kysely';
import { locked } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Random } from '../../ports';
import { makeTags } from '../schemes/new-tags';

/** Tags of orders that are in the queue at a time: whoever waits for the pool, pauses or cancels waits for no more. */
const CHUNK = 100;

/**
 * Makes the next tags of the oldest open order and puts their schemes into the queue. Answers how many; 0 when no order is
 * open. In one transaction: a crash makes all of them or none.
 */
export async function makeNextTags(
  db: Kysely<Database>,
  random: Random,
  merchantId: string,
  modelId: string,
  at: number,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const next = trx
      .selectFrom('tag_orders')
      .selectAll()
      .where('merchant_id', '=', merchantId)
      .where('finished_at', 'is', null)
      .where('state', '=', 'open')
      .whereRef('made', '<', 'count')
      .orderBy('number')
      .limit(1);
    const order = await locked(trx, next).executeTakeFirst();
    if (!order) return 0;
    const first = order.made + 1;
    const last = Math.min(order.made + CHUNK, order.count);
    const ranges = await trx
      .selectFrom('tag_order_entrances')
      .select(['first', 'last', 'entrance_id'])
      .where('merchant_id', '=', merchantId)
      .where('order_id', '=', order.id)
      .where('first', '<=', last)
      .where('last', '>=', first)
      .execute();
    const entranceOf = (serial: number) =>
      ranges.find((range) => range.first <= serial && serial <= range.last)?.entrance_id ?? null;
    const serials = Array.from({ length: last - order.made }, (_, index) => first + index);
    await makeTags(
      trx,
      random,
      merchantId,
      { modelId, at },
      serials.map((serial) => ({
        state: order.kind === 'factory' ? 'ordered' : 'pool',
        entranceId: entranceOf(serial),
        order: { id: order.id, serial },
      })),
    );
    await trx
      .updateTable('tag_orders')
      .set({ made: last })
      .where('merchant_id', '=', merchantId)
      .where('id', '=', order.id)
      .execute();
    return serials.length;
  });
}
