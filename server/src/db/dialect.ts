import { PostgresAdapter, sql } from 'kysely';
import type { Kysely, RawBuilder, SelectQueryBuilder, Transaction } from 'kysely';
import type { Embedded } from './embedded';
import type { Serial } from './migrations/serial';
import type { AddTrigger } from './migrations/trigger';
import type { Database } from './schema';
import { EmbeddedAdapter } from './sqlite-dialect';
import type { TableVersions } from './table-versions';
import { WatchedPostgresAdapter } from './watched-postgres';

/*
 * Everything that SQLite and PostgreSQL say differently. SQLite does one transaction at a time, so locks are needed on
 * PostgreSQL only, where two transactions may read the same row before either changes it.
 */

type Queries = Pick<Kysely<unknown>, 'getExecutor'>;

export function isPostgres(db: Queries): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** The embedded database behind the query builder; null on PostgreSQL. */
export function embeddedIn(db: Queries): Embedded | null {
  const { adapter } = db.getExecutor();
  return adapter instanceof EmbeddedAdapter ? adapter.embedded : null;
}

/** What one database, its transactions included, is known by. */
export function adapterOf(db: Queries): { readonly versions: TableVersions } {
  const { adapter } = db.getExecutor();
  if (adapter instanceof EmbeddedAdapter || adapter instanceof WatchedPostgresAdapter) return adapter;
  throw new Error('a database that was not opened by openDatabase');
}

/** Counting primary keys, for migrations. */
export function serialOf(db: Queries): Serial {
  return isPostgres(db)
    ? (table, column) => table.addColumn(column, 'bigserial', (c) => c.primaryKey())
    : (table, column) => table.addColumn(column, 'integer', (c) => c.primaryKey().autoIncrement());
}

/** Triggers, for migrations. */
export function triggersOf(db: Kysely<unknown>): AddTrigger {
  return async ({ name, table, event, when, statement }) => {
    const on = `create trigger ${name} after ${event} on ${table} for each row ${when === undefined ? '' : `when (${when})`}`;
    if (isPostgres(db)) {
      const body = `begin ${statement}; return null; end`;
      await sql
        .raw(`create function ${name}() returns trigger language plpgsql as $$ ${body} $$`)
        .execute(db);
      await sql.raw(`${on} execute function ${name}()`).execute(db);
    } else await sql.raw(`${on} begin ${statement}; end`).execute(db);
  };
}

/** Keeps the rows found as they are until the transaction ends: read so before changing what the change depends on. */
export function locked<DB, TB extends keyof DB, O>(
  db: Queries,
  query: SelectQueryBuilder<DB, TB, O>,
): SelectQueryBuilder<DB, TB, O> {
  return isPostgres(db) ? query.forUpdate() : query;
}

/** For jobs that compete for rows of `table`: those that another transaction holds are passed over. */
export function unlocked<DB, TB extends keyof DB & string, O>(
  db: Queries,
  query: SelectQueryBuilder<DB, TB, O>,
  table: TB,
): SelectQueryBuilder<DB, TB, O> {
  return isPostgres(db) ? query.forUpdate(table).skipLocked() : query;
}

/**
 * In a transaction: waits until no other one holds this name, and holds it to the end. True when others may have changed
 * something meanwhile, so that what was read before must be read again.
 */
export async function holdName(trx: Queries, name: string): Promise<boolean> {
  if (!isPostgres(trx)) return false;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
  return true;
}

/** A column as a value that no index is sought for, where another one is the right one. */
export function unindexed<T extends string | number | null>(column: string): RawBuilder<T> {
  return sql<T>`coalesce(${sql.ref(column)}, null)`;
}

/** Whether a column's text holds `pattern` (of `like`, escaped by a backslash), whatever the case of Latin letters. */
export function textLike(db: Queries, column: string, pattern: string): RawBuilder<boolean> {
  const operator = sql.raw(isPostgres(db) ? 'ilike' : 'like');
  return sql<boolean>`${sql.ref(column)} ${operator} ${pattern} escape '\\'`;
}

/**
 * Several reads that see one moment: what they find belongs together. On PostgreSQL every statement else sees what was
 * committed before it, so that a row on its way from one table to another may be found twice or not at all.
 */
export function atOneMoment<T>(
  db: Kysely<Database>,
  read: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  const begin = db.transaction();
  if (!isPostgres(db)) return begin.execute(read);
  return begin.setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}
