import { CompiledQuery, sql } from 'kysely';
import type { Insertable, Kysely } from 'kysely';
import { Client } from 'pg';
import { migrations } from '../../server/src/db/migrations';
import { openDatabase } from '../../server/src/db/open';
import type { DatabaseLocation, OpenDatabase } from '../../server/src/db/open';
import type { Database } from '../../server/src/db/schema';
import { entranceRow, terminalRow } from '../../server/src/domain/stores/rows';
import type { EntrancePlace } from '../../server/src/domain/stores/rows';

/** The PostgreSQL server to test on; without one the tests run on SQLite. Its user must be allowed to create databases. */
const SERVER = process.env['TEST_DATABASE_URL'];
export const onPostgres = SERVER !== undefined;

const made: string[] = [];
const byFolder = new Map<string, DatabaseLocation>();
let template: Promise<string> | null = null;

async function commands(all: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: SERVER });
  await client.connect();
  try {
    for (const one of all) await client.query(one);
  } finally {
    await client.end();
  }
}

function urlOf(name: string): string {
  const address = new URL(SERVER ?? '');
  address.pathname = `/${name}`;
  return address.href;
}

async function createDatabase(from?: string): Promise<string> {
  const name = `test_${process.pid}_${Date.now().toString(36)}_${made.length}`;
  made.push(name);
  await commands([`create database ${name}${from === undefined ? '' : ` template ${from}`}`]);
  return name;
}

/** A database with the schema in it; copying it is quicker than migrating for every test. */
async function migrated(): Promise<string> {
  const name = await createDatabase();
  const open = await openDatabase<Database>({ kind: 'postgres', url: urlOf(name) }, migrations);
  await open.close();
  return name;
}

/**
 * Where the data of a test lives: a fresh database each time, and the same one again for the same folder, as over a
 * restart. Databases of a PostgreSQL server are dropped after the test file.
 */
export async function testLocation(dataDir?: string): Promise<DatabaseLocation> {
  if (!onPostgres) return dataDir === undefined ? { kind: 'memory' } : { kind: 'file', dataDir };
  const known = dataDir === undefined ? undefined : byFolder.get(dataDir);
  if (known) return known;
  template ??= migrated();
  const location: DatabaseLocation = { kind: 'postgres', url: urlOf(await createDatabase(await template)) };
  if (dataDir !== undefined) byFolder.set(dataDir, location);
  return location;
}

const stillOpen = new Set<() => Promise<void>>();

/** Ends what uses a database, once, and at the latest before the database is dropped: a test file's own hooks may run later. */
export function beforeDropping(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  const once = (): Promise<void> => (closing ??= close().finally(() => stillOpen.delete(once)));
  stillOpen.add(once);
  return once;
}

if (onPostgres) {
  afterAll(async () => {
    for (const close of stillOpen) await close();
    await commands(made.splice(0).map((name) => `drop database if exists ${name} with (force)`));
  });
}

/** The real schema in a fresh database. Close it after the test. */
export async function openTestDatabase(): Promise<OpenDatabase<Database>> {
  return openDatabase<Database>(await testLocation(), migrations);
}

/** Steps of a query's plan that read a whole table or sort, as the database would do it with very many rows. */
export async function scansAndSorts(
  db: Kysely<Database>,
  query: { sql: string; parameters: readonly unknown[] },
): Promise<string[]> {
  const ask = async (on: Kysely<Database>, explain: string) => {
    const asked = CompiledQuery.raw(`${explain} ${query.sql}`, [...query.parameters]);
    const { rows } = await on.executeQuery<Record<string, unknown>>(asked);
    return rows.map((row) => String(row['detail'] ?? row['QUERY PLAN']));
  };
  if (!onPostgres)
    return (await ask(db, 'explain query plan')).filter((line) => /SCAN|TEMP B-TREE/.test(line));
  return db.transaction().execute(async (trx) => {
    // With the few rows of a test a scan would be right; with these it is what is left when no index helps.
    for (const name of ['seqscan', 'sort', 'hashjoin', 'mergejoin', 'bitmapscan'])
      await sql`set local ${sql.raw(`enable_${name}`)} = off`.execute(trx);
    return (await ask(trx, 'explain')).filter((line) => /Seq Scan|Sort/.test(line));
  });
}

let counter = 0;

