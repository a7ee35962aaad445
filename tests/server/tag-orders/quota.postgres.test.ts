import { DEMO } from '../../../server/src/demo/seed';
import { schemeQuota } from '../../../server/src/domain/tag-orders/quota';
import { restingQueue } from './resting-queue';
import type { RestingQueue } from './resting-queue';

/** Here a writer really stands between two statements of a reader. */
describe('the quota while the queue makes the tags of an order', () => {
  let queue: RestingQueue;
  beforeEach(async () => (queue = await restingQueue({ kind: 'pool', count: 9_000 })));
  afterEach(() => queue.close());

  it('counts every promised scheme once, in the order or in the queue', async () => {
    const { db } = queue.world.services;
    const merchantId = DEMO.merchant;
    const before = await schemeQuota(db, merchantId);
    expect(before.queued).toBeGreaterThanOrEqual(9_000);
    let making = true;
    const made = (async () => {
      for (let n = 0; n < 40; n += 1) await queue.makeTags();
      making = false;
    })();
    const seen = new Set<number>();
    while (making) seen.add((await schemeQuota(db, merchantId)).queued);
    await made;
    expect([...seen]).toEqual([before.queued]);
  });
});
