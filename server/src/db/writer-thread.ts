import { Worker } from 'node:worker_threads';
import type { Act, ActOutcome } from './act-batch';
import { runBatch } from './act-batch';
import type { Reached } from './log-sync';
import type { SqliteStatements } from './sqlite-statements';

/** What became of a group, and whether it reached the disk, with all that was committed before it. */
export interface Written {
  readonly outcomes: readonly ActOutcome[];
  readonly disk: Reached | 'not asked';
}

/** Whoever stores groups of acts. */
export interface Writer {
  /** One group at a time. Rejects when it could not be told what became of the acts. */
  run(acts: readonly Act[]): Promise<Written>;
  close(): Promise<void>;
}

/** What goes to the thread. Texts of statements go once, then by their number. */
export interface GroupMessage {
  readonly newTexts: readonly string[];
  readonly acts: readonly (readonly [text: number, values: Act[number][1]][])[];
}

/** Stores in this thread: for databases in memory, and where nothing is built. */
export function writerHere(statements: SqliteStatements): Writer {
  return {
    run: async (acts) => ({ outcomes: runBatch(statements, acts), disk: 'not asked' }),
    close: () => Promise.resolve(),
  };
}

/**
 * Stores in a thread of its own, so that writing the log, bringing it to the disk and copying it into the database hold
 * up no request: it says what it stored when that is on the disk, and nobody has to be asked for it again. A thread
 * that dies is replaced at the next group; what it had in hand may or may not be stored, and its callers are told so.
 */
export function writerThread(program: string, databaseFile: string): Writer {
  let thread: ReturnType<typeof startThread> | null = null;
  return {
    run(acts) {
      if (!thread || thread.gone()) thread = startThread(program, databaseFile);
      return thread.run(acts);
    },
    async close() {
      await thread?.close();
    },
  };
}

function startThread(program: string, databaseFile: string) {
  const worker = new Worker(program, { workerData: databaseFile });
  // An idle writer keeps nobody from going home.
  worker.unref();
  const texts = new Map<string, number>();
  let waiting: { resolve(written: Written): void; reject(error: unknown): void } | null = null;
  let fault: unknown = null;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  worker.on('message', (written: Written) => {
    waiting?.resolve(written);
    waiting = null;
  });
  worker.on('error', (error) => (fault = error));
  void ended.then(() => {
    fault ??= new Error('the writer ended');
    waiting?.reject(fault);
    waiting = null;
  });

  function message(acts: readonly Act[]): GroupMessage {
    const newTexts: string[] = [];
    const numberOf = (sql: string): number => {
      const known = texts.get(sql);
      if (known !== undefined) return known;
      texts.set(sql, texts.size);
      newTexts.push(sql);
      return texts.size - 1;
    };
    return {
      acts: acts.map((act) => act.map(([sql, values]) => [numberOf(sql), values] as const)),
      newTexts,
    };
  }

  return {
    gone: () => fault !== null,
    run(acts: readonly Act[]): Promise<Written> {
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        worker.postMessage(message(acts));
      });
    },
    async close() {
      if (fault === null) worker.postMessage(null);
      await ended;
    },
  };
}
