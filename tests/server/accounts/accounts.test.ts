import { invitations } from '../../../server/src/domain/staff/invitations';
import { DEMO } from '../../../server/src/demo/seed';
import { ownerLink, signUpCode } from '../../../server/src/operator/owner-link';
import { idempotencyKey } from '../../helpers/server';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

const HOUR = 3_600_000;
const PASSWORD = 'a long password';
const NEW = { name: '店主甲', loginName: 'owner-a', password: PASSWORD };

interface Me {
  code?: string;
  staff: { name: string; role: string };
  merchant: { name: string; appId: string | null };
  csrfToken: string;
}

let world: ServerWorld;
afterEach(() => world.close());

const tokenIn = (lines: readonly string[]) => /\?t=([\w-]{43})$/.exec(lines.at(-1) ?? '')?.[1] ?? '';
const post = <T = Me>(path: string, payload: object, headers: Record<string, string> = {}) =>
  world.call<T>(
    'POST',
    `/api/v1/console${path}`,
    { 'idempotency-key': idempotencyKey(), ...headers },
    payload,
  );

/** Logs in and answers what a browser would send from then on. */
async function loggedIn(loginName: string, password: string): Promise<Record<string, string> | null> {
  const reply = await world.app.inject({
    method: 'POST',
    url: '/api/v1/console/login',
    payload: { loginName, password },
  });
  if (reply.statusCode !== 200) return null;
  const token = reply.cookies.find((cookie) => cookie.name === 'nmc_session')?.value ?? '';
  return { cookie: `nmc_session=${token}`, 'x-csrf-token': reply.json<Me>().csrfToken };
}

describe("the operator's link to the first owner", () => {
  const linkFor = (merchant: string, hours = 48) =>
    ownerLink({ ...world.services, config: world.services.config }, { merchant, hours });
  beforeEach(async () => {
    world = await serverWorld();
  });

  it('makes a merchant with its merchant-wide entrance and an owner who sets an own password', async () => {
    const lines = await linkFor('新商家');
    expect(lines[0]).toMatch(/^已建立商家：新商家/);
    const token = tokenIn(lines);
    expect((await post('/welcome', { kind: 'owner', token })).body).toMatchObject({
      merchantName: '新商家',
      role: 'owner',
    });
    const { status, body } = await post('/join', { kind: 'owner', token, ...NEW });
    expect([status, body.staff, body.merchant.name, body.merchant.appId]).toEqual([
      200,
      { id: expect.any(String) as string, name: '店主甲', role: 'owner', stores: null },
      '新商家',
      null,
    ]);
    const headers = await loggedIn('owner-a', PASSWORD);
    const table = await world.call<{ rows: { kind: string }[] }>(
      'GET',
      '/api/v1/console/entrances',
      headers ?? {},
    );
    expect(table.body.rows.map((row) => row.kind)).toEqual(['merchant']);
  });

  it('works once, for its time, and stores no token', async () => {
    const token = tokenIn(await linkFor('新商家', 2));
    const other = tokenIn(await linkFor('新商家', 1));
    expect((await post('/join', { kind: 'owner', token, ...NEW })).status).toBe(200);
    for (const kind of ['owner', 'sign_up'])
      expect((await post('/welcome', { kind, token })).body.code).toBe('link_invalid');
    const again = await post('/join', { kind: 'owner', token, ...NEW, loginName: 'owner-b' });
    expect([again.status, again.body.code]).toEqual([410, 'link_invalid']);
    world.services.clock.pass(HOUR);
    expect((await post('/welcome', { kind: 'owner', token: other })).body.code).toBe('link_invalid');
    const rows = JSON.stringify(await world.services.db.selectFrom('operator_links').selectAll().execute());
    expect(rows.includes(token) || rows.includes(other)).toBe(false);
  });

  it('leads to the merchant that has the name, and asks when several have it', async () => {
    await linkFor('新商家');
    expect((await linkFor('新商家'))[0]).toMatch(/^商家：新商家/);
    await world.services.db.updateTable('merchants').set({ name: '新商家' }).execute();
    await expect(linkFor('新商家')).rejects.toThrow(/--merchant-id/);
    await expect(linkFor('')).rejects.toThrow(/--merchant/);
  });

  it('leaves the link unspent when the login name is taken or the password is too short', async () => {
    await post('/join', { kind: 'owner', token: tokenIn(await linkFor('甲')), ...NEW });
    const token = tokenIn(await linkFor('乙'));
    const taken = await post('/join', { kind: 'owner', token, ...NEW });
    expect([taken.status, taken.body.code]).toEqual([409, 'login_name_taken']);
    const short = await post('/join', { kind: 'owner', token, ...NEW, password: 'ninechars' });
    expect(short.body.code).toBe('bad_request');
    expect((await post('/join', { kind: 'owner', token, ...NEW, loginName: 'owner-b' })).status).toBe(200);
  });
});

