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

/** Durability of a SQLite file in WAL mode. The log appears with the first write, so it is opened on demand. */
export function walDurability(databaseFile: string): Durability {
  let handle: Promise<FileHandle> | null = null;
  let closed = false;

  function log(): Promise<FileHandle> {
    handle ??= open(`${databaseFile}-wal`, 'r+').catch((error: unknown) => {
      handle = null;
      throw error;
    });
    return handle;
  }

  const durable = groupSync(async () => {
    if (!closed) await (await log()).datasync();
  });
  return {
    durable,
    async close() {
      closed = true;
      if (handle) await (await handle).close();
      handle = null;
    },
  };
}
