import { indexChanged } from '../domain/entrances/index/keep';
import { dropRows, importById, isOver } from '../domain/imports/repository';
import { importStep } from '../domain/imports/work';
import type { Services } from '../services';
import { createLoop } from './loop';
import type { Loop } from './loop';
import type { Rest } from './rest';

type Parts = Pick<Services, 'db' | 'clock' | 'random' | 'secrets' | 'locks' | 'log'>;

/** Milliseconds between looks at the table. */
const EVERY = 500;
/** Milliseconds between steps: requests go first. */
const BREATH = 2;
/** Milliseconds after which a file that never came whole, or that nobody decided about, is given up. */
const ABANDONED = { receiving: 60 * 60_000, checked: 7 * 24 * 60 * 60_000 } as const;
/** Rows dropped in one transaction. */
const DROPPED = 2_000;
/** As the line that an import has come to: its rows are gone. */
const DROPPED_ALL = -1;
const TIDY_EVERY = 60 * 60_000;
/** Milliseconds until an import is looked at again that another node works on, or whose step failed. */
const ELSEWHERE = 2_000;
const AFTER_FAILURE = 15_000;

export interface Importer extends Loop {
  /** Works on one import until it is done or must be decided about. True when there may be another. */
  round(stopping: AbortSignal): Promise<boolean>;
}

/**
 * Does the dry runs and takes files over, step by step. All that counts lies in the database: a restart goes on where the
 * last step ended. One node at a time works on an import.
 */
export function createImporter(parts: Parts, rest: Rest): Importer {
  const { db, clock, locks, log } = parts;
  /** When an import that could not be worked on is looked at again. */
  const notBefore = new Map<string, number>();
  let tidied = 0;

  async function work(of: { merchant_id: string; id: string }, stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && (await importStep(parts, of))) {
      // The table is kept findable while it fills.
      while (await indexChanged(db, of.merchant_id));
      await rest(BREATH, stopping);
    }
  }

  async function drop(of: { merchant_id: string; id: string }, stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && (await dropRows(db, of, DROPPED))) await rest(BREATH, stopping);
    if (stopping.aborted) return;
    await db
      .updateTable('imports')
      .set({ cursor: DROPPED_ALL })
      .where('merchant_id', '=', of.merchant_id)
      .where('id', '=', of.id)
      .execute();
  }

  /** Gives up what nobody goes on with, and drops the rows of imports that ended: personal data of nobody's use. */
  async function tidy(stopping: AbortSignal): Promise<void> {
    for (const [state, age] of Object.entries(ABANDONED))
      await db
        .updateTable('imports')
        .set({ state: 'cancelled', touched_at: clock.now(), finished_at: clock.now() })
        .where('state', '=', state as keyof typeof ABANDONED)
        .where('touched_at', '<', clock.now() - age)
        .execute();
    const over = await db
      .selectFrom('imports')
      .select(['merchant_id', 'id'])
      .where('state', 'in', ['done', 'cancelled'])
      .where('touched_at', '>', tidied - TIDY_EVERY)
      .execute();
    for (const one of over) await drop(one, stopping);
  }

  async function next(): Promise<{ merchant_id: string; id: string } | null> {
    const now = clock.now();
    for (const [id, until] of notBefore) if (until <= now) notBefore.delete(id);
    // A cancelled one is taken up once more, to drop its rows.
    let query = db
      .selectFrom('imports')
      .select(['merchant_id', 'id'])
      .where((e) =>
        e.or([
          e('state', 'in', ['checking', 'running']),
          e.and([
            e('state', '=', 'cancelled'),
            e('touched_at', '>', now - TIDY_EVERY),
            e('cursor', '<>', DROPPED_ALL),
          ]),
        ]),
      );
    if (notBefore.size > 0) query = query.where('id', 'not in', [...notBefore.keys()]);
    return (await query.orderBy('touched_at').limit(1).executeTakeFirst()) ?? null;
  }

  async function round(stopping: AbortSignal): Promise<boolean> {
    const of = await next();
    if (!of) {
      if (clock.now() - tidied >= TIDY_EVERY) {
        await tidy(stopping);
        tidied = clock.now();
      }
      return false;
    }
    const giveBack = await locks.tryHold(`import ${of.id}`);
    if (!giveBack) {
      notBefore.set(of.id, clock.now() + ELSEWHERE);
      return true;
    }
    try {
      await work(of, stopping);
      if (isOver(await importById(db, of.merchant_id, of.id))) await drop(of, stopping);
    } catch (error) {
      // One that fails keeps no other waiting; it goes on after a pause.
      log.error({ err: error, importId: of.id }, 'a step of an import failed');
      notBefore.set(of.id, clock.now() + AFTER_FAILURE);
    } finally {
      await giveBack();
    }
    return true;
  }

  return { ...createLoop({ log }, 'importing failed', EVERY, round, rest), round };
}
