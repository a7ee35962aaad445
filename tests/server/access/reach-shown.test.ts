import { DEMO } from '../../../server/src/demo/seed';
import { dayOf, dayText } from '../../../server/src/domain/china-days';
import { idempotencyKey } from '../../helpers/server';
import type { ServerWorld } from '../../helpers/server-world';
import { NOBODYS, twoStores } from './two-stores';
import type { Ids, TwoStores } from './two-stores';
import { addStaff } from './world';

interface Rows {
  rows: { id: string | null; store?: { name: string } | null }[];
  total?: number;
}

let shop: TwoStores;
let world: ServerWorld;
let mine: Ids;
let theirs: Ids;
let get: TwoStores['get'];
let act: TwoStores['act'];
beforeAll(async () => {
  shop = await twoStores();
  ({ world, mine, theirs, get, act } = shop);
});
afterAll(() => world.close());

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
      headers: { ...shop.manager },
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
  const session = (shop.people['phone writer']?.['authorization'] ?? '').replace('Bearer ', '');
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
