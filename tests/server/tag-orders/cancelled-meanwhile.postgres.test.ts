import { DEMO } from '../../../server/src/demo/seed';
import { schemeRepository } from '../../../server/src/domain/schemes/repository';
import { moveOrder } from '../../../server/src/domain/tag-orders/move-order';
import { makeNextTags } from '../../../server/src/domain/tag-orders/refill';
import { idempotencyKey } from '../../helpers/server';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';
import { ownersConsole } from '../acts/act';

jest.setTimeout(60_000);

/** Here two transactions really hold what the other one waits for. */
describe('an order that is cancelled while its schemes come in', () => {
  const merchantId = DEMO.merchant;
  const COUNT = 60;
  let world: ServerWorld;
  let orderId: string;
  beforeEach(async () => {
    world = await serverWorld({ poolSize: 2 });
    const { db, random, clock } = world.services;
    const owner = await ownersConsole(world);
    const post = (path: string, body: object) =>
      world.call('POST', `/api/v1/console/${path}`, { ...owner, 'idempotency-key': idempotencyKey() }, body);
    await world.control('/faults', { path: '/wxa/generatenfcscheme', errcode: 9800007, times: 1_000 });
    const wish = { chip: 'NTAG213', destination: { kind: 'merchant', count: COUNT }, note: '' };
    expect((await post('tag-orders', { kind: 'factory', ...wish })).status).toBe(200);
    const stopped = () => db.selectFrom('scheme_queues').select('reaction').executeTakeFirst();
    await until(async () => (await stopped())?.reaction === 'stop');
    await makeNextTags(db, random, merchantId, 'demo-model', clock.now());
    orderId = (await db.selectFrom('tag_orders').select('id').executeTakeFirstOrThrow()).id;
  });
  afterEach(() => world.close());

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
