import { CHINA } from './schemes/rules';

const DAY = 24 * 3_600_000;

/** Days since 1970-01-01 of the day in China that contains this moment. */
export function dayOf(at: number): number {
  return Math.floor((at + CHINA) / DAY);
}

/** The moment at which a day begins in China. */
export function startOf(day: number): number {
  return day * DAY - CHINA;
}

/** `2026-11-22` → days since 1970-01-01; null for a day there is not. */
export function readDay(text: string): number | null {
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || dayText(at / DAY) !== text ? null : at / DAY;
}

/** Days since 1970-01-01 → `2026-11-22`. */
export function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
