import { migrations } from '../../../server/src/db/migrations';
import { openDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { account, judge, orderTags } from '../../full/schemes/account';
import { issue } from '../../full/schemes/issuing';
import type { Issuing } from '../../full/schemes/issuing';
import { MANNERS, virtualWechat } from '../../full/schemes/wechat';
import { temporaryFolder } from '../../helpers/server';
import { testLocation } from '../../helpers/server-database';

const COUNT = 300;
const START = Date.parse('2026-11-22T04:00:00Z');

/** The whole of it, with ten thousand schemes and processes that are really killed: `npm run test:full -- schemes`. */
describe.each(MANNERS)('schemes in bulk, "exists already" worded as %s', (manner) => {
  it('never has two for one sn, loses one version with an answer at most, and keeps the pace over three deaths', async () => {
    const folder = temporaryFolder();
    const location = await testLocation(folder.path);
    const wechat = await virtualWechat(manner, START);
    const before = await openDatabase<Database>(location, migrations);
    await orderTags(before.db, wechat, COUNT);
    await before.close();

    const dead: Issuing[] = [];
    for (const calls of [60, 150, 260, Infinity]) {
      const issuing = await issue(location, wechat.url, wechat.now());
      const died = new Promise<boolean>((resolve) =>
        wechat.watch((made) => {
          if (made < calls) return;
          wechat.watch(() => undefined);
          issuing.kill();
          resolve(true);
        }),
      );
      const killed = await Promise.race([died, issuing.finished().then(() => false)]);
      if (killed) dead.push(issuing);
      else await issuing.stop();
    }

    const after = await openDatabase<Database>(location, migrations);
    const made = await account(after.db, await wechat.schemes());
    await after.close();
    await wechat.close();
    await Promise.all(dead.map((issuing) => issuing.bury()));
    folder.remove();
    expect(dead).toHaveLength(3);
    expect(judge(made, wechat.figures(), dead.length)).toEqual([]);
    expect(made.issued).toBe(COUNT);
    expect(wechat.figures().lost).toBeGreaterThanOrEqual(3);
    if (manner === 'revealed') expect(made.spent).toBe(0);
    else expect(made.spent).toBeGreaterThan(0);
  });
});
