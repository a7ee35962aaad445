import type { Kysely } from 'kysely';

/** Orders in which the console lists members: all, of a state, of a level. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createIndex('members_by_created_at')
    .on('members')
    .columns(['merchant_id', 'created_at', 'id'])
    .execute();
  await db.schema
    .createIndex('members_by_state_created_at')
    .on('members')
    .columns(['merchant_id', 'state', 'created_at', 'id'])
    .execute();
  await db.schema
    .createIndex('members_by_level_created_at')
    .on('members')
    .columns(['merchant_id', 'level', 'created_at', 'id'])
    .execute();
}
