/** When to send again what got no good answer. Only what may be repeated comes here: safe calls, and acts under their key. */
import type { Clock, Random } from '../platform/clock';
import type { Cancellation } from './cancel';
import { ApiFailure, asFailure } from './failure';

export interface RetryPolicy {
  /** Tries in all. */
  readonly tries: number;
  /** Milliseconds before the second try; doubles each time. */
  readonly firstDelayMs: number;
  /** A server that asks for longer than this is not waited for. */
  readonly longestDelayMs: number;
}

export const defaultRetry: RetryPolicy = { tries: 3, firstDelayMs: 300, longestDelayMs: 4000 };

/** Milliseconds before try `next` (2, 3 …), null when there is none. Half of the delay is chance, so that phones do not march in step. */
export function delayBefore(
  next: number,
  failure: ApiFailure,
  policy: RetryPolicy,
  random: Random,
): number | null {
  if (next > policy.tries || !failure.transient) return null;
  if (failure.retryAfterMs > policy.longestDelayMs) return null;
  const base = policy.firstDelayMs * 2 ** (next - 2);
  return Math.max(failure.retryAfterMs, base * (0.5 + random()));
}

/** A wait that ends early when nobody waits any more. */
function pause(clock: Clock, ms: number, until: Cancellation | undefined): Promise<void> {
  return new Promise((resolve) => {
    const stop = clock.after(ms, resolve);
    until?.onCancel(() => {
      stop();
      resolve();
    });
  });
}

/**
 * Runs `attempt` until it succeeds, fails for good, the tries are used up or `until` is cancelled. Rejects with the last
 * ApiFailure.
 */
export async function withRetry<T>(
  attempt: (number: number) => Promise<T>,
  policy: RetryPolicy,
  clock: Clock,
  random: Random,
  until?: Cancellation,
): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      if (until?.cancelled) throw new ApiFailure({ code: 'cancelled' });
      return await attempt(number);
    } catch (error) {
      const failure = asFailure(error);
      const delay = delayBefore(number + 1, failure, policy, random);
      if (delay === null) throw failure;
      await pause(clock, delay, until);
    }
  }
}
