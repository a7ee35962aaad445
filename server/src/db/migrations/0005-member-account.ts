import type { Kysely } from 'kysely';

/** Agreements and consents, what members tell of themselves, cards of a former system, and leaving. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('agreements')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('published_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('agreements_pk', ['merchant_id', 'version', 'kind'])
    .execute();
  await db.schema
    .createTable('consents')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('visitor_id', 'text', (c) => c.notNull())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('consents_pk', ['merchant_id', 'visitor_id', 'version', 'purpose'])
    .execute();
  await profile(db);
  await oldCards(db);
  await leaving(db);
}

async function profile(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('members').addColumn('nickname', 'text').execute();
  await db.schema.alterTable('members').addColumn('birthday', 'text').execute();
  await db.schema.alterTable('members').addColumn('phone_verified_at', 'bigint').execute();
  await db.schema.alterTable('members').addColumn('card_event_at', 'bigint').execute();
  await db.schema.alterTable('members').addColumn('left_at', 'bigint').execute();
}

async function oldCards(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('old_members')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('number', 'text', (c) => c.notNull())
    .addColumn('name', 'text')
    .addColumn('phone_enc', 'text')
    .addColumn('phone_hash', 'text')
    .addColumn('phone_tail', 'text')
    .addColumn('points', 'integer', (c) => c.notNull())
    .addColumn('balance_fen', 'integer', (c) => c.notNull())
    .addColumn('bound_member_id', 'text')
    .addColumn('bound_at', 'bigint')
    .addColumn('bound_by', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('old_members_pk', ['id'])
    .execute();
  await db.schema
    .createIndex('old_members_by_number')
    .on('old_members')
    .columns(['merchant_id', 'number'])
    .unique()
    .execute();
  await db.schema
    .createIndex('old_members_by_phone_hash')
    .on('old_members')
    .columns(['merchant_id', 'phone_hash'])
    .execute();
  await db.schema
    .createIndex('old_members_by_bound_member_id')
    .on('old_members')
    .columns(['merchant_id', 'bound_member_id'])
    .execute();
  await db.schema
    .createTable('binding_requests')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('card_number', 'text', (c) => c.notNull())
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('decided_at', 'bigint')
    .addColumn('decided_by', 'text')
    .addPrimaryKeyConstraint('binding_requests_pk', ['id'])
    .execute();
  await db.schema
    .createIndex('binding_requests_by_code')
    .on('binding_requests')
    .columns(['merchant_id', 'code'])
    .execute();
  await db.schema
    .createIndex('binding_requests_by_member_id')
    .on('binding_requests')
    .columns(['merchant_id', 'member_id'])
    .execute();
}

async function leaving(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('departures')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('points', 'integer', (c) => c.notNull())
    .addColumn('balance_fen', 'integer', (c) => c.notNull())
    .addColumn('refund_hash', 'text')
    .addColumn('refunded_at', 'bigint')
    .addPrimaryKeyConstraint('departures_pk', ['merchant_id', 'member_id'])
    .execute();
  await db.schema
    .createIndex('departures_by_refund_hash')
    .on('departures')
    .columns(['merchant_id', 'refund_hash'])
    .execute();
  await db.schema
    .createTable('card_withdrawals')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('card_code', 'text', (c) => c.notNull())
    .addColumn('card_id', 'text', (c) => c.notNull())
    .addColumn('visitor_id', 'text', (c) => c.notNull())
    .addColumn('left_at', 'bigint', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('last_errcode', 'integer')
    .addPrimaryKeyConstraint('card_withdrawals_pk', ['merchant_id', 'card_code'])
    .execute();
  // The worker asks across merchants what is due next; no request ever does.
  await db.schema
    .createIndex('card_withdrawals_by_state_due_at')
    .on('card_withdrawals')
    .columns(['state', 'due_at'])
    .execute();
}
