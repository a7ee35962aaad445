import { routes } from '../../../server/src/contract';
import type { RouteContract } from '../../../server/src/contract/route';
import { DEMO } from '../../../server/src/demo/seed';
import { addFigures } from '../../../server/src/domain/taps/figures-write';
import { dayOf, dayText } from '../../../server/src/domain/china-days';
import { createId } from '../../../server/src/security/ids';
import { idempotencyKey } from '../../helpers/server';
import { addStore, addTag, addWriteCode } from '../../helpers/server-database';
import { AT_COUNTER_1, MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { sampleOf } from './sample';
import { access } from './table';
import type { CallerName } from './table';
import { addStaff } from './world';
import type { Headers } from './world';

jest.setTimeout(240_000);

const bound = ['store_manager', 'writer', 'cashier'] as const;
type Ids = Readonly<Record<string, string>>;
type Rows = { rows: { id: string | null; store?: { name: string } | null }[]; total?: number };

const NOBODYS = 'zzzzzzzzzzzzzzzzzz';

let world: ServerWorld;
let people: Partial<Record<CallerName, Headers>>;
let manager: Headers;
/** A store of the same merchant that is none of theirs, and one that is. */
let theirs: Ids;
let mine: Ids;

async function placeIds(storeId: string, entranceId: string, terminalId: string): Promise<Ids> {
  const { db, clock } = world.services;
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

beforeAll(async () => {
  world = await serverWorld();
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
  const own = await placeIds(counter.store_id ?? '', DEMO.taiyuanFirst, counter.terminal_id ?? '');
  const lins = await db
    .selectFrom('members')
    .select(['id', 'visitor_id'])
    .where('merchant_id', '=', DEMO.merchant)
    .executeTakeFirstOrThrow();
  mine = { ...own, memberId: lins.id };
  // Somebody who only ever came to the other store.
  const [visitorId, memberId] = [createId(random), createId(random)];
  const lin_ = await db.selectFrom('members').selectAll().where('id', '=', lins.id).executeTakeFirstOrThrow();
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
    .values({ ...lin_, id: memberId, visitor_id: visitorId, number: '9999000011112222', card_code: 'x' })
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
  theirs = {
    ...(await placeIds(datong.storeId, datong.entranceId, datong.terminals[0]?.id ?? '')),
    memberId,
  };
  people = {};
  for (const role of bound) {
    const { console: atConsole, phone, id } = await addStaff(world, DEMO.merchant, role);
    people[`console ${role}`] = atConsole;
    people[`phone ${role}`] = phone;
    await db.updateTable('staff').set({ all_stores: 0 }).where('id', '=', id).execute();
    await db
      .insertInto('staff_stores')
      .values({ merchant_id: DEMO.merchant, staff_id: id, store_id: mine['storeId'] ?? '' })
      .execute();
  }
  manager = people['console store_manager'] ?? {};
});
afterAll(() => world.close());

const get = <T>(path: string, headers: Headers = manager) =>
  world.call<T>('GET', `/api/v1/console/${path}`, { ...headers });
const act = <T>(path: string, body: object, headers: Headers = manager) =>
  world.call<T>('POST', `/api/v1/console/${path}`, { ...headers, 'idempotency-key': idempotencyKey() }, body);

async function ask(route: RouteContract, headers: Headers, ids: Ids): Promise<unknown[]> {
  const query = route.query ? new URLSearchParams(sampleOf(route.query) as Ids).toString() : '';
  const reply = await world.app.inject({
    method: route.method,
    url: `${route.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? NOBODYS)}?${query}`,
    headers: { ...headers, 'idempotency-key': idempotencyKey() },
    ...(route.method === 'GET' ? {} : { payload: route.body ? (sampleOf(route.body) as object) : {} }),
  });
  const { code } = reply.statusCode >= 400 ? reply.json() : {};
  return [reply.statusCode, code];
}

/** Every route that names a place, a tag, a code or a person, by who of those bound to stores may call it. */
const named = routes.flatMap((route) => {
  const rule = access[route.id];
  const params = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const told = ['storeId', 'entranceId', 'terminalId', 'tagId', 'writeCodeId', 'memberId'];
  if (!Array.isArray(rule) || !params.some((name) => told.includes(name))) return [];
  const callers = bound
    .map((role) => `console ${role}` as const)
    .filter((name) => (rule as readonly CallerName[]).includes(name));
  return callers.length === 0 ? [] : [[route.id, route, callers] as const];
});

const snapshot = async () =>
  JSON.stringify([
    await world.services.db.selectFrom('audit').selectAll().orderBy('id').execute(),
    await world.services.db.selectFrom('entrances').selectAll().orderBy('id').execute(),
    await world.services.db.selectFrom('tags').selectAll().orderBy('id').execute(),
    await world.services.db.selectFrom('write_codes').selectAll().orderBy('id').execute(),
    await world.services.db.selectFrom('pairing_codes').selectAll().orderBy('code_hash').execute(),
    await world.services.db.selectFrom('terminals').select(['id', 'key_hash']).orderBy('id').execute(),
  ]);

describe('people of one store before ids of another store of the same merchant', () => {
  it('is about all the routes there are', () => expect(named.length).toBeGreaterThanOrEqual(19));

  it.each(named)('%s answers as for ids that never were, and changes nothing', async (_, route, callers) => {
    const before = await snapshot();
    for (const caller of callers) {
      const headers = people[caller] ?? {};
      const genuine = await ask(route, headers, theirs);
      expect([caller, genuine]).toEqual([caller, await ask(route, headers, {})]);
      expect(Number(genuine[0])).toBeGreaterThanOrEqual(400);
      expect(genuine[1]).not.toBe('bad_request');
    }
    expect(await snapshot()).toBe(before);
  });

  it.each(named.filter(([, route]) => route.method === 'GET'))('%s answers for their own', async (...row) => {
    for (const caller of row[2])
      expect([caller, (await ask(row[1], people[caller] ?? {}, mine))[0]]).toEqual([caller, 200]);
  });

  it.each([
    ['tags/acts', () => ({ act: 'disable', tagIds: [mine['tagId'], theirs['tagId']] })],
    ['tags/moves', () => ({ entranceId: mine['entranceId'], tagIds: [theirs['tagId']] })],
    ['tags/moves', () => ({ entranceId: theirs['entranceId'], tagIds: [mine['tagId']] })],
    [
      'entrances/switch',
      () => ({
        enabled: false,
        terminals: true,
        ids: [mine['entranceId'], theirs['entranceId']],
        filter: {},
      }),
    ],
  ])('%s acts on none of several when one is not theirs', async (path, body) => {
    const before = await snapshot();
    expect((await act(path, body())).status).toBe(404);
    expect(await snapshot()).toBe(before);
  });

  it.each(['materials.zip?content=svg', 'material-sheets.pdf?'])('%s refuses them', async (path) => {
    const reply = await get(`${path}&ids=${mine['entranceId']},${theirs['entranceId']}`);
    expect(reply).toMatchObject({ status: 404, body: { code: 'entrance_unknown' } });
  });

  it.each(['figures', 'figures/rows', 'exports/figures'])('%s knows no other store', async (path) => {
    const day = dayText(dayOf(world.services.clock.now()));
    const query = `from=${day}&to=${day}&by=store&format=csv&storeId=${theirs['storeId']}`;
    const used = path === 'figures' ? query.replace('&by=store&format=csv', '') : query;
    const asked = path === 'figures/rows' ? used.replace('&format=csv', '') : used;
    expect(await get(`${path}?${asked}`)).toMatchObject({ status: 404, body: { code: 'store_unknown' } });
  });
});

describe('what people of one store are shown', () => {
  it('is their store alone in the entrances table, its total, its search and its pages', async () => {
    const all = await get<Rows>('entrances');
    expect(all.body.rows.map(({ store }) => store?.name)).toEqual(['太原第一门店']);
    expect(all.body.total).toBe(1);
    expect((await get<Rows>('entrances?search=大同')).body).toMatchObject({ rows: [], total: 0 });
    expect((await get<Rows>('entrances?page=2&limit=1')).body.rows).toEqual([]);
    expect((await get<Rows>('entrances?enabled=true')).body.total).toBe(1);
  });

  it('is their own organisation', async () => {
    const { body } = await get<{ organisations: { name: string }[] }>('organisations');
    expect(body.organisations.map(({ name }) => name)).toEqual(['太原分公司']);
  });

  it('is their tags, in the register and in its file', async () => {
    const { body } = await get<Rows>('tags');
    const ids = body.rows.map(({ id }) => id);
    expect(ids).toContain(mine['tagId']);
    expect(ids).not.toContain(theirs['tagId']);
    expect(body.total).toBe(ids.length);
    const file = await world.app.inject({
      url: '/api/v1/console/exports/tags?format=csv',
      headers: { ...manager },
    });
    expect(file.body).toContain(mine['tagId']);
    expect(file.body).not.toContain(theirs['tagId']);
  });

  it('is the figures of their store, and of no other in any sum', async () => {
    const day = dayText(dayOf(world.services.clock.now()));
    const { body } = await get<{ total: object }>(`figures?from=${day}&to=${day}`);
    expect(body.total).toMatchObject({ taps: 7, claims: 2 });
    const rows = await get<Rows>(`figures/rows?from=${day}&to=${day}&by=store`);
    expect(rows.body.rows.map(({ id }) => id)).toEqual([mine['storeId']]);
  });

  it('is the people who came to their counter, found by no search otherwise', async () => {
    expect((await get<Rows>('members')).body.rows.map(({ id }) => id)).toEqual([mine['memberId']]);
    expect((await get<Rows>('members?search=9999000011112222')).body.rows).toEqual([]);
  });

  it('is what a filter switches for them', async () => {
    const body = { enabled: false, terminals: true, ids: null, filter: {} };
    expect((await act<{ switched: number }>('entrances/switch', body)).status).toBe(200);
    const other = await world.services.db
      .selectFrom('entrances')
      .select('enabled')
      .where('store_id', '!=', mine['storeId'] ?? '')
      .execute();
    expect(other.every(({ enabled }) => enabled === 1)).toBe(true);
    await act('entrances/switch', { ...body, enabled: true });
  });

  it('is nothing for a store manager without a store', async () => {
    const { console: nobody } = await addStaff(world, DEMO.merchant, 'store_manager');
    expect((await get<Rows>('entrances', nobody)).body).toMatchObject({ rows: [], total: 0 });
    expect((await get<Rows>('members', nobody)).body.rows).toEqual([]);
    expect((await get<Rows>('tags', nobody)).body).toMatchObject({ rows: [], total: 0 });
    const me = await get<{ staff: object }>('me', nobody);
    expect(me.body.staff).toMatchObject({ role: 'store_manager', stores: [] });
  });
});

describe('an owner', () => {
  it('names the stores of a store manager with the invitation, and changes them later', async () => {
    const { console: owner } = await addStaff(world, DEMO.merchant, 'owner');
    const wish = { name: '小店长', role: 'store_manager', expiresInHours: 24 };
    const refused = await act<{ code: string }>('staff-invitations', wish, owner);
    expect([refused.status, refused.body.code]).toEqual([422, 'stores_required']);
    const foreign = await act<{ code: string }>('staff-invitations', { ...wish, stores: [NOBODYS] }, owner);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'store_unknown']);
    const stores = [theirs['storeId']];
    const made = await act<{ id: string; stores: object[] }>('staff-invitations', { ...wish, stores }, owner);
    expect(made.body.stores).toEqual([{ id: theirs['storeId'], name: '大同新店' }]);
    const join = { kind: 'invitation', token: made.body.id, name: null, loginName: 'shop-boss' };
    const joined = await world.app.inject({
      method: 'POST',
      url: '/api/v1/console/join',
      headers: { 'idempotency-key': idempotencyKey() },
      payload: { ...join, password: 'a-long-password-1' },
    });
    expect(joined.json()).toMatchObject({
      staff: { role: 'store_manager', stores: [{ id: theirs['storeId'] }] },
    });
    const cookie = { cookie: `nmc_session=${joined.cookies[0]?.value ?? ''}` };
    expect((await get<Rows>('entrances', cookie)).body.rows.map(({ store }) => store?.name)).toEqual([
      '大同新店',
    ]);
    const { staff } = (await get<{ staff: { id: string; name: string }[] }>('staff', owner)).body;
    const staffId = staff.find(({ name }) => name === '小店长')?.id ?? '';
    const change = (body: object) =>
      world.call<{ code?: string; stores?: { name: string }[] | null }>(
        'PATCH',
        `/api/v1/console/staff/${staffId}`,
        { ...owner, 'idempotency-key': idempotencyKey() },
        body,
      );
    const both = await change({ stores: [mine['storeId'], theirs['storeId']] });
    expect(both.body.stores?.map(({ name }) => name).sort()).toEqual(['大同新店', '太原第一门店'].sort());
    expect((await get<Rows>('entrances', cookie)).body.total).toBe(2);
    expect((await change({ stores: null })).body.code).toBe('stores_required');
    expect((await change({ role: 'operator' })).body.stores).toBeNull();
    expect((await get<Rows>('members', cookie)).body.rows).toHaveLength(2);
    expect((await change({ role: 'store_manager' })).body.code).toBe('stores_required');
  });
});

