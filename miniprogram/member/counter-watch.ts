/**
 * What the counter that serves this member asks them to confirm: looked for while the card is on screen and the counter
 * has recognised them. No wx.
 */
import type { MemberApi } from '../api/member';
import { asFailure } from '../api/failure';
import type { Confirmation, Recognition } from '../api/types';
import type { Clock } from '../platform/clock';

const EVERY_MS = 3000;
const LONGEST_MS = 20_000;
/** A counter keeps nobody longer. */
const LIFE_MS = 10 * 60 * 1000;

export interface CounterWatch {
  /** While `accepted` the counter may ask; `none` changes nothing, anything else ends it. */
  follow(recognition: Recognition | null): void;
  pause(): void;
  resume(): void;
}

/** Holds the question on screen, between the member center and the page that decides it. */
export interface CounterQuestion {
  question(): Confirmation | null;
  /** True for a question that was not put before. */
  put(confirmation: Confirmation): boolean;
}

export function createCounterQuestion(): CounterQuestion {
  let current: Confirmation | null = null;
  return {
    question: () => current,
    put(confirmation) {
      if (current?.id === confirmation.id) return false;
      current = confirmation;
      return true;
    },
  };
}

/** `asked` hears at every look what the counter asks at that moment; null: nothing. */
export function createCounterWatch(
  api: Pick<MemberApi, 'confirmations'>,
  clock: Clock,
  asked: (confirmation: Confirmation | null) => void,
): CounterWatch {
  let tapId: string | null = null;
  let since = 0;
  let failures = 0;
  let shown = false;
  let stop: (() => void) | null = null;

  function schedule(delay = Math.min(EVERY_MS * 2 ** failures, LONGEST_MS)): void {
    stop?.();
    stop = null;
    if (shown && tapId !== null && clock.now() - since < LIFE_MS)
      stop = clock.after(delay, () => void look());
  }
  async function look(): Promise<void> {
    const mine = tapId;
    try {
      const found = (await api.confirmations()).find(({ state }) => state === 'asked');
      if (mine !== tapId) return;
      failures = 0;
      if (shown) asked(found ?? null);
    } catch (error) {
      if (mine !== tapId) return;
      failures++;
      if (!asFailure(error).transient) {
        tapId = null;
        asked(null);
      }
    }
    schedule();
  }

  return {
    follow(recognition) {
      // Asked anew at the same counter: it serves this member still.
      if (recognition?.state === 'none') return;
      const next = recognition?.state === 'accepted' ? recognition.tapId : null;
      if (next === tapId) return;
      tapId = next;
      if (next === null) asked(null);
      since = clock.now();
      failures = 0;
      schedule();
    },
    pause() {
      shown = false;
      schedule();
    },
    resume() {
      shown = true;
      // Back from deciding: the next question may be there already.
      schedule(0);
    },
  };
}
