/** The last answer of a question, kept on the phone for the first frame and for no network. */
import type { Clock } from '../../../platform/clock';
import type { Storage } from '../../../platform/storage';

/** All names kept here, so that leaving the membership leaves nothing behind. */
export const KEPT_NAMES = ['account-entries', 'account-visits', 'account-stores'] as const;
export type KeptName = (typeof KEPT_NAMES)[number];

/** Raised when the shape of what is kept changes, so that an old phone's memory is not misread. */
const SHAPE = 1;

export interface Kept<T> {
  /** `savedAt`: milliseconds since the epoch, by the phone's clock. */
  read(): { readonly value: T; readonly savedAt: number } | null;
  write(value: T): void;
}

export function createKept<T>(storage: Storage, clock: Pick<Clock, 'now'>, name: KeptName): Kept<T> {
  return {
    read() {
      const found = storage.read(name) as { shape?: number; value: T; savedAt: number } | undefined;
      return found?.shape === SHAPE ? { value: found.value, savedAt: found.savedAt } : null;
    },
    write(value) {
      storage.write(name, { shape: SHAPE, value, savedAt: clock.now() });
    },
  };
}

export function forgetKept(storage: Storage): void {
  for (const name of KEPT_NAMES) storage.remove(name);
}
