import type { Kysely } from 'kysely';

/** Orders in which the console lists tags, members and the audit log, newest first. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createIndex('tags_by_written_at')
    .on('tags')
    .columns(['merchant_id', 'written_at', 'id'])
    .execute();
  await db.schema
    .createIndex('tags_by_state_written_at')
    .on('tags')
    .columns(['merchant_id', 'state', 'written_at', 'id'])
    .execute();
  await db.schema.createIndex('audit_by_at_id').on('audit').columns(['merchant_id', 'at', 'id']).execute();
  // Covers all that the first one did.
  await db.schema.dropIndex('audit_by_at').execute();
  await db.schema
    .createIndex('audit_by_action_at')
    .on('audit')
    .columns(['merchant_id', 'action', 'at', 'id'])
    .execute();
  await db.schema
    .createIndex('audit_by_subject_at')
    .on('audit')
    .columns(['merchant_id', 'subject', 'at', 'id'])
    .execute();
}
