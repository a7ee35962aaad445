import { routes } from '../../../server/src/contract';
import type { RouteContract } from '../../../server/src/contract/route';
import { dayOf, dayText } from '../../../server/src/domain/china-days';
import { idempotencyKey } from '../../helpers/server';
import type { ServerWorld } from '../../helpers/server-world';
import { sampleOf } from './sample';
import { access } from './table';
import type { CallerName } from './table';
import { BOUND, NOBODYS, twoStores } from './two-stores';
import type { Ids, TwoStores } from './two-stores';
import type { Headers } from './world';

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
  const callers = BOUND.map((role) => `console ${role}` as const).filter((name) =>
    (rule as readonly CallerName[]).includes(name),
  );
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
      const headers = shop.people[caller] ?? {};
      const genuine = await ask(route, headers, theirs);
      expect([caller, genuine]).toEqual([caller, await ask(route, headers, {})]);
      expect(Number(genuine[0])).toBeGreaterThanOrEqual(400);
      expect(genuine[1]).not.toBe('bad_request');
    }
    expect(await snapshot()).toBe(before);
  });

  it.each(named.filter(([, route]) => route.method === 'GET'))('%s answers for their own', async (...row) => {
    for (const caller of row[2])
      expect([caller, (await ask(row[1], shop.people[caller] ?? {}, mine))[0]]).toEqual([caller, 200]);
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
