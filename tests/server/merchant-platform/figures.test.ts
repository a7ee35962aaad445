import { DEMO } from '../../../server/src/demo/seed';
import { dayOf, dayText } from '../../../server/src/domain/china-days';
import { ON_ITS_WAY } from '../../../server/src/db/late-numbers';
import { createTapCounter } from '../../../server/src/jobs/tap-counter';
import { hashToken } from '../../../server/src/security/tokens';
import { addTag, scansAndSorts } from '../../helpers/server-database';
import {
  AT_COUNTER_1,
  FrontDesk,
  MemberPhone,
  NAME_AND_PHONE,
  anotherNode,
  serverWorld,
  touching,
} from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { newMerchant } from '../accounts/new-merchant';
import { ownersConsole } from '../acts/act';

interface Figures {
  taps: number;
  claims: number;
  recognised: number;
  nowhere: { entranceOff: number; tagOff: number; tagLost: number; unknown: number };
}
interface Whole {
  upTo: string;
  total: Figures;
  days: (Figures & { day: string })[];
}
interface Rows {
  rows: (Figures & { id: string | null; name: string; place: string | null })[];
  nextCursor: string | null;
}

const FIGURES = '/api/v1/console/figures';
const OTHER = 'other'.padEnd(43, 'x');
const NOWHERE = { entranceOff: 0, tagOff: 0, tagLost: 0, unknown: 0 };

