import { createClient } from '../../../miniprogram/api/client';
import { createMemberApi } from '../../../miniprogram/api/member';
import { createSessionKeeper, failureOfLogin } from '../../../miniprogram/api/session';
import { createStaffWriteApi } from '../../../miniprogram/staff/api/staff';
import { createStaffSession } from '../../../miniprogram/staff/api/staff-session';
import type { HttpAnswer } from '../../../miniprogram/api/transport';
import { LoginRefused } from '../../../miniprogram/platform/login';
import { counter, deferred, fakeTransport, offline, ok, refusal, timeout } from '../../helpers/wx/network';
import { bootstrap } from '../../helpers/wx/samples';
import { fakeStorage } from '../../helpers/wx/storage';
import { handClock } from '../../helpers/wx/time';

type Replies = Parameters<typeof fakeTransport>;
const session = (token: string) => ({ session: { token, expiresAt: '2026-02-01T00:00:00.000Z' } });

function phone(stored: Record<string, unknown>, ...replies: Replies) {
  const { transport, sent, queue } = fakeTransport(...replies);
  const time = handClock();
  const storage = fakeStorage(stored);
  let codes = 0;
  const loginCode = jest.fn(async () => `code-${++codes}`);
  const client = createClient({
    origin: 'https://api.test',
    transport,
    clock: time.clock,
    random: counter(),
  });
  const keeper = createSessionKeeper({
    storage,
    loginCode,
    exchange: async (code) => (await client.once('memberSession', { body: { appId: 'wx1', code } })).session,
  });
  return {
    sent,
    queue,
    time,
    storage,
    loginCode,
    api: createMemberApi(client, keeper, 'wx1'),
    staff: createStaffWriteApi({
      client,
      session: createStaffSession({
        storage,
        loginCode,
        exchange: (code) => client.once('staffSession', { body: { appId: 'wx1', code } }),
        renewing: client.renewing,
      }),
      phone: () => 'a-phone-of-its-own',
    }),
    paths: () => sent.map((it) => it.url.replace('https://api.test/api/v1', '')),
    keys: () => sent.map((it) => it.header['Idempotency-Key']),
  };
}

describe('the session', () => {
  it('is made by one login however many ask at once', async () => {
    const { api, paths, loginCode, sent } = phone(
      {},
      ok(session('t1')),
      ok({ serverTime: '', codes: [] }),
      ok({ recognition: { state: 'none' } }),
      ok({ serverTime: '', codes: [] }),
    );
    await Promise.all([api.codes(), api.recognition('tap1'), api.codes()]);
    expect(loginCode).toHaveBeenCalledTimes(1);
    expect(paths().filter((it) => it === '/member/session')).toHaveLength(1);
    expect(sent.slice(1).every((it) => it.header['Authorization'] === 'Bearer t1')).toBe(true);
  });

  it('is waited for when bootstrap is already bringing one', async () => {
    const answer = deferred<HttpAnswer>();
    const { api, paths, loginCode, time } = phone(
      {},
      () => answer.promise,
      ok({ serverTime: '', codes: [] }),
    );
    const boot = api.bootstrap({ how: 'plain', scene: 1001 }, 'k'.repeat(16));
    await time.settle();
    const codes = api.codes();
    await time.settle();
    expect(paths()).toEqual(['/member/bootstrap']);
    answer.resolve(ok(bootstrap()));
    await Promise.all([boot, codes]);
    expect(paths()).toEqual(['/member/bootstrap', '/member/codes']);
    expect(loginCode).toHaveBeenCalledTimes(1);
  });

  it('is kept on the phone and used without a login next time', async () => {
    const first = phone({}, ok(bootstrap()));
    await first.api.bootstrap({ how: 'plain', scene: 1001 }, 'k'.repeat(16));
    expect(first.storage.read('session')).toBe('token-1');
    const second = phone({ session: 'token-1' }, ok(bootstrap()));
    await second.api.bootstrap({ how: 'plain', scene: 1001 }, 'k'.repeat(16));
    expect(second.loginCode).not.toHaveBeenCalled();
    expect(second.sent[0]!.header['Authorization']).toBe('Bearer token-1');
    expect(second.sent[0]!.body).toEqual({ appId: 'wx1', entry: { how: 'plain', scene: 1001 } });
  });

  it('is renewed once when it expired, and the act goes again under the same key', async () => {
    const { api, paths, keys } = phone(
      { session: 'old' },
      refusal(401, 'session_expired'),
      ok(session('new')),
      ok({ serverTime: '', codes: [] }),
    );
    await api.codes();
    expect(paths()).toEqual(['/member/codes', '/member/session', '/member/codes']);
    expect(keys()[2]).toBe(keys()[0]);
  });

  it('that is refused again is reported, not renewed for ever', async () => {
    const { api, paths } = phone(
      { session: 'old' },
      refusal(401, 'session_expired'),
      ok(session('new')),
      refusal(401, 'session_expired'),
    );
    await expect(api.codes()).rejects.toMatchObject({ code: 'session_expired', requestId: 'req-7' });
    expect(paths()).toHaveLength(3);
  });

  it('fails in its own words when WeChat gives no code', async () => {
    const { api, loginCode } = phone({});
    loginCode.mockRejectedValue(new Error('login:fail'));
    await expect(api.codes()).rejects.toMatchObject({ code: 'login_unavailable' });
  });

  it.each([
    [new LoginRefused('login:fail network error', 600001), 'network_offline'],
    [new LoginRefused('login:fail -2:net::ERR_INTERNET_DISCONNECTED'), 'network_offline'],
    [new LoginRefused('login:fail', 600003), 'network_offline'],
    [new LoginRefused('login:fail timeout', 5), 'timeout'],
    [new LoginRefused('login:fail 系统错误', 6), 'login_unavailable'],
  ])('tells a login without a network from a login refused: %s', (refused, code) => {
    expect(failureOfLogin(refused).code).toBe(code);
  });

  it('works on when the phone cannot store it', async () => {
    const { api, storage, sent } = phone(
      {},
      ok(session('t1')),
      ok({ serverTime: '', codes: [] }),
      ok({ serverTime: '', codes: [] }),
    );
    storage.full = true;
    await api.codes();
    await api.codes();
    expect(sent[2]!.header['Authorization']).toBe('Bearer t1');
  });
});

