import { registeredMembers } from '../../../server/src/domain/members/register-search';
import { createId } from '../../../server/src/security/ids';
import { DEMO } from '../../../server/src/demo/seed';
import type { ServerWorld } from '../../helpers/server-world';
import { twoStores } from './two-stores';
import type { Ids } from './two-stores';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let world: ServerWorld;
let mine: Ids;
let theirs: Ids;
let staffId: string;
/** Whom the manager may see, the newest first. */
const seen: string[] = [];

beforeAll(async () => {
  const shop = await twoStores();
  ({ world, mine, theirs } = shop);
  const { db, random, clock } = world.services;
  ({ staff_id: staffId } = await db
    .selectFrom('staff_stores')
    .select('staff_id')
    .where('store_id', '=', mine['storeId'] ?? '')
    .executeTakeFirstOrThrow());
  const now = clock.now();
  const member = await db.selectFrom('members').selectAll().executeTakeFirstOrThrow();
  const visitor = await db.selectFrom('visitors').selectAll().executeTakeFirstOrThrow();
  const tap = await db.selectFrom('taps').selectAll().executeTakeFirstOrThrow();
  const entrance = async (storeId: string | undefined) =>
    db
      .selectFrom('entrances')
      .select('id')
      .where('store_id', '=', storeId ?? '')
      .where('kind', '=', 'store')
      .executeTakeFirstOrThrow();
  const [here, there] = [await entrance(mine['storeId']), await entrance(theirs['storeId'])];
  for (let n = 0; n < 60; n += 1) {
    const [visitor_id, id] = [createId(random), createId(random)];
    const created_at = now - 200 * DAY - n * HOUR;
    await db
      .insertInto('visitors')
      .values({ ...visitor, id: visitor_id, openid: `o${n}`, unionid: `u${n}` })
      .execute();
    const own = { id, visitor_id, created_at, number: `77${n}`, card_code: `77${n}` };
    await db
      .insertInto('members')
      .values({ ...member, ...own })
      .execute();
    // Every third came here lately, twice; the others elsewhere, or long ago.
    const place = n % 3 === 1 ? there : here;
    const at = n % 3 === 2 ? now - 120 * DAY : now - DAY;
    for (let time = 0; time < 2; time += 1)
      await db
        .insertInto('taps')
        .values({
          ...tap,
          id: createId(random),
          visitor_id,
          member_id: id,
          entrance_id: place.id,
          terminal_id: null,
          created_at: at,
        })
        .execute();
    if (n % 3 === 0) seen.push(id);
  }
});
afterAll(() => world.close());

it('shows a store’s people page by page, newest first, each once and no one else', async () => {
  const found: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const reach = { kind: 'stores', staffId } as const;
    const page = await registeredMembers(world.services, DEMO.merchant, reach, {}, { cursor, limit: 6 });
    found.push(...page.rows.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
    pages += 1;
  } while (cursor !== undefined);
  expect(found).toEqual([mine['memberId'], ...seen]);
  expect(pages).toBe(4);
});
