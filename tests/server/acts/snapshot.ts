import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '../../../server/src/db/schema';

/** Every row of every table, as text, by table; migrations' own tables left out. */
export type Snapshot = Readonly<Record<string, readonly string[]>>;

export async function snapshot(db: Kysely<Database>): Promise<Snapshot> {
  const tables = (await db.introspection.getTables()).map((table) => table.name);
  const entries = tables
    .filter((name) => !name.startsWith('kysely_') && !name.startsWith('sqlite_'))
    .map(async (name) => {
      const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(db);
      return [name, rows.map((row) => JSON.stringify(row)).sort()] as const;
    });
  return Object.fromEntries(await Promise.all(entries));
}

/** Names of the tables that differ. */
export function changedTables(before: Snapshot, after: Snapshot): string[] {
  return Object.keys(after)
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .sort();
}
