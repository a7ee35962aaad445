import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Tags ordered in bulk, what the scheme queue remembers, and what a tag factory reads back. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('schemes')
    .addColumn('queue_rank', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('tags').addColumn('order_id', 'text').execute();
  await db.schema.alterTable('tags').addColumn('order_serial', 'integer').execute();
  await db.schema
    .createTable('scheme_queues')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('used', 'integer', (c) => c.notNull())
    .addColumn('day', 'bigint', (c) => c.notNull())
    .addColumn('day_used', 'integer', (c) => c.notNull())
    .addColumn('reaction', 'text')
    .addColumn('errcode', 'integer')
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('next_at', 'bigint')
    .addPrimaryKeyConstraint('scheme_queues_pk', ['merchant_id'])
    .execute();
  await sql`
    insert into scheme_queues (merchant_id, used, day, day_used, failures)
    select merchant_id, count(*), 0, 0, 0 from schemes where state in ('issued', 'given_up') group by merchant_id
  `.execute(db);
  await db.schema
    .createTable('tag_orders')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('chip', 'text')
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('made', 'integer', (c) => c.notNull())
    .addColumn('issued', 'integer', (c) => c.notNull())
    .addColumn('registered', 'integer', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('finished_at', 'bigint')
    .addColumn('file_taken_at', 'bigint')
    .addPrimaryKeyConstraint('tag_orders_pk', ['id'])
    .execute();
  await db.schema
    .createTable('tag_order_entrances')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('first', 'integer', (c) => c.notNull())
    .addColumn('last', 'integer', (c) => c.notNull())
    .addColumn('entrance_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('tag_order_entrances_pk', ['merchant_id', 'order_id', 'first'])
    .execute();
  await db.schema
    .createTable('tag_readbacks')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('order_id', 'text', (c) => c.notNull())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('rows', 'integer', (c) => c.notNull())
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('tag_readbacks_pk', ['id'])
    .execute();
  await db.schema
    .createTable('tag_readback_rows')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('readback_id', 'text', (c) => c.notNull())
    .addColumn('line', 'integer', (c) => c.notNull())
    .addColumn('serial', 'text', (c) => c.notNull())
    .addColumn('uid', 'text')
    .addColumn('tag_id', 'text')
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('registered', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('tag_readback_rows_pk', ['merchant_id', 'readback_id', 'line'])
    .execute();
  const index = (name: string, table: string, columns: string[]) =>
    db.schema.createIndex(name).on(table).columns(columns).execute();
  await index('schemes_in_queue', 'schemes', ['merchant_id', 'state', 'queue_rank', 'created_at', 'id']);
  await db.schema.dropIndex('schemes_by_state').execute();
  // Of a pool of ten thousands the next free tag is found without reading the others.
  await index('tags_in_pool', 'tags', ['merchant_id', 'state', 'reserved_until', 'created_at', 'id']);
  await db.schema.dropIndex('tags_by_state_reserved_until').execute();
  await index('tags_by_state_scheme_id', 'tags', ['merchant_id', 'state', 'scheme_id']);
  await index('tags_by_order', 'tags', ['merchant_id', 'order_id', 'order_serial']);
  await db.schema
    .createIndex('tag_orders_by_number')
    .on('tag_orders')
    .columns(['merchant_id', 'number'])
    .unique()
    .execute();
  await index('tag_orders_by_finished_at', 'tag_orders', ['merchant_id', 'finished_at', 'number']);
  await index('tag_readbacks_by_order', 'tag_readbacks', ['merchant_id', 'order_id', 'created_at']);
  await index('tag_readback_rows_by_verdict', 'tag_readback_rows', [
    'merchant_id',
    'readback_id',
    'verdict',
    'line',
  ]);
  await index('tag_readback_rows_by_uid', 'tag_readback_rows', ['merchant_id', 'readback_id', 'uid']);
  await index('tag_readback_rows_by_serial', 'tag_readback_rows', ['merchant_id', 'readback_id', 'serial']);
}
