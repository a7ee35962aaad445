import { setTimeout as delay } from 'node:timers/promises';

const STEP = 10;

/**
 * Waits until something comes to pass; throws when it does not within `patience` milliseconds. Those are counted in looks:
 * a machine that stands still meanwhile uses nothing up.
 */
export async function until(condition: () => boolean | Promise<boolean>, patience = 60_000): Promise<void> {
  for (let left = patience; !(await condition()); left -= STEP) {
    if (left <= 0) throw new Error('it never came to pass');
    await delay(STEP);
  }
}
