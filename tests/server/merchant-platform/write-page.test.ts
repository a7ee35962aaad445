import { DEMO } from '../../../server/src/demo/seed';
import { addWriteCode } from '../../helpers/server-database';
import { idempotencyKey } from '../../helpers/server';
import { merchantPlatform } from './setup';
import type { TestMerchantPlatform } from './setup';
import { PHONE, UID, openWritePage, report } from './written';

describe('the write page', () => {
  let platform: TestMerchantPlatform;
  beforeEach(async () => (platform = await merchantPlatform()));
  afterEach(() => platform.close());

  const open = (code?: string, want?: number, key?: string, phone?: string) =>
    openWritePage(platform, code, want, key, phone);

  const tags = () =>
    platform.services.db
      .selectFrom('tags')
      .selectAll()
      .where('state', 'not in', ['pool'])
      .orderBy('id')
      .execute();

  it('shows where the tag will lead and reserves tags whose schemes WeChat issued for exactly them', async () => {
    const session = await open();
    expect(session).toMatchObject({
      merchantName: '晋业示范商家',
      entrance: { enabled: true, place: { storeName: '太原第一门店', terminalName: '1 号收银台' } },
      mode: 'per_tag',
      aar: 'com.tencent.mm',
      writeCode: { remainingToday: 200, writtenToday: 0 },
    });
    expect(session.reserved).toHaveLength(2);
    for (const { tagId, scheme } of session.reserved) {
      const opened = await platform.simulator.app.inject({
        method: 'POST',
        url: '/phone/open-link',
        payload: { url: scheme },
      });
      expect(opened.json()).toMatchObject({
        appid: 'touristappid',
        path: 'pages/member/index',
        query: `e=${tagId}`,
        envVersion: 'release',
      });
    }
  });

  it('gives back what the code still holds before it takes more from the pool', async () => {
    const one = await open();
    const two = await open(undefined, 3);
    expect(two.reserved.map((tag) => tag.tagId)).toEqual(
      expect.arrayContaining(one.reserved.map((tag) => tag.tagId)),
    );
    expect(two.reserved).toHaveLength(3);
  });

  it('never gives one tag to two phones on one code, and each phone its own again', async () => {
    const first = (await open()).reserved.map((tag) => tag.tagId);
    const other = (await open(undefined, 2, undefined, 'phone-of-the-other')).reserved.map(
      (tag) => tag.tagId,
    );
    expect(new Set([...first, ...other]).size).toBe(4);
    expect((await open()).reserved.map((tag) => tag.tagId)).toEqual(first);
    expect(
      (await open(undefined, 2, undefined, 'phone-of-the-other')).reserved.map((tag) => tag.tagId),
    ).toEqual(other);
  });

  it('lets no code take more tags over all its phones than it may write in a day', async () => {
    await platform.services.db.updateTable('write_codes').set({ daily_cap: 3 }).execute();
    expect((await open(undefined, 2)).reserved).toHaveLength(2);
    expect((await open(undefined, 2, undefined, 'phone-of-the-other')).reserved).toHaveLength(1);
    const answer = await platform
      .writeCode(DEMO.writeCodeTerminal1)
      .post('write-sessions', { want: 1, phone: 'phone-of-the-third' });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([429, 'write_code_exhausted']);
    expect((await open(undefined, 2)).reserved).toHaveLength(2);
  });

  it('answers a repeated request with the same tags', async () => {
    const key = idempotencyKey();
    expect(await open(undefined, 2, key)).toEqual(await open(undefined, 2, key));
  });

  it('never gives one tag to two codes, and takes it back a day later', async () => {
    const second = await addWriteCode(platform.services.db, platform.merchantId, DEMO.merchantWide);
    const mine = (await open(undefined, 4)).reserved.map((tag) => tag.tagId);
    const theirs = (await open(second, 4)).reserved.map((tag) => tag.tagId);
    expect(theirs.filter((id) => mine.includes(id))).toEqual([]);
    platform.services.clock.pass(25 * 3_600_000);
    await platform.queue.stop();
    const back = (await open(second, 10)).reserved.map((tag) => tag.tagId);
    const used = back.filter((id) => mine.includes(id) || theirs.includes(id));
    expect(used.length).toBeGreaterThan(0);
    // What was never reserved goes first: a returned tag may be on a chip whose report is still on its way.
    expect(back.slice(back.length - used.length)).toEqual(used);
  });

  it.each([
    ['verified', 'verified'],
    ['unverified', 'written'],
    ['failed', 'reserved'],
  ])('registers a %s write: the tag is %s', async (outcome, state) => {
    const { reserved } = await open(undefined, 1);
    const answer = await platform
      .writeCode(DEMO.writeCodeTerminal1)
      .post('tag-writes', report(reserved[0]!.tagId, { outcome, reason: 'x' }));
    expect(answer.json()).toEqual({ late: false, writtenToday: outcome === 'failed' ? 0 : 1 });
    expect(await tags()).toMatchObject([{ id: reserved[0]!.tagId, state }]);
    expect(await platform.services.db.selectFrom('tag_writes').selectAll().execute()).toMatchObject([
      { outcome, uid: UID, reason: 'x', late: 0, entrance_id: DEMO.taiyuanFirstTerminal1 },
    ]);
  });

  it('registers a write exactly once, however often the phone sends it', async () => {
    const { reserved } = await open(undefined, 1);
    const client = platform.writeCode(DEMO.writeCodeTerminal1);
    const key = idempotencyKey();
    const body = report(reserved[0]!.tagId);
    const answers = await Promise.all([1, 2, 3].map(() => client.post('tag-writes', body, key)));
    answers.push(await client.post('tag-writes', body, key));
    expect(answers.map((answer) => [answer.statusCode, answer.body])).toEqual(
      answers.map(() => [200, answers[0]!.body]),
    );
    expect(await platform.services.db.selectFrom('tag_writes').selectAll().execute()).toHaveLength(1);
    const other = await client.post('tag-writes', { ...body, uid: '04FFFFFFFFFFFF' }, key);
    expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([409, 'idempotency_conflict']);
  });

  it('disables the tag whose chip was written anew, and says so in the audit log', async () => {
    const [first, second] = (await open()).reserved;
    const client = platform.writeCode(DEMO.writeCodeTerminal1);
    await client.post('tag-writes', report(first!.tagId));
    await client.post('tag-writes', report(second!.tagId));
    const states = new Map((await tags()).map((tag) => [tag.id, tag.state]));
    expect([states.get(first!.tagId), states.get(second!.tagId)]).toEqual(['disabled', 'verified']);
    const lines = await platform.services.db.selectFrom('audit').select(['action', 'subject']).execute();
    expect(lines).toContainEqual({ action: 'tag.overwritten', subject: first!.tagId });
  });

  it('keeps a report that comes after the code was revoked, marked late', async () => {
    const { reserved } = await open(undefined, 1);
    await platform.services.db.updateTable('write_codes').set({ revoked_at: 1 }).execute();
    const client = platform.writeCode(DEMO.writeCodeTerminal1);
    const answer = await client.post('tag-writes', report(reserved[0]!.tagId));
    expect(answer.json()).toMatchObject({ late: true });
    expect(await tags()).toMatchObject([{ state: 'verified' }]);
    expect(await platform.services.db.selectFrom('tag_writes').select('late').execute()).toEqual([
      { late: 1 },
    ]);
  });

  it.each([
    ['revoked', { revoked_at: 1 }, 410, 'write_code_revoked'],
    ['expired', { expires_at: 1 }, 410, 'write_code_expired'],
    ['used up for today', { daily_cap: 0 }, 429, 'write_code_exhausted'],
  ])('opens no session with a code that is %s', async (_, change, status, code) => {
    await platform.services.db.updateTable('write_codes').set(change).execute();
    const answer = await platform
      .writeCode(DEMO.writeCodeTerminal1)
      .post('write-sessions', { want: 1, phone: PHONE });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  it('does not tell a code that never was from rubbish, and serves no suspended merchant', async () => {
    for (const id of ['nothing', 'a'.repeat(18)]) {
      const answer = await platform.writeCode(id).post('write-sessions', { want: 1, phone: PHONE });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'write_code_unknown']);
    }
    await platform.services.db.updateTable('merchants').set({ status: 'suspended' }).execute();
    const answer = await platform
      .writeCode(DEMO.writeCodeTerminal1)
      .post('write-sessions', { want: 1, phone: PHONE });
    expect(answer.json<{ code: string }>().code).toBe('merchant_suspended');
  });

  it.each([
    [9800007, 502, 'wechat_misconfigured'],
    [44993, 503, 'schemes_not_ready'],
    [44990, 503, 'schemes_not_ready'],
    [-1, 503, 'schemes_not_ready'],
  ])(
    'says what is the matter when the pool is empty and WeChat answers %i',
    async (errcode, status, code) => {
      await platform.fault('/wxa/generatenfcscheme', errcode, { times: 20 });
      const answer = await platform
        .writeCode(DEMO.writeCodeTerminal1)
        .post('write-sessions', { want: 1, phone: PHONE });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
      expect(answer.json<{ message: string }>().message).toMatch(/请/);
    },
  );

  it('gives the one scheme of shared mode with no tag id, and registers without one', async () => {
    const { perModelModelId } = (await platform.simulator.seedDemo()).miniProgram;
    await platform.services.db
      .updateTable('merchants')
      .set({ nfc_mode: 'shared', nfc_model_id: perModelModelId })
      .where('id', '=', platform.merchantId)
      .execute();
    const session = await open();
    expect(session.mode).toBe('shared');
    expect(session.reserved.map((tag) => tag.tagId)).toEqual([null, null]);
    expect(new Set(session.reserved.map((tag) => tag.scheme)).size).toBe(1);
    const client = platform.writeCode(DEMO.writeCodeTerminal1);
    expect((await client.post('tag-writes', report(null))).json()).toEqual({ late: false, writtenToday: 1 });
    const found = await client.post('scheme-lookups', { scheme: session.reserved[0]!.scheme });
    expect(found.json()).toMatchObject({ whose: 'other_entrance', place: { kind: 'merchant' } });
  });

  it("refuses to register another merchant's tag", async () => {
    const code = await addWriteCode(
      platform.services.db,
      platform.other.merchantId,
      platform.other.entranceId,
    );
    const theirs = (await open(code, 1)).reserved[0]!;
    const answer = await platform.writeCode(DEMO.writeCodeTerminal1).post('tag-writes', report(theirs.tagId));
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'tag_unknown']);
    expect(await platform.services.db.selectFrom('tag_writes').selectAll().execute()).toEqual([]);
  });
});
