import { merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';
import { refusalOf, staffWorld } from './staff-world';

const LINKS = '/api/v1/console/own-phone-links';

describe('binding one’s own phone', () => {
  let platform: TestMerchantPlatform;
  let world: ReturnType<typeof staffWorld>;
  let owner: ConsoleClient;
  beforeEach(async () => {
    platform = await merchantPlatform();
    world = staffWorld(platform);
    owner = await platform.staff('owner');
  });
  afterEach(() => platform.close());

  const link = async (of: ConsoleClient) => (await of.act('POST', LINKS, {})).json<{ id: string }>().id;

  it('lets the owner protect tags under their own name', async () => {
    const id = await link(owner);
    const picture = await owner.get(`${LINKS}/${id}/code.png`);
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/png']);
    const { codes } = (await platform.simulator.app.inject('/phone/codes')).json<{ codes: object[] }>();
    expect(codes[0]).toMatchObject({ page: 'staff/pages/join/index', scene: `i=${id}` });
    const shown = await platform.app.inject(`/api/v1/staff/invitations/${id}`);
    expect(shown.json()).toMatchObject({ kind: 'link', name: 'owner', role: 'owner' });

    const joined = (await world.accept(id, 'clerk')).json<{ session: { token: string } }>();
    expect(joined).toMatchObject({ staff: { role: 'owner' }, mayWrite: true });
    const opened = await world.write(
      'write-sessions',
      { want: 1, phone: 'phone-of-the-owner' },
      joined.session.token,
    );
    expect(opened.json()).toMatchObject({ writer: { name: 'owner' }, mayProtect: true });
    const { staff, invitations } = (await owner.get('/api/v1/console/staff')).json<{
      staff: { you: boolean; onPhone: boolean }[];
      invitations: unknown[];
    }>();
    expect(staff.find((one) => one.you)).toMatchObject({ onPhone: true });
    expect(invitations).toEqual([]);
    const { subject, actor } = await platform.services.db
      .selectFrom('audit')
      .select(['subject', 'actor'])
      .where('action', '=', 'staff.phone_linked')
      .executeTakeFirstOrThrow();
    expect([subject, actor]).toEqual([owner.staffId, `staff:${owner.staffId}`]);
  });

  it('leaves the demo’s owner able to enter the console', async () => {
    const demo = () =>
      platform.app.inject({ method: 'POST', url: '/api/v1/console/demo-login', payload: {} });
    const entered = await demo();
    const made = await platform.app.inject({
      method: 'POST',
      url: LINKS,
      payload: {},
      cookies: { nmc_session: entered.cookies.find(({ name }) => name === 'nmc_session')?.value ?? '' },
      headers: {
        'x-csrf-token': entered.json<{ csrfToken: string }>().csrfToken,
        'idempotency-key': 'link-of-the-demo-owner',
      },
    });
    expect((await world.accept(made.json<{ id: string }>().id, 'clerk')).statusCode).toBe(200);
    expect((await demo()).statusCode).toBe(200);
  });

  it('moves to a new phone, and the old one is logged out', async () => {
    const first = (await world.accept(await link(owner), 'clerk')).json<{ session: { token: string } }>();
    await world.accept(await link(owner), 'lin');
    const old = await world.write(
      'write-sessions',
      { want: 1, phone: 'phone-of-the-owner' },
      first.session.token,
    );
    expect(refusalOf(old)).toEqual([401, 'session_expired']);
    expect(refusalOf(await world.login('clerk'))).toEqual([403, 'not_staff']);
    expect((await world.login('lin')).json()).toMatchObject({ staff: { role: 'owner' } });
  });

  it('works once, for a quarter of an hour, and until the next one is made', async () => {
    const used = await link(owner);
    await world.accept(used, 'clerk');
    expect(refusalOf(await world.accept(used, 'lin'))).toEqual([410, 'invitation_used']);
    const replaced = await link(owner);
    const late = await link(owner);
    expect(refusalOf(await world.accept(replaced, 'lin'))).toEqual([410, 'invitation_revoked']);
    platform.services.clock.pass(15 * 60_000);
    expect(refusalOf(await world.accept(late, 'lin'))).toEqual([410, 'invitation_expired']);
  });

  it('takes no colleague’s WeChat, but that of somebody who left', async () => {
    await world.hire('writer', 'clerk');
    expect(refusalOf(await world.accept(await link(owner), 'clerk'))).toEqual([409, 'already_staff']);
    await platform.services.db
      .updateTable('staff')
      .set({ disabled_at: 1 })
      .where('role', '=', 'writer')
      .execute();
    expect((await world.accept(await link(owner), 'clerk')).json()).toMatchObject({
      staff: { role: 'owner' },
    });
  });

  it('is of no use to an account that was disabled meanwhile', async () => {
    const cashier = await platform.staff('cashier');
    const id = await link(cashier);
    await owner.act('PATCH', `/api/v1/console/staff/${cashier.staffId}`, { disabled: true });
    expect(refusalOf(await world.accept(id, 'clerk'))).toEqual([410, 'invitation_revoked']);
    expect(refusalOf(await world.login('clerk'))).toEqual([403, 'not_staff']);
  });

  it('shows its code to nobody else, not even the owner', async () => {
    const cashier = await platform.staff('cashier');
    const id = await link(cashier);
    for (const url of [`${LINKS}/${id}/code.png`, `/api/v1/console/staff-invitations/${id}/code.png`])
      expect(refusalOf(await owner.get(url))).toEqual([404, 'invitation_unknown']);
    expect((await cashier.get(`${LINKS}/${id}/code.png`)).statusCode).toBe(200);
    const invitation = await world.invite(owner, 'writer');
    expect(refusalOf(await cashier.get(`${LINKS}/${invitation}/code.png`))).toEqual([
      404,
      'invitation_unknown',
    ]);
  });
});
