/** 2026-11-22 09:05, local time; 「—」 where there is none. */
export function timeText(iso: string | null): string {
  if (!iso) return '—';
  const d = new Date(iso);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}`;
}
