import type { Kysely } from 'kysely';
import { embeddedIn } from '../../db/dialect';
import { hotQuery } from '../../db/hot-query';
import { MaybeSet } from '../../db/maybe-set';
import type { Database } from '../../db/schema';
import { COOLDOWN, STANDING_LIFE } from './rules';
import type { Tap } from './view';

/*
 * Who was announced lately, so that an arrival need not ask the table whether it is a repetition: nearly none is. Only on
 * the embedded database, where no other node announces. It may say yes wrongly, then the table is asked; never no.
 */

/** One person at one counter. */
export const turnOf = (merchantId: string, visitorId: string, terminalId: string): string =>
  `${merchantId}:${visitorId}:${terminalId}`;

/** Milliseconds of a generation; by the steady clock, with room for a clock of the day that is put right. */
const GENERATION = STANDING_LIFE + COOLDOWN;
/** 2^23 bits, a megabyte: some 800,000 announcements in a generation. */
const SIZE = 23;
/** Events of before the start that are looked through for announcements that may still stand. */
const BACKWARD = 20_000;

interface Lately {
  young: MaybeSet;
  old: MaybeSet;
  since: number;
  /** Null until somebody asks. False when there were too many before the start to know them all, or none could be read. */
  known: Promise<boolean> | null;
  readonly started: number;
}

const everywhere = new WeakMap<object, Lately>();

function latelyAt(db: Kysely<Database>): Lately | null {
  const embedded = embeddedIn(db);
  if (!embedded) return null;
  const now = performance.now();
  const found = everywhere.get(embedded);
  if (!found) {
    const fresh = {
      young: new MaybeSet(SIZE),
      old: new MaybeSet(SIZE),
      since: now,
      known: null,
      started: now,
    };
    everywhere.set(embedded, fresh);
    return fresh;
  }
  if (now - found.since >= GENERATION) {
    found.old = found.young;
    found.young = new MaybeSet(SIZE);
    found.since = now;
  }
  return found;
}

/** To be called with every tap that is written. */
export function noteAnnounced(db: Kysely<Database>, tap: Tap): void {
  if (tap.announced_at === null || tap.terminal_id === null) return;
  latelyAt(db)?.young.add(turnOf(tap.merchant_id, tap.visitor_id, tap.terminal_id));
}

const lastEvents = hotQuery((db, _value: Readonly<Record<string, never>>) =>
  db
    .selectFrom('terminal_events as e')
    .innerJoin('taps as t', 't.id', 'e.tap_id')
    .select(['t.merchant_id', 't.visitor_id', 'e.terminal_id', 'e.created_at'])
    .orderBy('e.seq', 'desc')
    .limit(BACKWARD),
);

/** What a process before this one announced: every announcement has its line in the stream. */
async function readBack(db: Kysely<Database>, lately: Lately, now: number): Promise<boolean> {
  const events = await lastEvents(db, {});
  const recent = events.filter((event) => event.created_at > now - GENERATION);
  for (const { merchant_id, visitor_id, terminal_id } of recent)
    lately.young.add(turnOf(merchant_id, visitor_id, terminal_id));
  return recent.length < BACKWARD;
}

/** Whether this person may have been announced at this counter so lately that it still stands; only a no is certain. */
export async function maybeAnnounced(
  db: Kysely<Database>,
  merchantId: string,
  visitorId: string,
  terminalId: string,
  now: number,
): Promise<boolean> {
  const lately = latelyAt(db);
  if (!lately) return true;
  // What cannot be read back is not known: the table is asked until those announcements are over.
  lately.known ??= readBack(db, lately, now).catch(() => false);
  if (!(await lately.known) && performance.now() - lately.started < GENERATION) return true;
  const turn = turnOf(merchantId, visitorId, terminalId);
  return lately.young.mayHave(turn) || lately.old.mayHave(turn);
}
