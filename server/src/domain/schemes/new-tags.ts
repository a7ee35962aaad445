import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { Random } from '../../ports';
import { createId } from '../../security/ids';
import { TAG_PAGE, queryOf, snOf } from './rules';

/** A tag that is made together with its place in the scheme queue. */
export interface NewTag {
  state: 'pool' | 'ordered';
  entranceId: string | null;
  order: { id: string; serial: number } | null;
}

/** Makes tags and puts their schemes into the queue, so that a restart carries on with them. Run it in a transaction. */
export async function makeTags(
  db: Kysely<Database>,
  random: Random,
  merchantId: string,
  { modelId, at }: { modelId: string; at: number },
  wanted: readonly NewTag[],
): Promise<void> {
  if (wanted.length === 0) return;
  const made = wanted.map((tag) => ({ ...tag, id: createId(random) }));
  await db
    .insertInto('tags')
    .values(
      made.map(({ id, state, entranceId, order }) => ({
        id,
        merchant_id: merchantId,
        scheme_id: null,
        entrance_id: entranceId,
        state,
        uid: null,
        chip: null,
        reserved_by: state === 'ordered' && order ? order.id : null,
        reserved_until: null,
        written_at: null,
        last_tap_at: null,
        created_at: at,
        order_id: order?.id ?? null,
        order_serial: order?.serial ?? null,
      })),
    )
    .execute();
  await db
    .insertInto('schemes')
    .values(
      made.map(({ id, order }) => ({
        id: createId(random),
        merchant_id: merchantId,
        model_id: modelId,
        serial: id,
        version: 1,
        sn: snOf(id, 1),
        path: TAG_PAGE,
        query: queryOf(id),
        state: 'asking' as const,
        openlink: null,
        last_errcode: null,
        created_at: at,
        issued_at: null,
        queue_rank: order ? RANK.order : RANK.pool,
      })),
    )
    .execute();
}

/** Whose turn it is in the queue: a person with a phone in the hand waits for the pool, nobody stands beside an order. */
export const RANK = { pool: 0, order: 1 } as const;
