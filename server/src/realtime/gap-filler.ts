import type { Kysely } from 'kysely';
import { LateNumbers, onItsWay } from '../db/late-numbers';
import type { NodeChannel } from '../db/node-channel';
import type { Database } from '../db/schema';
import type { Rest } from '../jobs/rest';
import { systemRest } from '../jobs/rest';
import type { Clock, Log } from '../ports';
import type { TapBus } from './tap-bus';

/** Milliseconds between looks at the table: as long as a lost event stays unseen at most. */
const EVERY = 3_000;
/** Numbers among which a new start looks for those that are still on their way. */
const BACKWARD = 500;
/** A tap that is still provisional after so many looks will never be stored: storing takes half a minute at most. */
const PATIENCE = 12;
/** More than this at once is a new start, not a gap. */
const LIMIT = 5_000;

interface Parts {
  readonly db: Kysely<Database>;
  readonly bus: TapBus;
  readonly channel: NodeChannel;
  readonly clock: Clock;
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
export function createGapFiller({ db, bus, channel, clock, log }: Parts, rest: Rest = systemRest): GapFiller {
  const heard = new Set<number>();
  /** Taps told before they are stored, with the looks since. */
  const provisional = new Map<string, { readonly terminalId: string; looks: number }>();
  const stopping = new AbortController();
  let late: LateNumbers | null = null;
  let looking: Promise<void> = Promise.resolve();
  let running: Promise<void> = Promise.resolve();

  const offAny = bus.onAny((event, terminalId) => {
    if (event.seq !== null) heard.add(event.seq);
    if (event.kind === 'confirmation') return;
    const tapId = event.kind === 'tap_dropped' ? event.tapId : event.tap.id;
    if (event.kind === 'tap' && event.seq === null) provisional.set(tapId, { terminalId, looks: 0 });
    else provisional.delete(tapId);
  });
  const offGap = channel.onGap(() => void again());

  /** From the newest event there is; those before it count as heard. */
  async function begin(): Promise<LateNumbers> {
    const rows = await db
      .selectFrom('terminal_events')
      .select('seq')
      .orderBy('seq', 'desc')
      .limit(BACKWARD)
      .execute();
    const numbers = rows.map((row) => row.seq).reverse();
    const begun = new LateNumbers((numbers[0] ?? 1) - 1, onItsWay(db));
    begun.note(numbers, clock.now());
    return begun;
  }

  async function lookNow(): Promise<void> {
    if (late === null) {
      late = await begin();
      return;
    }
    const events = db.selectFrom('terminal_events').select(['seq', 'terminal_id']);
    const came = await late.came(clock.now(), (numbers) => events.where('seq', 'in', numbers).execute());
    const fresh = await events.where('seq', '>', late.upto).orderBy('seq').limit(LIMIT).execute();
    if (fresh.length === LIMIT) {
      heard.clear();
      late = await begin();
      bus.gapEverywhere();
      return;
    }
    const rows = [...came, ...fresh];
    const missed = rows.filter((row) => !heard.has(row.seq));
    const now = clock.now();
    late.note(
      rows.map((row) => row.seq),
      now,
    );
    for (const row of rows) heard.delete(row.seq);
    // Some are heard only after they were found here.
    const settled = late.settled(now);
    for (const seq of heard) if (seq <= settled) heard.delete(seq);
    for (const terminalId of new Set(missed.map((row) => row.terminal_id))) bus.gap(terminalId);
  }

  /** Takes away what a node told and then did not live to store; shows what it stored and did not live to tell. */
  async function settle(): Promise<void> {
    const overdue: string[] = [];
    for (const [tapId, told] of provisional) if ((told.looks += 1) >= PATIENCE) overdue.push(tapId);
    if (overdue.length === 0) return;
    const rows = await db.selectFrom('taps').select('id').where('id', 'in', overdue).execute();
    const there = new Set(rows.map((row) => row.id));
    for (const tapId of overdue) {
      const terminalId = provisional.get(tapId)?.terminalId;
      provisional.delete(tapId);
      if (terminalId === undefined) continue;
      if (there.has(tapId)) bus.gap(terminalId);
      else bus.publishHere(terminalId, { kind: 'tap_dropped', seq: null, tapId });
    }
  }

  /** One look at a time. */
  function look(): Promise<void> {
    looking = looking
      .catch(() => undefined)
      .then(lookNow)
      .then(settle);
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
