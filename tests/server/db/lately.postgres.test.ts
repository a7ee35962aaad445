import { maybeAnnounced } from '../../../server/src/domain/taps/lately';
import { openTestDatabase } from '../../helpers/server-database';

describe('who may have been announced lately', () => {
  it('is everybody on a database that other nodes share', async () => {
    const open = await openTestDatabase();
    expect(await maybeAnnounced(open.db, 'm1', 'lin', 't1', 1_800_000_000_000)).toBe(true);
    await open.close();
  });
});
