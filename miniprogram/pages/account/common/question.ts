/** One thing a page asks of the server: what stands meanwhile, after a failure, and without network. No wx. */
import { createCanceller } from '../../../api/cancel';
import type { Cancellation } from '../../../api/cancel';
import { asFailure } from '../../../api/failure';
import type { ApiFailure } from '../../../api/failure';
import type { Kept } from './kept';

export type Asked<T> =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'shown';
      readonly value: T;
      /** Kept from an earlier visit, milliseconds by the phone's clock; null: fresh. */
      readonly savedAt: number | null;
      /** Why there is nothing fresher; null while it is asked or when all is well. */
      readonly trouble: ApiFailure | null;
    }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

export interface QuestionPorts<T> {
  readonly ask: (until: Cancellation) => Promise<T>;
  readonly kept?: Kept<T>;
}

export interface Question<T> {
  readonly asked: () => Asked<T>;
  /** Asks, at first or again; what was shown stays until the answer is there. */
  readonly ask: () => Promise<void>;
  /** What the page itself made of the answer, such as a changed profile. */
  readonly replace: (value: T) => void;
  /** The page is gone: requests are given up, nothing is drawn any more. */
  readonly end: () => void;
}

export function createQuestion<T>(
  { ask, kept }: QuestionPorts<T>,
  draw: (asked: Asked<T>) => void,
): Question<T> {
  const until = createCanceller();
  const found = kept?.read() ?? null;
  let asked: Asked<T> = found
    ? { kind: 'shown', value: found.value, savedAt: found.savedAt, trouble: null }
    : { kind: 'loading' };
  let round = 0;

  function show(next: Asked<T>): void {
    if (until.cancelled) return;
    asked = next;
    draw(next);
  }

  return {
    asked: () => asked,
    async ask() {
      const mine = ++round;
      show(asked.kind === 'failed' ? { kind: 'loading' } : asked);
      try {
        const value = await ask(until);
        if (mine !== round || until.cancelled) return;
        kept?.write(value);
        show({ kind: 'shown', value, savedAt: null, trouble: null });
      } catch (error) {
        const failure = asFailure(error);
        if (mine !== round || until.cancelled) return;
        show(asked.kind === 'shown' ? { ...asked, trouble: failure } : { kind: 'failed', failure });
      }
    },
    replace(value) {
      round++;
      show({ kind: 'shown', value, savedAt: null, trouble: null });
    },
    end() {
      until.cancel();
    },
  };
}
