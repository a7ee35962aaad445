import type { CompiledQuery, Kysely } from 'kysely';
import type { Database } from './schema';

/** Stands for a value until the query runs. */
class Slot {
  constructor(readonly name: string) {}
}

interface Compilable<R> {
  compile(): CompiledQuery<R>;
}

/**
 * A query that is asked at every request: built and compiled once per database, then run with new values. Building
 * costs more than SQLite takes to answer. Every value is bound as one parameter: no lists, no value that changes the
 * shape of the query.
 */
export function hotQuery<V extends Record<string, string | number>, R>(
  build: (db: Kysely<Database>, value: V) => Compilable<R>,
): (db: Kysely<Database>, values: V) => Promise<R[]> {
  const compiled = new WeakMap<object, CompiledQuery<R>>();
  // Handed to the query builder in place of values, which it passes on unseen.
  const slots = new Proxy({}, { get: (_target, name) => new Slot(String(name)) }) as V;
  return async (db, values) => {
    // A transaction shares its database's adapter; two databases may be of different kinds.
    const { adapter } = db.getExecutor();
    const query = compiled.get(adapter) ?? build(db, slots).compile();
    compiled.set(adapter, query);
    const parameters = query.parameters.map((it) => (it instanceof Slot ? values[it.name] : it));
    return (await db.executeQuery<R>({ ...query, parameters })).rows;
  };
}
