/** Member codes issued ahead, each with its own window, so that a code can be shown without network. */
import type { IssuedCodes, MemberCode } from '../api/types';
import type { Storage } from '../platform/storage';

const KEY = 'codes';
/** With less left the next one is shown, if its window has begun. */
const NEARLY_OVER_MS = 15_000;

interface Kept {
  readonly codes: readonly MemberCode[];
  /** Server's clock minus the phone's, milliseconds: phones are often set wrong. */
  readonly skew: number;
}

export interface ShownCode {
  readonly code: string;
  /** Milliseconds it stays valid. */
  readonly leftMs: number;
}

export interface CodeWallet {
  /** Keeps what the server issued; `sentAt` and `now` bracket the request, to allow for its time. */
  fill(issued: IssuedCodes, sentAt: number, now: number): void;
  /** The code to show; null when none is valid now. */
  current(now: number): ShownCode | null;
  /** Whether a code will be valid once the current one is over. */
  hasNext(now: number): boolean;
  clear(): void;
}

export function createCodeWallet(storage: Storage): CodeWallet {
  let kept = readKept(storage.read(KEY));
  const valid = (now: number) => {
    const time = now + kept.skew;
    return kept.codes
      .filter((it) => Date.parse(it.validFrom) <= time && time < Date.parse(it.validTo))
      .map((it) => ({ code: it.code, leftMs: Date.parse(it.validTo) - time }))
      .sort((a, b) => a.leftMs - b.leftMs);
  };
  return {
    fill(issued, sentAt, now) {
      const skew = Math.round(Date.parse(issued.serverTime) - (sentAt + now) / 2);
      kept = { codes: issued.codes, skew: Number.isFinite(skew) ? skew : 0 };
      storage.write(KEY, kept);
    },
    // The one that ends first is used up first, unless it is nearly over.
    current(now) {
      const all = valid(now);
      return all.find((it) => it.leftMs > NEARLY_OVER_MS) ?? all[all.length - 1] ?? null;
    },
    hasNext(now) {
      const shown = this.current(now);
      const after = now + kept.skew + (shown?.leftMs ?? 0);
      return kept.codes.some((it) => Date.parse(it.validFrom) <= after && after < Date.parse(it.validTo));
    },
    clear() {
      kept = { codes: [], skew: 0 };
      storage.remove(KEY);
    },
  };
}

function readKept(value: unknown): Kept {
  const kept = value as Kept | undefined;
  return kept && Array.isArray(kept.codes) && typeof kept.skew === 'number' ? kept : { codes: [], skew: 0 };
}
