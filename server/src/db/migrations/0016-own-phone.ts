import type { Kysely } from 'kysely';

/** Invitations that bind somebody's own phone to the account they have already. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('staff_invitations').addColumn('staff_id', 'text').execute();
  await db.schema
    .createIndex('staff_invitations_by_staff_id')
    .on('staff_invitations')
    .columns(['merchant_id', 'staff_id'])
    .execute();
}
