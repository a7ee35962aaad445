import type { Log } from '../ports';
import { systemRest } from './rest';
import type { Rest } from './rest';

/** Background work that is asked again and again whether there is something to do. */
export interface Loop {
  /** Returns at once. */
  start(): void;
  /** Ends after the round that is under way. */
  stop(): Promise<void>;
}

/**
 * Runs `round` every `every` milliseconds, and again at once while it says that more is waiting. A round that fails is
 * logged as `what` and tried again after the pause: the work itself lies in the database.
 */
export function createLoop(
  { log }: { log: Log },
  what: string,
  every: number,
  round: (stopping: AbortSignal) => Promise<boolean>,
  rest: Rest = systemRest,
): Loop {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      let more = false;
      try {
        more = await round(stopping.signal);
      } catch (error) {
        log.error({ err: error }, what);
      }
      if (!more) await rest(every, stopping.signal);
    }
  }

  return {
    start() {
      running = run();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Milliseconds before try number `tries + 1`: doubles from `first`, up to `most`. */
export function backoff(tries: number, first: number, most: number): number {
  return Math.min(first * 2 ** Math.min(tries, 30), most);
}
