import type { CreateTableBuilder, Kysely } from 'kysely';

type Builder = CreateTableBuilder<string, string>;

/**
 * The first shape. Migrations speak the common subset of SQLite and PostgreSQL; `serial` hides the one difference.
 * A landed migration is never edited: later shapes are later files.
 */
export async function up(
  db: Kysely<never>,
  serial: (table: Builder, column: string) => Builder,
): Promise<void> {
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
    .createTable('visitors')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('openid', 'text', (c) => c.notNull())
    .addColumn('unionid', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('visitors_pk', ['id'])
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('token_hash', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('visitor_id', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('sessions_pk', ['token_hash'])
    .execute();
  await db.schema
    .createTable('members')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('visitor_id', 'text', (c) => c.notNull())
    .addColumn('card_id', 'text', (c) => c.notNull())
    .addColumn('card_code', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('number', 'text', (c) => c.notNull())
    .addColumn('level', 'text', (c) => c.notNull())
    .addColumn('points', 'integer', (c) => c.notNull())
    .addColumn('balance_fen', 'integer', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('phone_enc', 'text')
    .addColumn('phone_tail', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('activated_at', 'bigint')
    .addPrimaryKeyConstraint('members_pk', ['id'])
    .execute();
  await db.schema
    .createTable('claims')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('visitor_id', 'text', (c) => c.notNull())
    .addColumn('entrance_id', 'text')
    .addColumn('tag_id', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('card_code', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('claims_pk', ['id'])
    .execute();
  await db.schema
    .createTable('taps')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('visitor_id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text')
    .addColumn('entrance_id', 'text')
    .addColumn('tag_id', 'text')
    .addColumn('terminal_id', 'text')
    .addColumn('evidence', 'text', (c) => c.notNull())
    .addColumn('how', 'text', (c) => c.notNull())
    .addColumn('scene', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('is_new_member', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('announced_at', 'bigint')
    .addColumn('expires_at', 'bigint')
    .addColumn('handled_at', 'bigint')
    .addPrimaryKeyConstraint('taps_pk', ['id'])
    .execute();
  await db.schema
    .createTable('terminal_events')
    .$call((table) => serial(table, 'seq'))
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('terminal_id', 'text', (c) => c.notNull())
    .addColumn('tap_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('member_codes')
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('valid_from', 'bigint', (c) => c.notNull())
    .addColumn('valid_to', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('used_by_terminal', 'text')
    .addPrimaryKeyConstraint('member_codes_pk', ['merchant_id', 'code_hash'])
    .execute();
  await db.schema
    .createTable('idempotency')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('route', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('fingerprint', 'text', (c) => c.notNull())
    .addColumn('status', 'integer', (c) => c.notNull())
    .addColumn('body_json', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotency_pk', ['merchant_id', 'actor', 'route', 'key'])
    .execute();
  await db.schema
    .createTable('staff')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('login_name', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('disabled_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('staff_pk', ['id'])
    .execute();
  await db.schema
    .createTable('staff_sessions')
    .addColumn('token_hash', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('csrf_token', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('staff_sessions_pk', ['token_hash'])
    .execute();
  await db.schema
    .createTable('wechat_events')
    .addColumn('dedupe_key', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('wechat_events_pk', ['merchant_id', 'dedupe_key'])
    .execute();
  await db.schema
    .createTable('wechat_tokens')
    .addColumn('app_id', 'text', (c) => c.notNull())
    .addColumn('token_enc', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('wechat_tokens_pk', ['app_id'])
    .execute();
  await db.schema
    .createTable('audit')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('detail_json', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_pk', ['id'])
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
  await db.schema
    .createIndex('visitors_by_openid')
    .on('visitors')
    .columns(['merchant_id', 'openid'])
    .unique()
    .execute();
  await db.schema
    .createIndex('members_by_visitor_id')
    .on('members')
    .columns(['merchant_id', 'visitor_id'])
    .unique()
    .execute();
  await db.schema
    .createIndex('members_by_card_code')
    .on('members')
    .columns(['merchant_id', 'card_code'])
    .execute();
  await db.schema
    .createIndex('members_by_number')
    .on('members')
    .columns(['merchant_id', 'number'])
    .unique()
    .execute();
  await db.schema
    .createIndex('members_by_phone_tail')
    .on('members')
    .columns(['merchant_id', 'phone_tail'])
    .execute();
  await db.schema
    .createIndex('claims_by_visitor_id_created_at')
    .on('claims')
    .columns(['merchant_id', 'visitor_id', 'created_at'])
    .execute();
  await db.schema
    .createIndex('taps_by_visitor_id_created_at')
    .on('taps')
    .columns(['merchant_id', 'visitor_id', 'created_at'])
    .execute();
  await db.schema
    .createIndex('taps_by_terminal_id_state_created_at')
    .on('taps')
    .columns(['merchant_id', 'terminal_id', 'state', 'created_at'])
    .execute();
  await db.schema
    .createIndex('taps_by_entrance_id_created_at')
    .on('taps')
    .columns(['merchant_id', 'entrance_id', 'created_at'])
    .execute();
  await db.schema
    .createIndex('terminal_events_by_terminal_id_seq')
    .on('terminal_events')
    .columns(['merchant_id', 'terminal_id', 'seq'])
    .execute();
  await db.schema
    .createIndex('member_codes_by_member_id_valid_to')
    .on('member_codes')
    .columns(['merchant_id', 'member_id', 'valid_to'])
    .execute();
  await db.schema.createIndex('staff_by_login_name').on('staff').columns(['login_name']).unique().execute();
  await db.schema.createIndex('audit_by_at').on('audit').columns(['merchant_id', 'at']).execute();
}
