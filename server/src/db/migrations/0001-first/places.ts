import type { Kysely } from 'kysely';

/** Who sells where: merchants, organisations, stores, terminals and the entrances that lead there. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('merchants')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('app_id', 'text', (c) => c.notNull())
    .addColumn('app_secret_enc', 'text', (c) => c.notNull())
    .addColumn('service_app_id', 'text')
    .addColumn('service_app_secret_enc', 'text')
    .addColumn('nfc_model_id', 'text')
    .addColumn('nfc_mode', 'text', (c) => c.notNull())
    .addColumn('push_id', 'text', (c) => c.notNull())
    .addColumn('push_token_enc', 'text')
    .addColumn('push_aes_key_enc', 'text')
    .addColumn('card_id', 'text')
    .addColumn('encrypt_card_id', 'text')
    .addColumn('card_biz', 'text')
    .addColumn('card_title', 'text', (c) => c.notNull())
    .addColumn('brand_color', 'text', (c) => c.notNull())
    .addColumn('logo', 'text')
    .addColumn('benefits_json', 'text', (c) => c.notNull())
    .addColumn('agreement_version', 'text')
    .addColumn('service_phone', 'text')
    .addColumn('simulated', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('merchants_pk', ['id'])
    .execute();
  await db.schema
    .createTable('organisations')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('organisations_pk', ['id'])
    .execute();
  await db.schema
    .createTable('stores')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('organisation_id', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('address', 'text')
    .addColumn('hours', 'text')
    .addColumn('phone', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('stores_pk', ['id'])
    .execute();
  await db.schema
    .createTable('terminals')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('store_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('key_hash', 'text')
    .addColumn('paired_at', 'bigint')
    .addColumn('last_seen_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('terminals_pk', ['id'])
    .execute();
  await db.schema
    .createTable('pairing_codes')
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('terminal_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_by', 'text')
    .addColumn('used_at', 'bigint')
    .addPrimaryKeyConstraint('pairing_codes_pk', ['code_hash'])
    .execute();
  await db.schema
    .createTable('entrances')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('organisation_id', 'text')
    .addColumn('store_id', 'text')
    .addColumn('terminal_id', 'text')
    .addColumn('enabled', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('entrances_pk', ['id'])
    .execute();
  await db.schema.createIndex('merchants_by_app_id').on('merchants').columns(['app_id']).unique().execute();
  await db.schema.createIndex('merchants_by_push_id').on('merchants').columns(['push_id']).unique().execute();
  await db.schema
    .createIndex('organisations_by_number')
    .on('organisations')
    .columns(['merchant_id', 'number'])
    .unique()
    .execute();
  await db.schema
    .createIndex('stores_by_number_id')
    .on('stores')
    .columns(['merchant_id', 'number', 'id'])
    .execute();
  await db.schema
    .createIndex('stores_by_organisation_id')
    .on('stores')
    .columns(['merchant_id', 'organisation_id'])
    .execute();
  await db.schema
    .createIndex('terminals_by_store_id')
    .on('terminals')
    .columns(['merchant_id', 'store_id'])
    .execute();
  await db.schema
    .createIndex('terminals_by_key_hash')
    .on('terminals')
    .columns(['key_hash'])
    .unique()
    .execute();
  await db.schema
    .createIndex('entrances_by_kind_store_id')
    .on('entrances')
    .columns(['merchant_id', 'kind', 'store_id'])
    .execute();
  await db.schema
    .createIndex('entrances_by_terminal_id')
    .on('entrances')
    .columns(['merchant_id', 'terminal_id'])
    .execute();
}
