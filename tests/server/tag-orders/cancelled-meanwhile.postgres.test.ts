import { DEMO } from '../../../server/src/demo/seed';
import { schemeRepository } from '../../../server/src/domain/schemes/repository';
import { moveOrder } from '../../../server/src/domain/tag-orders/move-order';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';
import { factoryOrderOf, restingQueue } from './resting-queue';
import type { RestingQueue } from './resting-queue';

/** Here two transactions really hold what the other one waits for. */
describe('an order that is cancelled while its schemes come in', () => {
  const merchantId = DEMO.merchant;
  const COUNT = 60;
  let queue: RestingQueue;
  let world: ServerWorld;
  let orderId: string;
  beforeEach(async () => {
    queue = await restingQueue(factoryOrderOf(COUNT));
    ({ world } = queue);
    await queue.makeTags();
    orderId = (await world.services.db.selectFrom('tag_orders').select('id').executeTakeFirstOrThrow()).id;
  });
  afterEach(() => queue.close());

  const tagsOfOrder = () =>
    world.services.db
      .selectFrom('tags')
      .select(['state', 'scheme_id'])
      .where('order_id', '=', orderId)
      .execute();

  it('keeps every scheme that came in, and no tag stays with the factory', async () => {
    const { db, random, clock } = world.services;
    const repository = schemeRepository(db);
    const asked = (await repository.asking(merchantId, 200)).filter(({ queue_rank: rank }) => rank === 1);
    expect(asked).toHaveLength(COUNT);
    const cancelling = (async () => {
      await until(async () => (await tagsOfOrder()).some((tag) => tag.scheme_id !== null));
      await db
        .transaction()
        .execute((trx) =>
          moveOrder(trx, random, merchantId, orderId, 'cancel', { actor: 'staff:x', at: clock.now() }),
        );
    })();
    const issued = asked.map((scheme) =>
      repository.issued(merchantId, scheme, `weixin://dl/business/?t=${scheme.id}`, clock.now()),
    );
    await Promise.all([cancelling, ...issued]);
    const tags = await tagsOfOrder();
    expect(tags.filter((tag) => tag.scheme_id !== null)).toHaveLength(COUNT);
    expect(new Set(tags.map((tag) => tag.state))).toEqual(new Set(['pool']));
    const order = await db.selectFrom('tag_orders').selectAll().where('id', '=', orderId).executeTakeFirst();
    expect(order).toMatchObject({ state: 'cancelled', issued: COUNT });
  });

  it('gives the order no fresh tag for one whose versions are spent', async () => {
    const { db, random, clock } = world.services;
    const repository = schemeRepository(db);
    const asked = (await repository.asking(merchantId, 200)).filter(({ queue_rank: rank }) => rank === 1);
    const made = { at: clock.now(), random };
    const givenUp = asked.map((scheme) => repository.giveUp(merchantId, scheme, 9800010, null, made));
    const cancelling = db
      .transaction()
      .execute((trx) =>
        moveOrder(trx, random, merchantId, orderId, 'cancel', { actor: 'staff:x', at: clock.now() }),
      );
    await Promise.all([cancelling, ...givenUp]);
    expect((await tagsOfOrder()).filter((tag) => tag.state === 'ordered')).toEqual([]);
  });
});