describe('bootstrap', () => {
  const entry = { how: 'tag', scene: 1065, id: 'e1' } as const;

  it('brings a new login code and the same key when the answer was lost', async () => {
    const { api, sent, keys, time } = phone({}, timeout(), ok(bootstrap()));
    const boot = api.bootstrap(entry, 'arrival-key-00001');
    await time.pass(2000);
    await boot;
    expect(sent.map((it) => (it.body as { code?: string }).code)).toEqual(['code-1', 'code-2']);
    expect(keys()).toEqual(['arrival-key-00001', 'arrival-key-00001']);
  });

  it('with an expired session logs in within the same call', async () => {
    const { api, sent, storage } = phone(
      { session: 'old' },
      refusal(401, 'session_expired'),
      ok(bootstrap()),
    );
    await api.bootstrap(entry, 'arrival-key-00001');
    expect(sent[0]!.header['Authorization']).toBe('Bearer old');
    expect(sent[1]!.header['Authorization']).toBeUndefined();
    expect(sent[1]!.body).toMatchObject({ code: 'code-1' });
    expect(storage.read('session')).toBe('token-1');
  });

  it('does not repeat what the server refused for good', async () => {
    const { api, sent } = phone({}, refusal(403, 'merchant_suspended'));
    await expect(api.bootstrap(entry, 'arrival-key-00001')).rejects.toMatchObject({
      code: 'merchant_suspended',
    });
    expect(sent).toHaveLength(1);
  });

  it('gives up after three tries without network', async () => {
    const { api, sent, time } = phone({}, offline(), offline(), offline());
    const boot = api.bootstrap(entry, 'arrival-key-00001').catch((error: unknown) => error);
    await time.pass(10_000);
    expect(await boot).toMatchObject({ code: 'network_offline' });
    expect(sent).toHaveLength(3);
  });
});

describe('calls', () => {
  it('put parameters into the path, escaped', async () => {
    const { api, sent } = phone({ session: 't' }, ok({ recognition: { state: 'none' } }));
    await api.recognition('a/b');
    expect(sent[0]).toMatchObject({
      method: 'GET',
      url: 'https://api.test/api/v1/member/recognitions/a%2Fb',
    });
    expect(sent[0]!.header['Idempotency-Key']).toBeUndefined();
  });

  it('take a page instead of JSON for a missing network', async () => {
    const { api, time } = phone({ session: 't' }, ok('<html>'), ok('<html>'), ok('<html>'));
    const codes = api.codes().catch((error: unknown) => error);
    await time.pass(10_000);
    expect(await codes).toMatchObject({ code: 'network_offline' });
  });

  it('of the write page carry the write code and repeat a registration under its own key', async () => {
    const { staff, sent, keys, time } = phone({}, timeout(), ok({ late: false, writtenToday: 1 }));
    const result = {
      tagId: null,
      uid: '04A1B2C3D4E5F6',
      chip: 'NTAG213',
      outcome: 'verified',
      writtenAt: '2026-01-05T03:00:00.000Z',
    } as const;
    const receipt = staff.registerWrite('demoWriteTaiyuan01', result, 'made-on-the-phone-1');
    await time.pass(2000);
    expect(await receipt).toEqual({ late: false, writtenToday: 1 });
    expect(keys()).toEqual(['made-on-the-phone-1', 'made-on-the-phone-1']);
    expect(sent[0]!.header['Authorization']).toBe('WriteCode demoWriteTaiyuan01');
  });
});
