/** The payloads reserved ahead, and which tag each one went to. Pure. */
import type { WriteOutcome } from '../nfc/outcomes';
import type { PayloadSource, WritePayload } from '../nfc/session-types';

export interface Reservations extends PayloadSource {
  /** Adds payloads that the server reserved; known ones are skipped. */
  add(payloads: readonly WritePayload[]): void;
  /** Payloads not yet bound to a tag. Infinite in shared mode. */
  free(): number;
}

/**
 * A payload is bound to the UID it was first meant for, so that a tag torn away is completed with the same one; it is
 * free again when nothing was written. In shared mode (`tagId` null) one payload serves every tag.
 */
export function createReservations(): Reservations {
  const stock: WritePayload[] = [];
  const known = new Set<string>();
  const bound = new Map<string, WritePayload>();
  const touched = new Set<string>();
  let shared: WritePayload | null = null;
  return {
    add(payloads) {
      for (const payload of payloads) {
        if (payload.tagId === null) shared = payload;
        else if (!known.has(payload.tagId)) {
          known.add(payload.tagId);
          stock.push(payload);
        }
      }
    },
    free: () => (shared === null ? stock.length : Infinity),
    assign(uid) {
      const mine = bound.get(uid) ?? shared ?? stock.shift() ?? null;
      if (mine !== null) bound.set(uid, mine);
      return mine;
    },
    settle(uid, outcome: WriteOutcome) {
      const mine = bound.get(uid);
      if (mine === undefined) return;
      if (outcome.kind !== 'failed' || outcome.touched) touched.add(uid);
      // Touched once, it stays with its tag: only a payload that never reached a tag is given to another.
      if (touched.has(uid)) return;
      bound.delete(uid);
      if (mine.tagId !== null) stock.unshift(mine);
    },
  };
}
