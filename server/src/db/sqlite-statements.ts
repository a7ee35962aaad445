import type { SqliteHandle, SqliteStatementHandle } from './sqlite-driver';

const CACHED_STATEMENTS = 256;
const READS = /^\s*(?:select|with|values|pragma|explain)\b/i;
const RETURNS = /\breturning\b/i;
const WRITES = /\b(?:insert into|update|delete from)\b/i;

export interface SqliteStatement {
  /** Answers rows. */
  readonly reader: boolean;
  /** May change the database, so that nobody else may write meanwhile. */
  readonly writer: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): ReturnType<SqliteStatementHandle['run']>;
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}

function answersRows(sql: string, statement: SqliteStatementHandle): boolean {
  // node:sqlite has columns() from 22.16 only.
  return statement.columns ? statement.columns().length > 0 : READS.test(sql) || RETURNS.test(sql);
}

function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value === undefined ? null : value;
}

function adapt(sql: string, statement: SqliteStatementHandle): SqliteStatement {
  return {
    reader: answersRows(sql, statement),
    writer: !READS.test(sql) || WRITES.test(sql),
    all: (parameters) => statement.all(...parameters.map(bindable)),
    run: (parameters) => statement.run(...parameters.map(bindable)),
    iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
  };
}

type Value = string | number | null;

/**
 * Reads rows as lists where the binding can, and names their columns here: a binding names every column of every row
 * anew, which costs as much as a page of the database.
 */
function reader(statement: SqliteStatementHandle): (values: readonly Value[]) => unknown[] {
  const columns = statement.columns?.();
  if (!columns || !statement.setReturnArrays) return (values) => statement.all(...values);
  const names = columns.map((column) => column.name);
  statement.setReturnArrays(true);
  return (values) => {
    const rows = statement.all(...values) as unknown[][];
    return rows.map((row) => named(names, row));
  };
}

function named(names: readonly string[], row: readonly unknown[]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (let n = 0; n < names.length; n += 1) made[names[n] ?? ''] = row[n];
  return made;
}

/** Prepares each text once and keeps those in use. Keeps the handle: a statement does not keep its database alive. */
export class SqliteStatements {
  readonly #handle: SqliteHandle;
  readonly #statements = new Map<string, SqliteStatement>();
  /** Lets go of each statement that somebody else keeps. */
  readonly #kept: (() => void)[] = [];

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

  /** A query that is asked all the time: prepared once and kept by whoever asks it; its values need no translation. */
  asker(sql: string): (values: readonly Value[]) => unknown[] {
    let read: ((values: readonly Value[]) => unknown[]) | null = reader(this.#handle.prepare(sql));
    this.#kept.push(() => (read = null));
    return (values) => {
      if (!read) throw new Error('the database is closed');
      return read(values);
    };
  }

  exec(sql: string): void {
    this.#handle.exec(sql);
  }

  close(): void {
    this.#statements.clear();
    for (const letGo of this.#kept.splice(0)) letGo();
    this.#handle.close();
  }
}
