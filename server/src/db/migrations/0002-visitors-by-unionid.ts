import type { Kysely } from 'kysely';

/** Card events of another channel find their visitor by unionid (fact sheet D8); without an index that would scan. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createIndex('visitors_by_unionid')
    .on('visitors')
    .columns(['merchant_id', 'unionid'])
    .execute();
}