describe('sign-up', () => {
  const wish = (code: string | null) => ({ merchantName: '自助商家', ...NEW, code });

  it.each(['closed', undefined])('is refused when it is %p', async (mode) => {
    world = await serverWorld({ env: mode === undefined ? { SIGN_UP: '' } : { SIGN_UP: mode } });
    expect((await post('/sign-up', wish(null))).body.code).toBe('sign_up_closed');
  });

  it('by invitation needs a code of the operator, once', async () => {
    world = await serverWorld({ env: { SIGN_UP: 'invitation' } });
    expect((await post('/sign-up', wish(null))).body.code).toBe('link_invalid');
    const code = tokenIn(await signUpCode(world.services, 1));
    expect((await post('/welcome', { kind: 'sign_up', token: code })).body).toMatchObject({ role: null });
    expect((await post('/sign-up', wish(code))).body.merchant.name).toBe('自助商家');
    expect((await post('/sign-up', { ...wish(code), loginName: 'owner-b' })).body.code).toBe('link_invalid');
  });

  it('that is open makes merchants apart from each other, at a slow pace from one address', async () => {
    world = await serverWorld({ env: { SIGN_UP: 'open' } });
    expect((await post('/sign-up', wish(null))).status).toBe(200);
    for (let i = 0; i < 5; i += 1)
      expect((await post('/sign-up', { ...wish(null), loginName: `owner-${i}` })).status).toBe(200);
    expect((await post('/sign-up', { ...wish(null), loginName: 'one-more' })).status).toBe(429);
  });

  it('answers a retry only to who knows the password', async () => {
    world = await serverWorld({ env: { SIGN_UP: 'open' } });
    const key = { 'idempotency-key': idempotencyKey() };
    expect((await post('/sign-up', wish(null), key)).status).toBe(200);
    const stranger = await post('/sign-up', { ...wish(null), password: 'another password' }, key);
    expect([stranger.status, stranger.body.code]).toEqual([401, 'login_failed']);
    expect((await post('/sign-up', wish(null), key)).status).toBe(200);
    expect(await world.services.db.selectFrom('merchants').select('id').execute()).toHaveLength(2);
  });
});

describe('a person of the console', () => {
  beforeEach(async () => {
    world = await serverWorld({ env: { SIGN_UP: 'open' } });
  });

  it('may be invited instead of a phone, with the role of the invitation', async () => {
    const invited = invitations(world.services.db, world.services);
    const wish = {
      name: '运营小李',
      role: 'operator',
      stores: null,
      expiresInHours: 1,
      actor: 'staff:x',
    } as const;
    const { id: token } = await invited.invite(DEMO.merchant, wish);
    const body = { kind: 'invitation', token, name: null, loginName: 'li-ops', password: PASSWORD };
    expect((await post('/welcome', { kind: 'invitation', token })).body).toMatchObject({
      merchantName: '晋业示范商家',
      role: 'operator',
      name: '运营小李',
    });
    expect((await post('/join', body)).body.staff).toEqual({
      id: expect.any(String) as string,
      name: '运营小李',
      role: 'operator',
      stores: null,
    });
    expect((await post('/join', { ...body, loginName: 'li-two' })).body.code).toBe('invitation_used');
    expect((await post('/welcome', { kind: 'invitation', token: 'nobodysInvitation0' })).body.code).toBe(
      'invitation_unknown',
    );
  });

  it('changes the password, which ends the other sessions and survives a lost answer', async () => {
    await post('/sign-up', { merchantName: '甲', ...NEW, code: null });
    const [here, there] = [await loggedIn('owner-a', PASSWORD), await loggedIn('owner-a', PASSWORD)];
    const change = { currentPassword: PASSWORD, newPassword: 'quite another one' };
    const wrong = await post('/password', { ...change, currentPassword: 'not my password' }, here ?? {});
    expect([wrong.status, wrong.body.code]).toEqual([403, 'password_wrong']);
    for (let tries = 0; tries < 2; tries += 1)
      expect((await post('/password', change, here ?? {})).status).toBe(200);
    const status = async (headers: Record<string, string> | null) =>
      (await world.call('GET', '/api/v1/console/me', headers ?? {})).status;
    expect([await status(here), await status(there)]).toEqual([200, 401]);
    expect(await loggedIn('owner-a', PASSWORD)).toBeNull();
    expect(await loggedIn('owner-a', 'quite another one')).not.toBeNull();
  });

  it('is let in through the demo door only as the demo owner', async () => {
    await post('/sign-up', { merchantName: '甲', ...NEW, code: null });
    await world.services.db
      .updateTable('merchants')
      .set({ created_at: 1 })
      .where('name', '=', '甲')
      .execute();
    const reply = await world.app.inject({
      method: 'POST',
      url: '/api/v1/console/demo-login',
      headers: { host: 'localhost' },
      payload: {},
    });
    expect(reply.json<Me>().merchant.name).toBe('晋业示范商家');
  });
});
