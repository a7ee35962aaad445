/** Limits of the documents; a test or `/control/limits` may lower them. */
export interface SimulatorLimits {
  schemesPerSecond: number;
  schemesPerDay: number;
  /** For the life of a mini-program. */
  schemesEver: number;
  miniCodesPerMinute: number;
  forcedTokensPerDay: number;
  loginsPerMinutePerUser: number;
}

export const DOCUMENTED_LIMITS: SimulatorLimits = {
  schemesPerSecond: 100,
  schemesPerDay: 500_000,
  schemesEver: 100_000,
  miniCodesPerMinute: 5_000,
  forcedTokensPerDay: 20,
  loginsPerMinutePerUser: 100,
};

/** Counts events per key in fixed windows. Forgets old windows. */
export class WindowCounter {
  private readonly counts = new Map<string, { window: number; count: number }>();

  constructor(private readonly windowMs: number) {}

  /** Counts one event; false when it is the one too many. */
  take(key: string, now: number, limit: number): boolean {
    const window = Math.floor(now / this.windowMs);
    const entry = this.counts.get(key);
    if (!entry || entry.window !== window) {
      this.counts.set(key, { window, count: 1 });
      return limit >= 1;
    }
    if (entry.count >= limit) return false;
    entry.count += 1;
    return true;
  }
}
