import { exportOf } from '../../../server/src/domain/members/export';
import { merchantById } from '../../../server/src/domain/members/merchant';
import { DEMO } from '../../../server/src/demo/seed';
import { bookAt, serveMember } from '../../helpers/front-desk-world';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

/** Here a writer really stands between two statements of a reader. */
describe('what a member takes along while the counter books', () => {
  let world: ServerWorld;
  beforeEach(async () => (world = await serverWorld()));
  afterEach(() => world.close());

  it('adds up: the newest entry leaves what the member holds', async () => {
    const { services } = world;
    const { desk, tapId } = await serveMember(world);
    const { visitor_id: visitorId, points } = await services.db
      .selectFrom('members')
      .select(['visitor_id', 'points'])
      .executeTakeFirstOrThrow();
    const merchant = await merchantById(services, DEMO.merchant);
    let booking = true;
    const booked = (async () => {
      for (let n = 0; n < 40; n += 1) await bookAt(desk, tapId, 'earn', 'points', 1);
      booking = false;
    })();
    const apart: number[] = [];
    while (booking) {
      const { member, entries } = await exportOf(services, merchant, visitorId);
      apart.push((member?.points ?? 0) - (entries[0]?.balanceAfter ?? points));
    }
    await booked;
    expect(apart.length).toBeGreaterThan(5);
    expect(new Set(apart)).toEqual(new Set([0]));
  });
});
