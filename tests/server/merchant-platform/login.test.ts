import { DEMO } from '../../../server/src/demo/seed';
import { hashPassword } from '../../../server/src/security/passwords';
import { idempotencyKey } from '../../helpers/server';
import { api, codeOf, merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';

describe('the console, logging in', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  beforeAll(async () => {
    platform = await merchantPlatform();
    owner = await platform.staff('owner');
  });
  afterAll(() => platform.close());

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
    expect(codeOf(await platform.app.inject({ url: api('me'), cookies }))).toEqual([401, 'unauthenticated']);
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

  it('tells the launcher what this is', async () => {
    const answer = await platform.app.inject({ url: api('environment') });
    expect(answer.json()).toEqual({ simulator: true, version: '9.9.9', signUp: 'closed' });
  });
});
