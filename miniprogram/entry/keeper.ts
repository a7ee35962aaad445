/** Holds the entry context between App and pages; one for the whole mini-program. */
import { entryFromLaunch } from './context';
import type { EntryContext, LaunchFacts } from './context';
import { emptyEntryState, entryToTell, land, markActed, noteLaunch } from './state';

export interface EntryKeeper {
  /** App.onLaunch and App.onShow. */
  launched(facts: LaunchFacts): void;
  /** The landing page's onLoad. */
  landed(): void;
  /** What to tell the server now, with the arrival to mark once it was told. */
  toTell(): { entry: EntryContext; arrival: number | null };
  acted(arrival: number): void;
  /** Whether the landing page, were it loaded now, would tell of an entrance or tag. */
  expected(): boolean;
  /** Leaves the place behind (进入会员中心 after an unknown or disabled entrance). */
  forget(): void;
}

export function createEntryKeeper(now: () => number): EntryKeeper {
  let state = emptyEntryState;
  return {
    launched(facts) {
      state = noteLaunch(state, entryFromLaunch(facts), now());
    },
    landed() {
      state = land(state, now());
    },
    toTell: () => entryToTell(state, now()),
    acted(arrival) {
      state = markActed(state, arrival);
    },
    expected: () => entryToTell(land(state, now()), now()).entry.id !== undefined,
    forget() {
      state = emptyEntryState;
    },
  };
}
