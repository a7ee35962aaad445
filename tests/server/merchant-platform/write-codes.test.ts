import { DEMO } from '../../../server/src/demo/seed';
import { idempotencyKey } from '../../helpers/server';
import { api, codeOf, merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';

describe('the console, handing out codes', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  beforeAll(async () => {
    platform = await merchantPlatform();
    owner = await platform.staff('owner');
  });
  afterAll(() => platform.close());

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
});
