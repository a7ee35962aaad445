import type { Kysely } from 'kysely';

/** What is written on stands: write codes, schemes, tags and the history of writing. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('write_codes')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('entrance_id', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text')
    .addColumn('daily_cap', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('write_codes_pk', ['id'])
    .execute();
  await db.schema
    .createTable('schemes')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('model_id', 'text', (c) => c.notNull())
    .addColumn('serial', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('sn', 'text', (c) => c.notNull())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('query', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('openlink', 'text')
    .addColumn('last_errcode', 'integer')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('issued_at', 'bigint')
    .addPrimaryKeyConstraint('schemes_pk', ['id'])
    .execute();
  await db.schema
    .createTable('tags')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('scheme_id', 'text')
    .addColumn('entrance_id', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('uid', 'text')
    .addColumn('chip', 'text')
    .addColumn('reserved_by', 'text')
    .addColumn('reserved_until', 'bigint')
    .addColumn('written_at', 'bigint')
    .addColumn('last_tap_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('tags_pk', ['id'])
    .execute();
  await db.schema
    .createTable('tag_writes')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('tag_id', 'text')
    .addColumn('entrance_id', 'text', (c) => c.notNull())
    .addColumn('write_code_id', 'text', (c) => c.notNull())
    .addColumn('uid', 'text', (c) => c.notNull())
    .addColumn('chip', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('late', 'integer', (c) => c.notNull())
    .addColumn('written_at', 'bigint', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('tag_writes_pk', ['id'])
    .execute();
  await db.schema
    .createIndex('write_codes_by_entrance_id')
    .on('write_codes')
    .columns(['merchant_id', 'entrance_id'])
    .execute();
  await db.schema
    .createIndex('schemes_by_model_id_sn')
    .on('schemes')
    .columns(['merchant_id', 'model_id', 'sn'])
    .unique()
    .execute();
  await db.schema.createIndex('schemes_by_state').on('schemes').columns(['merchant_id', 'state']).execute();
  await db.schema.createIndex('schemes_by_openlink').on('schemes').columns(['openlink']).execute();
  await db.schema
    .createIndex('tags_by_entrance_id')
    .on('tags')
    .columns(['merchant_id', 'entrance_id'])
    .execute();
  await db.schema
    .createIndex('tags_by_state_reserved_until')
    .on('tags')
    .columns(['merchant_id', 'state', 'reserved_until'])
    .execute();
  await db.schema.createIndex('tags_by_uid').on('tags').columns(['merchant_id', 'uid']).execute();
  await db.schema.createIndex('tags_by_scheme_id').on('tags').columns(['scheme_id']).execute();
  await db.schema
    .createIndex('tag_writes_by_write_code_id_received_at')
    .on('tag_writes')
    .columns(['merchant_id', 'write_code_id', 'received_at'])
    .execute();
  await db.schema
    .createIndex('tag_writes_by_tag_id')
    .on('tag_writes')
    .columns(['merchant_id', 'tag_id'])
    .execute();
}
