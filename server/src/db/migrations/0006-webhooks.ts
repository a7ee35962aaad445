import type { Kysely } from 'kysely';

/** Where merchants want to be told of what happens at their counters, and what is still to be told. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('webhooks')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    // Empty for all terminals of the merchant: NULLs would not be unique.
    .addColumn('terminal_id', 'text', (c) => c.notNull())
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('secret_enc', 'text', (c) => c.notNull())
    .addColumn('since_seq', 'bigint', (c) => c.notNull())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('next_try_at', 'bigint', (c) => c.notNull())
    .addColumn('last_failure', 'text')
    .addColumn('last_told_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('webhooks_pk', ['id'])
    .execute();
  await db.schema
    .createIndex('webhooks_by_terminal_id')
    .on('webhooks')
    .columns(['merchant_id', 'terminal_id'])
    .unique()
    .execute();
  await db.schema
    .createTable('webhook_deliveries')
    .addColumn('webhook_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('webhook_deliveries_pk', ['webhook_id', 'seq'])
    .execute();
  await db.schema
    .createIndex('webhook_deliveries_by_state_tries')
    .on('webhook_deliveries')
    .columns(['webhook_id', 'state', 'tries', 'seq'])
    .execute();
  await db.schema
    .createIndex('webhook_deliveries_by_created_at')
    .on('webhook_deliveries')
    .columns(['created_at'])
    .execute();
  await db.schema
    .createTable('webhook_mark')
    .addColumn('id', 'integer', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('webhook_mark_pk', ['id'])
    .execute();
}
