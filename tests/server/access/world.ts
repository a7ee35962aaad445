import { staffRoles } from '../../../server/src/contract/route';
import { DEMO } from '../../../server/src/demo/seed';
import { placeOrder } from '../../../server/src/domain/tag-orders/place-order';
import { hashToken } from '../../../server/src/security/tokens';
import { createId } from '../../../server/src/security/ids';
import { addStore, addTag, addWriteCode } from '../../helpers/server-database';
import { AT_COUNTER_1, FrontDesk, MemberPhone } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import type { CallerName } from './table';

export type Headers = Readonly<Record<string, string>>;

const YEAR = 365 * 24 * 3_600_000;
let tokens = 0;

/** A token of the right shape that nobody else has. */
function freshToken(): string {
  tokens += 1;
  return `token${String(tokens).padStart(38, '0')}`;
}

/** Headers of everybody who may come to a merchant, as their own device would send them. */
export type Crowd = Readonly<Record<CallerName, Headers>>;

/** A person with fresh sessions at the console and on a phone. */
export async function addStaff(world: ServerWorld, merchantId: string, role: (typeof staffRoles)[number]) {
  const { db, clock, random } = world.services;
  const now = clock.now();
  const id = createId(random);
  const person = { id, merchant_id: merchantId, login_name: id, password_hash: null, name: role, role };
  await db
    .insertInto('staff')
    .values({ ...person, disabled_at: null, created_at: now })
    .execute();
  const [console_, phone] = [freshToken(), freshToken()];
  const session = { merchant_id: merchantId, staff_id: id, created_at: now, expires_at: now + YEAR };
  await db
    .insertInto('staff_sessions')
    .values({ ...session, token_hash: hashToken(console_), csrf_token: 'csrf' })
    .execute();
  await db
    .insertInto('staff_phone_sessions')
    .values({ ...session, token_hash: hashToken(phone) })
    .execute();
  return {
    id,
    console: { cookie: `nmc_session=${console_}`, 'x-csrf-token': 'csrf' },
    phone: { authorization: `Bearer ${phone}` },
  };
}

/** Every role at the console and on a phone, with fresh sessions. */
export async function staffOf(
  world: ServerWorld,
  merchantId: string,
): Promise<Partial<Record<CallerName, Headers>>> {
  const all: Partial<Record<CallerName, Headers>> = {};
  for (const role of staffRoles) {
    const { console: atConsole, phone } = await addStaff(world, merchantId, role);
    all[`console ${role}`] = atConsole;
    all[`phone ${role}`] = phone;
  }
  return all;
}

/** Everybody of the demo merchant. */
export async function demoCrowd(world: ServerWorld): Promise<Crowd> {
  const member = new MemberPhone(world, 'lin');
  await member.join();
  const desk = await FrontDesk.pair(world);
  await desk.post('/heartbeats');
  await member.open(AT_COUNTER_1);
  return {
    anonymous: {},
    member: { authorization: `Bearer ${member.token ?? ''}` },
    'write code': { authorization: `WriteCode ${DEMO.writeCodeTerminal1}` },
    terminal: { authorization: `Terminal ${desk.key}` },
    ...(await staffOf(world, DEMO.merchant)),
  } as Crowd;
}

/** Everybody of a merchant next door, which has a store of its own. */
export async function foreignCrowd(world: ServerWorld, merchantId: string): Promise<Crowd> {
  const { db, clock, random } = world.services;
  const store = await addStore(db, merchantId, { number: 1, store: '旁边的店', terminals: ['1 号'] });
  const key = freshToken();
  await db
    .updateTable('terminals')
    .set({ key_hash: hashToken(key), paired_at: clock.now() })
    .where('id', '=', store.terminals[0]?.id ?? '')
    .execute();
  const visitorId = createId(random);
  const now = clock.now();
  await db
    .insertInto('visitors')
    .values({ id: visitorId, merchant_id: merchantId, openid: 'oForeign', unionid: null, created_at: now })
    .execute();
  const session = freshToken();
  await db
    .insertInto('sessions')
    .values({
      token_hash: hashToken(session),
      merchant_id: merchantId,
      visitor_id: visitorId,
      created_at: now,
      expires_at: now + YEAR,
    })
    .execute();
  return {
    anonymous: {},
    member: { authorization: `Bearer ${session}` },
    'write code': { authorization: `WriteCode ${await addWriteCode(db, merchantId, store.entranceId)}` },
    terminal: { authorization: `Terminal ${key}` },
    ...(await staffOf(world, merchantId)),
  } as Crowd;
}

