import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { locked } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Random } from '../../ports';
import { noteAudit } from '../audit/audit';
import { movesOf } from './rules';
import type { OrderMove } from './rules';

/** Run it in a transaction. Throws `tag_order_unknown`. */
export async function findOrder(db: Kysely<Database>, merchantId: string, orderId: string) {
  const found = db
    .selectFrom('tag_orders')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('id', '=', orderId);
  const order = await locked(db, found).executeTakeFirst();
  if (!order) throw new ApiError('tag_order_unknown');
  return order;
}

const AFTER = { pause: 'paused', resume: 'open', cancel: 'cancelled' } as const;
const NOTED = {
  pause: 'tag_order.paused',
  resume: 'tag_order.resumed',
  cancel: 'tag_order.cancelled',
} as const;

/**
 * Pauses, resumes or cancels an order; what its tags have already stays in the pool. Run it in a transaction. Throws
 * `tag_order_unknown`, `tag_order_over`.
 */
export async function moveOrder(
  trx: Kysely<Database>,
  random: Random,
  merchantId: string,
  orderId: string,
  move: OrderMove,
  { actor, at }: { actor: string; at: number },
): Promise<void> {
  const order = await findOrder(trx, merchantId, orderId);
  if (!movesOf(order).includes(move)) throw new ApiError('tag_order_over');
  await trx
    .updateTable('tag_orders')
    .set({ state: AFTER[move], ...(move === 'cancel' && { finished_at: order.finished_at ?? at }) })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', orderId)
    .execute();
  if (move === 'cancel') {
    // A scheme is scarce: nobody has these tags, so anybody may write them.
    await trx
      .updateTable('tags')
      .set({ state: 'pool', entrance_id: null, reserved_by: null })
      .where('merchant_id', '=', merchantId)
      .where('order_id', '=', orderId)
      .where('state', '=', 'ordered')
      .execute();
  }
  await noteAudit(trx, random, merchantId, {
    at,
    actor,
    action: NOTED[move],
    subject: orderId,
    detail: { number: order.number },
  });
}