describe('figures of taps', () => {
  let world: ServerWorld;
  let headers: Record<string, string>;
  let tagId: string;
  let lostTag: string;
  beforeAll(async () => {
    // Noon in China: what is counted minutes later is of the same day.
    world = await serverWorld({ startsAt: Date.parse('2026-11-23T04:00:00Z') });
    headers = await ownersConsole(world);
    const { db } = world.services;
    const entrance_id = DEMO.taiyuanFirstTerminal1;
    tagId = await addTag(db, DEMO.merchant, { state: 'verified', uid: '04AA0000000001', entrance_id });
    lostTag = await addTag(db, DEMO.merchant, { state: 'lost', uid: '04AA0000000002', entrance_id });
  });
  afterAll(() => world.close());

  const today = () => dayText(dayOf(world.services.clock.now()));
  const period = () => `from=${today()}&to=${today()}`;
  const get = async <T>(path: string, as = headers) =>
    (await world.call<T>('GET', `${FIGURES}${path}`, as)).body;
  const whole = () => get<Whole>(`?${period()}`);
  const by = (what: string) => get<Rows>(`/rows?by=${what}&${period()}`);

  /** Enough time for every tap to be in the table, then counts all. */
  async function count(of: ServerWorld = world): Promise<void> {
    world.services.clock.pass(ON_ITS_WAY.postgres + 1_000);
    const counter = createTapCounter(of.services);
    while (await counter.round());
  }

  it('begin at nothing', async () => {
    expect((await whole()).total).toEqual({ taps: 0, claims: 0, recognised: 0, nowhere: NOWHERE });
    expect((await by('store')).rows).toEqual([]);
  });

  it('count a tap by a tag, the card claimed and the member recognised, where it was', async () => {
    const desk = await FrontDesk.pair(world);
    await desk.post('/heartbeats');
    const phone = new MemberPhone(world, 'lin');
    const joined = await phone.join(NAME_AND_PHONE, touching(tagId));
    const { recognition } = joined.body;
    if (!('tapId' in recognition)) throw new Error('not announced');
    const accepted = await desk.post<{ tap: { state: string } }>(`/taps/${recognition.tapId}/accept`);
    expect(accepted.body.tap.state).toBe('accepted');
    // Accepting what is accepted counts nobody twice, nor does clearing.
    await desk.post(`/taps/${recognition.tapId}/accept`);
    await desk.post(`/taps/${recognition.tapId}/clear`);
    await count();

    const figures = { taps: 1, claims: 1, recognised: 1, nowhere: NOWHERE };
    expect((await whole()).total).toEqual(figures);
    expect((await whole()).days).toEqual([{ day: today(), ...figures }]);
    expect((await by('store')).rows).toEqual([
      { id: expect.any(String), name: '太原第一门店', place: '太原分公司', ...figures },
    ]);
    expect((await by('terminal')).rows).toMatchObject([{ place: '太原分公司 太原第一门店', ...figures }]);
    expect((await by('tag')).rows).toMatchObject([{ id: tagId, name: '04AA0000000001', ...figures }]);
  });

  it('tell those that led nowhere, and why', async () => {
    const phone = new MemberPhone(world, 'wang');
    await phone.open(touching(lostTag));
    await phone.open(touching('nobodysTag00000000'));
    const { db } = world.services;
    await db.updateTable('tags').set({ state: 'disabled' }).where('id', '=', tagId).execute();
    await phone.open(touching(tagId));
    await db.updateTable('entrances').set({ enabled: 0 }).where('id', '=', DEMO.taiyuanFirst).execute();
    await phone.open(touching(DEMO.taiyuanFirst));
    // A plain opening comes through no entrance.
    await phone.open({ how: 'plain', scene: 1001 });
    await count();
    expect((await whole()).total).toEqual({
      taps: 4,
      claims: 1,
      recognised: 1,
      nowhere: { entranceOff: 1, tagOff: 1, tagLost: 1, unknown: 1 },
    });
  });

  it('repeat nothing after a restart, on two nodes at once, or when an arrival is retried', async () => {
    const before = (await whole()).total.taps;
    const phone = new MemberPhone(world, 'lin');
    await phone.open(AT_COUNTER_1, 'the-same-arrival-0001');
    await phone.open(AT_COUNTER_1, 'the-same-arrival-0001');
    const node = await anotherNode(world).catch(() => null);
    world.services.clock.pass(ON_ITS_WAY.postgres + 1_000);
    const counters = [world, node ?? world].map((of) => createTapCounter(of.services));
    await Promise.all(counters.map((counter) => counter.round()));
    await node?.close();
    await count();
    expect((await whole()).total.taps).toBe(before + 1);
  });

  it('are told with the moment up to which they are counted', async () => {
    const tappedAt = world.services.clock.now();
    await new MemberPhone(world, 'wang').open(AT_COUNTER_1);
    world.services.clock.pass(3_000);
    await createTapCounter(world.services).round();
    expect(Date.parse((await whole()).upTo)).toBe(tappedAt);
    await count();
    expect(Date.parse((await whole()).upTo)).toBe(world.services.clock.now());
  });

  it('stand on the day in China', async () => {
    const { db } = world.services;
    const tap = await db.selectFrom('taps').selectAll().where('how', '=', 'tag').executeTakeFirstOrThrow();
    // 2020-01-01 00:30 in China is still the old year in UTC; counted from the start again.
    await db
      .insertInto('taps')
      .values({ ...tap, id: 'aNewYearsTap000000', created_at: Date.parse('2019-12-31T16:30:00Z') })
      .execute();
    await db.deleteFrom('tap_days').execute();
    await db.updateTable('tap_mark').set({ upto: 0 }).execute();
    await count();
    const { days } = await get<Whole>('?from=2019-12-31&to=2020-01-01');
    expect(days.map((day) => [day.day, day.taps])).toEqual([
      ['2019-12-31', 0],
      ['2020-01-01', 1],
    ]);
  });

  it('page through many, each once', async () => {
    const { db } = world.services;
    const tags = Array.from({ length: 7 }, (_, index) => `pagedTag${index}`.padEnd(18, '0'));
    await db
      .insertInto('tap_days')
      .values(
        tags.map((tag_id, index) => ({
          merchant_id: DEMO.merchant,
          day: 0,
          entrance_id: DEMO.merchantWide,
          tag_id,
          taps: index % 3,
        })),
      )
      .execute();
    const read: string[] = [];
    let cursor: string | null = '0';
    while (cursor !== null) {
      const page: Rows = await get<Rows>(
        `/rows?by=tag&from=1970-01-01&to=1970-01-01&limit=2&cursor=${cursor}`,
      );
      read.push(...page.rows.map((row) => row.id ?? ''));
      cursor = page.nextCursor;
    }
    expect([...read].sort()).toEqual(tags);
  });

  it.each([
    ['?from=2026-02-30&to=2026-03-01', 'bad_request'],
    ['?from=2026-03-02&to=2026-03-01', 'bad_request'],
    ['?from=2020-01-01&to=2026-01-01', 'period_too_long'],
    ['?from=2026-01-01&to=2026-01-02&storeId=nobodysStore000000', 'store_unknown'],
  ])('refuse %s', async (query, code) => {
    expect(await get(query)).toMatchObject({ code });
  });

  it('are each merchant’s own', async () => {
    const other = await newMerchant(world, '隔壁商家');
    const { db, clock } = world.services;
    const person = { merchant_id: other.id, created_at: clock.now() };
    await db
      .insertInto('staff')
      .values({
        ...person,
        id: 'otherOwner00000000',
        login_name: 'other',
        password_hash: null,
        name: '甲',
        role: 'owner',
        disabled_at: null,
      })
      .execute();
    await db
      .insertInto('staff_sessions')
      .values({
        ...person,
        token_hash: hashToken(OTHER),
        staff_id: 'otherOwner00000000',
        csrf_token: 'c',
        expires_at: clock.now() + 3_600_000,
      })
      .execute();
    const theirs = { cookie: `nmc_session=${OTHER}` };
    expect((await get<Whole>(`?${period()}`, theirs)).total.taps).toBe(0);
    expect((await get<Rows>(`/rows?by=tag&${period()}`, theirs)).rows).toEqual([]);
    const { store_id } = await db
      .selectFrom('entrances')
      .select('store_id')
      .where('id', '=', DEMO.taiyuanFirst)
      .executeTakeFirstOrThrow();
    expect(await get(`?${period()}&storeId=${store_id}`, theirs)).toMatchObject({ code: 'store_unknown' });
  });

  it('read an index, however many days there are', async () => {
    const spy = jest.spyOn(world.services.db.getExecutor(), 'compileQuery');
    await whole();
    const asked = spy.mock.results.map(({ value }) => value as { sql: string; parameters: unknown[] });
    spy.mockRestore();
    const statement = asked.find((one) => one.sql.includes('"tap_days"'))!;
    expect(await scansAndSorts(world.services.db, statement)).toEqual([]);
  });
});