/** Rows of a merchant for tests, with only what a test wants to differ. Ids are 18 characters, unique in a run. */
export function testId(prefix = 'id'): string {
  counter += 1;
  return `${prefix}${String(counter).padStart(18 - prefix.length, '0')}`;
}

export async function addMerchant(
  db: Kysely<Database>,
  fields: Partial<Insertable<Database['merchants']>> = {},
): Promise<string> {
  const id = fields.id ?? testId('m');
  await db
    .insertInto('merchants')
    .values({
      id,
      name: '测试商家',
      status: 'active',
      app_id: `wx${id}`,
      app_secret_enc: 'sealed',
      service_app_id: null,
      service_app_secret_enc: null,
      nfc_model_id: 'model-1',
      nfc_mode: 'per_tag',
      push_id: testId('p'),
      push_token_enc: null,
      push_aes_key_enc: null,
      card_id: null,
      encrypt_card_id: null,
      card_biz: null,
      card_title: '会员卡',
      brand_color: '#07C160',
      logo: null,
      benefits_json: '[]',
      agreement_version: null,
      service_phone: null,
      simulated: 1,
      created_at: 1,
      ...fields,
    })
    .execute();
  return id;
}

/** An organisation, a store with its entrance, and terminals with theirs. */
export async function addStore(
  db: Kysely<Database>,
  merchantId: string,
  options: { number: number; organisation?: string; store?: string; terminals?: readonly string[] },
): Promise<{
  organisationId: string;
  storeId: string;
  entranceId: string;
  terminals: { id: string; entranceId: string }[];
}> {
  const common = { merchant_id: merchantId, created_at: 1 };
  const organisationId = testId('o');
  const storeId = testId('s');
  const entranceId = testId('e');
  await db
    .insertInto('organisations')
    .values({ id: organisationId, number: options.number, name: options.organisation ?? '总部', ...common })
    .execute();
  await db
    .insertInto('stores')
    .values({
      id: storeId,
      organisation_id: organisationId,
      number: options.number,
      name: options.store ?? '门店',
      address: null,
      hours: null,
      phone: null,
      ...common,
    })
    .execute();
  const whose = { merchantId, at: common.created_at };
  const place = { organisationId, storeId };
  const addEntrance = (id: string, to: EntrancePlace) =>
    db
      .insertInto('entrances')
      .values(entranceRow(whose, id, to))
      .execute();
  await addEntrance(entranceId, { kind: 'store', ...place });
  const terminals: { id: string; entranceId: string }[] = [];
  for (const name of options.terminals ?? []) {
    const terminal = { id: testId('t'), entranceId: testId('e') };
    await db
      .insertInto('terminals')
      .values(terminalRow(whose, terminal.id, storeId, name))
      .execute();
    await addEntrance(terminal.entranceId, { kind: 'terminal', terminalId: terminal.id, ...place });
    terminals.push(terminal);
  }
  return { organisationId, storeId, entranceId, terminals };
}

/** The merchant-wide entrance (不区分门店). */
export async function addMerchantEntrance(db: Kysely<Database>, merchantId: string): Promise<string> {
  const id = testId('e');
  await db
    .insertInto('entrances')
    .values(entranceRow({ merchantId, at: 1 }, id, { kind: 'merchant' }))
    .execute();
  return id;
}

export async function addTag(
  db: Kysely<Database>,
  merchantId: string,
  fields: Partial<Insertable<Database['tags']>> = {},
): Promise<string> {
  const id = fields.id ?? testId('g');
  await db
    .insertInto('tags')
    .values({
      id,
      merchant_id: merchantId,
      scheme_id: null,
      entrance_id: null,
      state: 'pool',
      uid: null,
      chip: null,
      reserved_by: null,
      reserved_until: null,
      written_at: null,
      last_tap_at: null,
      created_at: 1,
      ...fields,
    })
    .execute();
  return id;
}

export async function addWriteCode(
  db: Kysely<Database>,
  merchantId: string,
  entranceId: string,
  fields: Partial<Insertable<Database['write_codes']>> = {},
): Promise<string> {
  const id = fields.id ?? testId('w');
  await db
    .insertInto('write_codes')
    .values({
      id,
      merchant_id: merchantId,
      entrance_id: entranceId,
      created_by: null,
      daily_cap: 100,
      created_at: 1,
      expires_at: null,
      revoked_at: null,
      ...fields,
    })
    .execute();
  return id;
}
