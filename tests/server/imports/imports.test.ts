import { DEMO } from '../../../server/src/demo/seed';
import { importStep } from '../../../server/src/domain/imports/work';
import type { ConsoleClient, TestMerchantPlatform } from '../merchant-platform/setup';
import { fileOf, ownersDesk } from './desk';
import { HEAD, row } from './store-rows';

describe('importing', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  let desk: Awaited<ReturnType<typeof ownersDesk>>['desk'];
  beforeAll(async () => ({ platform, owner, desk } = await ownersDesk()));
  afterAll(() => platform.close());

  const table = async (search: string) =>
    (await owner.get(`/api/v1/console/entrances?search=${encodeURIComponent(search)}`)).json<{
      total: number;
      rows: { store: { name: string; code: string }; terminals: number; enabled: boolean }[];
    }>();

  it('takes stores, organisations and terminals over, each with its entrance, once looked through', async () => {
    const id = await desk.start();
    const sent = await desk.put(
      id,
      await fileOf([HEAD, row(1), row(2, { terminals: '甲、乙' }), row(3)], 'xlsx'),
    );
    expect([sent.statusCode, sent.json()]).toMatchObject([200, { state: 'checking', rows: 3, added: 0 }]);
    expect((await desk.confirm(id)).json()).toMatchObject({ code: 'import_not_ready' });
    await desk.work();
    expect(await desk.look(id)).toMatchObject({ state: 'checked', rows: 3, done: 3, bad: 0 });
    expect((await table('御河')).total).toBe(0);
    await desk.confirm(id);
    await desk.work();
    expect(await desk.look(id)).toMatchObject({ state: 'done', done: 3, added: 3, updated: 0, unchanged: 0 });
    const found = await table('大同 御河');
    expect(found.total).toBe(3);
    expect(found.rows[1]).toMatchObject({
      store: { name: '御河第2店', code: 'DT002' },
      terminals: 2,
      enabled: true,
    });
    const left = await platform.services.db.selectFrom('import_rows').select('line').execute();
    expect(left).toEqual([]);
  });

  it('the same file again changes nothing; a changed one updates, takes no terminal away and empties emptied cells', async () => {
    expect(await desk.whole([HEAD, row(1), row(2, { terminals: '甲、乙' }), row(3)])).toMatchObject({
      state: 'done',
      added: 0,
      updated: 0,
      unchanged: 3,
    });
    const changed = [
      HEAD,
      row(1, { name: '御河新店', address: '' }),
      row(2, { terminals: '丙' }),
      row(3),
      row(4),
    ];
    expect(await desk.whole(changed)).toMatchObject({ added: 1, updated: 2, unchanged: 1 });
    const stores = await desk.stores();
    expect(stores.map((store) => [store.code, store.name, store.address])).toEqual([
      ['DT001', '御河新店', null],
      ['DT002', '御河第2店', '御河西路 2 号'],
      ['DT003', '御河第3店', '御河西路 3 号'],
      ['DT004', '御河第4店', '御河西路 4 号'],
    ]);
    expect((await table('DT002')).rows[0]).toMatchObject({ terminals: 3 });
    // A column that the file lacks is left alone; one organisation moves to another.
    const narrow = [HEAD.slice(0, 3), ['朔州分公司', 'DT003', '御河第3店']];
    expect(await desk.whole(narrow)).toMatchObject({ added: 0, updated: 1 });
    expect((await desk.stores())[2]).toMatchObject({ organisation: '朔州分公司', address: '御河西路 3 号' });
    const moved = await platform.services.db
      .selectFrom('entrances as e')
      .innerJoin('organisations as o', 'o.id', 'e.organisation_id')
      .innerJoin('stores as s', 's.id', 'e.store_id')
      .where('s.code', '=', 'DT003')
      .select(['e.kind', 'o.name'])
      .orderBy('e.kind')
      .execute();
    expect(moved).toEqual([
      { kind: 'store', name: '朔州分公司' },
      { kind: 'terminal', name: '朔州分公司' },
    ]);
  });

  it('gives a store without a code its code, by organisation and name', async () => {
    const rows = [
      HEAD.slice(0, 3),
      ['太原分公司', 'TY001', '太原第一门店'],
      ['吕梁分公司', 'X9', '太原第一门店'],
    ];
    expect(await desk.whole(rows)).toMatchObject({ added: 1, updated: 1 });
    const store = await platform.services.db
      .selectFrom('entrances as e')
      .innerJoin('stores as s', 's.id', 'e.store_id')
      .where('e.id', '=', DEMO.taiyuanFirst)
      .select(['s.code', 's.phone'])
      .execute();
    expect(store).toEqual([{ code: 'TY001', phone: '0351-5550126' }]);
  });

  it('stops where it is cancelled and goes on where a crash left it, no row twice', async () => {
    const many = Array.from({ length: 450 }, (_, n) => [
      '临汾分公司',
      `LF${String(n).padStart(3, '0')}`,
      `平阳第${n}店`,
      '',
      '',
      '',
      '前台',
    ]);
    const id = await desk.start();
    await desk.put(id, await fileOf([HEAD, ...many]));
    await desk.work();
    await desk.confirm(id);
    const of = { merchant_id: DEMO.merchant, id };
    await importStep(platform.services, of);
    // A step that fails half-way leaves nothing of itself.
    const failing = { ...platform.services, random: { bytes: failAfter(60) } };
    await expect(importStep(failing, of)).rejects.toThrow('the power went out');
    expect(await desk.look(id)).toMatchObject({ state: 'running', done: 100, added: 100 });
    // Two nodes at once take turns.
    await Promise.all([importStep(platform.services, of), importStep(platform.services, of)]);
    expect(await desk.look(id)).toMatchObject({ done: 300, added: 300 });
    await desk.work();
    expect(await desk.look(id)).toMatchObject({ state: 'done', done: 450, added: 450 });
    const counts = await platform.services.db
      .selectFrom('entrances as e')
      .innerJoin('stores as s', 's.id', 'e.store_id')
      .where('s.code', 'like', 'LF%')
      .select((e) => ['e.kind', e.fn.countAll<number>().as('n')])
      .groupBy('e.kind')
      .orderBy('e.kind')
      .execute();
    expect(counts.map(({ kind, n }) => [kind, Number(n)])).toEqual([
      ['store', 450],
      ['terminal', 450],
    ]);
    expect((await table('临汾')).total).toBe(450);

    const second = await desk.start();
    await desk.put(second, await fileOf([HEAD, ...many.map(([, ...rest]) => ['运城分公司', ...rest])]));
    await desk.work();
    await desk.confirm(second);
    await importStep(platform.services, { ...of, id: second });
    await desk.cancel(second);
    await desk.work();
    expect(await desk.look(second)).toMatchObject({ state: 'cancelled', done: 100, updated: 100 });
    expect((await table('运城')).total).toBe(100);
  });

  it('one import of a merchant writes at a time', async () => {
    const ids = [await desk.start(), await desk.start()];
    for (const id of ids) await desk.put(id, await fileOf([HEAD, row(1)]));
    await desk.work();
    expect((await desk.confirm(ids[0]!)).statusCode).toBe(200);
    expect((await desk.confirm(ids[1]!)).json()).toMatchObject({ code: 'import_busy' });
    await desk.work();
    expect((await desk.confirm(ids[1]!)).statusCode).toBe(200);
    await desk.work();
  });
});

/** Chance that fails after some calls, as a process does that is killed in the middle. */
function failAfter(calls: number): (count: number) => Uint8Array {
  let left = calls;
  return (count) => {
    left -= 1;
    if (left < 0) throw new Error('the power went out');
    return Uint8Array.from({ length: count }, (_, n) => (n * 37 + left * 11) % 256);
  };
}
