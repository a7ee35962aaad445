import { DEMO } from '../../../server/src/demo/seed';
import { idempotencyKey } from '../../helpers/server';
import { addTag, scansAndSorts } from '../../helpers/server-database';
import { merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';

interface Row {
  id: string;
  uid: string | null;
  state: string;
  overwritten: boolean;
  place: { storeName: string | null; terminalName: string | null } | null;
  acts: string[];
}
interface Page {
  rows: Row[];
  nextCursor: string | null;
  total: number | null;
  mode: string;
}

const DAY = 86_400_000;
const TAGS = '/api/v1/console/tags';

describe('the register of tags', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  let ids: string[];
  let foreign: string;

  async function add(fields: Parameters<typeof addTag>[2], merchantId = platform.merchantId) {
    const { db } = platform.services;
    const id = await addTag(db, merchantId, { state: 'verified', chip: 'NTAG213', ...fields });
    if (fields?.uid)
      await db
        .insertInto('chips')
        .values({
          merchant_id: merchantId,
          uid: fields.uid,
          protection: fields.state === 'protected' ? 'password' : 'none',
          key_version: null,
          tag_id: id,
          entrance_id: fields.entrance_id ?? null,
          verified: fields.state === 'written' ? 0 : 1,
          updated_at: 1,
        })
        .execute();
    return id;
  }

  beforeAll(async () => {
    platform = await merchantPlatform();
    owner = await platform.staff('owner');
    const now = platform.services.clock.now();
    ids = [
      await add({ uid: '04AA0000000001', written_at: 1, entrance_id: DEMO.taiyuanFirst }),
      await add({
        uid: '04AA0000000002',
        written_at: 2,
        state: 'protected',
        entrance_id: DEMO.taiyuanFirstTerminal1,
        last_tap_at: now - DAY,
      }),
      await add({
        uid: '04BB0000000003',
        written_at: 2,
        state: 'written',
        chip: 'NTAG215',
        entrance_id: DEMO.merchantWide,
        last_tap_at: now - 40 * DAY,
      }),
      // Its chip carries nothing of ours any more.
      await add({ written_at: 3, state: 'disabled', entrance_id: DEMO.taiyuanFirst }),
    ];
    await addTag(platform.services.db, platform.merchantId, { state: 'pool' });
    foreign = await add({ uid: '04AA0000000009', written_at: 5 }, platform.other.merchantId);
  });
  afterAll(() => platform.close());

  const page = async (query = '', of = owner) => (await of.get(`${TAGS}${query}`)).json<Page>();
  const uidsOf = (found: Page) => found.rows.map((row) => row.uid);
  const act = (body: object, of = owner) => {
    platform.services.clock.pass(1_000);
    return of.act('POST', `${TAGS}/acts`, body);
  };
  const move = (body: object, of = owner) => {
    platform.services.clock.pass(1_000);
    return of.act('POST', `${TAGS}/moves`, body);
  };
  const at = async (index: number) => (await page()).rows.find((row) => row.id === ids[index]);

  it('lists what was written, the newest first, and nobody else’s', async () => {
    const { rows, total, mode, nextCursor } = await page();
    expect(rows.map((row) => row.id)).toEqual([ids[3], ...[ids[1], ids[2]].sort().reverse(), ids[0]]);
    expect([total, mode, nextCursor]).toEqual([4, 'per_tag', null]);
    expect(rows.find((row) => row.id === ids[1])).toMatchObject({
      place: { storeName: '太原第一门店', terminalName: expect.any(String) },
      acts: ['disable', 'lose'],
      overwritten: false,
    });
  });

  it.each([1, 2, 3])('gives each tag once in pages of %i', async (limit) => {
    const read: string[] = [];
    let cursor: string | null = '';
    for (let guard = 0; cursor !== null && guard < 9; guard += 1) {
      const next: Page = await page(`?limit=${limit}${cursor && `&cursor=${cursor}`}`);
      read.push(...next.rows.map((row) => row.id));
      cursor = next.nextCursor;
    }
    expect(read).toEqual((await page()).rows.map((row) => row.id));
  });

  it.each([
    ['search=04:aa 00', 2],
    ['search=0003', 1],
    ['search=%25', 0],
    ['search=000009', 0],
    ['state=written', 1],
    ['chip=NTAG215', 1],
    ['lastTap=never', 2],
    ['lastTap=recent', 1],
    ['lastTap=long_ago', 1],
    [`entranceId=${DEMO.merchantWide}`, 1],
    ['state=lost', 0],
  ])('finds by %s', async (query, found) => {
    const { rows, total } = await page(`?${query}`);
    expect([rows.length, total]).toEqual([found, found]);
  });

  it('finds all of a store, its terminals included', async () => {
    const { db } = platform.services;
    const { store_id } = await db
      .selectFrom('entrances')
      .select('store_id')
      .where('id', '=', DEMO.taiyuanFirst)
      .executeTakeFirstOrThrow();
    expect((await page(`?storeId=${store_id}`)).total).toBe(3);
  });

  it('finds a tag by a part of its own id', async () => {
    expect((await page(`?search=${ids[2]?.slice(-6)}`)).rows.map((row) => row.id)).toContain(ids[2]);
  });

  it('walks an index, whatever the number of tags', async () => {
    for (const query of ['?limit=2', '?limit=2&state=verified']) {
      const spy = jest.spyOn(platform.services.db.getExecutor(), 'compileQuery');
      await page(query);
      const asked = spy.mock.results.map(({ value }) => value as { sql: string; parameters: unknown[] });
      spy.mockRestore();
      const statement = asked.find((one) => one.sql.includes('"tags"') && one.sql.includes('limit'))!;
      expect(await scansAndSorts(platform.services.db, statement)).toEqual([]);
    }
  });

  it('closes a tag and opens it as good as it was read last', async () => {
    const closed = await act({ tagIds: [ids[1]], act: 'disable' });
    expect(closed.json()).toEqual({
      tags: [{ id: ids[1], state: 'disabled', entranceId: DEMO.taiyuanFirstTerminal1 }],
      unchanged: 0,
    });
    expect((await at(1))?.acts).toEqual(['enable', 'lose']);
    const open = await act({ tagIds: [ids[1]], act: 'enable' });
    expect(open.json<{ tags: object[] }>().tags).toMatchObject([{ state: 'protected' }]);
    // Written, but never read back.
    await act({ tagIds: [ids[2]], act: 'lose' });
    expect((await at(2))?.state).toBe('lost');
    expect((await at(2))?.acts).toEqual(['disable', 'find']);
    await act({ tagIds: [ids[2]], act: 'find' });
    expect((await at(2))?.state).toBe('written');
  });

  it('does to many what each allows, and says how many stayed', async () => {
    const answer = (await act({ tagIds: ids, act: 'enable' })).json<{ unchanged: number }>();
    expect(answer.unchanged).toBe(4);
    // Nothing carries it any more.
    expect((await at(3))?.overwritten).toBe(true);
    expect((await at(3))?.acts).toEqual(['lose']);
  });

  it('moves tags without rewriting, with their chips, and keeps it in their history', async () => {
    const moved = await move({ tagIds: ids.slice(0, 2), entranceId: DEMO.merchantWide });
    expect(moved.json<{ unchanged: number }>().unchanged).toBe(0);
    expect((await page(`?entranceId=${DEMO.merchantWide}`)).total).toBe(3);
    const { db } = platform.services;
    const chips = await db
      .selectFrom('chips')
      .select('entrance_id')
      .where('merchant_id', '=', platform.merchantId)
      .where('tag_id', 'in', ids.slice(0, 2))
      .execute();
    expect(chips.map((chip) => chip.entrance_id)).toEqual([DEMO.merchantWide, DEMO.merchantWide]);
    const again = await move({ tagIds: ids.slice(0, 2), entranceId: DEMO.merchantWide });
    expect(again.json<{ unchanged: number }>().unchanged).toBe(2);
    const history = (await owner.get(`${TAGS}/${ids[1]}/writes`)).json<{ acts: object[] }>();
    expect(history.acts).toMatchObject([
      {
        action: 'tag.moved_to_entrance',
        by: { name: 'owner', role: 'owner' },
        from: { terminalName: expect.any(String) },
        to: { kind: 'merchant' },
      },
      { action: 'tag.enabled' },
      { action: 'tag.disabled' },
    ]);
  });

  it('touches no tag of another merchant, and none of its own beside it', async () => {
    const before = await page();
    for (const answer of [
      await act({ tagIds: [ids[0], foreign], act: 'disable' }),
      await move({ tagIds: [ids[0], foreign], entranceId: DEMO.taiyuanFirst }),
      await act({ tagIds: ['nobodysTag00000000'], act: 'disable' }),
    ])
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'tag_unknown']);
    const elsewhere = await move({ tagIds: [ids[0]], entranceId: platform.other.entranceId });
    expect(elsewhere.json<{ code: string }>().code).toBe('entrance_unknown');
    expect(await page()).toEqual(before);
    const neighbour = await platform.staff('owner', platform.other.merchantId);
    expect(uidsOf(await page('', neighbour))).toEqual(['04AA0000000009']);
  });

  it('lets who only writes or cashes look, and not decide', async () => {
    for (const role of ['writer', 'cashier'] as const) {
      const person = await platform.staff(role);
      expect((await page('', person)).total).toBe(4);
      expect((await act({ tagIds: [ids[0]], act: 'disable' }, person)).statusCode).toBe(403);
      expect((await move({ tagIds: [ids[0]], entranceId: DEMO.taiyuanFirst }, person)).statusCode).toBe(403);
    }
  });

  it('closes once under one key', async () => {
    const key = idempotencyKey();
    platform.services.clock.pass(1_000);
    const twice = [0, 1].map(() => owner.act('POST', `${TAGS}/acts`, { tagIds: [ids[0]], act: 'lose' }, key));
    const [first, second] = await Promise.all(twice);
    expect(second?.json()).toEqual(first?.json());
    const log = await owner.get('/api/v1/console/audit?action=tag.lost');
    expect(log.json<{ rows: { subject: { name: string } }[] }>().rows.map((row) => row.subject.name)).toEqual(
      ['04AA0000000001', '04BB0000000003'],
    );
  });

  it('says where links name no tags', async () => {
    const { db } = platform.services;
    const merchant = db.updateTable('merchants').where('id', '=', platform.merchantId);
    await merchant.set({ nfc_mode: 'shared' }).execute();
    expect((await page()).mode).toBe('shared');
    await merchant.set({ nfc_mode: 'per_tag' }).execute();
  });
});
