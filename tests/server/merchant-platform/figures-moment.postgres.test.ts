import { DEMO } from '../../../server/src/demo/seed';
import { dayOf } from '../../../server/src/domain/china-days';
import { EVERYWHERE } from '../../../server/src/domain/staff/reach';
import { figuresOf } from '../../../server/src/domain/taps/figures';
import { ON_ITS_WAY } from '../../../server/src/db/late-numbers';
import { createTapCounter } from '../../../server/src/jobs/tap-counter';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

/** Here a writer really stands between two statements of a reader. */
describe('the moment up to which taps are counted', () => {
  const TAPS = 2_000;
  let world: ServerWorld;
  beforeEach(async () => (world = await serverWorld()));
  afterEach(() => world.close());

  it('promises no tap that is not in the figures it is told with', async () => {
    const { db, clock } = world.services;
    const first = clock.now();
    const rows = Array.from({ length: TAPS }, (_, n) => ({
      id: `t${String(n).padStart(23, '0')}`,
      merchant_id: DEMO.merchant,
      visitor_id: 'somebody',
      member_id: null,
      entrance_id: DEMO.taiyuanFirst,
      tag_id: null,
      terminal_id: null,
      evidence: 'tap' as const,
      how: 'tag' as const,
      scene: 1,
      state: 'arrived' as const,
      is_new_member: 0,
      created_at: first + n,
      announced_at: null,
      expires_at: null,
      handled_at: null,
      pick_number: null,
      pick_choices: null,
      pick_wrong: null,
    }));
    for (let from = 0; from < TAPS; from += 100)
      await db
        .insertInto('taps')
        .values(rows.slice(from, from + 100))
        .execute();
    clock.pass(ON_ITS_WAY.postgres + TAPS + 1_000);
    const day = dayOf(first);
    const period = { first: day - 1, last: day + 1, storeId: undefined };
    let counting = true;
    const counter = createTapCounter(world.services);
    const counted = (async () => {
      while (await counter.round());
      counting = false;
    })();
    const broken: string[] = [];
    while (counting) {
      const { upTo, total } = await figuresOf(db, DEMO.merchant, EVERYWHERE, period, clock.now());
      const before = Math.min(TAPS, upTo - first);
      if (total.taps < before) broken.push(`${before} promised, ${total.taps} in the figures`);
    }
    await counted;
    expect(broken).toEqual([]);
    expect((await figuresOf(db, DEMO.merchant, EVERYWHERE, period, clock.now())).total.taps).toBe(TAPS);
  });
});
