import { DEMO } from '../../../server/src/demo/seed';
import { hashPassword } from '../../../server/src/security/passwords';
import { idempotencyKey } from '../../helpers/server';
import { scansAndSorts } from '../../helpers/server-database';
import { merchantPlatform } from './setup';
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

const api = (path: string) => `/api/v1/console/${path}`;
const codeOf = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
];

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

  it("hands out an entrance's code as a picture that opens the member page there", async () => {
    const answer = await owner.get(api(`entrances/${DEMO.taiyuanFirst}/code.png`));
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/png']);
    expect(answer.rawPayload.subarray(1, 4).toString()).toBe('PNG');
    const codes = (await platform.simulator.app.inject('/phone/codes')).json<{
      codes: { page: string; scene: string }[];
    }>();
    expect(codes.codes[0]).toMatchObject({ page: 'pages/member/index', scene: `e=${DEMO.taiyuanFirst}` });
    await owner.get(api(`entrances/${DEMO.taiyuanFirst}/code.png`));
    const again = (await platform.simulator.app.inject('/phone/codes')).json<{ codes: unknown[] }>();
    expect(again.codes).toHaveLength(codes.codes.length);
  });

  it('says so when WeChat is busy or set up wrongly, and recovers', async () => {
    const url = api(`entrances/${DEMO.merchantWide}/code.png`);
    await platform.fault('/wxa/getwxacodeunlimit', 41030);
    expect(codeOf(await owner.get(url))).toEqual([502, 'wechat_misconfigured']);
    expect((await owner.get(url)).statusCode).toBe(200);
  });

  describe('NFC碰一碰', () => {
    const url = api(`entrances/${DEMO.taiyuanFirstTerminal2}/write-codes`);
    const make = async (body: object = { renew: false, expiresInDays: null }) =>
      (await owner.act('POST', url, body)).json<{ id: string; state: string; expiresAt: string | null }>();

    it('makes a write code once and answers it ever after; renewing revokes the old one', async () => {
      const one = await make();
      expect(one).toMatchObject({ state: 'valid', dailyCap: 200, writtenToday: 0, expiresAt: null });
      expect((await make()).id).toBe(one.id);
      const two = await make({ renew: true, expiresInDays: 1 });
      expect(two.id).not.toBe(one.id);
      expect(Date.parse(two.expiresAt!)).toBe(platform.services.clock.now() + 86_400_000);
      const old = await owner.get(api(`write-codes/${one.id}/code.png`));
      expect(codeOf(old)).toEqual([410, 'write_code_revoked']);
    });

    it('hands out the code as a picture that opens the write page, until it is revoked', async () => {
      const { id } = await make();
      const picture = await owner.get(api(`write-codes/${id}/code.png`));
      expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/png']);
      const { codes } = (await platform.simulator.app.inject('/phone/codes')).json<{ codes: object[] }>();
      expect(codes[0]).toMatchObject({ page: 'staff/pages/nfc-write/index', scene: `w=${id}` });
      const revoked = await owner.act('POST', api(`write-codes/${id}/revoke`), {});
      expect(revoked.json()).toMatchObject({ id, state: 'revoked' });
      expect((await owner.act('POST', api(`write-codes/${id}/revoke`), {})).statusCode).toBe(200);
      expect(codeOf(await owner.get(api(`write-codes/${id}/code.png`)))).toEqual([410, 'write_code_revoked']);
      expect((await make()).id).not.toBe(id);
    });

    it('makes no second code for a repeated request', async () => {
      const key = idempotencyKey();
      const body = { renew: true, expiresInDays: null };
      const one = await owner.act('POST', url, body, key);
      expect((await owner.act('POST', url, body, key)).json()).toEqual(one.json());
    });
  });

  it('makes a pairing code for a terminal and revokes its key', async () => {
    const { id } = await platform.services.db
      .selectFrom('terminals')
      .select('id')
      .where('name', '=', '1 号收银台')
      .executeTakeFirstOrThrow();
    const key = idempotencyKey();
    const made = await owner.act('POST', api(`terminals/${id}/pairing-codes`), {}, key);
    const { code } = made.json<{ code: string }>();
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{8}$/);
    const again = await owner.act('POST', api(`terminals/${id}/pairing-codes`), {}, key);
    expect(again.json()).toEqual(made.json());
    const kept = await platform.services.db.selectFrom('idempotency').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(code);
    const revoked = await owner.act('POST', api(`terminals/${id}/revoke`), {});
    expect(revoked.json()).toEqual({ id, paired: false });
    for (const act of ['pairing-codes', 'revoke']) {
      expect(codeOf(await owner.act('POST', api(`terminals/nothing/${act}`), {}))).toEqual([
        404,
        'terminal_unknown',
      ]);
    }
  });

  describe('logging in', () => {
    const login = (loginName: string, password: string) =>
      platform.app.inject({ method: 'POST', url: api('login'), payload: { loginName, password } });

    beforeAll(async () => {
      await platform.services.db
        .updateTable('staff')
        .set({
          login_name: 'zhang',
          password_hash: await hashPassword('正确的密码 1', platform.services.random),
        })
        .where('id', '=', owner.staffId)
        .execute();
    });

    it('sets a cookie that scripts cannot read, and tells who is in', async () => {
      const answer = await login('zhang', '正确的密码 1');
      expect(answer.json()).toMatchObject({
        staff: { role: 'owner' },
        merchant: { name: '晋业示范商家', appId: 'touristappid' },
        simulator: true,
      });
      expect(answer.cookies).toMatchObject([
        { name: 'nmc_session', httpOnly: true, sameSite: 'Lax', path: '/' },
      ]);
      const cookies = { nmc_session: answer.cookies[0]!.value };
      const me = await platform.app.inject({ url: api('me'), cookies });
      expect(me.json()).toEqual(answer.json());
      const out = await platform.app.inject({
        method: 'POST',
        url: api('logout'),
        cookies,
        payload: {},
        headers: { 'x-csrf-token': me.json<{ csrfToken: string }>().csrfToken },
      });
      expect(out.statusCode).toBe(200);
      expect(codeOf(await platform.app.inject({ url: api('me'), cookies }))).toEqual([
        401,
        'unauthenticated',
      ]);
    });

    it('refuses a wrong password, an unknown name and an owner without password in the same words', async () => {
      const answers = [await login('zhang', 'x'), await login('nobody', 'x'), await login('demo-owner', '')];
      answers[2] = await login('demo-owner', 'x');
      const bodies = answers.map((answer) => {
        const { code, message } = answer.json<{ code: string; message: string }>();
        return [answer.statusCode, code, message];
      });
      expect(bodies[0]).toEqual([401, 'login_failed', expect.stringContaining('请')]);
      expect(bodies[1]).toEqual(bodies[0]);
      expect(bodies[2]).toEqual(bodies[0]);
    });

    it('ends a session after its time, and at once for a person who was disabled', async () => {
      const person = await platform.staff('operator');
      expect((await person.get(api('me'))).statusCode).toBe(200);
      await platform.services.db
        .updateTable('staff')
        .set({ disabled_at: 1 })
        .where('id', '=', person.staffId)
        .execute();
      expect(codeOf(await person.get(api('me')))).toEqual([401, 'unauthenticated']);
    });

    it('refuses an act without the CSRF token of the session', async () => {
      const answer = await platform.app.inject({
        method: 'PATCH',
        url: api(`entrances/${DEMO.taiyuanFirst}`),
        cookies: { nmc_session: owner.token },
        headers: { 'idempotency-key': idempotencyKey() },
        payload: { enabled: false },
      });
      expect(codeOf(answer)).toEqual([403, 'csrf_failed']);
    });

    it.each([
      ['this machine', '127.0.0.1', 'localhost:3210', 200],
      ['this machine by IPv6', '::1', '[::1]:3210', 200],
      ['another machine', '192.168.1.5', 'localhost:3210', 403],
      ['a web page that points its name here', '127.0.0.1', 'evil.example:3210', 403],
    ])('lets %s enter the demo: %s %s', async (_, remoteAddress, host, status) => {
      const answer = await platform.app.inject({
        method: 'POST',
        url: api('demo-login'),
        remoteAddress,
        headers: { host },
        payload: {},
      });
      expect(answer.statusCode).toBe(status);
      if (status === 200) expect(answer.json()).toMatchObject({ staff: { role: 'owner' } });
    });
  });

  it('tells the launcher what this is', async () => {
    const answer = await platform.app.inject({ url: api('environment') });
    expect(answer.json()).toEqual({ simulator: true, version: '9.9.9', signUp: 'closed' });
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
