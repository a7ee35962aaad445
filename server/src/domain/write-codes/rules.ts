export type WriteCodeState = 'valid' | 'expired' | 'revoked';

/** Tags a day, so that a leaked code cannot use up a merchant's schemes. */
export const DAILY_CAP = 200;

/** Revoked wins over expired: somebody decided it. */
export function writeCodeState(
  code: { expiresAt: number | null; revokedAt: number | null },
  now: number,
): WriteCodeState {
  if (code.revokedAt !== null) return 'revoked';
  return code.expiresAt !== null && code.expiresAt <= now ? 'expired' : 'valid';
}

/** Tags that may still be written today. */
export function remaining(dailyCap: number, writtenToday: number): number {
  return Math.max(0, dailyCap - writtenToday);
}
