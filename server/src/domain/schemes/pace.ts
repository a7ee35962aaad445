import type { Clock } from '../../ports';

/** WeChat refuses more than 100 schemes a second (older text: 200); we stay below (fact sheet B4, B5). */
const PER_SECOND = 80;

/** Hands out places at WeChat's pace, one queue per merchant. */
export function pacer(
  clock: Clock,
  sleep: (milliseconds: number) => Promise<void>,
  perSecond = PER_SECOND,
): (merchantId: string) => Promise<void> {
  const free = new Map<string, number>();
  return async (merchantId) => {
    const now = clock.now();
    const mine = Math.max(now, free.get(merchantId) ?? 0);
    free.set(merchantId, mine + 1000 / perSecond);
    if (mine > now) await sleep(mine - now);
  };
}
