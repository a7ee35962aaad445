import type { Kysely } from 'kysely';

/** Who is telling WeChat of a card has it to itself, whatever is booked meanwhile. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('card_updates')
    .addColumn('taken_until', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
}
