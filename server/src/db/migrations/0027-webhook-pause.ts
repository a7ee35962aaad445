import type { Kysely } from 'kysely';

/** A webhook that is to be left alone for a while; what happens meanwhile waits. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('webhooks').addColumn('paused_at', 'bigint').execute();
}
