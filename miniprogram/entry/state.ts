/** What became of the newest way in: a pure reducer, so that "newest wins" and "never twice" can be tabled. */
import type { EntryContext } from './context';

/** Ten minutes: who came in longer ago is no longer standing at that counter. */
export const ENTRY_LIFE_MS = 10 * 60 * 1000;
/** A cold start fires onLaunch and onShow with the same options; they are one arrival. */
const SAME_START_MS = 3000;

export interface Arrival {
  /** Grows with each arrival; names it for "never twice". */
  readonly number: number;
  readonly entry: EntryContext;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly acted: boolean;
}

export interface EntryState {
  readonly current: Arrival | null;
  /** Seen in App.onShow, not yet confirmed by the landing page's load. */
  readonly candidate: { readonly entry: EntryContext; readonly at: number } | null;
}

export const emptyEntryState: EntryState = { current: null, candidate: null };

/**
 * App.onLaunch or App.onShow said how one came in. It only counts once the landing page loads: coming back from the
 * background repeats the old options (Android keeps the scene), but only a new way in loads the page anew (fact sheet E5).
 */
export function noteLaunch(state: EntryState, entry: EntryContext | null, now: number): EntryState {
  return entry === null ? state : { ...state, candidate: { entry, at: now } };
}

/** The landing page loaded: the candidate becomes the newest arrival, or the old one stays. */
export function land(state: EntryState, now: number): EntryState {
  const { candidate, current } = state;
  if (!candidate || now - candidate.at > ENTRY_LIFE_MS) return { current, candidate: null };
  if (
    current &&
    !current.acted &&
    sameEntry(current.entry, candidate.entry) &&
    candidate.at - current.at < SAME_START_MS
  )
    return { current, candidate: null };
  return {
    current: { number: (current?.number ?? 0) + 1, entry: candidate.entry, at: candidate.at, acted: false },
    candidate: null,
  };
}

/** The arrival was told to the server; from now on it is only the place one is at. */
export function markActed(state: EntryState, number: number): EntryState {
  if (state.current?.number !== number) return state;
  return { ...state, current: { ...state.current, acted: true } };
}

/**
 * What to tell the server now. An arrival is told as it was until acted on, then as `plain` with its place, and after
 * its life without a place.
 */
export function entryToTell(state: EntryState, now: number): { entry: EntryContext; arrival: number | null } {
  const { current } = state;
  if (!current) return { entry: { how: 'plain', scene: 1000 }, arrival: null };
  const { entry } = current;
  const alive = now - current.at <= ENTRY_LIFE_MS && now >= current.at - ENTRY_LIFE_MS;
  if (!alive || entry.id === undefined) {
    const how = alive && !current.acted ? entry.how : 'plain';
    return {
      entry: { how: how === 'tag' || how === 'code' ? 'plain' : how, scene: entry.scene },
      arrival: alive && !current.acted ? current.number : null,
    };
  }
  if (current.acted) return { entry: { how: 'plain', scene: entry.scene, id: entry.id }, arrival: null };
  return { entry, arrival: current.number };
}

function sameEntry(a: EntryContext, b: EntryContext): boolean {
  return a.how === b.how && a.scene === b.scene && a.id === b.id;
}
