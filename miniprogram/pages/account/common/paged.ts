/** A list that comes in parts: the first part is a question of its own, the next ones are asked at its end. No wx. */
import type { Cancellation } from '../../../api/cancel';
import { createCanceller } from '../../../api/cancel';
import type { Kept } from './kept';
import { createQuestion } from './question';
import type { Asked } from './question';

export interface Part<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** end: all is there. failed: the next part did not come; asking again is up to the person. */
export type More = 'end' | 'idle' | 'loading' | 'failed';

export interface Listed<T> extends Part<T> {
  readonly more: More;
}

export interface Paged<T> {
  readonly asked: () => Asked<Listed<T>>;
  /** From the top. */
  readonly ask: () => Promise<void>;
  /** The next part, if there is one and it is not on its way. */
  more(): Promise<void>;
  end(): void;
}

export interface PagedPorts<T> {
  readonly ask: (cursor: string | undefined, until: Cancellation) => Promise<Part<T>>;
  /** What tells two items apart: lists move on between two parts. */
  readonly idOf: (item: T) => string;
  readonly kept?: Kept<Listed<T>>;
}

const listed = <T>(part: Part<T>): Listed<T> => ({
  ...part,
  more: part.nextCursor === null ? 'end' : 'idle',
});

export function createPaged<T>(
  { ask, idOf, kept }: PagedPorts<T>,
  draw: (asked: Asked<Listed<T>>) => void,
): Paged<T> {
  const until = createCanceller();
  const top = createQuestion<Listed<T>>(
    { ask: async (its) => listed(await ask(undefined, its)), ...(kept ? { kept } : {}) },
    draw,
  );

  return {
    asked: top.asked,
    ask: top.ask,
    async more() {
      const before = top.asked();
      if (before.kind !== 'shown' || before.savedAt !== null) return;
      const { value } = before;
      if (value.nextCursor === null || value.more === 'loading') return;
      const waiting: Listed<T> = { ...value, more: 'loading' };
      top.replace(waiting);
      // Asked anew from the top meanwhile: this part belongs to the list of before.
      const still = () => {
        const now = top.asked();
        return now.kind === 'shown' && now.value === waiting;
      };
      try {
        const part = await ask(value.nextCursor, until);
        if (!still()) return;
        const seen = new Set(value.items.map(idOf));
        const items = [...value.items, ...part.items.filter((item) => !seen.has(idOf(item)))];
        top.replace(listed({ ...part, items }));
      } catch {
        if (still()) top.replace({ ...value, more: 'failed' });
      }
    },
    end() {
      until.cancel();
      top.end();
    },
  };
}
