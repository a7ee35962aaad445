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
  asker(sql: string): (values: readonly (string | number | null)[]) => unknown[] {
    let statement: SqliteStatementHandle | null = this.#handle.prepare(sql);
    this.#kept.push(() => (statement = null));
    return (values) => {
      if (!statement) throw new Error('the database is closed');
      return statement.all(...values);
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
