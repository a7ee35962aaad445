import type { CompiledQuery, Kysely } from 'kysely';
import { adapterOf, embeddedIn } from './dialect';
import type { Embedded } from './embedded';
import { RESTLESS, tablesRead } from './table-versions';
import type { Database } from './schema';

type Value = string | number | null;
export type Values = Readonly<Record<string, Value>>;

/** Stands for a value until the query runs. */
class Slot {
  constructor(readonly name: string) {}
}

interface Compilable<R> {
  compile(): CompiledQuery<R>;
}
/** Writes the query down once; every value is bound as one parameter: none may change the shape of the query. */
export type Build<V, R> = (db: Kysely<Database>, value: V) => Compilable<R>;

interface Text<V> {
  readonly query: CompiledQuery;
  readonly bind: (values: V) => Value[];
  /** The embedded database that holds the prepared statement; null on PostgreSQL. */
  readonly embedded: Embedded | null;
  /** Prepared at its first use and kept. Only where the database is embedded. */
  readonly rows: (values: V) => unknown[];
}

/** These fields of a value, for statements that write whole rows. */
export function fieldsOf<V, K extends keyof V>(value: V, names: readonly K[]): Pick<V, K> {
  return Object.fromEntries(names.map((name) => [name, value[name]])) as unknown as Pick<V, K>;
}

/**
 * The same statement with a plan that depends on no bound value: where statistics lie beside the tables SQLite would
 * otherwise prepare it anew at every call, which costs several times what the answer costs. An insert has no such plan.
 */
function steadyPlan(sql: string): string {
  return /^\s*insert\b/i.test(sql) ? sql : sql.replaceAll('?', '+?');
}

/** A statement that is built and compiled once per database: building costs more than SQLite takes to answer. */
export function hotText<V extends Values, R>(build: Build<V, R>): (db: Kysely<Database>) => Text<V> {
  const texts = new WeakMap<object, Text<V>>();
  // Handed to the query builder in place of values, which it passes on unseen.
  const slots = new Proxy({}, { get: (_target, name) => new Slot(String(name)) }) as V;
  return (db) => {
    // A transaction shares its database's adapter; two databases may be of different kinds.
    const adapter = adapterOf(db);
    const known = texts.get(adapter);
    if (known) return known;
    const built = build(db, slots).compile();
    const embedded = embeddedIn(db);
    const query = embedded ? { ...built, sql: steadyPlan(built.sql) } : built;
    const parameters = query.parameters as readonly (Slot | Value)[];
    const bind = (values: V) => parameters.map((it) => (it instanceof Slot ? (values[it.name] ?? null) : it));
    let rows: ((values: readonly Value[]) => unknown[]) | null = null;
    const text: Text<V> = {
      query,
      bind,
      embedded,
      rows: (values) => {
        rows ??= embedded?.asker(query.sql) ?? null;
        return rows?.(bind(values)) ?? [];
      },
    };
    texts.set(adapter, text);
    return text;
  };
}

/** Here already, or later: a promise for what is here costs a good part of what finding it costs. */
export type Soon<T> = T | Promise<T>;

/** A query that is asked at every request. The embedded database answers it at once. */
export function hotQuery<V extends Values, R>(
  build: Build<V, R>,
): (db: Kysely<Database>, values: V) => Soon<R[]> {
  const textOf = hotText(build);
  return (db, values) => {
    const { query, bind, embedded, rows } = textOf(db);
    if (!embedded)
      return db.executeQuery<R>({ ...query, parameters: bind(values) }).then((found) => found.rows);
    if (db.isTransaction || embedded.quiet) return rows(values) as R[];
    return embedded.untilQuiet().then(() => rows(values) as R[]);
  };
}

/** Milliseconds for which a change made by another process may stay unseen: another node, or the operator's command. */
export const ELSEWHERE_MS = 3_000;
/** The same where the database is embedded and there is no other node: the operator's command does not touch these. */
export const ALONE_MS = 60_000;
const LASTING = ['entrances', 'organisations', 'stores', 'terminals', 'tags', 'write_codes', 'sessions'];
/** Answers kept of each query, at most twice as many. */
const KEPT = 10_000;

interface Kept<R> {
  readonly rows: R[];
  readonly version: number;
  readonly until: number;
}

/**
 * What was remembered last, in two generations: when the younger is full the older goes whole. Taking single entries out
 * would leave holes in a map, over which it steps again and again.
 */
class Memory<T> {
  #young = new Map<string, T>();
  #old = new Map<string, T>();

  get(name: string): T | undefined {
    return this.#young.get(name) ?? this.#old.get(name);
  }

  set(name: string, value: T): void {
    if (this.#young.size >= KEPT) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(name, value);
  }
}

function nameOf(values: Values): string {
  let name = '';
  for (const field in values) name += `${values[field] ?? ''} `;
  return name;
}

/**
 * A hot query by a unique key whose answer is remembered until this process changes one of its tables, whoever does it
 * and in whatever way; at most for `ELSEWHERE_MS` (what only this server changes: `ALONE_MS`), because of other processes.
 * Only what was found is remembered. Callers must not change the rows.
 */
export function rememberedQuery<V extends Values, R>(
  build: Build<V, R>,
): (db: Kysely<Database>, values: V) => Soon<readonly R[]> {
  const ask = hotQuery(build);
  const textOf = hotText(build);
  const memories = new WeakMap<object, { answers: Memory<Kept<R>>; version: () => number; life: number }>();

  function memoryOf(db: Kysely<Database>) {
    const adapter = adapterOf(db);
    const known = memories.get(adapter);
    if (known) return known;
    const { sql } = textOf(db).query;
    if (RESTLESS.some((name) => sql.includes(`"${name}"`))) throw new Error(`not to be remembered: ${sql}`);
    const read = tablesRead(sql);
    const life = embeddedIn(db) && read.every((name) => LASTING.includes(name)) ? ALONE_MS : ELSEWHERE_MS;
    const made = { answers: new Memory<Kept<R>>(), version: adapter.versions.of(read), life };
    memories.set(adapter, made);
    return made;
  }

  return (db, values) => {
    if (db.isTransaction) return ask(db, values);
    const { answers, version, life } = memoryOf(db);
    const name = nameOf(values);
    const known = answers.get(name);
    const now = performance.now();
    if (known && known.version === version() && now < known.until) return known.rows;
    const asked = version();
    const keep = (rows: R[]): readonly R[] => {
      if (rows.length > 0) answers.set(name, { rows, version: asked, until: now + life });
      return rows;
    };
    const rows = ask(db, values);
    return rows instanceof Promise ? rows.then(keep) : keep(rows);
  };
}
