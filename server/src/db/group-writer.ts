import type { Act, ActOutcome } from './act-batch';
import type { Turns } from './turns';

/** Acts in one transaction at most; so long may one of them wait for the others. */
const MOST = 512;

/** Why an act was not stored, as the database says it. */
export class NotStored extends Error {
  override readonly name = 'NotStored';
}

export interface GroupWriter {
  /**
   * Stores an act together with whatever else arrives meanwhile. Answers the rows it added; throws NotStored. `bind` tells
   * the act when its group is put together: what that costs keeps nobody waiting who is only now arriving.
   */
  store(bind: () => Act): Promise<readonly number[]>;
  /** Whether anything is being stored. */
  readonly busy: boolean;
  /** Resolves when everything handed in so far has ended. */
  idle(): Promise<void>;
}

interface Parts {
  /** Writers of the same database take turns. */
  readonly turns: Turns;
  /** Lets those arrive who arrive together. */
  readonly gather: () => Promise<void>;
  /** One transaction for all, each of them stored or not. */
  readonly run: (acts: readonly Act[]) => Promise<readonly ActOutcome[]>;
}

interface Waiting {
  readonly bind: () => Act;
  resolve(rows: readonly number[]): void;
  reject(error: unknown): void;
}

function settle(waiting: Waiting, outcome: ActOutcome | undefined): void {
  if (outcome?.stored) waiting.resolve(outcome.rows);
  else waiting.reject(new NotStored(outcome?.why ?? 'the writer gave no answer'));
}

/** Nothing for an act that could not be told: it takes nobody with it. */
function bound(one: Waiting): { one: Waiting; act: Act }[] {
  try {
    return [{ one, act: one.bind() }];
  } catch (error) {
    one.reject(error);
    return [];
  }
}

/**
 * Group commit: acts that arrive while others are being written go into the next transaction together, so that a
 * transaction costs each of them a share. Acts are stored in the order they came.
 */
export function createGroupWriter({ turns, gather, run }: Parts): GroupWriter {
  const waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  async function writeAll(): Promise<void> {
    await gather();
    // Little to store: who has arrived just now goes before it. Of many, the writer is better at work early.
    if (waiting.length === 1) await gather();
    while (waiting.length > 0) {
      const endTurn = await turns.take();
      const group = waiting.splice(0, MOST).flatMap(bound);
      try {
        const outcomes = await run(group.map(({ act }) => act));
        group.forEach(({ one }, n) => settle(one, outcomes[n]));
      } catch (error) {
        for (const { one } of group) one.reject(error);
      } finally {
        endTurn();
      }
    }
    running = null;
  }

  return {
    store(bind) {
      return new Promise((resolve, reject) => {
        waiting.push({ bind, resolve, reject });
        running ??= writeAll();
      });
    },
    get busy() {
      return running !== null;
    },
    async idle() {
      await running;
    },
  };
}
