/** Taps that were told to a terminal and are being stored: whoever accepts one that fast waits for it here. */
export interface PendingTaps {
  /** Notes a tap until its storing has ended, well or not. */
  add(tapId: string, stored: Promise<unknown>): void;
  /** Waits for a tap being stored, at most `limit` ms. `unknown`: nobody is storing such a tap here. */
  wait(tapId: string, limit: number): Promise<'stored' | 'failed' | 'late' | 'unknown'>;
  /** Runs one work at a time per name, in order of arrival. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export function createPendingTaps(): PendingTaps {
  const taps = new Map<string, Promise<'stored' | 'failed'>>();
  const turns = new Map<string, Promise<unknown>>();
  return {
    add(tapId, stored) {
      const outcome = stored.then(
        () => 'stored' as const,
        () => 'failed' as const,
      );
      taps.set(tapId, outcome);
      void outcome.then(() => taps.delete(tapId));
    },
    async wait(tapId, limit) {
      const outcome = taps.get(tapId);
      if (!outcome) return 'unknown';
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), limit);
      });
      try {
        return await Promise.race([outcome, late]);
      } finally {
        clearTimeout(timer);
      }
    },
    inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
      const before = turns.get(name);
      const mine = before ? before.then(work, work) : work();
      turns.set(name, mine);
      const ended = (): void => {
        if (turns.get(name) === mine) turns.delete(name);
      };
      mine.then(ended, ended);
      return mine;
    },
  };
}
