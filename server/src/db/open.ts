import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Migration } from 'kysely';
import type { Durability } from './durable';
import { nothingToSync, walDurability } from './durable';
import { migrate } from './migrate';
import { openPostgres } from './postgres';
import { sqliteDialect } from './sqlite-dialect';
import { openSqlite } from './sqlite-driver';

export interface OpenDatabase<T> {
  readonly db: Kysely<T>;
  readonly applied: readonly string[];
  /** Await before acknowledging anything that must survive a power cut. */
  durable(): Promise<void>;
  close(): Promise<void>;
}

/** Where the data lives; callers are the same for all. */
export type DatabaseLocation =
  | { kind: 'memory' }
  | { kind: 'file'; dataDir: string }
  | { kind: 'postgres'; url: string };

const FILE = 'member-center.sqlite';

/** Opens the database, wherever it lives, and applies what migrations are missing. */
export async function openDatabase<T>(
  location: DatabaseLocation,
  migrations: Readonly<Record<string, Migration>>,
): Promise<OpenDatabase<T>> {
  return location.kind === 'postgres'
    ? openPostgres<T>(location.url, migrations)
    : openEmbedded<T>(location, migrations);
}

/** SQLite in WAL mode with `synchronous=NORMAL`; what that leaves to a power cut, `durable` makes good. */
async function openEmbedded<T>(
  location: Exclude<DatabaseLocation, { kind: 'postgres' }>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<OpenDatabase<T>> {
  if (location.kind === 'file') mkdirSync(location.dataDir, { recursive: true });
  const file = location.kind === 'file' ? join(location.dataDir, FILE) : ':memory:';
  const handle = await openSqlite(file);
  handle.exec('PRAGMA busy_timeout = 5000');
  handle.exec('PRAGMA journal_mode = WAL');
  handle.exec('PRAGMA synchronous = NORMAL');
  handle.exec('PRAGMA foreign_keys = ON');
  handle.exec('PRAGMA temp_store = MEMORY');
  // KiB, negative: pages in use stay in memory instead of being read again by a system call each.
  handle.exec('PRAGMA cache_size = -32768');

  const db = new Kysely<T>({ dialect: sqliteDialect(handle) });
  const durability: Durability = location.kind === 'file' ? walDurability(file) : nothingToSync;
  try {
    const applied = await migrate(db, migrations);
    return {
      db,
      applied,
      durable: () => durability.durable(),
      async close() {
        await durability.close();
        // Cached statements keep the library from tidying up by itself; a reader elsewhere may keep the log in use.
        handle.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
