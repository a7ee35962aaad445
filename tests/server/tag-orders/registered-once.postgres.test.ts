import { DEMO } from '../../../server/src/demo/seed';
import { registerReadback } from '../../../server/src/domain/factory/register-readback';
import { factoryOrderOf, restingQueue } from './resting-queue';
import type { RestingQueue } from './resting-queue';

/** Here two people who press the button at once really read the same rows. */
describe('a report that two people register at once', () => {
  const merchant_id = DEMO.merchant;
  const COUNT = 60;
  let queue: RestingQueue;
  beforeEach(async () => (queue = await restingQueue(factoryOrderOf(COUNT))));
  afterEach(() => queue.close());

  it('counts every tag once', async () => {
    const { services } = queue.world;
    const { db } = services;
    await queue.makeTags();
    const order = await db.selectFrom('tag_orders').select('id').executeTakeFirstOrThrow();
    const tags = await db.selectFrom('tags').select('id').where('order_id', '=', order.id).execute();
    const report = { id: 'readback-of-the-test', merchant_id };
    await db
      .insertInto('tag_readbacks')
      .values({
        ...report,
        order_id: order.id,
        file_name: 'a.csv',
        rows: COUNT,
        created_by: 'x',
        created_at: 1,
      })
      .execute();
    const rows = tags.map((tag, n) => ({
      merchant_id,
      readback_id: report.id,
      line: n,
      serial: `1-${n + 1}`,
      uid: `04${String(n).padStart(12, '0')}`,
      tag_id: tag.id,
      verdict: 'matches' as const,
      about: '',
      registered: 0,
    }));
    await db.insertInto('tag_readback_rows').values(rows).execute();

    const by = { actor: 'staff:x', staffId: 'x' };
    const done = await Promise.all(
      [1, 2, 3].map(() => registerReadback(services, merchant_id, report.id, by)),
    );
    expect(done.reduce((sum, { registered }) => sum + registered, 0)).toBe(COUNT);
    const after = await db.selectFrom('tag_orders').select('registered').executeTakeFirst();
    expect(after?.registered).toBe(COUNT);
    expect(await db.selectFrom('tag_writes').select('id').execute()).toHaveLength(COUNT);
  });
});
