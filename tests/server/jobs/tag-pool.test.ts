import { tagPool } from '../../../server/src/domain/schemes/pool';
import { testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';
import { addMerchant, testId } from '../../helpers/server-database';

describe('the pool of tags', () => {
  let services: TestServices;
  let merchantId: string;
  beforeEach(async () => {
    services = await testServices();
    merchantId = testId('m');
    await addMerchant(services.db, { id: merchantId });
  });
  afterEach(() => services.close());

  const tags = async () =>
    (await services.db.selectFrom('tags').select('id').where('merchant_id', '=', merchantId).execute())
      .length;

  it('is filled once, however many want it filled at the same time', async () => {
    const pool = tagPool(services.db, services.clock, services.random);
    for (const least of [10, 20, 30]) {
      await Promise.all(Array.from({ length: 8 }, () => pool.fill(merchantId, 'model', least)));
      expect(await tags()).toBe(least);
    }
  });

  it('is filled to the brim, but not before it runs low', async () => {
    const pool = tagPool(services.db, services.clock, services.random);
    await pool.order(merchantId, 'model', 5);
    await pool.fill(merchantId, 'model', 5, 20);
    expect(await tags()).toBe(5);
    await pool.fill(merchantId, 'model', 6, 20);
    expect(await tags()).toBe(20);
  });
});
