import type { Kysely } from 'kysely';
import { holdName } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Clock, Random } from '../../ports';
import { makeTags } from './new-tags';

/** Counting stops here: more than enough is enough. */
const COUNT_LIMIT = 1_000;

export interface TagPool {
  /** Makes tags and puts their schemes into the queue, so that a restart carries on with them. */
  order(merchantId: string, modelId: string, count: number): Promise<void>;
  /**
   * Orders what is missing to `upTo` when the pool has fewer than `least` tags that nobody holds, their schemes issued or
   * still asked for. Whoever fills a pool at the same time waits: schemes are scarce. Counting stops at 1,000.
   */
  fill(merchantId: string, modelId: string, least: number, upTo?: number): Promise<void>;
}

/** The merchant-wide pool of tag ids whose schemes are issued ahead (architecture §3.1). */
export function tagPool(db: Kysely<Database>, clock: Clock, random: Random): TagPool {
  async function supply(trx: Kysely<Database>, merchantId: string): Promise<number> {
    const some = trx
      .selectFrom('tags')
      .select('id')
      .where('merchant_id', '=', merchantId)
      .where('state', '=', 'pool')
      .limit(COUNT_LIMIT)
      .as('some');
    const row = await trx
      .selectFrom(some)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  async function make(trx: Kysely<Database>, merchantId: string, modelId: string, count: number) {
    const tag = { state: 'pool', entranceId: null, order: null } as const;
    const wanted = Array.from({ length: count }, () => tag);
    await makeTags(trx, random, merchantId, { modelId, at: clock.now() }, wanted);
  }

  return {
    order: (merchantId, modelId, count) =>
      db.transaction().execute((trx) => make(trx, merchantId, modelId, count)),

    async fill(merchantId, modelId, least, upTo = least) {
      if ((await supply(db, merchantId)) >= least) return;
      await db.transaction().execute(async (trx) => {
        await holdName(trx, `tag pool ${merchantId}`);
        const there = await supply(trx, merchantId);
        if (there < least) await make(trx, merchantId, modelId, upTo - there);
      });
    },
  };
}
