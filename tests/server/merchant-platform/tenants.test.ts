import { routes } from '../../../server/src/contract';
import { staffRoles } from '../../../server/src/contract/route';
import type { RouteContract } from '../../../server/src/contract/route';
import { DEMO } from '../../../server/src/demo/seed';
import { invitations } from '../../../server/src/domain/staff/invitations';
import { makePhoneLink } from '../../../server/src/domain/staff/own-phone';
import { addTag, addWriteCode } from '../../helpers/server-database';
import { idempotencyKey } from '../../helpers/server';
import { merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';

/** Something to send where a route wants a body. */
const BODIES: Readonly<Record<string, object>> = {
  consoleEntranceSwitch: { enabled: true },
  consoleWriteCode: { renew: false, expiresInDays: null },
  consoleWriteCodeRevoke: {},
  consolePairingCode: {},
  consoleTerminalRevoke: {},
  consoleLogout: {},
  consoleStaffChange: { disabled: false },
  consoleStaffInvite: { name: '小赵', role: 'writer', expiresInHours: 24 },
  consoleStaffInvitationRevoke: {},
  consoleOwnPhoneLink: {},
  consoleWritePolicy: { writePolicy: 'holder' },
  consoleTagPasswordKeyRotate: {},
};

const console_ = routes.filter((route) => route.who.kind === 'console');
const withParams = console_.filter((route) => route.path.includes(':'));

describe('who may do what at the console', () => {
  let platform: TestMerchantPlatform;
  let ids: Record<string, string>;

  beforeAll(async () => {
    platform = await merchantPlatform();
    const { db } = platform.services;
    const terminal = await db
      .selectFrom('entrances')
      .select(['terminal_id', 'store_id'])
      .where('id', '=', DEMO.taiyuanFirstTerminal1)
      .executeTakeFirstOrThrow();
    ids = {
      entranceId: DEMO.taiyuanFirst,
      storeId: terminal.store_id!,
      terminalId: terminal.terminal_id!,
      writeCodeId: await addWriteCode(db, platform.merchantId, DEMO.taiyuanFirst),
      staffId: (await platform.staff('cashier')).staffId,
      tagId: await addTag(db, platform.merchantId, { state: 'verified', entrance_id: DEMO.taiyuanFirst }),
      invitationId: await invitation(),
      linkId: await phoneLink(await platform.staff('owner')),
    };
  });
  afterAll(() => platform.close());

  async function invitation(): Promise<string> {
    const { services, merchantId } = platform;
    const wish = { name: '小赵', role: 'writer', expiresInHours: 24, actor: 'test' } as const;
    return (await invitations(services.db, services).invite(merchantId, wish)).id;
  }

  async function phoneLink(of: ConsoleClient): Promise<string> {
    const { services, merchantId } = platform;
    return (await makePhoneLink(services.db, services, merchantId, of.staffId)).id;
  }

  const urlOf = (route: RouteContract, known: Record<string, string>) =>
    route.path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? `no ${name}`);

  function call(client: ConsoleClient, route: RouteContract, known = ids) {
    const url = urlOf(route, known);
    if (route.method === 'GET') return client.get(url);
    return client.act(route.method as 'POST' | 'PATCH', url, BODIES[route.id] ?? {});
  }

  it.each(console_.map((route) => [route.id, route] as const))(
    '%s answers exactly the roles that the contract names',
    async (_, route) => {
      const allowed = route.who.kind === 'console' ? route.who.roles : [];
      for (const role of staffRoles) {
        const client = await platform.staff(role);
        // Such a link is its maker's alone.
        if (route.id === 'consoleOwnPhoneLinkPicture') ids['linkId'] = await phoneLink(client);
        const answer = await call(client, route);
        const refused = answer.statusCode === 403 && answer.json<{ code: string }>().code === 'forbidden';
        expect([role, refused]).toEqual([role, !allowed.includes(role)]);
        if (!refused) expect([role, answer.statusCode]).toEqual([role, 200]);
        if (route.id === 'consoleWriteCodeRevoke')
          await platform.services.db.updateTable('write_codes').set({ revoked_at: null }).execute();
        if (route.id === 'consoleStaffInvitationRevoke') ids['invitationId'] = await invitation();
      }
    },
  );

  it.each(console_.map((route) => [route.id, route] as const))(
    '%s answers nobody without a session',
    async (_, route) => {
      const answer = await platform.app.inject({
        method: route.method as 'GET' | 'POST' | 'PATCH',
        url: urlOf(route, ids),
        headers: { 'idempotency-key': idempotencyKey() },
        ...(route.method === 'GET' ? {} : { payload: BODIES[route.id] ?? {} }),
      });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, 'unauthenticated']);
    },
  );

  it.each(withParams.map((route) => [route.id, route] as const))(
    "%s answers another merchant's owner as if the id had never been",
    async (_, route) => {
      const stranger = await platform.staff('owner', platform.other.merchantId);
      const before = await platform.services.db.selectFrom('audit').selectAll().execute();
      const foreign = await call(stranger, route);
      const nonsense = Object.fromEntries(Object.keys(ids).map((name) => [name, 'zzzzzzzzzzzzzzzzzz']));
      const unknown = await call(stranger, route, nonsense);
      expect(foreign.statusCode).toBe(404);
      const plain = (answer: typeof foreign) => {
        const { code, message } = answer.json<{ code: string; message: string }>();
        return [answer.statusCode, code, message];
      };
      expect(plain(foreign)).toEqual(plain(unknown));
      expect(await platform.services.db.selectFrom('audit').selectAll().execute()).toEqual(before);
    },
  );

  it('shows each merchant its own table only', async () => {
    const stranger = await platform.staff('owner', platform.other.merchantId);
    const answer = await stranger.get('/api/v1/console/entrances');
    expect(answer.json()).toMatchObject({
      total: 1,
      rows: [{ id: platform.other.entranceId, kind: 'merchant' }],
    });
    const me = await stranger.get('/api/v1/console/me');
    expect(me.json()).toMatchObject({ merchant: { name: '另一家商家' } });
  });

  it('serves no console to a suspended merchant', async () => {
    const owner = await platform.staff('owner', platform.other.merchantId);
    await platform.services.db
      .updateTable('merchants')
      .set({ status: 'suspended' })
      .where('id', '=', platform.other.merchantId)
      .execute();
    const answer = await owner.get('/api/v1/console/me');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, 'merchant_suspended']);
    await platform.services.db.updateTable('merchants').set({ status: 'active' }).execute();
  });
});
