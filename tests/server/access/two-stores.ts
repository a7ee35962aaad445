import { DEMO } from '../../../server/src/demo/seed';
import { dayOf } from '../../../server/src/domain/china-days';
import { addFigures } from '../../../server/src/domain/taps/figures-write';
import { createId } from '../../../server/src/security/ids';
import { idempotencyKey } from '../../helpers/server';
import { addStore, addTag, addWriteCode } from '../../helpers/server-database';
import { AT_COUNTER_1, MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import type { CallerName } from './table';
import { addStaff } from './world';
import type { Headers } from './world';

/** Roles that a merchant may bind to stores. */
export const BOUND = ['store_manager', 'writer', 'cashier'] as const;
export type Ids = Readonly<Record<string, string>>;

export const NOBODYS = 'zzzzzzzzzzzzzzzzzz';

async function placeIds(
  { services: { db, clock } }: ServerWorld,
  storeId: string,
  entranceId: string,
  terminalId: string,
): Promise<Ids> {
  const writing = {
    written_at: clock.now(),
    uid: `04${entranceId.slice(-12).replace(/[^0-9]/g, '0')}`,
    chip: 'NTAG213',
  };
  const tagId = await addTag(db, DEMO.merchant, { state: 'verified', entrance_id: entranceId, ...writing });
  const key = { merchantId: DEMO.merchant, day: dayOf(clock.now()), entranceId, tagId };
  await addFigures(key, { taps: 7, claims: 2, recognised: 3 }).execute(db);
  return {
    storeId,
    entranceId,
    terminalId,
    tagId,
    writeCodeId: await addWriteCode(db, DEMO.merchant, entranceId),
  };
}

/**
 * The demo merchant with a second store, and people who are bound to the first: `mine` and `theirs` name a store, an
 * entrance, a terminal, a tag, a write code and a member of each.
 */
export async function twoStores() {
  const world = await serverWorld();
  const { db, clock, random } = world.services;
  const lin = new MemberPhone(world, 'lin');
  await lin.join();
  await lin.open(AT_COUNTER_1);
  const counter = await db
    .selectFrom('entrances')
    .select(['store_id', 'terminal_id'])
    .where('id', '=', DEMO.taiyuanFirstTerminal1)
    .executeTakeFirstOrThrow();
  const place = { number: 90, organisation: '大同分公司', store: '大同新店', terminals: ['1 号'] };
  const datong = await addStore(db, DEMO.merchant, place);
  const own = await placeIds(world, counter.store_id ?? '', DEMO.taiyuanFirst, counter.terminal_id ?? '');
  const lins = await db
    .selectFrom('members')
    .select(['id', 'visitor_id'])
    .where('merchant_id', '=', DEMO.merchant)
    .executeTakeFirstOrThrow();
  const mine: Ids = { ...own, memberId: lins.id };
  // Somebody who only ever came to the other store.
  const [visitorId, memberId] = [createId(random), createId(random)];
  const anybody = await db
    .selectFrom('members')
    .selectAll()
    .where('id', '=', lins.id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('visitors')
    .values({
      id: visitorId,
      merchant_id: DEMO.merchant,
      openid: 'oDatong',
      unionid: null,
      created_at: clock.now(),
    })
    .execute();
  await db
    .insertInto('members')
    .values({ ...anybody, id: memberId, visitor_id: visitorId, number: '9999000011112222', card_code: 'x' })
    .execute();
  const tap = await db
    .selectFrom('taps')
    .selectAll()
    .where('visitor_id', '=', lins.visitor_id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('taps')
    .values({
      ...tap,
      id: createId(random),
      visitor_id: visitorId,
      member_id: memberId,
      entrance_id: datong.entranceId,
      terminal_id: null,
      tag_id: null,
    })
    .execute();
  const theirs: Ids = {
    ...(await placeIds(world, datong.storeId, datong.entranceId, datong.terminals[0]?.id ?? '')),
    memberId,
  };
  const people: Partial<Record<CallerName, Headers>> = {};
  for (const role of BOUND) {
    const { console: atConsole, phone, id } = await addStaff(world, DEMO.merchant, role);
    people[`console ${role}`] = atConsole;
    people[`phone ${role}`] = phone;
    await db.updateTable('staff').set({ all_stores: 0 }).where('id', '=', id).execute();
    await db
      .insertInto('staff_stores')
      .values({ merchant_id: DEMO.merchant, staff_id: id, store_id: mine['storeId'] ?? '' })
      .execute();
  }
  const manager = people['console store_manager'] ?? {};
  return {
    world,
    people,
    manager,
    mine,
    theirs,
    get: <T>(path: string, headers: Headers = manager) =>
      world.call<T>('GET', `/api/v1/console/${path}`, { ...headers }),
    act: <T>(path: string, body: object, headers: Headers = manager) =>
      world.call<T>(
        'POST',
        `/api/v1/console/${path}`,
        { ...headers, 'idempotency-key': idempotencyKey() },
        body,
      ),
  };
}

export type TwoStores = Awaited<ReturnType<typeof twoStores>>;
