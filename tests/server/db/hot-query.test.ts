import { hotQuery } from '../../../server/src/db/hot-query';
import { addMerchant, openTestDatabase } from '../../helpers/server-database';

describe('a query that is built once', () => {
  it('runs with the values of each call, also inside a transaction and on another database', async () => {
    const build = jest.fn();
    const named = hotQuery((db, value: { id: string; simulated: number }) => {
      build();
      return db
        .selectFrom('merchants')
        .select(['id', 'name'])
        .where('id', '=', value.id)
        .where('simulated', '=', value.simulated);
    });
    const one = await openTestDatabase();
    const two = await openTestDatabase();
    const [a, b] = [await addMerchant(one.db, { name: '甲' }), await addMerchant(one.db, { name: '乙' })];
    expect(await named(one.db, { id: a, simulated: 1 })).toEqual([{ id: a, name: '甲' }]);
    expect(await named(one.db, { id: b, simulated: 1 })).toEqual([{ id: b, name: '乙' }]);
    expect(await named(one.db, { id: b, simulated: 0 })).toEqual([]);
    expect(await named(two.db, { id: a, simulated: 1 })).toEqual([]);
    await one.db.transaction().execute(async (trx) => {
      await trx.updateTable('merchants').set({ name: '丙' }).where('id', '=', a).execute();
      expect(await named(trx, { id: a, simulated: 1 })).toEqual([{ id: a, name: '丙' }]);
    });
    expect(build).toHaveBeenCalledTimes(2);
    await one.close();
    await two.close();
  });
});
