import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/**
 * What a factory reports is named by its order and by no write code; rows of a read-back know when they came, so that
 * those of a file that was never whole can be deleted.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('tag_writes').addColumn('order_id', 'text').execute();
  await sql`update tag_writes set order_id = write_code_id, write_code_id = ''
    where write_code_id in (select id from tag_orders)`.execute(db);
  await db.schema
    .alterTable('tag_readback_rows')
    .addColumn('created_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
}
