/** Asks whether the cashier has confirmed an old card, while the page is on screen and the answer is open. No wx. */
import { createCanceller } from '../../../api/cancel';
import { asFailure } from '../../../api/failure';
import type { Clock } from '../../../platform/clock';
import type { AccountApi, BindingRequest } from '../api/account';

const EVERY_MS = 3000;
const LONGEST_MS = 20_000;

export interface BindingWatch {
  /** Follows this request; another one, or null, replaces it. */
  follow(request: BindingRequest | null): void;
  pause(): void;
  resume(): void;
  end(): void;
}

export function createBindingWatch(
  api: Pick<AccountApi, 'binding'>,
  clock: Clock,
  changed: (request: BindingRequest) => void,
): BindingWatch {
  const until = createCanceller();
  let followed: BindingRequest | null = null;
  let shown = true;
  let failures = 0;
  let stop: (() => void) | null = null;

  function schedule(): void {
    stop?.();
    stop = null;
    if (!shown || until.cancelled || followed?.state !== 'waiting') return;
    stop = clock.after(Math.min(EVERY_MS * 2 ** failures, LONGEST_MS), () => void ask());
  }
  async function ask(): Promise<void> {
    const asked = followed;
    if (asked === null) return;
    try {
      const request = await api.binding(asked.id, until);
      if (followed !== asked) return;
      failures = 0;
      followed = request;
      changed(request);
    } catch (error) {
      if (followed !== asked) return;
      failures++;
      if (!asFailure(error).transient) followed = null;
    }
    schedule();
  }

  return {
    follow(request) {
      followed = request;
      failures = 0;
      schedule();
    },
    pause() {
      shown = false;
      schedule();
    },
    resume() {
      shown = true;
      schedule();
    },
    end() {
      until.cancel();
      schedule();
    },
  };
}
