import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * The embedded database keeps a session where its key stands instead of in a second tree: every arrival looks one up, and
 * after each change to the database every page on the way is read again. PostgreSQL has no such tables.
 */
export async function up(db: Kysely<never>, embedded: boolean): Promise<void> {
  if (!embedded) return;
  const columns = 'token_hash, merchant_id, visitor_id, created_at, expires_at';
  await db.schema
    .createTable('sessions_by_token')
    .addColumn('token_hash', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('visitor_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('sessions_pk', ['token_hash'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await sql
    .raw(`insert into sessions_by_token (${columns}) select ${columns} from sessions order by token_hash`)
    .execute(db);
  await db.schema.dropTable('sessions').execute();
  await db.schema.alterTable('sessions_by_token').renameTo('sessions').execute();
}
