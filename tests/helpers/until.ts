import { setTimeout as delay } from 'node:timers/promises';

/** Waits until something comes to pass; throws when it does not within `patience` milliseconds. */
export async function until(condition: () => boolean | Promise<boolean>, patience = 30_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('it never came to pass');
    await delay(10);
  }
}
