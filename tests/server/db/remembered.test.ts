import { sql } from 'kysely';
import { ALONE_MS, ELSEWHERE_MS, rememberedQuery } from '../../../server/src/db/hot-query';
import type { OpenDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { tablesChanged, tablesRead } from '../../../server/src/db/table-versions';
import { addMerchant, addStore, onPostgres, openTestDatabase } from '../../helpers/server-database';

const named = () =>
  rememberedQuery((db, value: { id: string }) =>
    db.selectFrom('merchants').select(['id', 'name']).where('id', '=', value.id),
  );

describe('an answer that is remembered', () => {
  let open: OpenDatabase<Database>;
  let id: string;
  let ask: ReturnType<typeof named>;
  const nameNow = async () => (await ask(open.db, { id }))[0]?.name;
  beforeEach(async () => {
    open = await openTestDatabase();
    id = await addMerchant(open.db, { name: '甲' });
    ask = named();
    await nameNow();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await open.close();
  });

  it('is the same object until something changes', async () => {
    const before = await ask(open.db, { id });
    await addMerchant(open.db);
    await open.db.updateTable('terminals').set({ last_seen_at: 1 }).execute();
    expect(await ask(open.db, { id })).toBe(before);
  });

  it.each([
    ['a statement', () => open.db.updateTable('merchants').set({ name: '乙' }).execute()],
    [
      'a transaction',
      () =>
        open.db
          .transaction()
          .execute((trx) => trx.updateTable('merchants').set({ name: '乙' }).where('id', '=', id).execute()),
    ],
    ['a statement in words', () => sql`update "merchants" set "name" = ${'乙'}`.execute(open.db)],
  ])('is forgotten at once after %s', async (_how, change) => {
    await change();
    expect(await nameNow()).toBe('乙');
  });

  it('is not what a transaction sees, and not what it took back', async () => {
    await open.db
      .transaction()
      .execute(async (trx) => {
        await trx.updateTable('merchants').set({ name: '乙' }).execute();
        expect((await ask(trx, { id }))[0]?.name).toBe('乙');
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(await nameNow()).toBe('甲');
  });

  it('does not outlive a change that was read just before it was committed', async () => {
    const reads: Promise<unknown>[] = [];
    await open.db.transaction().execute(async (trx) => {
      await trx.updateTable('merchants').set({ name: '乙' }).execute();
      reads.push(nameNow());
      await new Promise(setImmediate);
    });
    await Promise.all(reads);
    expect(await nameNow()).toBe('乙');
  });

  it('is gone when its row is', async () => {
    await open.db.deleteFrom('merchants').execute();
    expect(await nameNow()).toBeUndefined();
  });

  it('is not remembered when there was none', async () => {
    await open.db.deleteFrom('merchants').execute();
    await nameNow();
    await addMerchant(open.db, { id, name: '丙' });
    expect(await nameNow()).toBe('丙');
  });

  it('ends by itself, for other processes change the tables too', async () => {
    const before = await ask(open.db, { id });
    const now = performance.now();
    jest.spyOn(performance, 'now').mockReturnValue(now + ELSEWHERE_MS);
    expect(await ask(open.db, { id })).not.toBe(before);
  });

  it('lasts longer where only this server changes it', async () => {
    const { storeId } = await addStore(open.db, id, { number: 1 });
    const stores = rememberedQuery((db, value: { id: string }) =>
      db.selectFrom('stores').select(['id', 'name']).where('id', '=', value.id),
    );
    const before = await stores(open.db, { id: storeId });
    const now = performance.now();
    const later = jest.spyOn(performance, 'now').mockReturnValue(now + ELSEWHERE_MS);
    expect((await stores(open.db, { id: storeId })) === before).toBe(!onPostgres);
    later.mockReturnValue(now + ALONE_MS);
    expect(await stores(open.db, { id: storeId })).not.toBe(before);
  });

  it('may not hold what changes all the time', () => {
    const restless = rememberedQuery((db, value: { id: string }) =>
      db.selectFrom('terminals').select('last_seen_at').where('id', '=', value.id),
    );
    expect(() => restless(open.db, { id })).toThrow('not to be remembered');
  });
});

it.each([
  ['insert into "taps" ("id") values (?)', []],
  ['insert into "tags" ("id") values (?) on conflict ("id") do update set "state" = ?', ['tags']],
  ['insert into "tags" ("id") values (?) on conflict do nothing', []],
  ['update "terminals" set "last_seen_at" = ? where "id" = ?', []],
  ['update "terminals" set "last_seen_at" = ?, "key_hash" = ? where "id" = ?', ['terminals']],
  ['delete from "sessions" where "token_hash" = ?', ['sessions']],
  ['select * from "sessions" where "token_hash" = ? for update', []],
  ['alter table "merchants" add column "x" text', ['merchants']],
])('knows what %s changes', (statement, tables) => {
  expect(tablesChanged(statement)).toEqual(tables);
});

it('knows what a query reads', () => {
  expect(
    tablesRead('select * from "a" as "x" left join "b" as "y" on 1 = 1 inner join "a" on 1 = 1'),
  ).toEqual(['a', 'b']);
});
