import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What the cashier picks a member by, the ledger with its confirmations, and cards to be told of new values. */
export async function up(db: Kysely<never>): Promise<void> {
  await picks(db);
  await ledger(db);
  await confirmations(db);
  await cardUpdates(db);
  await openingEntries(db as unknown as Kysely<unknown>);
}

async function picks(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('merchants')
    .addColumn('pick_number', 'text', (c) => c.notNull().defaultTo('when_many'))
    .execute();
  await db.schema.alterTable('taps').addColumn('pick_number', 'text').execute();
  await db.schema.alterTable('taps').addColumn('pick_choices', 'text').execute();
  await db.schema.alterTable('taps').addColumn('pick_wrong', 'text').execute();
  await db.schema.alterTable('terminal_events').addColumn('confirmation_id', 'text').execute();
}

async function ledger(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('members')
    .addColumn('ledger_seq', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('ledger_entries')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('balance_after', 'bigint', (c) => c.notNull())
    .addColumn('reverses', 'text')
    .addColumn('evidence', 'text')
    .addColumn('tap_id', 'text')
    .addColumn('terminal_id', 'text')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('reference', 'text')
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('ledger_entries_pk', ['id'])
    .execute();
  // The running balance has one order per member; two entries at one place would mean a lost update.
  await db.schema
    .createIndex('ledger_entries_by_member_id_seq')
    .on('ledger_entries')
    .columns(['merchant_id', 'member_id', 'seq'])
    .unique()
    .execute();
  // Nothing is reversed twice; rows that reverse nothing do not meet here.
  await db.schema
    .createIndex('ledger_entries_by_reverses')
    .on('ledger_entries')
    .columns(['merchant_id', 'reverses'])
    .unique()
    .execute();
  await db.schema
    .createIndex('ledger_entries_by_terminal_id_created_at')
    .on('ledger_entries')
    .columns(['merchant_id', 'terminal_id', 'created_at', 'id'])
    .execute();
}

async function confirmations(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('spending_confirmations')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('terminal_id', 'text', (c) => c.notNull())
    .addColumn('tap_id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('visitor_id', 'text', (c) => c.notNull())
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('amount', 'bigint', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('reference', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'text')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('decided_at', 'bigint')
    .addPrimaryKeyConstraint('spending_confirmations_pk', ['id'])
    .execute();
  await db.schema
    .createIndex('spending_confirmations_by_visitor_id_created_at')
    .on('spending_confirmations')
    .columns(['merchant_id', 'visitor_id', 'created_at'])
    .execute();
}

async function cardUpdates(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('card_updates')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('member_id', 'text', (c) => c.notNull())
    .addColumn('ledger_seq', 'integer', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('next_try_at', 'bigint', (c) => c.notNull())
    .addColumn('last_errcode', 'integer')
    .addPrimaryKeyConstraint('card_updates_pk', ['merchant_id', 'member_id'])
    .execute();
  await db.schema
    .createIndex('card_updates_by_next_try_at')
    .on('card_updates')
    .columns(['next_try_at'])
    .execute();
}

/** What members had before there was a ledger becomes its first entry, so that the sum is the balance from the start. */
async function openingEntries(db: Kysely<unknown>): Promise<void> {
  await sql`insert into ledger_entries
    (id, merchant_id, member_id, seq, account, kind, amount, balance_after, reason, actor, created_at)
    select 'op' || id, merchant_id, id, 1, 'points', 'opening', points, points, '期初积分', 'system', created_at
    from members where points <> 0`.execute(db);
  await sql`insert into ledger_entries
    (id, merchant_id, member_id, seq, account, kind, amount, balance_after, reason, actor, created_at)
    select 'ob' || id, merchant_id, id, case when points <> 0 then 2 else 1 end, 'balance', 'opening',
      balance_fen, balance_fen, '期初余额', 'system', created_at
    from members where balance_fen <> 0`.execute(db);
  await sql`update members set ledger_seq =
    (case when points <> 0 then 1 else 0 end) + (case when balance_fen <> 0 then 1 else 0 end)
    where points <> 0 or balance_fen <> 0`.execute(db);
}
