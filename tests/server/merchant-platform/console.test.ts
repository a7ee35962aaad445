import { DEMO } from '../../../server/src/demo/seed';
import { scansAndSorts } from '../../helpers/server-database';
import { api, codeOf, merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';

interface Row {
  id: string;
  kind: string;
  organisation: { number: number; name: string } | null;
  store: { id: string; name: string } | null;
  enabled: boolean;
  terminals: number;
  tags: number;
  tapsToday: number;
}

interface Page {
  rows: Row[];
  nextCursor: string | null;
  total: number;
}

describe('the merchant console', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  beforeAll(async () => {
    platform = await merchantPlatform();
    owner = await platform.staff('owner');
  });
  afterAll(() => platform.close());

  const page = async (query = '') => (await owner.get(api(`entrances${query}`))).json<Page>();

  describe('the table 会员领卡用卡入口', () => {
    it('shows the merchant-wide row first, then the rows of the manual by number', async () => {
      const { rows, total, nextCursor } = await page();
      expect(rows[0]).toMatchObject({
        id: DEMO.merchantWide,
        kind: 'merchant',
        store: null,
        organisation: null,
      });
      expect(rows.slice(1).map((row) => row.organisation?.number)).toEqual([
        18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
      ]);
      expect(rows[9]).toMatchObject({
        id: DEMO.taiyuanFirst,
        organisation: { number: 26, name: '太原分公司' },
        store: { name: '太原第一门店' },
        enabled: true,
        terminals: 2,
      });
      expect([total, nextCursor]).toEqual([14, null]);
    });

    it.each([1, 2, 5, 13, 14, 200])('gives the same rows in pages of %i, each row once', async (limit) => {
      const all = (await page()).rows;
      const read: Row[] = [];
      let cursor: string | null = '';
      for (let guard = 0; cursor !== null && guard < 20; guard += 1) {
        const next: Page = await page(`?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
        expect(next.rows.length).toBeLessThanOrEqual(limit);
        expect(next.total).toBe(14);
        read.push(...next.rows);
        cursor = next.nextCursor;
      }
      expect(read).toEqual(all);
    });

    it.each([
      ['太原', ['太原第一门店']],
      ['第一门店', ['吕梁第一门店', '太原第一门店']],
      ['太原 第一', ['太原第一门店']],
      ['南昌', ['红谷滩店', '盛汇总仓']],
      ['26', ['太原第一门店']],
      ['不区分', [null]],
      ['%', []],
      ['_', []],
      ["'", []],
      ['没有这家', []],
    ])('finds by "%s"', async (search, names) => {
      const { rows, total } = await page(`?search=${encodeURIComponent(search)}`);
      expect(rows.map((row) => row.store?.name ?? null)).toEqual(names);
      expect(total).toBe(names.length);
    });

    it.each(['x', 'bm90anNvbg', Buffer.from('[1,2]').toString('base64url')])(
      'refuses cursor "%s" which it never gave',
      async (cursor) => {
        expect(codeOf(await owner.get(api(`entrances?cursor=${cursor}`)))).toEqual([400, 'bad_request']);
      },
    );

    it('walks an index, whatever the number of stores', async () => {
      const spy = jest.spyOn(platform.services.db.getExecutor(), 'compileQuery');
      await page('?limit=5');
      const statements = spy.mock.results.map(
        (result) => result.value as { sql: string; parameters: unknown[] },
      );
      spy.mockRestore();
      const statement = statements.find(
        (one) => one.sql.includes('"store_index"') && one.sql.includes('"stores"'),
      )!;
      expect(await scansAndSorts(platform.services.db, statement)).toEqual([]);
    });
  });

  it('lists the terminals of a store, and whether they are paired and online', async () => {
    const store = (await page('?search=太原')).rows[0]!.store!.id;
    const read = async () =>
      (await owner.get(api(`stores/${store}/terminals`))).json<{ terminals: object[] }>();
    expect(await read()).toMatchObject({
      storeName: '太原第一门店',
      terminals: [
        {
          name: '1 号收银台',
          entranceId: DEMO.taiyuanFirstTerminal1,
          paired: false,
          online: false,
          lastSeenAt: null,
        },
        { name: '2 号收银台', entranceId: DEMO.taiyuanFirstTerminal2 },
      ],
    });
    const now = platform.services.clock.now();
    await platform.services.db
      .updateTable('terminals')
      .set({ key_hash: 'h', last_seen_at: now - 44_000 })
      .where('store_id', '=', store)
      .where('name', '=', '1 号收银台')
      .execute();
    expect((await read()).terminals[0]).toMatchObject({ paired: true, online: true });
    expect(codeOf(await owner.get(api('stores/nowhere/terminals')))).toEqual([404, 'store_unknown']);
  });

  it('switches an entrance off and on, with a line in the audit log', async () => {
    const url = api(`entrances/${DEMO.taiyuanFirst}`);
    expect((await owner.act('PATCH', url, { enabled: false })).json()).toEqual({
      id: DEMO.taiyuanFirst,
      enabled: false,
    });
    expect((await page('?search=太原')).rows[0]).toMatchObject({ enabled: false });
    await owner.act('PATCH', url, { enabled: true });
    expect((await page('?search=太原')).rows[0]).toMatchObject({ enabled: true });
    const lines = await platform.services.db
      .selectFrom('audit')
      .select(['actor', 'action'])
      .where('subject', '=', DEMO.taiyuanFirst)
      .execute();
    expect(lines).toEqual([
      { actor: `staff:${owner.staffId}`, action: 'entrance.disabled' },
      { actor: `staff:${owner.staffId}`, action: 'entrance.enabled' },
    ]);
  });
});

it('has no demo entrance beside the real WeChat', async () => {
  const platform = await merchantPlatform({
    env: { WECHAT_MODE: 'real', PUBLIC_URL: 'https://m.example.com' },
  });
  const answer = await platform.app.inject({
    method: 'POST',
    url: api('demo-login'),
    headers: { host: 'localhost' },
    payload: {},
  });
  expect(codeOf(answer)).toEqual([403, 'forbidden']);
  await platform.close();
});
