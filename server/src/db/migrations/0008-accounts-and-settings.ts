import type { Kysely } from 'kysely';

/**
 * Merchants without a mini-program yet, one-time links of the operator, and what is known about each step of the set-up.
 * An AppID may be missing from now on: neither database lets go of NOT NULL in the same words, so the column is made anew.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.dropIndex('merchants_by_app_id').execute();
  await loosen(db, 'app_id');
  await loosen(db, 'app_secret_enc');
  await db.schema.createIndex('merchants_by_app_id').on('merchants').columns(['app_id']).unique().execute();
  await db.schema
    .createIndex('merchants_by_service_app_id')
    .on('merchants')
    .columns(['service_app_id'])
    .unique()
    .execute();
  await db.schema
    .createTable('merchant_setup')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('app_proven_at', 'bigint')
    .addColumn('service_app_proven_at', 'bigint')
    .addColumn('push_keys_at', 'bigint')
    .addColumn('push_seen_at', 'bigint')
    .addColumn('mini_program_name', 'text')
    .addColumn('card_form_json', 'text')
    .addColumn('card_jump_mode', 'integer')
    .addPrimaryKeyConstraint('merchant_setup_pk', ['merchant_id'])
    .execute();
  await db.schema
    .createTable('setup_checks')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('step', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('finding_json', 'text')
    .addColumn('checked_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('setup_checks_pk', ['merchant_id', 'step'])
    .execute();
  await db.schema
    .createTable('card_creations')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('card_id', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('card_creations_pk', ['merchant_id', 'key'])
    .execute();
  await db.schema
    .createTable('operator_links')
    .addColumn('token_hash', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .addPrimaryKeyConstraint('operator_links_pk', ['token_hash'])
    .execute();
}

async function loosen(db: Kysely<never>, column: 'app_id' | 'app_secret_enc'): Promise<void> {
  const fresh = `${column}_or_null`;
  const merchants = db as unknown as Kysely<{ merchants: Record<string, string | null> }>;
  await db.schema.alterTable('merchants').addColumn(fresh, 'text').execute();
  await merchants
    .updateTable('merchants')
    .set((row) => ({ [fresh]: row.ref(column) }))
    .execute();
  await db.schema.alterTable('merchants').dropColumn(column).execute();
  await db.schema.alterTable('merchants').renameColumn(fresh, column).execute();
}
