import { sql } from 'kysely';
import type { InsertQueryBuilder, InsertResult, Kysely, Transaction } from 'kysely';
import type { BoundStatement } from './act-batch';
import { embeddedIn, isPostgres } from './dialect';
import type { Build, Values } from './hot-query';
import { hotText } from './hot-query';
import type { Database } from './schema';

/** One write of an act, ready for either database. */
export interface Write {
  /** For the group writer of the embedded database. */
  bound(db: Kysely<Database>): BoundStatement;
  /** Answers the number of the added row: SQLite's own, or what the statement returns as `seq`. */
  execute(db: Kysely<Database>): Promise<number | null>;
}

/** A statement that is written at every request; the values are bound when it is stored. */
export function hotWrite<V extends Values, R>(build: Build<V, R>): (values: V) => Write {
  const textOf = hotText(build);
  return (values) => ({
    bound(db) {
      const { query, bind } = textOf(db);
      return [query.sql, bind(values)];
    },
    async execute(db) {
      const { query, bind } = textOf(db);
      const ran = await db.executeQuery<{ seq?: number }>({ ...query, parameters: bind(values) });
      return ran.rows[0]?.seq ?? (ran.insertId === undefined ? null : Number(ran.insertId));
    },
  });
}

/** Lets an insert tell the number that the database gave to the row; SQLite tells it by itself. */
export function numbered<DB, TB extends keyof DB>(
  db: Kysely<Database>,
  insert: InsertQueryBuilder<DB, TB, InsertResult>,
  column: string & keyof DB[TB],
) {
  return isPostgres(db) ? insert.returning(sql.ref<number>(column).as('seq')) : insert;
}

/** The number of an added row. Throws when the statement told none. */
export function requireNumber(row: number | null | undefined): number {
  if (row === null || row === undefined) throw new Error('an added row without its number');
  return row;
}

/** What belongs together and is stored whole or not at all, with the answer it stands for. */
export interface Plan<T> {
  readonly answer: T;
  readonly writes: readonly Write[];
}

export interface Storing<T> extends Plan<T> {
  /**
   * Where other nodes may have written meanwhile: the plan once more, inside the transaction and under whatever locks it
   * takes. A single node knows its own acts and needs no second look.
   */
  readonly amongNodes?: (trx: Transaction<Database>) => Promise<Plan<T>>;
}

export interface Stored<T> {
  readonly answer: T;
  /** Of each write the number of the row it added; null where the database does not tell. */
  readonly rows: readonly (number | null)[];
}

export type Store<T> = (storing: Storing<T>) => Promise<Stored<T>>;

/**
 * Stores an act: on the embedded database in one transaction with whatever other acts arrive meanwhile, on PostgreSQL in
 * its own. `record` adds the write that remembers the answer.
 */
export async function store<T>(
  db: Kysely<Database>,
  storing: Storing<T>,
  record?: (answer: T) => Write,
): Promise<Stored<T>> {
  const all = ({ answer, writes }: Plan<T>) => (record ? [...writes, record(answer)] : writes);
  const embedded = embeddedIn(db);
  if (embedded) {
    if (storing.writes.length === 0 && !record) return { answer: storing.answer, rows: [] };
    const rows = await embedded.store(() => all(storing).map((write) => write.bound(db)));
    return { answer: storing.answer, rows };
  }
  return db.transaction().execute(async (trx) => {
    const plan = storing.amongNodes ? await storing.amongNodes(trx) : storing;
    const rows: (number | null)[] = [];
    for (const write of all(plan)) rows.push(await write.execute(trx));
    return { answer: plan.answer, rows };
  });
}
