import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { holdName } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Random } from '../../ports';
import { createId } from '../../security/ids';
import { noteAudit } from '../audit/audit';
import { schemeQuota } from './quota';
import { SCHEMES_FOR_LIFE, rangesOf } from './rules';
import type { SerialRange } from './rules';

/** Which entrances an order's tags lead to; `each` tags for every one of them. */
export type Destination =
  | { kind: 'merchant'; count: number }
  | { kind: 'entrances'; ids: readonly string[]; each: number }
  | { kind: 'stores' | 'terminals'; each: number };

export type OrderWish =
  | { kind: 'pool'; count: number }
  | { kind: 'factory'; chip: string; destination: Destination; note: string };

const INSERTED_AT_ONCE = 500;

async function knownEntrances(
  db: Kysely<Database>,
  merchantId: string,
  destination: Destination,
): Promise<string[]> {
  const all = db.selectFrom('entrances').select('id').where('merchant_id', '=', merchantId);
  if (destination.kind !== 'entrances') {
    const kind = { merchant: 'merchant', stores: 'store', terminals: 'terminal' } as const;
    const rows = await all
      .where('kind', '=', kind[destination.kind])
      .orderBy('created_at')
      .orderBy('id')
      .limit(SCHEMES_FOR_LIFE)
      .execute();
    return rows.map(({ id }) => id);
  }
  const ids = [...new Set(destination.ids)];
  const rows = await all.where('id', 'in', ids).execute();
  if (rows.length !== ids.length) throw new ApiError('entrance_unknown');
  return ids;
}

async function rangesFor(
  db: Kysely<Database>,
  merchantId: string,
  destination: Destination,
): Promise<SerialRange[]> {
  const ids = await knownEntrances(db, merchantId, destination);
  if (ids.length === 0) throw new ApiError('entrance_unknown');
  return rangesOf(ids, destination.kind === 'merchant' ? destination.count : destination.each);
}

/**
 * Takes an order; the queue makes its tags bit by bit. Run it in a transaction. Throws `tag_order_shared` in shared mode,
 * `scheme_quota_exceeded`, `entrance_unknown`, `nfc_model_missing`.
 */
export async function placeOrder(
  trx: Kysely<Database>,
  random: Random,
  merchantId: string,
  wish: OrderWish,
  { actor, at }: { actor: string; at: number },
): Promise<string> {
  await holdName(trx, `tag-orders ${merchantId}`);
  const merchant = await trx
    .selectFrom('merchants')
    .select(['nfc_mode', 'nfc_model_id'])
    .where('id', '=', merchantId)
    .executeTakeFirstOrThrow();
  if (merchant.nfc_model_id === null) throw new ApiError('nfc_model_missing');
  if (merchant.nfc_mode === 'shared') throw new ApiError('tag_order_shared');
  const ranges = wish.kind === 'factory' ? await rangesFor(trx, merchantId, wish.destination) : [];
  const count = wish.kind === 'pool' ? wish.count : (ranges.at(-1)?.last ?? 0);
  const { left } = await schemeQuota(trx, merchantId);
  if (count > left)
    throw new ApiError('scheme_quota_exceeded', {
      message: `这次要 ${count} 枚，但小程序的终身额度只剩 ${left} 枚可以下单，请减少数量。`,
    });
  const last = await trx
    .selectFrom('tag_orders')
    .select((e) => e.fn.max('number').as('number'))
    .where('merchant_id', '=', merchantId)
    .executeTakeFirst();
  const id = createId(random);
  const number = Number(last?.number ?? 0) + 1;
  await trx
    .insertInto('tag_orders')
    .values({
      id,
      merchant_id: merchantId,
      number,
      kind: wish.kind,
      state: 'open',
      chip: wish.kind === 'factory' ? wish.chip : null,
      count,
      made: 0,
      issued: 0,
      registered: 0,
      note: wish.kind === 'factory' ? wish.note : '',
      created_by: actor,
      created_at: at,
      finished_at: null,
      file_taken_at: null,
    })
    .execute();
  for (let from = 0; from < ranges.length; from += INSERTED_AT_ONCE) {
    const rows = ranges.slice(from, from + INSERTED_AT_ONCE).map(({ first, last: until, entranceId }) => ({
      merchant_id: merchantId,
      order_id: id,
      first,
      last: until,
      entrance_id: entranceId,
    }));
    await trx.insertInto('tag_order_entrances').values(rows).execute();
  }
  await noteAudit(trx, random, merchantId, {
    at,
    actor,
    action: 'tag_order.made',
    subject: id,
    detail: { number, kind: wish.kind, count },
  });
  return id;
}
