import { embeddedIn } from '../../../server/src/db/dialect';
import { hotQuery } from '../../../server/src/db/hot-query';
import { addMerchant, openTestDatabase } from '../../helpers/server-database';

describe('a query that is built once, on the embedded database', () => {
  it('has a plan that no value changes', async () => {
    const open = await openTestDatabase();
    const embedded = embeddedIn(open.db);
    if (!embedded) throw new Error('not embedded');
    const prepared = jest.spyOn(embedded, 'asker');
    const byName = hotQuery((db, value: { name: string; most: number }) =>
      db
        .selectFrom('merchants')
        .select('id')
        .where('name', '=', value.name)
        .where('created_at', '<', value.most),
    );
    const id = await addMerchant(open.db, { name: '甲' });
    await byName(open.db, { name: '甲', most: Number.MAX_SAFE_INTEGER });
    expect(await byName(open.db, { name: '甲', most: Number.MAX_SAFE_INTEGER })).toEqual([{ id }]);
    // Prepared once, and no bare parameter for SQLite to look up in its statistics.
    expect(prepared.mock.calls).toEqual([
      ['select "id" from "merchants" where "name" = +? and "created_at" < +?'],
    ]);
    await open.close();
  });
});
