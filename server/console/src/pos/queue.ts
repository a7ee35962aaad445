import type { TerminalTap } from '../api/terminal';

/** What the cashier sees: who is being served, and who waits, oldest first. The newest never pushes away the one being served. */
export interface Desk {
  taps: readonly TerminalTap[];
}

export const emptyDesk: Desk = { taps: [] };

const byArrival = (a: TerminalTap, b: TerminalTap): number =>
  a.at.localeCompare(b.at) || a.id.localeCompare(b.id);
const isLive = (tap: TerminalTap): boolean => tap.state === 'waiting' || tap.state === 'accepted';

/** Adds or replaces one tap. A stored tap is never replaced by its own late provisional copy. */
export function putTap(desk: Desk, tap: TerminalTap): Desk {
  const known = desk.taps.find((other) => other.id === tap.id);
  if (known && !known.provisional && tap.provisional) return desk;
  const others = desk.taps.filter((other) => other.id !== tap.id);
  return { taps: isLive(tap) ? [...others, tap].sort(byArrival) : others };
}

export function dropTap(desk: Desk, tapId: string): Desk {
  return { taps: desk.taps.filter((tap) => tap.id !== tapId) };
}

/** The server's list is the truth; what only we had is kept while it is provisional, for its row may be on the way. */
export function resync(desk: Desk, stored: readonly TerminalTap[]): Desk {
  const ids = new Set(stored.map((tap) => tap.id));
  const onTheWay = desk.taps.filter((tap) => tap.provisional && !ids.has(tap.id));
  return { taps: [...stored.filter(isLive), ...onTheWay].sort(byArrival) };
}

/** Takes away waiting taps whose time is over. `now` in ms. */
export function expire(desk: Desk, now: number): Desk {
  const left = desk.taps.filter((tap) => tap.state !== 'waiting' || Date.parse(tap.expiresAt) > now);
  return left.length === desk.taps.length ? desk : { taps: left };
}

export const serving = (desk: Desk): TerminalTap | null =>
  desk.taps.find((tap) => tap.state === 'accepted') ?? null;
export const waiting = (desk: Desk): TerminalTap[] => desk.taps.filter((tap) => tap.state === 'waiting');

/** 刚刚 / 12 秒前 / 3 分钟前, so that what happened while the desk slept is not read as now. */
export function ageText(at: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  if (seconds < 5) return '刚刚';
  if (seconds < 60) return `${seconds} 秒前`;
  return `${Math.floor(seconds / 60)} 分钟前`;
}
