/** Columns that change all the time and that no remembered answer may hold: a write of these alone is no news. */
export const RESTLESS = ['last_seen_at', 'last_tap_at'];

const WRITES =
  /\b(?:update|delete from) "(\w+)"|\binsert into "(\w+)"(?=.*\bdo update\b)|\b(?:alter|drop) table "?(\w+)/gis;
const SET = /^update "\w+" set (.+?)(?: where | from | returning |$)/is;
const COLUMN = /"(\w+)" = /g;

/**
 * Tables whose existing rows a statement may change, by its text (the query builder quotes every name). Inserting is
 * no such change: nobody remembers that a row is missing.
 */
export function tablesChanged(sql: string): readonly string[] {
  const set = SET.exec(sql)?.[1];
  const columns = set === undefined ? [] : [...set.matchAll(COLUMN)].map(([, name]) => name ?? '');
  if (columns.length > 0 && columns.every((name) => RESTLESS.includes(name))) return [];
  return [...sql.matchAll(WRITES)].map(
    ([, changed, upserted, shaped]) => changed ?? upserted ?? shaped ?? '',
  );
}

/** Tables that a query reads. */
export function tablesRead(sql: string): readonly string[] {
  return [...new Set([...sql.matchAll(/\b(?:from|join) "(\w+)"/gi)].map(([, name]) => name ?? ''))];
}

interface Counter {
  changes: number;
}

/** Counts the changes of each table on this node, so that what was read before one is known to be old. */
export class TableVersions {
  readonly #counters = new Map<string, Counter>();
  readonly #texts = new Map<string, readonly string[]>();

  /** The changes of these tables so far, as one number that only grows. */
  of(tables: readonly string[]): () => number {
    const counters = tables.map((name) => this.#counter(name));
    return () => counters.reduce((sum, counter) => sum + counter.changes, 0);
  }

  /** Tables that this statement changes. */
  changedBy(sql: string): readonly string[] {
    const known = this.#texts.get(sql);
    if (known) return known;
    // Texts with lists of many lengths would fill the memory.
    if (this.#texts.size >= 1_000) this.#texts.clear();
    const found = tablesChanged(sql);
    this.#texts.set(sql, found);
    return found;
  }

  changed(tables: Iterable<string>): void {
    for (const name of tables) this.#counter(name).changes += 1;
  }

  #counter(name: string): Counter {
    const known = this.#counters.get(name);
    if (known) return known;
    const made = { changes: 0 };
    this.#counters.set(name, made);
    return made;
  }
}
