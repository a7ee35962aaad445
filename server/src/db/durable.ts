import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

/** Makes everything committed before the call survive a power cut. */
export interface Durability {
  durable(): Promise<void>;
  /** Somebody else brought everything committed so far to the disk. */
  reached(): void;
  /** Somebody else could not, which holds for everybody from now on. */
  failed(why: string): void;
  close(): Promise<void>;
}

/** For databases that live in memory: there is nothing to lose later. */
export const nothingToSync: Durability = {
  durable: () => Promise.resolve(),
  reached: () => undefined,
  failed: () => undefined,
  close: () => Promise.resolve(),
};

/** Gives every caller a number of its own, as if each had just committed. */
function alwaysMore(): () => number {
  let count = 0;
  return () => (count += 1);
}

/**
 * One shared fdatasync for all who wait: with `synchronous=NORMAL` a commit reaches the write-ahead log but not the
 * disk. `commits` counts what this process committed. A caller whose commits a running sync covers waits for that one,
 * others for the next, because the running one may have started before their commit; who wrote nothing waits for nothing.
 * A checkpoint syncs the log itself before it copies, so the log is enough. `already`: how many of the commits somebody
 * else has brought to the disk.
 */
export function groupSync(
  sync: () => Promise<void>,
  commits: () => number = alwaysMore(),
  already: () => number = () => 0,
): () => Promise<void> {
  let onDisk = 0;
  let running: { readonly covers: number; readonly done: Promise<void> } | null = null;
  let next: Promise<void> | null = null;

  function start(): Promise<void> {
    const covers = commits();
    const done = sync().then(
      () => {
        onDisk = Math.max(onDisk, covers);
        if (running === mine) running = null;
      },
      (error: unknown) => {
        if (running === mine) running = null;
        throw error;
      },
    );
    const mine = { covers, done };
    running = mine;
    return done;
  }

  return () => {
    const needed = commits();
    if (needed <= Math.max(onDisk, already())) return Promise.resolve();
    if (!running) return start();
    if (running.covers >= needed) return running.done;
    next ??= running.done
      .catch(() => undefined)
      .then(() => {
        next = null;
        return start();
      });
    return next;
  };
}

/** Said to everybody from the first sync that failed until the restart. */
export class DiskFailed extends Error {
  override readonly name = 'DiskFailed';
}

/**
 * Syncs until one fails, then never again: the system may have dropped the pages that it could not write, so that a
 * later sync would succeed without them. The restart reads what is really there.
 */
export function untilFailed(sync: () => Promise<void>): () => Promise<void> {
  let failed: DiskFailed | null = null;
  return async () => {
    if (failed) throw failed;
    try {
      await sync();
    } catch (error) {
      failed ??= new DiskFailed('the disk did not take what was written', { cause: error });
      throw failed;
    }
  };
}

/** Durability of a SQLite file in WAL mode. The log appears with the first write, so it is opened on demand. */
export function walDurability(databaseFile: string, commits: () => number): Durability {
  let handle: Promise<FileHandle> | null = null;
  let closed = false;
  let reached = 0;
  let fault: Error | null = null;

  function log(): Promise<FileHandle> {
    handle ??= open(`${databaseFile}-wal`, 'r+').catch((error: unknown) => {
      handle = null;
      throw error;
    });
    return handle;
  }

  const sync = untilFailed(async () => {
    if (fault) throw fault;
    if (!closed) await (await log()).datasync();
  });
  return {
    durable: groupSync(sync, commits, () => reached),
    reached() {
      if (!fault) reached = commits();
    },
    failed(why) {
      fault ??= new Error(why);
    },
    async close() {
      closed = true;
      if (handle) await (await handle).close();
      handle = null;
    },
  };
}
