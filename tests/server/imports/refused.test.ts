import { Readable } from 'node:stream';
import { DEMO } from '../../../server/src/demo/seed';
import { readSheet } from '../../../server/src/domain/sheets/read';
import type { ConsoleClient, TestMerchantPlatform } from '../merchant-platform/setup';
import { fileOf, ownersDesk } from './desk';
import { HEAD, row } from './store-rows';

describe('what an import refuses', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  let desk: Awaited<ReturnType<typeof ownersDesk>>['desk'];
  beforeAll(async () => ({ platform, owner, desk } = await ownersDesk()));
  afterAll(() => platform.close());

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
});
