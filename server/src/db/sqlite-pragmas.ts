import type { SqliteHandle } from './sqlite-driver';

const PRAGMAS = [
  'busy_timeout = 5000',
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'foreign_keys = ON',
  'temp_store = MEMORY',
  // KiB, negative: pages in use stay in memory instead of being read again by a system call each.
  'cache_size = -65536',
  // Pages in the log before it is copied into the database: pages written often are copied once.
  'wal_autocheckpoint = 8000',
];

/** Sets up a connection to the embedded database, the same for every thread. */
export function prepared(handle: SqliteHandle): SqliteHandle {
  for (const pragma of PRAGMAS) handle.exec(`PRAGMA ${pragma}`);
  return handle;
}
