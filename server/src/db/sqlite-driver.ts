/** What the two SQLite bindings have in common (`node:sqlite` and `@photostructure/sqlite` share this shape). */
export interface SqliteStatementHandle {
  all(...parameters: unknown[]): unknown[];
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(...parameters: unknown[]): IterableIterator<unknown>;
  columns?(): readonly { readonly name: string }[];
  setReturnArrays?(enabled: boolean): void;
}

export interface SqliteHandle {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatementHandle;
  close(): void;
}

interface SqliteModule {
  DatabaseSync: new (file: string) => SqliteHandle;
}

function isSqliteModule(value: unknown): value is SqliteModule {
  return typeof value === 'object' && value !== null && 'DatabaseSync' in value;
}

/** Node's own SQLite where it needs no flag (22.13 and later), else null. */
function builtIn(): SqliteModule | null {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 22 || (major === 22 && minor < 13)) return null;
  const found: unknown = process.getBuiltinModule('node:sqlite');
  return isSqliteModule(found) ? found : null;
}

async function packaged(): Promise<SqliteModule> {
  // The package's types differ from Node's in details we do not use; the guard checks the one export we need.
  const found: unknown = await import('@photostructure/sqlite');
  if (!isSqliteModule(found)) throw new Error('@photostructure/sqlite has no DatabaseSync');
  return found;
}

/** Opens a database file (`:memory:` for tests) with whichever binding this Node offers. */
export async function openSqlite(file: string): Promise<SqliteHandle> {
  const { DatabaseSync } = builtIn() ?? (await packaged());
  return new DatabaseSync(file);
}
