import type { Kysely } from 'kysely';
import type { Serial } from '../serial';

/** Who comes: visitors, members, claims, taps and what the terminals were told. */
export async function up(db: Kysely<never>, serial: Serial): Promise<void> {
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
}
