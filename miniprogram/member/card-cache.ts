/** The last card seen, for the first frame and for no network. */
import type { Member, MerchantFace } from '../api/types';
import type { Storage } from '../platform/storage';

const KEY = 'card';
/** Raised when the shape changes, so that an old phone's memory is not misread. */
const SHAPE = 1;

export interface CachedCard {
  readonly merchant: MerchantFace;
  readonly member: Member;
  /** Milliseconds since the epoch, by the phone's clock. */
  readonly savedAt: number;
}

export interface CardCache {
  read(): CachedCard | null;
  write(card: CachedCard): void;
  clear(): void;
}

export function createCardCache(storage: Storage): CardCache {
  return {
    read() {
      const value = storage.read(KEY) as ({ shape?: number } & CachedCard) | undefined;
      return value?.shape === SHAPE
        ? { merchant: value.merchant, member: value.member, savedAt: value.savedAt }
        : null;
    },
    write(card) {
      storage.write(KEY, { shape: SHAPE, ...card });
    },
    clear() {
      storage.remove(KEY);
    },
  };
}
