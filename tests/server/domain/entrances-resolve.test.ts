import type { OpenDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { entryResolver, tagTapped } from '../../../server/src/domain/entrances/resolve';
import { entryState } from '../../../server/src/domain/entrances/rules';
import {
  addMerchant,
  addMerchantEntrance,
  addStore,
  addTag,
  addWriteCode,
  openTestDatabase,
} from '../../helpers/server-database';

describe('what stands behind an id', () => {
  let open: OpenDatabase<Database>;
  beforeEach(async () => (open = await openTestDatabase()));
  afterEach(() => open.close());

  it('names organisation, store and terminal of a terminal entrance', async () => {
    const merchant = await addMerchant(open.db);
    const store = await addStore(open.db, merchant, {
      number: 26,
      organisation: '太原分公司',
      store: '太原第一门店',
      terminals: ['1 号收银台'],
    });
    const entranceId = store.terminals[0]!.entranceId;
    expect(await entryResolver(open.db).resolveEntry(merchant, entranceId)).toEqual({
      state: 'open',
      entranceId,
      tagId: null,
      terminalId: store.terminals[0]!.id,
      place: {
        kind: 'terminal',
        organisationName: '太原分公司',
        storeName: '太原第一门店',
        terminalName: '1 号收银台',
      },
    });
  });

  it('follows a tag to the entrance it is assigned to, and a move without rewriting', async () => {
    const merchant = await addMerchant(open.db);
    const [one, two] = [
      await addMerchantEntrance(open.db, merchant),
      await addMerchantEntrance(open.db, merchant),
    ];
    const tag = await addTag(open.db, merchant, { state: 'verified', entrance_id: one });
    const resolver = entryResolver(open.db);
    expect(await resolver.resolveEntry(merchant, tag)).toMatchObject({
      state: 'open',
      entranceId: one,
      tagId: tag,
    });
    await open.db.updateTable('tags').set({ entrance_id: two }).execute();
    expect(await resolver.resolveEntry(merchant, tag)).toMatchObject({ state: 'open', entranceId: two });
  });

  it('opens a tag that was written without network, before its registration arrives', async () => {
    const merchant = await addMerchant(open.db);
    const entrance = await addMerchantEntrance(open.db, merchant);
    const code = await addWriteCode(open.db, merchant, entrance);
    const tag = await addTag(open.db, merchant, { state: 'reserved', reserved_by: code, reserved_until: 2 });
    expect(await entryResolver(open.db).resolveEntry(merchant, tag)).toMatchObject({
      state: 'open',
      entranceId: entrance,
    });
  });

  it('says that a known entrance or tag is disabled, and still where it stands', async () => {
    const merchant = await addMerchant(open.db);
    const entrance = await addMerchantEntrance(open.db, merchant);
    const tag = await addTag(open.db, merchant, { state: 'disabled', entrance_id: entrance });
    const resolver = entryResolver(open.db);
    expect(await resolver.resolveEntry(merchant, tag)).toMatchObject({ state: 'disabled', cause: 'tag' });
    expect(await resolver.resolveEntry(merchant, entrance)).toMatchObject({ state: 'open' });
    await open.db.updateTable('entrances').set({ enabled: 0 }).execute();
    expect(await resolver.resolveEntry(merchant, entrance)).toMatchObject({
      state: 'disabled',
      cause: 'entrance',
      place: { kind: 'merchant', storeName: null },
    });
  });

  it('answers alike for ids of another merchant, unassigned ids and ids that never were', async () => {
    const [ours, theirs] = [await addMerchant(open.db), await addMerchant(open.db)];
    const entrance = await addMerchantEntrance(open.db, theirs);
    const tag = await addTag(open.db, theirs, { state: 'verified', entrance_id: entrance });
    const pool = await addTag(open.db, ours);
    const resolver = entryResolver(open.db);
    for (const id of [entrance, tag, pool, 'nothing', '', "' or 1=1 --"]) {
      expect(await resolver.resolveEntry(ours, id)).toEqual({ state: 'unknown' });
    }
  });

  it('remembers the last tap of a tag to the minute, of this merchant only', async () => {
    const [ours, theirs] = [await addMerchant(open.db), await addMerchant(open.db)];
    const tag = await addTag(open.db, ours);
    const tapped = async (merchantId: string, at: number) => {
      for (const write of tagTapped(open.db, merchantId, tag, at)) await write.execute(open.db);
      return open.db.selectFrom('tags').select('last_tap_at').execute();
    };
    await tapped(theirs, 90_000);
    expect(await tapped(ours, 70_000)).toEqual([{ last_tap_at: 70_000 }]);
    expect(await tapped(ours, 129_999)).toEqual([{ last_tap_at: 70_000 }]);
    expect(await tapped(ours, 130_000)).toEqual([{ last_tap_at: 130_000 }]);
    expect(tagTapped(open.db, ours, null, 200_000)).toEqual([]);
  });
});

it.each([
  [true, null, 'open'],
  [true, 'reserved', 'open'],
  [true, 'written', 'open'],
  [true, 'verified', 'open'],
  [true, 'protected', 'open'],
  [true, 'disabled', 'tag'],
  [true, 'lost', 'lost'],
  [false, 'verified', 'entrance'],
  [false, 'lost', 'entrance'],
] as const)('with the entrance on=%s and its tag %s, the door is: %s', (enabled, tag, state) => {
  expect(entryState(enabled, tag)).toBe(state);
});
