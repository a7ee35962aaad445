import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { isPostgres, locked } from '../db/dialect';
import type { Database } from '../db/schema';
import { hotWrite, store } from '../db/store';
import type { Plan } from '../db/store';
import { CHINA } from '../domain/schemes/rules';
import { addFigures } from '../domain/taps/figures-write';
import type { Services } from '../services';
import { createLoop } from './loop';
import type { Loop } from './loop';
import type { Rest } from './rest';

type Parts = Pick<Services, 'db' | 'clock' | 'log'>;

/** Milliseconds between looks at the table. */
const EVERY = 5_000;
/** Taps counted at once: arrivals wait meanwhile, so it is a millisecond or two, and they come in between. */
const BATCH = 64;
const DAY = 24 * 3_600_000;

/**
 * Milliseconds for which a tap may be on its way into the table: no longer than a connection may hold a transaction open,
 * the clocks of several nodes included.
 */
export const ON_ITS_WAY = { embedded: 20_000, postgres: 90_000 } as const;

const moveMark = hotWrite((db, value: { to: number }) =>
  db.updateTable('tap_mark').set({ upto: value.to }).where('id', '=', 1),
);

export interface TapCounter extends Loop {
  /** Counts once. True when more is waiting. */
  round(): Promise<boolean>;
}

/**
 * Counts the taps that were stored since the last time, by day, entrance and tag, so that arriving pays nothing for it.
 * The mark moves in the transaction that counts: a restart repeats nothing, and of two nodes one waits for the other.
 */
export function createTapCounter({ db, clock, log }: Parts, rest?: Rest): TapCounter {
  const onItsWay = ON_ITS_WAY[isPostgres(db) ? 'postgres' : 'embedded'];

  /** What is to be added next, and the mark behind it. Nothing when there is nothing to count. */
  async function next(at: Kysely<Database>): Promise<Plan<boolean>> {
    const settled = clock.now() - onItsWay;
    const held = at.selectFrom('tap_mark').select('upto').where('id', '=', 1);
    const { upto } = await locked(at, held).executeTakeFirstOrThrow();
    const fresh = at.selectFrom('taps').where('created_at', '>', upto).where('created_at', '<=', settled);
    const inOrder = fresh.select('created_at').orderBy('created_at').limit(1);
    if (!(await inOrder.executeTakeFirst())) return { answer: false, writes: [] };
    const full = await inOrder.offset(BATCH - 1).executeTakeFirst();
    const to = full?.created_at ?? settled;
    const rows = await at
      .selectFrom('taps')
      .select([
        'merchant_id',
        sql<number>`(created_at + ${sql.lit(CHINA)}) / ${sql.lit(DAY)}`.as('day'),
        'entrance_id',
        'tag_id',
      ])
      .select((e) => e.fn.countAll<number>().as('taps'))
      .where('created_at', '>', upto)
      .where('created_at', '<=', to)
      .where('how', 'in', ['tag', 'code'])
      .groupBy(['merchant_id', 'day', 'entrance_id', 'tag_id'])
      // One order for all who write here.
      .orderBy('merchant_id')
      .orderBy('day')
      .orderBy('entrance_id')
      .orderBy('tag_id')
      .execute();
    const added = rows.map((row) => {
      const place = { entranceId: row.entrance_id ?? '', tagId: row.tag_id ?? '' };
      const key = { merchantId: row.merchant_id, day: Number(row.day), ...place };
      return addFigures(key, { taps: Number(row.taps) });
    });
    return { answer: full !== undefined, writes: [...added, moveMark({ to })] };
  }

  /** On the embedded database nobody else counts, and the writer's thread stores it: arrivals wait for little. */
  async function round(): Promise<boolean> {
    const plan = isPostgres(db) ? { answer: false, writes: [] } : await next(db);
    return (await store(db, { ...plan, amongNodes: next })).answer;
  }

  return { ...createLoop({ log }, 'taps could not be counted', EVERY, round, rest), round };
}
