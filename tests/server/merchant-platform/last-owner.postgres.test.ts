import { staffPeople } from '../../../server/src/domain/staff/people';
import { merchantPlatform } from './setup';
import type { TestMerchantPlatform } from './setup';

/** Here two owners really remove each other at once. */
describe('the last owner', () => {
  let platform: TestMerchantPlatform;
  beforeEach(async () => (platform = await merchantPlatform({ poolSize: 1 })));
  afterEach(() => platform.close());

  it('stays, however many owners remove each other at the same time', async () => {
    const { services, merchantId } = platform;
    const { db } = services;
    await db.updateTable('staff').set({ role: 'writer' }).execute();
    const owners = await Promise.all([1, 2, 3, 4].map(() => platform.staff('owner')));
    const ruling = () =>
      db
        .selectFrom('staff')
        .select('id')
        .where('role', '=', 'owner')
        .where('disabled_at', 'is', null)
        .execute();
    for (let round = 0; round < 5; round += 1) {
      const removed = await Promise.allSettled(
        owners.map(({ staffId }) =>
          db
            .transaction()
            .execute((trx) =>
              staffPeople(trx, services).change(merchantId, staffId, { disabled: true, actor: 'x' }),
            ),
        ),
      );
      const refused = removed.filter((one) => one.status === 'rejected');
      expect(refused).toMatchObject([{ reason: { code: 'last_owner' } }]);
      expect(await ruling()).toHaveLength(1);
      await db.updateTable('staff').set({ disabled_at: null }).execute();
    }
  });
});
