import type { Kysely } from 'kysely';
import type { Database } from '../../../server/src/db/schema';
import { DEMO } from '../../../server/src/demo/seed';
import { indexChanged } from '../../../server/src/domain/entrances/index/keep';
import { entranceTable } from '../../../server/src/domain/entrances/table';
import type { EntranceFilter } from '../../../server/src/domain/entrances/table';
import { createId } from '../../../server/src/security/ids';
import { merchantPlatform } from '../merchant-platform/setup';
import type { TestMerchantPlatform } from '../merchant-platform/setup';
import { EVERYWHERE } from '../../../server/src/domain/staff/reach';

const AT = 1_700_000_000_000;

/** Adds stores as other rooms of the house do: rows, and nothing else. */
async function addStores(platform: TestMerchantPlatform, merchantId: string, names: readonly string[]) {
  const { db, random } = platform.services;
  const organisationId = createId(random);
  const common = { merchant_id: merchantId, created_at: AT };
  await db
    .insertInto('organisations')
    .values({ id: organisationId, number: 900, name: '大同分公司', ...common })
    .execute();
  const stores = names.map((name, n) => ({
    ...common,
    id: createId(random),
    organisation_id: organisationId,
    number: 1_000 + n,
    name,
    address: null,
    hours: null,
    phone: null,
  }));
  await db.insertInto('stores').values(stores).execute();
  const entrances = stores.map((store) => ({
    ...common,
    id: createId(random),
    kind: 'store' as const,
    organisation_id: organisationId,
    store_id: store.id,
    terminal_id: null,
    enabled: 1,
  }));
  await db.insertInto('entrances').values(entrances).execute();
  return { organisationId, stores, entrances };
}

