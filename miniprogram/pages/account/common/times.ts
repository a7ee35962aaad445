/** Days and times as a person reads them, on this phone's clock. Pure. */
import { clockTime } from '../../../member/format';

const DAY_MS = 86_400_000;

const dayStart = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

/** ISO 8601 → "今天 14:05", "昨天 09:00", "3月5日 14:05", "2025年3月5日". `now` in milliseconds. */
export function dayAndTime(iso: string, now: number): string {
  const at = new Date(iso);
  const days = Math.round((dayStart(now) - dayStart(at.getTime())) / DAY_MS);
  if (days === 0) return `今天 ${clockTime(iso)}`;
  if (days === 1) return `昨天 ${clockTime(iso)}`;
  const day = `${at.getMonth() + 1}月${at.getDate()}日`;
  return at.getFullYear() === new Date(now).getFullYear()
    ? `${day} ${clockTime(iso)}`
    : `${at.getFullYear()}年${day}`;
}

/** ISO 8601 → "2026年3月5日". */
export function fullDay(iso: string): string {
  const at = new Date(iso);
  return `${at.getFullYear()}年${at.getMonth() + 1}月${at.getDate()}日`;
}
