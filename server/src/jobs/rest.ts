import { setTimeout as delay } from 'node:timers/promises';

/** Waits unless `signal` ends it early; an early end is no failure. */
export type Rest = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** A rest that does not keep the process alive. */
export const systemRest: Rest = async (milliseconds, signal) => {
  try {
    await delay(milliseconds, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};
