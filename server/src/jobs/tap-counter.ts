import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { isPostgres, locked } from '../db/dialect';
import { onItsWay } from '../db/late-numbers';
import type { Database } from '../db/schema';
import { hotQuery } from '../db/hot-query';
import { hotWrite, store } from '../db/store';
import type { Plan } from '../db/store';
import { addArrivals } from '../domain/taps/figures-write';
import type { Services } from '../services';
import { createLoop } from './loop';
import type { Loop } from './loop';
import type { Rest } from './rest';

type Parts = Pick<Services, 'db' | 'clock' | 'log'>;

/** Milliseconds between looks at the table. */
const EVERY = 5_000;
/** Taps counted at once: what arrives meanwhile waits for a millisecond or two until it is stored. */
const BATCH = 256;

/** Held until the transaction ends where several nodes count. */
const markNow = hotQuery((db, _value: Readonly<Record<string, never>>) =>
  locked(db, db.selectFrom('tap_mark').select('upto').where('id', '=', 1)),
);

const dueAfter = hotQuery((db, value: { upto: number; settled: number }) =>
  db
    .selectFrom((e) =>
      e
        .selectFrom('taps')
        .select('created_at')
        .where('created_at', '>', value.upto)
        .where('created_at', '<=', value.settled)
        .orderBy('created_at')
        .limit(sql.lit(BATCH))
        .as('due'),
    )
    .select((e) => [e.fn.countAll<number>().as('taps'), e.fn.max('created_at').as('last')]),
);

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
  /** What is to be added next, and the mark behind it. Nothing when there is nothing to count. */
  async function next(at: Kysely<Database>): Promise<Plan<boolean>> {
    const settled = clock.now() - onItsWay(db);
    const [mark] = await markNow(at, {});
    if (!mark) throw new Error('the mark up to which taps are counted is missing');
    const [due] = await dueAfter(at, { upto: mark.upto, settled });
    if (!due?.last) return { answer: false, writes: [] };
    const full = Number(due.taps) === BATCH;
    const to = full ? Number(due.last) : settled;
    return { answer: full, writes: [addArrivals({ after: mark.upto, to }), moveMark({ to })] };
  }

  /** On the embedded database nobody else counts, and the writer's thread stores it: arrivals wait for little. */
  async function round(): Promise<boolean> {
    const plan = isPostgres(db) ? { answer: false, writes: [] } : await next(db);
    return (await store(db, { ...plan, amongNodes: next })).answer;
  }

  return { ...createLoop({ log }, 'taps could not be counted', EVERY, round, rest), round };
}
