import type { Kysely } from 'kysely';
import type { Serial } from './serial';
import type { AddTrigger } from './trigger';

/**
 * Codes of stores, and what finds a store among a hundred thousand. Triggers note which store changed, whoever changed it:
 * the index follows.
 */
export async function up(db: Kysely<never>, serial: Serial, addTrigger: AddTrigger): Promise<void> {
  await db.schema.alterTable('stores').addColumn('code', 'text').execute();
  await db.schema
    .createIndex('stores_by_code')
    .on('stores')
    .columns(['merchant_id', 'code'])
    .unique()
    .execute();
  await db.schema.createIndex('stores_by_name').on('stores').columns(['merchant_id', 'name']).execute();
  await db.schema
    .createIndex('organisations_by_name')
    .on('organisations')
    .columns(['merchant_id', 'name'])
    .execute();
  await db.schema
    .createTable('store_index')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('slot', 'integer', (c) => c.notNull())
    .addColumn('store_id', 'text', (c) => c.notNull())
    .addColumn('entrance_id', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('filters', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('store_index_pk', ['merchant_id', 'slot'])
    .execute();
  await db.schema
    .createIndex('store_index_by_store')
    .on('store_index')
    .columns(['merchant_id', 'store_id'])
    .unique()
    .execute();
  await db.schema
    .createTable('store_terms')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('term', 'text', (c) => c.notNull())
    .addColumn('block', 'integer', (c) => c.notNull())
    .addColumn('bits', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('store_terms_pk', ['merchant_id', 'term', 'block'])
    .execute();
  await serial(db.schema.createTable('store_marks'), 'seq')
    .addColumn('merchant_id', 'text', (c) => c.notNull())
    .addColumn('store_id', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('store_marks_by_merchant')
    .on('store_marks')
    .columns(['merchant_id', 'seq'])
    .execute();
  await addTriggers(addTrigger);
  const marks = db as unknown as Kysely<{
    store_marks: { merchant_id: string; store_id: string };
    stores: { merchant_id: string; id: string; number: number };
  }>;
  await marks
    .insertInto('store_marks')
    .columns(['merchant_id', 'store_id'])
    .expression((e) =>
      e
        .selectFrom('stores')
        .select(['merchant_id', 'id'])
        .orderBy('merchant_id')
        .orderBy('number')
        .orderBy('id'),
    )
    .execute();
}

const into = 'insert into store_marks (merchant_id, store_id)';
const mark = (row: 'new' | 'old', column: string) => `${into} values (${row}.merchant_id, ${row}.${column})`;
const ofEntrance = (row: 'new' | 'old') =>
  `${into} select merchant_id, store_id from entrances where id = ${row}.entrance_id and store_id is not null`;

async function addTriggers(add: AddTrigger): Promise<void> {
  await add({ name: 'mark_store_added', table: 'stores', event: 'insert', statement: mark('new', 'id') });
  await add({
    name: 'mark_store_changed',
    table: 'stores',
    event: 'update of name, code, organisation_id',
    statement: mark('new', 'id'),
  });
  await add({ name: 'mark_store_gone', table: 'stores', event: 'delete', statement: mark('old', 'id') });
  await add({
    name: 'mark_organisation_changed',
    table: 'organisations',
    event: 'update of name, number',
    statement: `${into} select merchant_id, id from stores where merchant_id = new.merchant_id and organisation_id = new.id`,
  });
  const storeEntrance = "new.kind = 'store'";
  await add({
    name: 'mark_entrance_added',
    table: 'entrances',
    event: 'insert',
    when: storeEntrance,
    statement: mark('new', 'store_id'),
  });
  await add({
    name: 'mark_entrance_switched',
    table: 'entrances',
    event: 'update of enabled',
    when: `${storeEntrance} and new.enabled <> old.enabled`,
    statement: mark('new', 'store_id'),
  });
  await add({
    name: 'mark_terminal_added',
    table: 'terminals',
    event: 'insert',
    statement: mark('new', 'store_id'),
  });
  await add({
    name: 'mark_terminal_gone',
    table: 'terminals',
    event: 'delete',
    statement: mark('old', 'store_id'),
  });
  await add({
    name: 'mark_tag_added',
    table: 'tags',
    event: 'insert',
    when: 'new.entrance_id is not null',
    statement: ofEntrance('new'),
  });
  await add({
    name: 'mark_tag_moved',
    table: 'tags',
    event: 'update of entrance_id',
    when: "coalesce(new.entrance_id, '') <> coalesce(old.entrance_id, '')",
    statement: `${ofEntrance('new')}; ${ofEntrance('old')}`,
  });
  await add({
    name: 'mark_tag_gone',
    table: 'tags',
    event: 'delete',
    when: 'old.entrance_id is not null',
    statement: ofEntrance('old'),
  });
}
