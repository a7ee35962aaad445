import type { Kysely } from 'kysely';

/** The newest thing that happened to each card, so that what WeChat tells late does not undo it. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('card_timelines')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('card_code', 'text', (c) => c.notNull())
    .addColumn('moment', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('card_timelines_pk', ['merchant_id', 'card_code'])
    .execute();
  await db.schema.alterTable('members').dropColumn('card_event_at').execute();
}
