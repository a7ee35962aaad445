import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { SCHEMES_FOR_LIFE } from './rules';

export interface SchemeQuota {
  /** Schemes that WeChat issues in a mini-program's life. */
  limit: number;
  /** Those that exist at WeChat, spent versions included. */
  used: number;
  /** Promised but not yet issued: rows in the queue, and tags of orders that are not made yet. */
  queued: number;
  /** What may still be ordered. */
  left: number;
}

/**
 * What is used and promised of the lifetime quota. One statement, hence one moment: the queue moves a scheme from an order
 * to its row and on to the count of those used, and between two statements such a scheme would be counted nowhere.
 */
export async function schemeQuota(db: Kysely<Database>, merchantId: string): Promise<SchemeQuota> {
  const used = db
    .selectFrom('scheme_queues')
    .select((e) => e.fn.sum<number>('used').as('n'))
    .where('merchant_id', '=', merchantId);
  const asking = db
    .selectFrom('schemes')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('merchant_id', '=', merchantId)
    .where('state', '=', 'asking');
  const unmade = db
    .selectFrom('tag_orders')
    .select((e) => e.fn.sum<number>(e('count', '-', e.ref('made'))).as('n'))
    .where('merchant_id', '=', merchantId)
    .where('finished_at', 'is', null);
  const row = await db
    .selectNoFrom([used.as('used'), asking.as('asking'), unmade.as('unmade')])
    .executeTakeFirstOrThrow();
  const queued = Number(row.asking ?? 0) + Number(row.unmade ?? 0);
  const issued = Number(row.used ?? 0);
  return {
    limit: SCHEMES_FOR_LIFE,
    used: issued,
    queued,
    left: Math.max(0, SCHEMES_FOR_LIFE - issued - queued),
  };
}
