import type { Kysely, Transaction } from 'kysely';
import type { BoundStatement } from './act-batch';
import { embeddedIn, holdName } from './dialect';
import type { Build, Values } from './hot-query';
import { hotText } from './hot-query';
import type { Database } from './schema';

/** One write of an act, ready for either database. */
export interface Write {
  /** For the group writer of the embedded database. */
  bound(db: Kysely<Database>): BoundStatement;
  /** Answers the number of the added row where the statement returns one as `seq`. */
  execute(trx: Transaction<Database>): Promise<number | null>;
}

/** A statement that is written at every request; the values are bound when it is stored. */
export function hotWrite<V extends Values, R>(build: Build<V, R>): (values: V) => Write {
  const textOf = hotText(build);
  return (values) => ({
    bound(db) {
      const { query, bind } = textOf(db);
      return [query.sql, bind(values)];
    },
    async execute(trx) {
      const { query, bind } = textOf(trx);
      const { rows } = await trx.executeQuery<{ seq?: number }>({ ...query, parameters: bind(values) });
      return rows[0]?.seq ?? null;
    },
  });
}

/** What is stored whole or not at all, with the answer it stands for. */
export interface Storing<T> {
  readonly answer: T;
  readonly writes: readonly Write[];
  /**
   * With several nodes: while the name is held nobody else stores under it. What `find` then finds was stored by another
   * node meanwhile; it stands in for this act, of which nothing is written. A single node knows its own acts.
   */
  readonly unless?: { readonly name: string; find(trx: Transaction<Database>): Promise<T | null> };
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
  { answer, writes, unless }: Storing<T>,
  record?: (answer: T) => Write,
): Promise<Stored<T>> {
  const all = (of: T, own: readonly Write[]) => (record ? [...own, record(of)] : own);
  const embedded = embeddedIn(db);
  if (embedded) {
    const act = all(answer, writes).map((write) => write.bound(db));
    return { answer, rows: act.length === 0 ? [] : await embedded.group.store(act) };
  }
  return db.transaction().execute(async (trx) => {
    const other = unless && (await holdName(trx, unless.name)) ? await unless.find(trx) : null;
    const rows: (number | null)[] = [];
    for (const write of other === null ? all(answer, writes) : all(other, []))
      rows.push(await write.execute(trx));
    return { answer: other ?? answer, rows };
  });
}