/** A genuine id of the demo merchant for every parameter of a path. */
export async function demoIds(world: ServerWorld): Promise<Record<string, string>> {
  const { db, clock, random } = world.services;
  const terminal = await db
    .selectFrom('entrances')
    .select(['terminal_id', 'store_id'])
    .where('id', '=', DEMO.taiyuanFirstTerminal1)
    .executeTakeFirstOrThrow();
  const someone = await db
    .selectFrom('staff')
    .select('id')
    .where('merchant_id', '=', DEMO.merchant)
    .where('role', '=', 'cashier')
    .executeTakeFirstOrThrow();
  const invitation = {
    merchant_id: DEMO.merchant,
    name: '小赵',
    role: 'writer' as const,
    created_by: 'test',
    created_at: clock.now(),
    expires_at: clock.now() + YEAR,
    revoked_at: null,
    used_at: null,
    used_by: null,
  };
  const [invitationId, linkId] = [createId(random), createId(random)];
  await db
    .insertInto('staff_invitations')
    .values([
      { ...invitation, id: invitationId },
      { ...invitation, id: linkId, staff_id: someone.id },
    ])
    .execute();
  const tap = await db
    .selectFrom('taps')
    .select('id')
    .where('merchant_id', '=', DEMO.merchant)
    .executeTakeFirst();
  const memberRow = await db
    .selectFrom('members')
    .select('id')
    .where('merchant_id', '=', DEMO.merchant)
    .executeTakeFirst();
  const requestId = createId(random);
  const code = '135790';
  await db
    .insertInto('binding_requests')
    .values({
      id: requestId,
      merchant_id: DEMO.merchant,
      member_id: memberRow?.id ?? '',
      card_number: 'A10002688',
      code,
      state: 'waiting',
      decided_at: null,
      decided_by: null,
      created_at: clock.now(),
      expires_at: clock.now() + YEAR,
    })
    .execute();
  const orderId = await db.transaction().execute((trx) =>
    placeOrder(
      trx,
      random,
      DEMO.merchant,
      {
        kind: 'factory',
        chip: 'NTAG213',
        destination: { kind: 'entrances', ids: [DEMO.taiyuanFirst], each: 2 },
        note: '',
      },
      { actor: 'test', at: clock.now() },
    ),
  );
  const readbackId = createId(random);
  await db
    .insertInto('tag_readbacks')
    .values({
      id: readbackId,
      merchant_id: DEMO.merchant,
      order_id: orderId,
      file_name: 'x.csv',
      rows: 1,
      created_by: 'test',
      created_at: clock.now(),
    })
    .execute();
  const merchant = await db
    .selectFrom('merchants')
    .select('agreement_version')
    .where('id', '=', DEMO.merchant)
    .executeTakeFirstOrThrow();
  return {
    requestId,
    orderId,
    readbackId,
    code,
    version: merchant.agreement_version ?? '',
    entranceId: DEMO.taiyuanFirst,
    storeId: terminal.store_id ?? '',
    terminalId: terminal.terminal_id ?? '',
    writeCodeId: await addWriteCode(db, DEMO.merchant, DEMO.taiyuanFirst),
    staffId: someone.id,
    tagId: await addTag(db, DEMO.merchant, { state: 'verified', entrance_id: DEMO.taiyuanFirst }),
    invitationId,
    linkId,
    tapId: tap?.id ?? '',
    memberId: memberRow?.id ?? '',
  };
}
