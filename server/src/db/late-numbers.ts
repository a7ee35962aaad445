import type { Kysely } from 'kysely';
import { isPostgres } from './dialect';
import type { Database } from './schema';

/**
 * Milliseconds for which a row may be on its way into a table: no longer than a connection may hold a transaction open,
 * the clocks of several nodes included.
 */
export const ON_ITS_WAY = { embedded: 20_000, postgres: 90_000 } as const;

export function onItsWay(db: Kysely<Database>): number {
  return ON_ITS_WAY[isPostgres(db) ? 'postgres' : 'embedded'];
}

/** More numbers than this are never on their way at once: a wider gap is rows that were purged. */
const WIDEST = 2_000;
/** Far fewer than a statement may have parameters. */
const AT_ONCE = 1_000;

/**
 * Who reads a table by its rising numbers must not pass over those that were given and are not committed yet: they come
 * later, behind numbers that were read already. This remembers which ones are missing, each until it is found or can no
 * longer come.
 */
export class LateNumbers {
  readonly #patience: number;
  /** When each number was first missed. */
  readonly #missing = new Map<number, number>();
  #upto: number;

  /** Begins behind `upto`. `patience`: milliseconds for which a number may be on its way. */
  constructor(upto: number, patience: number) {
    this.#upto = upto;
    this.#patience = patience;
  }

  /** The highest number that was found: what comes next lies behind it. */
  get upto(): number {
    return this.#upto;
  }

  /** Numbers below `upto` that may still come. */
  missing(now: number): number[] {
    for (const [number, since] of this.#missing)
      if (now - since > this.#patience) this.#missing.delete(number);
    return [...this.#missing.keys()];
  }

  /** What has come of the missing ones meanwhile, by a look-up of at most so many numbers at once. */
  async came<T>(now: number, lookUp: (numbers: readonly number[]) => Promise<readonly T[]>): Promise<T[]> {
    const missing = this.missing(now);
    const found: T[] = [];
    for (let i = 0; i < missing.length; i += AT_ONCE)
      found.push(...(await lookUp(missing.slice(i, i + AT_ONCE))));
    return found;
  }

  /** Every number up to this one was found or will never come: a reader who begins here misses nothing. */
  settled(now: number): number {
    const missing = this.missing(now);
    return missing.length === 0 ? this.#upto : Math.min(...missing) - 1;
  }

  /** Notes what was found, in rising order. */
  note(found: readonly number[], now: number): void {
    for (const number of found) {
      this.#missing.delete(number);
      for (let one = Math.max(this.#upto + 1, number - WIDEST); one < number; one += 1)
        this.#missing.set(one, now);
      this.#upto = Math.max(this.#upto, number);
    }
  }

  /** Another reader got further: up to `settled` nothing is missing. */
  skipTo(settled: number): void {
    for (const number of this.#missing.keys()) if (number <= settled) this.#missing.delete(number);
    this.#upto = Math.max(this.#upto, settled);
  }
}
