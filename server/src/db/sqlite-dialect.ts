import { SqliteAdapter, SqliteDialect } from 'kysely';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { SqliteHandle, SqliteStatementHandle } from './sqlite-driver';

const CACHED_STATEMENTS = 256;
const READS = /^\s*(?:select|with|values|pragma|explain)\b|\breturning\b/i;

function isReader(sql: string, statement: SqliteStatementHandle): boolean {
  // node:sqlite has columns() from 22.16 only.
  return statement.columns ? statement.columns().length > 0 : READS.test(sql);
}

function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value === undefined ? null : value;
}

function adapt(sql: string, statement: SqliteStatementHandle): SqliteStatement {
  return {
    reader: isReader(sql, statement),
    all: (parameters) => statement.all(...parameters.map(bindable)),
    run: (parameters) => statement.run(...parameters.map(bindable)),
    iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
  };
}

/** Kysely's SQLite dialect over either binding. Keeps the handle: a statement does not keep its database alive. */
class CachingDatabase implements SqliteDatabase {
  readonly #handle: SqliteHandle;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(handle: SqliteHandle) {
    this.#handle = handle;
  }

  prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known) {
      this.#statements.delete(sql);
      this.#statements.set(sql, known);
      return known;
    }
    const made = adapt(sql, this.#handle.prepare(sql));
    this.#statements.set(sql, made);
    for (const oldest of this.#statements.keys()) {
      if (this.#statements.size <= CACHED_STATEMENTS) break;
      this.#statements.delete(oldest);
    }
    return made;
  }

  close(): void {
    this.#statements.clear();
    this.#handle.close();
  }
}

/** Kysely migrates SQLite outside a transaction by default; SQLite rolls schema changes back, and so do we. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class EmbeddedDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

export function sqliteDialect(handle: SqliteHandle): SqliteDialect {
  return new EmbeddedDialect({ database: new CachingDatabase(handle) });
}
