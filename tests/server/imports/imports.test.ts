import { Readable } from 'node:stream';
import { DEMO } from '../../../server/src/demo/seed';
import { importStep } from '../../../server/src/domain/imports/work';
import { readSheet } from '../../../server/src/domain/sheets/read';
import { idempotencyKey } from '../../helpers/server';
import { merchantPlatform } from '../merchant-platform/setup';
import type { ConsoleClient, TestMerchantPlatform } from '../merchant-platform/setup';
import { fileOf, importDesk } from './desk';

const HEAD = ['机构', '门店编码', '门店', '地址', '电话', '营业时间', '收银终端'];
const row = (n: number, more: Partial<Record<'name' | 'address' | 'phone' | 'terminals', string>> = {}) => [
  '大同分公司',
  `DT${String(n).padStart(3, '0')}`,
  more.name ?? `御河第${n}店`,
  more.address ?? `御河西路 ${n} 号`,
  more.phone ?? '0352-5550100',
  '09:00-21:00',
  more.terminals ?? '1 号收银台',
];

describe('importing', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  let desk: ReturnType<typeof importDesk>;
  beforeAll(async () => {
    platform = await merchantPlatform();
    owner = await platform.staff('owner');
    const me = await owner.get('/api/v1/console/me');
    desk = importDesk(platform, owner, me.json<{ csrfToken: string }>().csrfToken);
  });
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

  it('names every bad row by line, column and what to do; bad rows are left out only when asked', async () => {
    const rows = [
      HEAD,
      row(11),
      ['', 'DT012', '', '', '电话', '', ''],
      ['大同分公司', '6.22848E+17', '坏码店'],
      row(11, { name: '又一家' }),
      row(13, { terminals: '甲、甲' }),
      row(14, { name: '长'.repeat(61) }),
    ];
    const id = await desk.start();
    await desk.put(id, await fileOf(rows));
    await desk.work();
    expect(await desk.look(id)).toMatchObject({ state: 'checked', rows: 6, bad: 5 });
    const { faults } = await desk.faults(id);
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [3, '机构'],
      [3, '门店'],
      [3, '电话'],
      [4, '门店编码'],
      [5, '门店编码'],
      [6, '收银终端'],
      [7, '门店'],
    ]);
    expect(faults[4]?.reason).toContain('与第 2 行相同');
    const report = await owner.get(`/api/v1/console/imports/${id}/report?format=xlsx`);
    const lines: (readonly string[])[] = [];
    for await (const { cells } of readSheet(Readable.from([report.rawPayload]))) lines.push(cells);
    expect(lines[0]).toEqual(['行号', '列', '问题与办法']);
    expect(lines).toHaveLength(8);
    expect((await desk.confirm(id)).json()).toMatchObject({ code: 'import_has_faults' });
    expect((await desk.confirm(id, true)).statusCode).toBe(200);
    await desk.work();
    expect(await desk.look(id)).toMatchObject({ state: 'done', added: 1, bad: 5, done: 6 });
  });

  it('pages faults, however many there are', async () => {
    const id = await desk.start();
    await desk.put(id, await fileOf([HEAD, ...Array.from({ length: 130 }, () => ['', '', '只有店名'])]));
    await desk.work();
    expect(await desk.look(id)).toMatchObject({ bad: 130, rows: 130 });
    // Nothing good is in it: there is nothing to confirm.
    expect((await desk.confirm(id, true)).json()).toMatchObject({ code: 'import_not_ready' });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const url = `/api/v1/console/imports/${id}/faults${cursor ? `?cursor=${cursor}` : ''}`;
      const page: Awaited<ReturnType<typeof desk.faults>> = (await owner.get(url)).json();
      seen.push(...page.faults.map(({ line, column }) => `${line} ${column}`));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(260);
    expect(new Set(seen).size).toBe(260);
    expect((await desk.cancel(id)).json()).toMatchObject({ state: 'cancelled' });
    expect((await desk.cancel(id)).json()).toMatchObject({ code: 'import_not_ready' });
  });

  it('refuses what is no file of this kind, and takes another under the same number', async () => {
    const id = await desk.start();
    const answers = [
      await desk.put(id, Buffer.alloc(0)),
      await desk.put(id, await fileOf([HEAD])),
      await desk.put(
        id,
        await fileOf([
          ['机构', '门店', '颜色'],
          ['a', 'b', 'c'],
        ]),
      ),
      await desk.put(id, await fileOf([[...HEAD, '颜色'], row(1)])),
      await desk.put(id, Buffer.from('d0cf11e0a1b11ae1', 'hex')),
    ].map((answer) => [answer.statusCode, answer.json<{ code: string; message: string }>()] as const);
    expect(answers.map(([status, { code }]) => [status, code])).toEqual([
      [422, 'sheet_empty'],
      [422, 'sheet_empty'],
      [422, 'sheet_columns'],
      [422, 'sheet_columns'],
      [422, 'sheet_old_excel'],
    ]);
    expect(answers[2]?.[1].message).toContain('“门店编码”');
    expect(answers[3]?.[1].message).toContain('“颜色”');
    expect((await desk.put(id, await fileOf([HEAD, row(1)]))).statusCode).toBe(200);
    expect((await desk.put(id, await fileOf([HEAD, row(1)]))).json()).toMatchObject({
      code: 'import_not_ready',
    });
    await desk.cancel(id);
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

  it('another merchant and lower roles see nothing of it', async () => {
    const id = await desk.start();
    const stranger = await platform.staff('owner', platform.other.merchantId);
    for (const path of ['', '/faults', '/report?format=csv'])
      expect((await stranger.get(`/api/v1/console/imports/${id}${path}`)).json()).toMatchObject({
        code: 'import_unknown',
      });
    expect((await stranger.get('/api/v1/console/imports')).json()).toEqual({ imports: [] });
    const manager = await platform.staff('store_manager');
    expect((await manager.get('/api/v1/console/imports')).statusCode).toBe(403);
    const lines = await platform.services.db
      .selectFrom('audit')
      .select('action')
      .where('merchant_id', '=', DEMO.merchant)
      .where('action', 'like', 'import.%')
      .execute();
    expect(new Set(lines.map((line) => line.action))).toEqual(
      new Set(['import.confirmed', 'import.cancelled', 'import.done']),
    );
  });

  it('what is exported can be imported again and changes nothing; formulas stay text', async () => {
    await desk.whole([HEAD, ['=1+1 公司', 'EX1', '+店', '@路', '+86 352 5550101', '', '-台']]);
    const answer = await owner.get('/api/v1/console/exports/stores?format=csv&search=EX1');
    expect(answer.headers['content-disposition']).toContain('.csv');
    expect(answer.body).toContain("'=1+1 公司,EX1,'+店,'@路,'+86 352 5550101,,'-台,");
    const id = await desk.start();
    await desk.put(id, answer.rawPayload);
    await desk.work();
    await desk.confirm(id);
    await desk.work();
    expect(await desk.look(id)).toMatchObject({ state: 'done', added: 0, updated: 0, unchanged: 1 });
    const all = await owner.get('/api/v1/console/exports/stores?format=xlsx&organisation=nowhere');
    const rows: (readonly string[])[] = [];
    for await (const { cells } of readSheet(Readable.from([all.rawPayload]))) rows.push(cells);
    expect(rows).toHaveLength(1);
  });

  it('templates are understood by the import they are for', async () => {
    for (const kind of ['stores', 'old_members'] as const) {
      const template = await owner.get(`/api/v1/console/import-template?kind=${kind}&format=xlsx`);
      const id = await desk.start(kind);
      await desk.put(id, template.rawPayload);
      await desk.work();
      expect(await desk.look(id)).toMatchObject({ state: 'checked', rows: 2, bad: 0 });
      await desk.cancel(id);
    }
  });

  describe('old members', () => {
    const MEMBERS = ['会员卡号', '姓名', '手机号', '积分', '余额（元）'];

    it('are known by their number, brought up to date while unbound, and lie sealed while they wait', async () => {
      await desk.work();
      const id = await desk.start('old_members');
      const file = [MEMBERS, ['b-0001', '林小满', '13800006688', 1200, '35.50'], ['B0002', '', '', '', '']];
      await desk.put(id, await fileOf(file));
      const waiting = await platform.services.db.selectFrom('import_rows').selectAll().execute();
      expect(waiting).toHaveLength(2);
      expect(JSON.stringify(waiting)).not.toMatch(/林小满|13800006688|B0001/);
      await desk.work();
      await desk.confirm(id);
      await desk.work();
      expect(await desk.look(id)).toMatchObject({ state: 'done', added: 2 });
      const of = () =>
        platform.services.db
          .selectFrom('old_members')
          .selectAll()
          .where('merchant_id', '=', DEMO.merchant)
          .where('number', '=', 'B0001')
          .executeTakeFirstOrThrow();
      const before = await of();
      expect(before).toMatchObject({ name: '林小满', phone_tail: '6688', points: 1200, balance_fen: 3550 });
      const changed = [MEMBERS, ['B0001', '林小满', '13800006688', 1300, '35.5'], ['B0002', '', '', '', '']];
      expect(await desk.whole(changed, 'old_members')).toMatchObject({ added: 0, updated: 1, unchanged: 1 });
      expect(await of()).toMatchObject({ points: 1300, phone_enc: before.phone_enc });
      await platform.services.db
        .updateTable('old_members')
        .set({ bound_member_id: 'somebody0000000000', bound_at: 1, bound_by: 'phone' })
        .where('id', '=', before.id)
        .execute();
      expect(await desk.whole(changed, 'old_members')).toMatchObject({ unchanged: 2 });
      const late = await desk.start('old_members');
      await desk.put(late, await fileOf([MEMBERS, ['B0001', '', '', 9, '']]));
      await desk.work();
      expect((await desk.faults(late)).faults).toMatchObject([{ line: 2, column: '会员卡号' }]);
      await desk.cancel(late);
      const file2 = await owner.get('/api/v1/console/exports/old-members?format=csv');
      expect(file2.body).toContain('***01,林*满,*******6688,1300,35.5,');
      expect(file2.body).not.toMatch(/13800006688|B0001/);
    });

    it.each([
      [['C1', '', '12', '', ''], '手机号'],
      [['C1', '', '', '-1', ''], '积分'],
      [['C1', '', '', '1.5', ''], '积分'],
      [['C1', '', '', '', '1.005'], '余额（元）'],
      [['C1', '', '', '', '99999999'], '余额（元）'],
      [['6.22848E+17', '', '', '', ''], '会员卡号'],
      [['卡', '', '', '', ''], '会员卡号'],
    ])('%j is refused for %s', async (cells, column) => {
      const id = await desk.start('old_members');
      await desk.put(id, await fileOf([MEMBERS, cells, ['C2']]));
      await desk.work();
      expect((await desk.faults(id)).faults.map((fault) => [fault.line, fault.column])).toEqual([
        [2, column],
      ]);
      await owner.act('POST', `/api/v1/console/imports/${id}/cancel`, {}, idempotencyKey());
    });
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
