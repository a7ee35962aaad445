import { createHash } from 'node:crypto';
import type { Clock, Random } from '../../server/src/ports';

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  constructor(private time = Date.UTC(2026, 0, 5, 4, 0, 0)) {}

  now(): number {
    return this.time;
  }

  /** Moves the clock by `milliseconds`. */
  pass(milliseconds: number): void {
    this.time += milliseconds;
  }
}

/** Bytes that look random and are the same in every run. */
export function seededRandom(seed = 'seed'): Random {
  let block = 0;
  return {
    bytes(count) {
      const parts: Buffer[] = [];
      for (let have = 0; have < count; have += 32) {
        parts.push(createHash('sha256').update(`${seed}:${block++}`).digest());
      }
      return Buffer.concat(parts).subarray(0, count);
    },
  };
}
