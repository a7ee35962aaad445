import type { TerminalTap } from '../../api/terminal';

/** A tap as this screen knows it. Times in ms of the server's clock. */
export interface DeskTap {
  readonly tap: TerminalTap;
  /** When this screen first heard of it. */
  readonly heardAt: number;
  /** When this screen last put it down. */
  readonly putAt: number;
  /** When this screen first saw it accepted; null before. */
  readonly acceptedAt: number | null;
  /** Number of the newest event about it that was applied; -1 while none had a number. */
  readonly seq: number;
  /** Told before it was stored, and a whole queue since did not know it: when that was; else null. */
  readonly doubtedAt: number | null;
  /** It happened while nobody could have seen it here: it is shown with its age, never as if it were now. */
  readonly late: boolean;
}

/** Who is at the counter. `over` remembers who left, so that a copy that comes late brings nobody back. */
export interface Desk {
  readonly taps: readonly DeskTap[];
  readonly over: ReadonlyMap<string, 'ended' | 'dropped'>;
}

/** Where a piece of news comes from: the event's number (null: an act's answer or an unnumbered event) and the time. */
export interface News {
  readonly seq: number | null;
  readonly now: number;
}

export const emptyDesk: Desk = { taps: [], over: new Map() };

/** Older than this when first heard of: it did not happen before the cashier's eyes. */
const FRESH_MS = 10_000;
/** A provisional tap that a whole queue from the server does not know is given so long to be stored. */
const GRACE_MS = 5_000;
/** Storing takes half a minute at most; who is provisional longer was never stored. */
const PROVISIONAL_MS = 45_000;
/** As on the server: who is served longer was forgotten on the screen. */
const SERVING_MS = 30 * 60_000;
const REMEMBERED = 500;

const rank: Record<TerminalTap['state'], number> = { waiting: 0, accepted: 1, cleared: 2, expired: 2 };
const byArrival = (a: DeskTap, b: DeskTap): number =>
  a.tap.at.localeCompare(b.tap.at) || a.tap.id.localeCompare(b.tap.id);

function remember(desk: Desk, tapId: string, how: 'ended' | 'dropped'): Desk {
  const kept = [...desk.over].filter(([id]) => id !== tapId).slice(1 - REMEMBERED);
  return { taps: desk.taps.filter(({ tap }) => tap.id !== tapId), over: new Map([...kept, [tapId, how]]) };
}

/** Whether a copy of a tap tells less than what is known: the same news again, older news, or news about who has left. */
function isOld(desk: Desk, known: DeskTap | undefined, tap: TerminalTap, seq: number | null): boolean {
  const over = desk.over.get(tap.id);
  if (over === 'ended' || (over === 'dropped' && tap.provisional)) return true;
  if (!known) return false;
  if (tap.provisional && !known.tap.provisional) return true;
  return rank[tap.state] < rank[known.tap.state] || (seq !== null && seq < known.seq);
}

/** Applies one tap, in whatever order and however often copies of it come. A tap never goes back to an earlier state. */
export function putTap(desk: Desk, tap: TerminalTap, { seq, now }: News): Desk {
  const known = desk.taps.find((other) => other.tap.id === tap.id);
  if (isOld(desk, known, tap, seq)) return desk;
  if (rank[tap.state] === 2) return remember(desk, tap.id, 'ended');
  const put: DeskTap = {
    tap,
    heardAt: known?.heardAt ?? now,
    putAt: now,
    acceptedAt: tap.state === 'accepted' ? (known?.acceptedAt ?? now) : null,
    seq: Math.max(known?.seq ?? -1, seq ?? -1),
    doubtedAt: null,
    late: known?.late ?? now - Date.parse(tap.at) > FRESH_MS,
  };
  const over = new Map(desk.over);
  over.delete(tap.id);
  return { taps: [...desk.taps.filter((other) => other !== known), put].sort(byArrival), over };
}

/** Takes away a tap that was told too early and never stored. */
export const dropTap = (desk: Desk, tapId: string): Desk =>
  desk.taps.some(({ tap }) => tap.id === tapId && !tap.provisional) ? desk : remember(desk, tapId, 'dropped');

export interface QueueNews extends News {
  readonly seq: number;
  /** When the list was asked for: what was put since is newer than the list. */
  readonly askedAt: number;
}

/**
 * The server's whole queue after a gap. Who is not on it has left, except who came while it was asked for, and, for a
 * moment, who was told before being stored.
 */
export function resync(desk: Desk, queue: readonly TerminalTap[], news: QueueNews): Desk {
  const listed = new Set(queue.map((tap) => tap.id));
  const kept = desk.taps.flatMap((known) => {
    const { tap, putAt, seq, doubtedAt } = known;
    if (listed.has(tap.id) || seq > news.seq || putAt > news.askedAt) return [known];
    return tap.provisional ? [{ ...known, doubtedAt: doubtedAt ?? news.now }] : [];
  });
  return queue.reduce<Desk>((next, tap) => putTap(next, tap, news), { ...desk, taps: kept });
}

/** What time alone changes: who waited or was served too long is gone, and so is who was told and never stored. */
export function passTime(desk: Desk, now: number): Desk {
  const left = desk.taps.filter(({ tap, heardAt, doubtedAt, acceptedAt }) => {
    if (acceptedAt !== null) return now - acceptedAt < SERVING_MS;
    if (tap.provisional && now - heardAt > PROVISIONAL_MS) return false;
    if (tap.provisional && doubtedAt !== null && now - doubtedAt > GRACE_MS) return false;
    return tap.state !== 'waiting' || Date.parse(tap.expiresAt) > now;
  });
  return left.length === desk.taps.length ? desk : { ...desk, taps: left };
}

/** Who was accepted, the first one first: nobody who comes later pushes away the one being served. */
export const accepted = (desk: Desk): readonly DeskTap[] =>
  desk.taps
    .filter(({ tap }) => tap.state === 'accepted')
    .sort((a, b) => (a.acceptedAt ?? 0) - (b.acceptedAt ?? 0) || byArrival(a, b));
export const serving = (desk: Desk): DeskTap | null => accepted(desk)[0] ?? null;
export const waiting = (desk: Desk): readonly DeskTap[] =>
  desk.taps.filter(({ tap }) => tap.state === 'waiting');

/** Who came in between two desks and waits: for the chime. Provisional ones count; they are on the screen. */
export const newcomers = (before: Desk, after: Desk): readonly DeskTap[] => {
  const known = new Set(before.taps.map(({ tap }) => tap.id));
  return waiting(after).filter(({ tap }) => !known.has(tap.id));
};
