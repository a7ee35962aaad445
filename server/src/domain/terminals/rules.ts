/** No 0/O, 1/I/L: a person reads the code from one screen and types it into another. */
export const PAIRING_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const PAIRING_LENGTH = 8;
/** Milliseconds. */
export const PAIRING_LIFE = 10 * 60_000;
/** A terminal heard of within this time counts as listening; heartbeats come every 15 s. Milliseconds. */
export const AWAKE_WITHIN = 45_000;

/** What a person may have typed, as the code it stands for: case, spaces and dashes do not matter. */
export function normalisePairingCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '');
}

/** Whether a terminal hears an announcement made now. */
export function isAwake(streaming: boolean, lastSeenAt: number | null, now: number): boolean {
  return streaming || (lastSeenAt !== null && now - lastSeenAt <= AWAKE_WITHIN);
}
