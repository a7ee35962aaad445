import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Migration } from 'kysely';
import { nothingToSync, walDurability } from './durable';
import { Embedded } from './embedded';
import { createGroupWriter } from './group-writer';
import { migrate } from './migrate';
import { openPostgres } from './postgres';
import { sqliteDialect } from './sqlite-dialect';
import { openSqlite } from './sqlite-driver';
import { prepared } from './sqlite-pragmas';
import { SqliteStatements } from './sqlite-statements';
import { TableVersions } from './table-versions';
import { createTurns } from './turns';
import { writerHere, writerThread } from './writer-thread';

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

/**
 * Opens the database, wherever it lives, and applies what migrations are missing. `writerProgram`: the built `writer.ts`,
 * to store acts beside the event loop; without it they are stored in this thread.
 */
export async function openDatabase<T>(
  location: DatabaseLocation,
  migrations: Readonly<Record<string, Migration>>,
  writerProgram: string | null = null,
): Promise<OpenDatabase<T>> {
  return location.kind === 'postgres'
    ? openPostgres<T>(location.url, migrations)
    : openEmbedded<T>(location, migrations, writerProgram);
}

/** Resolves before the event loop looks for what else has arrived; called once more, after that is dealt with. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** SQLite in WAL mode with `synchronous=NORMAL`; what that leaves to a power cut, `durable` makes good. */
async function openEmbedded<T>(
  location: Exclude<DatabaseLocation, { kind: 'postgres' }>,
  migrations: Readonly<Record<string, Migration>>,
  writerProgram: string | null,
): Promise<OpenDatabase<T>> {
  if (location.kind === 'file') mkdirSync(location.dataDir, { recursive: true });
  const file = location.kind === 'file' ? join(location.dataDir, FILE) : ':memory:';
  const statements = new SqliteStatements(prepared(await openSqlite(file)));
  let commits = 0;
  const committed = () => void (commits += 1);
  const durability = location.kind === 'file' ? walDurability(file, () => commits) : nothingToSync;
  // Databases in memory cannot be shared with another thread.
  const beside = writerProgram !== null && location.kind === 'file';
  const writer = beside ? writerThread(writerProgram, file) : writerHere(statements);
  const turns = createTurns();
  const group = createGroupWriter({
    turns,
    gather: nextTurn,
    async run(acts) {
      // Committed even when nobody can tell: what a lost writer stored must not be taken for being on the disk.
      const { outcomes, disk } = await writer.run(acts).finally(committed);
      // After those who wait for this have their answers; before the next group it would be in vain.
      if (beside) setImmediate(() => setImmediate(() => group.busy || embedded.freshen()));
      if (disk === 'reached') durability.reached();
      else if (disk !== 'not asked') durability.failed(disk.failed);
      return outcomes;
    },
  });
  const embedded = new Embedded({ statements, turns, versions: new TableVersions(), group, committed });
  const db = new Kysely<T>({ dialect: sqliteDialect(embedded, () => statements.close()) });
  try {
    const applied = await migrate(db, migrations);
    return {
      db,
      applied,
      durable: () => durability.durable(),
      async close() {
        await group.idle();
        await writer.close();
        await durability.close();
        // Cached statements keep the library from tidying up by itself; a reader elsewhere may keep the log in use.
        statements.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        await db.destroy();
      },
    };
  } catch (error) {
    await writer.close();
    await db.destroy();
    throw error;
  }
}
