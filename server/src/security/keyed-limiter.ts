import { ApiError } from '../contract/api-error';
import type { Clock } from '../ports';

const WINDOW = 60_000;

/** Counts what one person or terminal does in a minute, on this node. */
export interface KeyedLimiter {
  /** Counts one call; throws `rate_limited` with the wait when there were too many. */
  count(key: string): void;
}

/** Fixed windows of a minute. Everything is forgotten when a window ends, so memory stays with the living. */
export function createKeyedLimiter(clock: Clock, perMinute: number): KeyedLimiter {
  let counts = new Map<string, number>();
  let windowStart = clock.now();
  return {
    count(key) {
      const now = clock.now();
      if (now - windowStart >= WINDOW || now < windowStart) {
        counts = new Map();
        windowStart = now;
      }
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (count > perMinute) {
        const retryAfter = Math.max(1, Math.ceil((windowStart + WINDOW - now) / 1000));
        throw new ApiError('rate_limited', { retryAfter });
      }
    },
  };
}
