import { routes } from '../../../server/src/contract';
import { staffRoles } from '../../../server/src/contract/route';
import { DEMO } from '../../../server/src/demo/seed';
import { idempotencyKey } from '../../helpers/server';
import { merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';
import { refusalOf, staffWorld } from './staff-world';
import type { StaffAnswer } from './staff-world';

describe('staff on their phones', () => {
  let platform: TestMerchantPlatform;
  let world: ReturnType<typeof staffWorld>;
  let owner: ConsoleClient;
  beforeEach(async () => {
    platform = await merchantPlatform();
    world = staffWorld(platform);
    owner = await platform.staff('owner');
  });
  afterEach(() => platform.close());

  const people = async () =>
    (await owner.get('/api/v1/console/staff')).json<{
      staff: { id: string; name: string; role: string; onPhone: boolean; disabled: boolean; you: boolean }[];
      invitations: { id: string; state: string }[];
      writePolicy: string;
    }>();

  it('join by a one-time code that the owner shows, and log in by WeChat from then on', async () => {
    const id = await world.invite(owner, 'writer');
    const picture = await owner.get(`/api/v1/console/staff-invitations/${id}/code.png`);
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/png']);
    const { codes } = (await platform.simulator.app.inject('/phone/codes')).json<{ codes: object[] }>();
    expect(codes[0]).toMatchObject({ page: 'staff/pages/join/index', scene: `i=${id}` });

    const shown = await platform.app.inject(`/api/v1/staff/invitations/${id}`);
    expect(shown.json()).toMatchObject({ merchantName: '晋业示范商家', name: '店员小赵', role: 'writer' });
    expect(refusalOf(await world.login('clerk'))).toEqual([403, 'not_staff']);

    const joined = await world.accept(id, 'clerk');
    expect(joined.json()).toMatchObject({
      staff: { name: '店员小赵', role: 'writer' },
      merchantName: '晋业示范商家',
      mayWrite: true,
    });
    expect((await world.login('clerk')).json()).toMatchObject({ staff: { role: 'writer' } });
    const { staff, invitations } = await people();
    expect(staff.find((one) => one.name === '店员小赵')).toMatchObject({ onPhone: true, you: false });
    expect(invitations).toMatchObject([{ id, state: 'used' }]);
  });

  it('get the same answer with a fresh session when the first answer of joining was lost', async () => {
    const id = await world.invite(owner, 'writer');
    const key = idempotencyKey();
    const one = (await world.accept(id, 'clerk', key)).json<StaffAnswer>();
    const two = (await world.accept(id, 'clerk', key)).json<StaffAnswer>();
    expect(two).toMatchObject({ staff: one.staff, mayWrite: true });
    expect(two.session.token).not.toBe(one.session.token);
    expect((await people()).staff.filter((person) => person.onPhone)).toHaveLength(1);
  });

  it.each([
    ['used by somebody else', async () => undefined, 410, 'invitation_used'],
    ['expired', async () => platform.services.clock.pass(24 * 3_600_000), 410, 'invitation_expired'],
  ])('cannot join by an invitation that is %s', async (state, age, status, code) => {
    const id = await world.invite(owner, 'writer');
    if (state !== 'expired') await world.accept(id, 'clerk');
    await age();
    expect(refusalOf(await world.accept(id, 'lin'))).toEqual([status, code]);
    expect(refusalOf(await platform.app.inject(`/api/v1/staff/invitations/${id}`))).toEqual([status, code]);
  });

  it('cannot join by a revoked invitation, nor by one that never was', async () => {
    const id = await world.invite(owner, 'writer');
    const revoke = () => owner.act('POST', `/api/v1/console/staff-invitations/${id}/revoke`, {});
    expect((await revoke()).json()).toMatchObject({ state: 'revoked' });
    expect((await revoke()).statusCode).toBe(200);
    expect(refusalOf(await world.accept(id, 'clerk'))).toEqual([410, 'invitation_revoked']);
    expect(refusalOf(await world.accept('nothing', 'clerk'))).toEqual([404, 'invitation_unknown']);
  });

  it('cannot join one merchant through the mini-program of another', async () => {
    const stranger = await platform.staff('owner', platform.other.merchantId);
    const id = await world.invite(stranger, 'owner');
    expect(refusalOf(await world.accept(id, 'clerk'))).toEqual([404, 'invitation_unknown']);
  });

  it('join once: a second invitation is kept for somebody else', async () => {
    await world.hire('cashier');
    const id = await world.invite(owner, 'owner');
    expect(refusalOf(await world.accept(id, 'clerk'))).toEqual([409, 'already_staff']);
    expect((await world.accept(id, 'lin')).json()).toMatchObject({ staff: { role: 'owner' } });
  });

  it('only one of two who open the same invitation at once becomes staff', async () => {
    const id = await world.invite(owner, 'writer');
    const answers = await Promise.all(['clerk', 'lin'].map((user) => world.accept(id, user)));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 410]);
    expect((await people()).staff.filter((person) => person.onPhone)).toHaveLength(1);
  });

  it('lose their sessions at once when disabled, and come back by a new invitation', async () => {
    const session = await world.hire('writer');
    const phone = 'phone-of-a-writer';
    expect((await world.write('write-sessions', { want: 1, phone }, session)).json()).toMatchObject({
      writer: { name: '店员小赵' },
      mayProtect: true,
    });
    const person = (await people()).staff.find((one) => one.onPhone)!;
    await owner.act('PATCH', `/api/v1/console/staff/${person.id}`, { disabled: true });
    expect(refusalOf(await world.write('write-sessions', { want: 1, phone }, session))).toEqual([
      401,
      'session_expired',
    ]);
    expect(refusalOf(await world.login('clerk'))).toEqual([403, 'not_staff']);
    const again = await world.accept(await world.invite(owner, 'cashier'), 'clerk');
    expect(again.json()).toMatchObject({ staff: { role: 'cashier' }, mayWrite: false });
    expect((await people()).staff.filter((one) => one.onPhone)).toMatchObject([{ id: person.id }]);
  });

  it('never leave a merchant without an owner', async () => {
    const [only] = (await people()).staff.filter((one) => one.you);
    await platform.services.db
      .updateTable('staff')
      .set({ disabled_at: 1 })
      .where('id', '=', DEMO.owner)
      .execute();
    for (const change of [{ disabled: true }, { role: 'cashier' }]) {
      const answer = await owner.act('PATCH', `/api/v1/console/staff/${only!.id}`, change);
      expect(refusalOf(answer)).toEqual([409, 'last_owner']);
    }
    await platform.staff('owner');
    const answer = await owner.act('PATCH', `/api/v1/console/staff/${only!.id}`, { role: 'operator' });
    expect(answer.json()).toMatchObject({ role: 'operator', you: true });
  });

  it('are forgotten by their phones after half a day', async () => {
    const session = await world.hire('writer');
    platform.services.clock.pass(12 * 3_600_000);
    const answer = await world.write('write-sessions', { want: 1, phone: 'phone-of-a-writer' }, session);
    expect(refusalOf(answer)).toEqual([401, 'session_expired']);
  });

  describe('when only invited staff may write', () => {
    beforeEach(async () => {
      const answer = await owner.act('PATCH', '/api/v1/console/write-policy', { writePolicy: 'staff' });
      expect(answer.json()).toEqual({ writePolicy: 'staff' });
      expect((await people()).writePolicy).toBe('staff');
    });
    const open = (session: string | null = null) =>
      world.write('write-sessions', { want: 1, phone: 'phone-of-a-writer' }, session);

    it('opens no session to a mere holder of the code, nor to a cashier', async () => {
      expect(refusalOf(await open())).toEqual([403, 'staff_required']);
      expect(refusalOf(await open(await world.hire('cashier')))).toEqual([403, 'staff_required']);
    });

    it.each(['owner', 'operator', 'store_manager', 'writer'] as const)('opens to a %s', async (role) => {
      const answer = await open(await world.hire(role));
      expect(answer.json()).toMatchObject({
        policy: 'staff',
        writer: { name: '店员小赵' },
        mayProtect: true,
      });
    });

    it('keeps what a holder reports all the same, marked late, and moves no stand in use by it', async () => {
      const session = await world.hire('writer');
      const tagId = await world.written(session);
      const answer = await world.write('tag-writes', world.report(tagId, { uid: '04FFFFFFFFFFFF' }));
      expect(answer.json()).toMatchObject({ late: true });
      const history = await owner.get(`/api/v1/console/tags/${tagId}/writes`);
      const { writes } = history.json<{ writes: object[] }>();
      expect(writes).toHaveLength(2);
      expect(writes).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ uid: '04FFFFFFFFFFFF', late: true, by: null }),
          expect.objectContaining({ uid: '04A1B2C3D4E5F6', late: false, by: '店员小赵' }),
        ]),
      );
      expect(
        await platform.services.db.selectFrom('tags').select('uid').where('id', '=', tagId).execute(),
      ).toEqual([{ uid: '04A1B2C3D4E5F6' }]);
    });
  });

  describe('roles', () => {
    const staffOnly = routes.filter((route) => route.who.kind === 'staff');

    it.each(staffOnly.map((route) => [route.id, route] as const))(
      '%s answers exactly the roles that the contract names',
      async (_, route) => {
        const allowed: readonly string[] = route.who.kind === 'staff' ? route.who.roles : [];
        const known = (await platform.simulator.app.inject('/phone/users')).json<{
          users: { id: string }[];
        }>();
        const ids = known.users.map((user) => user.id);
        for (const [index, role] of staffRoles.entries()) {
          const session = await world.hire(role, ids[index]);
          const body = { tagId: null, uid: '04A1B2C3D4E5F6', purpose: 'protect' };
          const answer = await platform.app.inject({
            method: route.method,
            url: route.path,
            payload: body,
            headers: { authorization: `Bearer ${session}` },
          });
          const refused = answer.statusCode === 403 && answer.json<{ code: string }>().code === 'forbidden';
          expect([role, refused]).toEqual([role, !allowed.includes(role)]);
          await platform.services.db
            .updateTable('staff')
            .set({ disabled_at: 1 })
            .where('visitor_id', 'is not', null)
            .execute();
        }
      },
    );

    it('takes no session of the console for one of a phone, nor the reverse', async () => {
      const body = { tagId: null, uid: '04A1B2C3D4E5F6', purpose: 'protect' };
      expect(refusalOf(await world.password(owner.token, body))).toEqual([401, 'session_expired']);
      const session = await world.hire('owner');
      const me = await platform.app.inject({ url: '/api/v1/console/me', cookies: { nmc_session: session } });
      expect(refusalOf(me)).toEqual([401, 'unauthenticated']);
      expect(refusalOf(await world.password('rubbish', body))).toEqual([401, 'unauthenticated']);
    });
  });
});
