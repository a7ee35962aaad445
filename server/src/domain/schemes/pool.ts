import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { Clock, Random } from '../../ports';
import { makeTags } from './new-tags';

/** Counting stops here: more than enough is enough. */
const COUNT_LIMIT = 1_000;

export interface Supply {
  /** Tags with an issued scheme that nobody holds. */
  ready: number;
  /** Tags whose scheme is still being asked for. */
  coming: number;
}

export interface TagPool {
  /** Both counts end at 1,000. */
  supply(merchantId: string): Promise<Supply>;
  /** Makes `count` tags and puts their schemes into the queue, so that a restart carries on with them. */
  order(merchantId: string, modelId: string, count: number): Promise<void>;
}

/** The merchant-wide pool of tag ids whose schemes are issued ahead (architecture §3.1). */
export function tagPool(db: Kysely<Database>, clock: Clock, random: Random): TagPool {
  async function count(merchantId: string, withScheme: boolean): Promise<number> {
    const some = db
      .selectFrom('tags')
      .select('id')
      .where('merchant_id', '=', merchantId)
      .where('state', '=', 'pool')
      .where('scheme_id', withScheme ? 'is not' : 'is', null)
      .limit(COUNT_LIMIT)
      .as('some');
    const row = await db
      .selectFrom(some)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(row.n);
  }

  return {
    async supply(merchantId) {
      return { ready: await count(merchantId, true), coming: await count(merchantId, false) };
    },

    async order(merchantId, modelId, amount) {
      const at = clock.now();
      const tag = { state: 'pool', entranceId: null, order: null } as const;
      await db.transaction().execute((trx) =>
        makeTags(
          trx,
          random,
          merchantId,
          { modelId, at },
          Array.from({ length: amount }, () => tag),
        ),
      );
    },
  };
}
