import { DEMO } from '../../../server/src/demo/seed';
import { addWriteCode } from '../../helpers/server-database';
import { merchantPlatform } from './setup';
import type { TestMerchantPlatform } from './setup';
import { openWritePage, report } from './written';

describe('the write page, asking what a tag holds', () => {
  let platform: TestMerchantPlatform;
  beforeEach(async () => (platform = await merchantPlatform()));
  afterEach(() => platform.close());

  const open = (code?: string, want?: number, key?: string, phone?: string) =>
    openWritePage(platform, code, want, key, phone);

  describe('asking what a tag holds', () => {
    const lookup = async (scheme: string, code: string = DEMO.writeCodeTerminal1) =>
      (await platform.writeCode(code).post('scheme-lookups', { scheme })).json<Record<string, unknown>>();

    it('says unassigned, this entrance, or another entrance of the merchant', async () => {
      const second = await addWriteCode(platform.services.db, platform.merchantId, DEMO.merchantWide);
      const tag = (await open(undefined, 1)).reserved[0]!;
      expect(await lookup(tag.scheme)).toEqual({ whose: 'unassigned' });
      await platform.writeCode(DEMO.writeCodeTerminal1).post('tag-writes', report(tag.tagId));
      expect(await lookup(tag.scheme)).toMatchObject({
        whose: 'this_entrance',
        enabled: true,
        place: { terminalName: '1 号收银台' },
      });
      expect(await lookup(tag.scheme, second)).toMatchObject({ whose: 'other_entrance' });
      await platform.services.db.updateTable('entrances').set({ enabled: 0 }).execute();
      expect(await lookup(tag.scheme)).toMatchObject({ whose: 'this_entrance', enabled: false });
    });

    it("says no more than 'not ours' of another merchant's tag, of foreign links and of rubbish", async () => {
      const code = await addWriteCode(
        platform.services.db,
        platform.other.merchantId,
        platform.other.entranceId,
      );
      const theirs = (await open(code, 1)).reserved[0]!.scheme;
      for (const scheme of [theirs, 'weixin://dl/business/?t=AAAAAAAAAAA', 'https://example.com', 'x']) {
        expect(await lookup(scheme)).toEqual({ whose: 'not_ours' });
      }
      expect(await lookup(theirs, code)).toEqual({ whose: 'unassigned' });
    });
  });

  describe('the picture of the code one holds', () => {
    const ask = (authorization?: string) =>
      platform.app.inject({
        method: 'GET',
        url: '/api/v1/staff/write-code-picture',
        headers: authorization === undefined ? {} : { authorization },
      });

    it('opens the write page with the same code', async () => {
      const answer = await ask(`WriteCode ${DEMO.writeCodeTerminal1}`);
      const { picture } = answer.json<{ picture: { contentType: string; base64: string } }>();
      expect(picture.contentType).toBe('image/png');
      expect(Buffer.from(picture.base64, 'base64').subarray(1, 4).toString()).toBe('PNG');
      const { codes } = (await platform.simulator.app.inject('/phone/codes')).json<{ codes: object[] }>();
      expect(codes[0]).toMatchObject({
        page: 'staff/pages/nfc-write/index',
        scene: `w=${DEMO.writeCodeTerminal1}`,
      });
    });

    it('is refused without a code, by an unknown one, and by one that is revoked', async () => {
      const refusal = async (authorization?: string) =>
        (await ask(authorization)).json<{ code: string }>().code;
      expect(await refusal()).toBe('unauthenticated');
      expect(await refusal('WriteCode nothing')).toBe('write_code_unknown');
      await platform.services.db.updateTable('write_codes').set({ revoked_at: 1 }).execute();
      expect(await refusal(`WriteCode ${DEMO.writeCodeTerminal1}`)).toBe('write_code_revoked');
    });

    it('is not to be had while WeChat is busy, and comes at the next try', async () => {
      await platform.fault('/wxa/getwxacodeunlimit', 45009);
      const answer = await ask(`WriteCode ${DEMO.writeCodeTerminal1}`);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'wechat_busy']);
      expect((await ask(`WriteCode ${DEMO.writeCodeTerminal1}`)).statusCode).toBe(200);
    });
  });
});
