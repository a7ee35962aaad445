import type { TapsTable } from '../../db/schema';

/** Milliseconds an announced member waits at the counter before the tap is over. */
export const WAITING_LIFE = 5 * 60_000;
/** Milliseconds after its announcement within which a tap that was accepted is what a repeated tap there answers. */
export const COOLDOWN = 60_000;
/** Milliseconds after its announcement within which a tap can stand in for a repeated one. */
export const STANDING_LIFE = Math.max(WAITING_LIFE, COOLDOWN);
/** Milliseconds after arriving within which becoming a member still announces at that counter. */
export const ARRIVAL_LIFE = 30 * 60_000;
/** Milliseconds an accepted member stays on the counter's screen unless cleared. */
export const SERVING_LIFE = 30 * 60_000;

export type StoredTapState = TapsTable['state'];
export type TapState = 'waiting' | 'accepted' | 'cleared' | 'expired';

/** The state of a stored tap at this moment: waiting ends by itself. Null for one that was never announced. */
export function tapStateNow(state: StoredTapState, expiresAt: number | null, now: number): TapState | null {
  if (state === 'arrived') return null;
  if (state === 'waiting' && expiresAt !== null && expiresAt <= now) return 'expired';
  return state;
}

/**
 * Whether a tap of the same person at the same counter stands in for another one now: for as long as they wait, for they
 * stand there once; and while they have just been accepted.
 */
export function isRepeat(state: TapState | null, announcedAt: number | null, now: number): boolean {
  if (announcedAt === null) return false;
  return state === 'waiting' || (state === 'accepted' && now - announcedAt < COOLDOWN);
}

/** Ways in that bring a person to a place: only these leave a tap and may announce. */
export function standsAtPlace(how: TapsTable['how']): boolean {
  return how === 'tag' || how === 'code';
}