describe('the index of the entrances table', () => {
  let platform: TestMerchantPlatform;
  let db: Kysely<Database>;
  let made: Awaited<ReturnType<typeof addStores>>;
  beforeAll(async () => {
    platform = await merchantPlatform();
    db = platform.services.db;
    made = await addStores(
      platform,
      DEMO.merchant,
      Array.from({ length: 300 }, (_, n) => `御河第${n + 1}门店`),
    );
    while (await indexChanged(db, DEMO.merchant));
  });
  afterAll(() => platform.close());

  const find = async (filter: EntranceFilter & { page?: number; limit?: number }) => {
    const page = await entranceTable(db).page(DEMO.merchant, EVERYWHERE, { limit: 200, now: AT, ...filter });
    return { total: page.total, names: page.rows.map((row) => row.store?.name ?? '不区分门店') };
  };

  it('finds exactly what contains every word, long words too', async () => {
    expect(await find({ search: '御河第12门店' })).toEqual({ total: 1, names: ['御河第12门店'] });
    expect(await find({ search: '第12门' })).toEqual({ total: 1, names: ['御河第12门店'] });
    // Has all pieces of the word, but not the word.
    await addStores(platform, 'elsewhere000000000', ['御河第12门店']);
    const store = made.stores[0]!;
    await db.updateTable('stores').set({ name: '第12门店御河第3门' }).where('id', '=', store.id).execute();
    expect((await find({ search: '御河第12门店' })).total).toBe(1);
    await db.updateTable('stores').set({ name: '御河第1门店' }).where('id', '=', store.id).execute();
    const tens = made.stores.filter((one) => one.name.includes('第10')).map((one) => one.name);
    expect(await find({ search: '大同 第10' })).toEqual({ total: tens.length, names: tens });
    expect((await find({ search: '900' })).total).toBe(300);
  });

  it('jumps to any page; the merchant-wide row stands on the first', async () => {
    const all = await find({ limit: 200 });
    const second = await find({ limit: 200, page: 2 });
    expect(all.total).toBe(1 + 13 + 300);
    expect([...all.names, ...second.names]).toHaveLength(314);
    expect(new Set([...all.names, ...second.names]).size).toBe(314);
    expect(await find({ limit: 10, page: 32 })).toEqual({
      total: 314,
      names: made.stores.slice(296).map((s) => s.name),
    });
    expect(await find({ limit: 10, page: 33 })).toEqual({ total: 314, names: [] });
  });

  it('follows whatever is changed: names, switches, terminals, tags, organisations, removal', async () => {
    const [store, entrance] = [made.stores[7]!, made.entrances[7]!];
    const named = { search: '御河第8门店' };
    await db.updateTable('entrances').set({ enabled: 0 }).where('id', '=', entrance.id).execute();
    expect(await find({ enabled: false })).toEqual({ total: 1, names: ['御河第8门店'] });
    expect((await find({ enabled: true })).total).toBe(312);
    expect((await find({ ...named, enabled: true })).total).toBe(0);

    const terminal = { id: createId(platform.services.random), merchant_id: DEMO.merchant, created_at: AT };
    await db
      .insertInto('terminals')
      .values({
        ...terminal,
        store_id: store.id,
        name: '一',
        key_hash: null,
        paired_at: null,
        last_seen_at: null,
      })
      .execute();
    expect((await find({ ...named, terminals: true })).total).toBe(1);
    await db.deleteFrom('terminals').where('id', '=', terminal.id).execute();
    expect((await find({ ...named, terminals: true })).total).toBe(0);

    const tag = { merchant_id: DEMO.merchant, scheme_id: null, uid: null, chip: null, reserved_by: null };
    const times = { reserved_until: null, written_at: null, last_tap_at: null, created_at: AT };
    await db
      .insertInto('tags')
      .values({ ...tag, ...times, id: 'tagOfTheIndex00000', state: 'verified', entrance_id: entrance.id })
      .execute();
    expect((await find({ organisationId: made.organisationId, tags: true })).names).toEqual(['御河第8门店']);
    await db
      .updateTable('tags')
      .set({ entrance_id: made.entrances[9]!.id })
      .where('id', '=', 'tagOfTheIndex00000')
      .execute();
    expect((await find({ organisationId: made.organisationId, tags: true })).names).toEqual(['御河第10门店']);

    await db
      .updateTable('organisations')
      .set({ name: '朔州' })
      .where('id', '=', made.organisationId)
      .execute();
    while (await indexChanged(db, DEMO.merchant));
    expect((await find({ search: '朔州' })).total).toBe(300);
    expect((await find({ search: '大同' })).total).toBe(0);

    await db.deleteFrom('entrances').where('id', '=', entrance.id).execute();
    await db.deleteFrom('stores').where('id', '=', store.id).execute();
    expect((await find(named)).total).toBe(0);
    expect((await find({ search: '朔州' })).total).toBe(299);
  });

  it('another merchant finds nothing of it', async () => {
    const page = await entranceTable(db).page('elsewhere000000000', EVERYWHERE, {
      limit: 50,
      now: AT,
      search: '御河',
    });
    expect(page.rows.map((row) => row.store?.name)).toEqual(['御河第12门店']);
    const other = await entranceTable(db).page('nobody000000000000', EVERYWHERE, { limit: 50, now: AT });
    expect(other).toEqual({ rows: [], nextCursor: null, total: 0 });
  });

  it('switches all that a filter finds, terminals too, and nothing else', async () => {
    const owner = await platform.staff('owner');
    const url = '/api/v1/console/entrances/switch';
    const act = (body: object) => owner.act('POST', url, body);
    const off = { enabled: false, terminals: true, ids: null, filter: { search: '太原' } };
    expect((await act(off)).json()).toEqual({ switched: 3 });
    expect((await act(off)).json()).toEqual({ switched: 0 });
    expect(await find({ search: '太原', enabled: false })).toEqual({ total: 1, names: ['太原第一门店'] });
    expect((await act({ ...off, enabled: true, terminals: false, ids: [DEMO.taiyuanFirst] })).json()).toEqual(
      {
        switched: 1,
      },
    );
    const foreign = (await entranceTable(db).page('elsewhere000000000', EVERYWHERE, { limit: 1, now: AT }))
      .rows[0]!.id;
    expect((await act({ ...off, ids: [DEMO.taiyuanFirst, foreign] })).statusCode).toBe(404);
    const all = { ...off, filter: {} };
    expect((await act(all)).json<{ switched: number }>().switched).toBeGreaterThan(300);
    expect((await find({})).names[0]).toBe('不区分门店');
    const wide = await db
      .selectFrom('entrances')
      .select('enabled')
      .where('id', '=', DEMO.merchantWide)
      .execute();
    expect(wide).toEqual([{ enabled: 1 }]);
    const cashier = await platform.staff('cashier');
    expect((await cashier.act('POST', url, off)).statusCode).toBe(403);
  });
});
