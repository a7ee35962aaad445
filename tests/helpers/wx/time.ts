import type { Clock } from '../../../miniprogram/platform/clock';

/** A clock that only moves when told; callbacks run in the order of their time. */
export function handClock(start = Date.parse('2026-01-05T03:00:00Z')) {
  let now = start;
  let serial = 0;
  const waiting = new Map<number, { at: number; callback: () => void }>();
  const clock: Clock = {
    now: () => now,
    after(ms, callback) {
      const id = ++serial;
      waiting.set(id, { at: now + ms, callback });
      return () => waiting.delete(id);
    },
  };
  /** Lets promises that are ready go on. */
  const settle = async () => {
    for (let n = 0; n < 25; n++) await Promise.resolve();
  };
  return {
    clock,
    settle,
    waiting: () => waiting.size,
    /** Moves time on, stopping at each callback on the way. */
    async pass(ms: number) {
      const end = now + ms;
      for (;;) {
        await settle();
        const next = [...waiting]
          .filter(([, it]) => it.at <= end)
          .sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
        if (!next) break;
        waiting.delete(next[0]);
        now = Math.max(now, next[1].at);
        next[1].callback();
      }
      now = end;
      await settle();
    },
    /** The phone's clock is set to another time; nothing fires. */
    set(to: number) {
      now = to;
    },
  };
}
export type HandClock = ReturnType<typeof handClock>;
