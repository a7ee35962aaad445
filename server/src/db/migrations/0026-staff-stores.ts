import type { Kysely } from 'kysely';

/**
 * Which stores a person works for. Store managers always work for the stores that are named, so that those who were there
 * before see nothing until an owner names theirs; writers and cashiers keep the whole merchant.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const table of ['staff', 'staff_invitations'])
    await db.schema
      .alterTable(table)
      .addColumn('all_stores', 'integer', (c) => c.notNull().defaultTo(1))
      .execute();
  await db.schema
    .createTable('staff_stores')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('store_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('staff_stores_pk', ['merchant_id', 'staff_id', 'store_id'])
    .execute();
  await db.schema
    .createTable('invitation_stores')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('invitation_id', 'text', (c) => c.notNull())
    .addColumn('store_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('invitation_stores_pk', ['merchant_id', 'invitation_id', 'store_id'])
    .execute();
  // What came of the taps of some stores, and those stores' terminals, without walking the whole merchant's.
  await db.schema
    .createIndex('tap_days_by_entrance')
    .on('tap_days')
    .columns(['merchant_id', 'entrance_id', 'day'])
    .execute();
  await db.schema
    .createIndex('entrances_by_store_id')
    .on('entrances')
    .columns(['merchant_id', 'store_id'])
    .execute();
}
