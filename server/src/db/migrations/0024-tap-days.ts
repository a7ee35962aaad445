import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What a day brought, per entrance and tag; and how far the taps have been counted. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('tap_days')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('day', 'integer', (c) => c.notNull())
    .addColumn('entrance_id', 'text', (c) => c.notNull())
    .addColumn('tag_id', 'text', (c) => c.notNull())
    .addColumn('taps', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('claims', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('recognised', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('entrance_off', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('tag_off', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('tag_lost', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('unknown', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('tap_days_pk', ['merchant_id', 'day', 'entrance_id', 'tag_id'])
    .execute();
  await db.schema
    .createTable('tap_mark')
    .addColumn('id', 'integer', (c) => c.notNull())
    .addColumn('upto', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('tap_mark_pk', ['id'])
    .execute();
  // The job counts across merchants what has come since; no request ever asks by it.
  await db.schema.createIndex('taps_by_created_at').on('taps').columns(['created_at']).execute();
  await earlier(db as unknown as Kysely<unknown>);
}

/** What was claimed and accepted before there was a count of it; the taps themselves are counted by the job. */
async function earlier(db: Kysely<unknown>): Promise<void> {
  await sql`insert into tap_mark (id, upto) values (1, 0)`.execute(db);
  const day = sql`(created_at + 28800000) / 86400000`;
  await sql`insert into tap_days (merchant_id, day, entrance_id, tag_id, claims, recognised)
    select merchant_id, day, entrance_id, tag_id, sum(claims), sum(recognised) from (
      select merchant_id, ${day} as day, coalesce(entrance_id, '') as entrance_id,
        coalesce(tag_id, '') as tag_id, 1 as claims, 0 as recognised
      from claims where state = 'activated'
      union all
      select merchant_id, ${day} as day, coalesce(entrance_id, '') as entrance_id,
        coalesce(tag_id, '') as tag_id, 0 as claims, 1 as recognised
      from taps where state = 'accepted' and how in ('tag', 'code')
    ) as before group by merchant_id, day, entrance_id, tag_id`.execute(db);
}
