import { closeSync, fdatasyncSync, openSync } from 'node:fs';

/** Whether what was committed reached the disk; else why not. */
export type Reached = 'reached' | { readonly failed: string };

export interface LogSync {
  sync(): Reached;
  close(): void;
}

/**
 * Brings the write-ahead log of a database to the disk while the caller waits, for a thread that has nothing else to do. The
 * first failure is the last word, see `untilFailed`. The log appears with the first write, so it is opened on demand.
 */
export function openLogSync(databaseFile: string): LogSync {
  let log: number | null = null;
  let failed: string | null = null;
  return {
    sync() {
      if (failed === null)
        try {
          log ??= openSync(`${databaseFile}-wal`, 'r+');
          fdatasyncSync(log);
          return 'reached';
        } catch (error) {
          failed = error instanceof Error ? error.message : String(error);
        }
      return { failed };
    },
    close() {
      if (log !== null) closeSync(log);
      log = null;
    },
  };
}
