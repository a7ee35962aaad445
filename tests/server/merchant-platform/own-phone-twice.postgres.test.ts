import { merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';

const LINKS = '/api/v1/console/own-phone-links';

describe('codes for one’s own phone that are asked for at once', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  beforeEach(async () => {
    platform = await merchantPlatform();
    owner = await platform.staff('owner');
  });
  afterEach(() => platform.close());

  it('leave one that binds', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, () => owner.act('POST', LINKS, {})));
    expect(made.map((one) => one.statusCode)).toEqual([200, 200, 200, 200, 200, 200]);
    const open = await platform.services.db
      .selectFrom('staff_invitations')
      .select('id')
      .where('staff_id', '=', owner.staffId)
      .where('revoked_at', 'is', null)
      .execute();
    expect(open).toHaveLength(1);
  });
});
