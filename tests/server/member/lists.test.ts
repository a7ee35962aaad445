import { DEMO_AGREEMENT } from '../../../server/src/demo/members';
import { DEMO } from '../../../server/src/demo/seed';
import { PLAIN } from '../../helpers/server-world';
import type { Refusal } from './account-views';
import { consent, linAtHome } from './lin-at-home';

interface Store {
  id: string;
  name: string;
  address: string | null;
  entranceId: string | null;
}

interface Stores {
  stores: Store[];
  nextCursor: string | null;
}

const home = linAtHome();

describe('the list of stores', () => {
  beforeEach(() => home.lin.open(PLAIN));
  const list = async (query = '') => (await home.lin.get<Stores>(`/stores${query}`)).body;

  it('shows the stores one can go to, with their entrance, and each of them alone', async () => {
    const { stores, nextCursor } = await list();
    expect(stores.map((store) => store.name)).toContain('太原第一门店');
    expect(stores.filter((store) => store.address === null)).toEqual([]);
    expect(nextCursor).toBeNull();
    const taiyuan = stores.find((store) => store.name === '太原第一门店');
    expect(taiyuan?.entranceId).toBe(DEMO.taiyuanFirst);
    const one = await home.lin.get<{ store: Store }>(`/stores/${taiyuan?.id ?? ''}`);
    expect(one.body.store).toEqual(taiyuan);
    expect((await home.lin.get<Refusal>('/stores/anotherStore000000')).body.code).toBe('store_unknown');
  });

  it('finds by every word, in name, organisation and address, and takes signs for what they are', async () => {
    expect((await list(`?search=${encodeURIComponent('太原 长风街')}`)).stores).toHaveLength(1);
    expect((await list(`?search=${encodeURIComponent('100%')}`)).stores).toEqual([]);
  });

  it('turns pages without losing or repeating a store', async () => {
    const [some] = await home.world.services.db.selectFrom('stores').selectAll().execute();
    if (!some) throw new Error('no store');
    const more = Array.from({ length: 70 }, (_, i) => ({
      ...some,
      id: `moreStores${String(i).padStart(8, '0')}`,
      number: 100 + Math.floor(i / 9),
      address: `第 ${i} 号`,
    }));
    await home.world.services.db.insertInto('stores').values(more).execute();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Stores = await list(cursor === '' ? '' : `?cursor=${cursor}`);
      seen.push(...page.stores.map((store) => store.id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(more.filter(({ id }) => !seen.includes(id))).toEqual([]);
  });

  it('does not name an entrance that is switched off, nor stores of another merchant', async () => {
    const { db } = home.world.services;
    await db.updateTable('entrances').set({ enabled: 0 }).where('id', '=', DEMO.taiyuanFirst).execute();
    await db.updateTable('stores').set({ merchant_id: 'other' }).where('name', '=', '红谷滩店').execute();
    const { stores } = await list();
    expect(stores.find((store) => store.name === '太原第一门店')?.entranceId).toBeNull();
    expect(stores.map((store) => store.name)).not.toContain('红谷滩店');
  });
});

describe('agreements', () => {
  it('are read in the version asked for, and consented to in the one in force only', async () => {
    await home.lin.open(PLAIN);
    const { db } = home.world.services;
    const old = { merchant_id: DEMO.merchant, version: '2025-01', published_at: 1 };
    await db
      .insertInto('agreements')
      .values({ ...old, kind: 'privacy', title: '旧', text: '旧' })
      .execute();
    const list = await home.lin.get<{ current: string; versions: { version: string }[] }>('/agreements');
    expect(list.body).toMatchObject({ current: DEMO_AGREEMENT, consents: [] });
    expect(list.body.versions.map((it) => it.version)).toEqual([DEMO_AGREEMENT, '2025-01']);
    const read = await home.lin.get<{ documents: { kind: string }[] }>(`/agreements/${DEMO_AGREEMENT}`);
    expect(read.body).toMatchObject({ current: true });
    expect(read.body.documents.map((it) => it.kind)).toEqual(['membership', 'privacy']);
    expect((await consent(home.lin, 'claim', '2025-01')).body.code).toBe('agreement_outdated');
    expect((await consent(home.lin, 'claim', '1999')).body.code).toBe('agreement_unknown');
    const first = await consent(home.lin, 'claim');
    home.world.services.clock.pass(60_000);
    expect((await consent(home.lin, 'claim')).body.consent).toEqual(first.body.consent);
  });
});
