import type { Kysely } from 'kysely';

/** Staff on phones, who may write, reservations by phone, and what protects each chip. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('merchants')
    .addColumn('write_policy', 'text', (c) => c.notNull().defaultTo('holder'))
    .execute();
  await db.schema.alterTable('staff').addColumn('visitor_id', 'text').execute();
  await db.schema.alterTable('tags').addColumn('reserved_phone', 'text').execute();
  await db.schema.alterTable('tag_writes').addColumn('protection', 'text').execute();
  await db.schema.alterTable('tag_writes').addColumn('key_version', 'integer').execute();
  await db.schema.alterTable('tag_writes').addColumn('staff_id', 'text').execute();
  await db.schema
    .createTable('staff_phone_sessions')
    .addColumn('token_hash', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('staff_phone_sessions_pk', ['token_hash'])
    .execute();
  await db.schema
    .createTable('staff_invitations')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .addColumn('used_at', 'bigint')
    .addColumn('used_by', 'text')
    .addPrimaryKeyConstraint('staff_invitations_pk', ['id'])
    .execute();
  await db.schema
    .createTable('tag_password_keys')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('key_enc', 'text', (c) => c.notNull())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('tag_password_keys_pk', ['merchant_id', 'version'])
    .execute();
  await db.schema
    .createTable('chips')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('uid', 'text', (c) => c.notNull())
    .addColumn('protection', 'text', (c) => c.notNull())
    .addColumn('key_version', 'integer')
    .addColumn('tag_id', 'text')
    .addColumn('entrance_id', 'text')
    .addColumn('verified', 'integer', (c) => c.notNull())
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('chips_pk', ['merchant_id', 'uid'])
    .execute();
  await db.schema
    .createIndex('staff_by_visitor_id')
    .on('staff')
    .columns(['merchant_id', 'visitor_id'])
    .unique()
    .execute();
  await db.schema
    .createIndex('staff_invitations_by_created_at')
    .on('staff_invitations')
    .columns(['merchant_id', 'created_at'])
    .execute();
  await db.schema
    .createIndex('staff_phone_sessions_by_staff_id')
    .on('staff_phone_sessions')
    .columns(['merchant_id', 'staff_id'])
    .execute();
  await db.schema
    .createIndex('tags_by_reserved_by')
    .on('tags')
    .columns(['merchant_id', 'reserved_by', 'state'])
    .execute();
  await db.schema
    .createIndex('chips_by_key_version')
    .on('chips')
    .columns(['merchant_id', 'key_version'])
    .execute();
  await db.schema
    .createIndex('audit_by_actor_at')
    .on('audit')
    .columns(['merchant_id', 'actor', 'at'])
    .execute();
}
