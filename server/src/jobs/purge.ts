import { deleteOver, overdue } from '../domain/retention';
import type { Services } from '../services';
import type { Rest } from './rest';
import { systemRest } from './rest';

type Parts = Pick<Services, 'db' | 'clock' | 'locks' | 'log'>;

/** Milliseconds from the end of one pass over all tables to the next. */
const PAUSE = 60 * 60_000;
/** Milliseconds between steps: requests go first. */
const BREATH = 100;
/** Rows looked at in one step, and so in one short transaction. */
const STEP = 500;
const NAME = 'purge';

export interface Purge {
  start(): void;
  /** One pass over all tables; answers the rows deleted. Null when another node is at it. */
  pass(): Promise<number | null>;
  /** Ends after the step that is under way. */
  stop(): Promise<void>;
}

/**
 * Deletes what is over and nobody may ask for again: in small steps along each primary key, so that no index is needed for
 * it and nobody waits. One node of all at a time; what a stop leaves is found by the next pass.
 */
export function createPurge(services: Parts, rest: Rest = systemRest, step = STEP): Purge {
  const { db, clock, locks, log } = services;
  const stopping = new AbortController();
  let done: Promise<void> = Promise.resolve();

  async function allTables(): Promise<number> {
    let deleted = 0;
    for (const table of overdue) {
      let after: readonly string[] | null = null;
      do {
        const { rows, last } = await deleteOver(db, table, clock.now(), after, step);
        deleted += rows;
        after = last;
        if (after !== null) await rest(BREATH, stopping.signal);
      } while (after !== null && !stopping.signal.aborted);
    }
    return deleted;
  }

  async function pass(): Promise<number | null> {
    const giveBack = await locks.tryHold(NAME);
    if (!giveBack) return null;
    try {
      return await allTables();
    } finally {
      await giveBack();
    }
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await pass();
      } catch (error) {
        log.error({ err: error }, 'deleting what is over failed');
      }
      await rest(PAUSE, stopping.signal);
    }
  }

  return {
    start() {
      done = work();
    },
    pass,
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
