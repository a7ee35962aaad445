/** Calendar days in China as `2026-11-22`, wherever the browser stands. */
const CHINA = 8 * 3_600_000;
const DAY = 24 * 3_600_000;

export const today = (now = Date.now()): string => new Date(now + CHINA).toISOString().slice(0, 10);

/** The day so many days before another. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);

/** 2026-11-22 → 11-22 */
export const shortDay = (day: string): string => day.slice(5);
