import { DEMO } from '../../../server/src/demo/seed';
import { schemeQuota } from '../../../server/src/domain/tag-orders/quota';
import { makeNextTags } from '../../../server/src/domain/tag-orders/refill';
import { idempotencyKey } from '../../helpers/server';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';
import { ownersConsole } from '../acts/act';

jest.setTimeout(60_000);

/** Here a writer really stands between two statements of a reader. */
describe('the quota while the queue makes the tags of an order', () => {
  let world: ServerWorld;
  beforeEach(async () => {
    world = await serverWorld({ poolSize: 2 });
  });
  afterEach(() => world.close());

  it('counts every promised scheme once, in the order or in the queue', async () => {
    const { db, random, clock } = world.services;
    const owner = await ownersConsole(world);
    const post = (path: string, body: object) =>
      world.call('POST', `/api/v1/console/${path}`, { ...owner, 'idempotency-key': idempotencyKey() }, body);
    await world.control('/faults', { path: '/wxa/generatenfcscheme', errcode: 9800007, times: 1_000 });
    expect((await post('tag-orders', { kind: 'pool', count: 9_000 })).status).toBe(200);
    const stopped = () => db.selectFrom('scheme_queues').select('reaction').executeTakeFirst();
    await until(async () => (await stopped())?.reaction === 'stop');

    const merchantId = DEMO.merchant;
    const before = await schemeQuota(db, merchantId);
    expect(before.queued).toBeGreaterThanOrEqual(9_000);
    let making = true;
    const made = (async () => {
      for (let n = 0; n < 40; n += 1) await makeNextTags(db, random, merchantId, 'demo-model', clock.now());
      making = false;
    })();
    const seen = new Set<number>();
    while (making) seen.add((await schemeQuota(db, merchantId)).queued);
    await made;
    expect([...seen]).toEqual([before.queued]);
  });
});
