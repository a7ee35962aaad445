import type { Kysely } from 'kysely';

/** Files of rows to be taken over: what came, what is wrong with it, how far it got. */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('imports')
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('file_name', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('columns_json', 'text', (c) => c.notNull())
    .addColumn('rows', 'integer', (c) => c.notNull())
    .addColumn('cursor', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('done', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('bad', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('added', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('updated', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('unchanged', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_by', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('touched_at', 'bigint', (c) => c.notNull())
    .addColumn('finished_at', 'bigint')
    .addPrimaryKeyConstraint('imports_pk', ['id'])
    .execute();
  await db.schema
    .createIndex('imports_by_time')
    .on('imports')
    .columns(['merchant_id', 'created_at', 'id'])
    .execute();
  await db.schema.createIndex('imports_by_state').on('imports').columns(['state', 'touched_at']).execute();
  await db.schema
    .createTable('import_rows')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('import_id', 'text', (c) => c.notNull())
    .addColumn('line', 'integer', (c) => c.notNull())
    .addColumn('key', 'text')
    .addColumn('cells', 'text', (c) => c.notNull())
    .addColumn('bad', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('import_rows_pk', ['merchant_id', 'import_id', 'line'])
    .execute();
  await db.schema
    .createIndex('import_rows_by_key')
    .on('import_rows')
    .columns(['merchant_id', 'import_id', 'key', 'line'])
    .execute();
  await db.schema
    .createTable('import_faults')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('import_id', 'text', (c) => c.notNull())
    .addColumn('line', 'integer', (c) => c.notNull())
    .addColumn('nth', 'integer', (c) => c.notNull())
    .addColumn('column', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('import_faults_pk', ['merchant_id', 'import_id', 'line', 'nth'])
    .execute();
}