it('takes a bound writer at another store’s stand for a mere holder of the code, and gives no password there', async () => {
  const { db, clock } = world.services;
  await db.updateTable('merchants').set({ write_policy: 'staff' }).where('id', '=', DEMO.merchant).execute();
  const session = (people['phone writer']?.['authorization'] ?? '').replace('Bearer ', '');
  const open = (code: string | undefined) =>
    world.call<{ code?: string; writer?: object }>(
      'POST',
      '/api/v1/staff/write-sessions',
      {
        authorization: `WriteCode ${code ?? ''}`,
        'x-staff-session': session,
        'idempotency-key': idempotencyKey(),
      },
      { phone: 'phone-of-a-writer', want: 1 },
    );
  expect((await open(theirs['writeCodeId'])).body.code).toBe('staff_required');
  expect((await open(mine['writeCodeId'])).body.writer).toEqual({ name: 'writer' });
  const uid = '04DA70AA000001';
  await db
    .updateTable('tags')
    .set({ uid, written_at: clock.now() })
    .where('id', '=', theirs['tagId'] ?? '')
    .execute();
  const password = await world.call<{ code?: string }>(
    'POST',
    '/api/v1/staff/tag-passwords',
    { authorization: `Bearer ${session}`, 'idempotency-key': idempotencyKey() },
    { tagId: theirs['tagId'], uid, purpose: 'protect' },
  );
  expect(password.body.code).toBe('tag_unknown');
});
