import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { SecretBox } from '../../security/secrets';
import { sealedColumns } from './sealed-columns';
import type { SealedColumn } from './sealed-columns';

const BATCH = 200;

export interface Resealed {
  table: string;
  column: string;
  /** Texts that now lie under the newest key. */
  count: number;
}

type Row = Record<string, unknown>;

async function resealColumn(db: Kysely<Database>, box: SecretBox, column: SealedColumn): Promise<number> {
  const table = sql.table(column.table);
  const sealed = sql.ref(column.column);
  const current = `v${box.version}.%`;
  for (let count = 0; ; ) {
    const { rows } = await sql<Row>`
      select ${sql.join([...column.key, column.column].map((name) => sql.ref(name)))} from ${table}
      where ${sealed} is not null and ${sealed} not like ${current} limit ${BATCH}`.execute(db);
    for (const row of rows) {
      const context = column.context(...column.key.map((name) => String(row[name])));
      const old = String(row[column.column]);
      const fresh = box.seal(box.open(old, context), context);
      const here = sql.join(
        column.key.map((name) => sql`${sql.ref(name)} = ${row[name]}`),
        sql` and `,
      );
      // Somebody may set a new secret meanwhile: theirs stays.
      await sql`update ${table} set ${sealed} = ${fresh} where ${here} and ${sealed} = ${old}`.execute(db);
      count += 1;
    }
    if (rows.length < BATCH) return count;
  }
}

/**
 * Seals everything anew that lies under an older key, a few rows at a time beside a running server. When it is done the
 * older keys may be taken out of SECRET_KEY. Throws SecretError, without having lost anything, when a key is missing.
 */
export async function resealAll(db: Kysely<Database>, box: SecretBox): Promise<Resealed[]> {
  const done: Resealed[] = [];
  for (const column of sealedColumns)
    done.push({
      table: column.table,
      column: column.column,
      count: await resealColumn(db, box, column),
    });
  return done;
}

/** Sealed answers of acts: kept for retries only, so those under older keys are let go. Answers how many. */
export async function forgetSealedAnswers(db: Kysely<Database>, box: SecretBox): Promise<number> {
  const gone = await db
    .deleteFrom('idempotency')
    .where('body_json', 'like', '"v%.%"')
    .where('body_json', 'not like', `"v${box.version}.%`)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
