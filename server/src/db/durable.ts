import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';

/** Makes everything committed before the call survive a power cut. */
export interface Durability {
  durable(): Promise<void>;
  close(): Promise<void>;
}

/** For databases that live in memory: there is nothing to lose later. */
export const nothingToSync: Durability = { durable: () => Promise.resolve(), close: () => Promise.resolve() };

/**
 * One shared fdatasync for all who wait: with `synchronous=NORMAL` a commit reaches the write-ahead log but
 * not the disk. Callers that arrive while a sync runs wait for the next one, because the running one may have
 * started before their commit. A checkpoint syncs the log itself before it copies, so the log is enough.
 */
export function groupSync(sync: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  function start(): Promise<void> {
    const mine = sync().finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
    return mine;
  }

  return () => {
    if (!running) return start();
    next ??= running
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

/** Spares the sync when nothing was committed since the last one began. `commits` counts those of this process. */
export function whenWritten(commits: () => number, sync: () => Promise<void>): () => Promise<void> {
  let onDisk = -1;
  const shared = groupSync(async () => {
    const reached = commits();
    await sync();
    onDisk = reached;
  });
  return () => (commits() === onDisk ? Promise.resolve() : shared());
}

/** Durability of a SQLite file in WAL mode. The log appears with the first write, so it is opened on demand. */
export function walDurability(databaseFile: string, commits: () => number): Durability {
  let handle: Promise<FileHandle> | null = null;
  let closed = false;

  function log(): Promise<FileHandle> {
    handle ??= open(`${databaseFile}-wal`, 'r+').catch((error: unknown) => {
      handle = null;
      throw error;
    });
    return handle;
  }

  const sync = untilFailed(async () => {
    if (!closed) await (await log()).datasync();
  });
  return {
    durable: whenWritten(commits, sync),
    async close() {
      closed = true;
      if (handle) await (await handle).close();
      handle = null;
    },
  };
}
