import type { Kysely } from 'kysely';
import type { NodeChannel } from '../db/node-channel';
import type { Database } from '../db/schema';
import type { Rest } from '../jobs/rest';
import { systemRest } from '../jobs/rest';
import type { Log } from '../services';
import type { TapBus } from './tap-bus';

/** Milliseconds between looks at the table: as long as a lost event stays unseen at most. */
const EVERY = 3_000;
/** Numbers are committed out of order: so many are looked at again. */
const OVERLAP = 500;
/** More than this at once is a new start, not a gap. */
const LIMIT = 5_000;

interface Parts {
  readonly db: Kysely<Database>;
  readonly bus: TapBus;
  readonly channel: NodeChannel;
  readonly log: Log;
}

export interface GapFiller {
  start(): void;
  /** Looks once; for tests and after a gap. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Finds stored events that never came over the line, whoever lost them: the database, a connection, or a node that died
 * between storing and telling. One short look-up by primary key for all merchants and streams of this node together.
 */
export function createGapFiller({ db, bus, channel, log }: Parts, rest: Rest = systemRest): GapFiller {
  const heard = new Set<number>();
  const stopping = new AbortController();
  let mark: number | null = null;
  let looking: Promise<void> = Promise.resolve();
  let running: Promise<void> = Promise.resolve();

  const offAny = bus.onAny((event) => {
    if (event.seq !== null) heard.add(event.seq);
  });
  const offGap = channel.onGap(() => void again());

  /** Number of the newest event there is, with those before it counted as heard. */
  async function begin(): Promise<number> {
    const rows = await db
      .selectFrom('terminal_events')
      .select('seq')
      .orderBy('seq', 'desc')
      .limit(OVERLAP)
      .execute();
    for (const row of rows) heard.add(row.seq);
    return rows[0]?.seq ?? 0;
  }

  async function lookNow(): Promise<void> {
    if (mark === null) {
      mark = await begin();
      return;
    }
    const rows = await db
      .selectFrom('terminal_events')
      .select(['seq', 'terminal_id'])
      .where('seq', '>', mark - OVERLAP)
      .orderBy('seq')
      .limit(LIMIT)
      .execute();
    if (rows.length === LIMIT) {
      heard.clear();
      mark = await begin();
      bus.gapEverywhere();
      return;
    }
    const missed = rows.filter((row) => !heard.has(row.seq));
    for (const row of missed) heard.add(row.seq);
    mark = Math.max(mark, rows[rows.length - 1]?.seq ?? 0);
    for (const seq of heard) if (seq <= mark - OVERLAP) heard.delete(seq);
    for (const terminalId of new Set(missed.map((row) => row.terminal_id))) bus.gap(terminalId);
  }

  /** One look at a time. */
  function look(): Promise<void> {
    looking = looking.catch(() => undefined).then(lookNow);
    return looking;
  }

  const again = (): Promise<void> =>
    look().catch((error: unknown) => log.warn({ err: error }, 'missed taps could not be looked for'));

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await again();
      await rest(EVERY, stopping.signal);
    }
  }

  return {
    start() {
      running = run();
    },
    look,
    async stop() {
      stopping.abort();
      offAny();
      offGap();
      await running;
      await looking.catch(() => undefined);
    },
  };
}
