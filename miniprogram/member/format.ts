/** Numbers, times and colours as a person reads them. Pure. */
import type { EntrancePlace } from '../api/types';

/** 12345 → "12,345". */
export function grouped(value: number): string {
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Fen → "¥1,234.50". */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const cents = Math.abs(Math.trunc(fen));
  return `${sign}¥${grouped(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, '0')}`;
}

/** "123456789012345678" → "1234 5678 9012 3456 78". */
export const inFours = (digits: string): string => digits.replace(/(.{4})(?=.)/g, '$1 ');

/** Where an entrance leads, from wide to narrow; empty for the merchant as a whole. */
export function placeName(place: EntrancePlace | null): string {
  return [place?.storeName ?? place?.organisationName, place?.terminalName].filter(Boolean).join(' · ');
}

/** ISO 8601 → "14:05" on this phone's clock. */
export function clockTime(iso: string): string {
  const time = new Date(iso);
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
}

/** Age in words; a clock that was set back counts as just now. */
export function age(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟前`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} 小时前` : `${Math.floor(hours / 24)} 天前`;
}

function luminance(color: string): number {
  const part = (at: number) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

/** WCAG 2 contrast of two #RRGGBB colours, 1–21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Text colour on a merchant's colour, always at least 4.5:1. */
export function textOn(color: string): string {
  return ['#FFFFFF', '#1A1C1F'].find((it) => contrast(it, color) >= 4.5) ?? '#000000';
}
