import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import type { SheetKind } from '../../../server/src/domain/sheets/sheet';
import { COLUMN, factoryDesk, tagsIn } from './factory-desk';
import type { FactoryDesk } from './factory-desk';
import { ndefOnPages, ndefRecords } from './plain-ndef';

describe.each([['NTAG213'], ['NTAG215'], ['NTAG216']])('the factory file for %s', (chip) => {
  let world: ServerWorld;
  let desk: FactoryDesk;
  let orderId: string;
  beforeAll(async () => {
    world = await serverWorld({ poolSize: 1 });
    desk = await factoryDesk(world, chip);
    orderId = await desk.order(6);
  });
  afterAll(() => world.close());

  it.each<[SheetKind]>([['csv'], ['xlsx']])(
    'holds in every row of the %s what an independent decoder reads as that tag',
    async (kind) => {
      const table = await desk.taken(orderId, kind);
      expect(table[0]?.[0]).toContain('6 枚');
      const tags = await world.services.db
        .selectFrom('tags as t')
        .innerJoin('schemes as s', 's.id', 't.scheme_id')
        .select(['t.order_serial as serial', 's.openlink', 's.sn'])
        .where('t.order_id', '=', orderId)
        .orderBy('t.order_serial')
        .execute();
      const rows = tagsIn(table);
      expect(rows).toHaveLength(6);
      rows.forEach((row, n) => {
        const tag = tags[n];
        expect(row[COLUMN.serial]).toBe(`1-${String(n + 1).padStart(6, '0')}`);
        expect([row[COLUMN.link], row[4]]).toEqual([tag?.openlink, tag?.sn]);
        const records = [
          { tnf: 1, type: 'U', payload: `\u0000${tag?.openlink ?? ''}` },
          { tnf: 4, type: 'android.com:pkg', payload: 'com.tencent.mm' },
        ];
        expect(ndefRecords(Buffer.from(row[COLUMN.ndef] ?? '', 'hex'))).toEqual(records);
        const pages = Buffer.from(row[COLUMN.pages] ?? '', 'hex');
        const last = { NTAG213: 0x27, NTAG215: 0x81, NTAG216: 0xe1 }[chip] ?? 0;
        expect(pages.length).toBe((last - 3 + 1) * 4);
        expect(ndefRecords(ndefOnPages(pages))).toEqual(records);
        expect(Number(row[6])).toBe((row[COLUMN.ndef] ?? '').length / 2);
      });
      expect(new Set(rows.map((row) => row[COLUMN.link])).size).toBe(6);
      expect(rows.map((row) => row[1])).toEqual([
        ...Array<string>(3).fill(rows[0]?.[1] ?? '?'),
        ...Array<string>(3).fill(rows[3]?.[1] ?? '?'),
      ]);
      expect(rows[0]?.[1]).not.toBe(rows[3]?.[1]);
    },
  );

  it('gives no file before every scheme is there, and takes nothing back once it was taken', async () => {
    await world.control('/faults', { path: '/wxa/generatenfcscheme', errcode: 9800007, times: 1_000 });
    const { body } = await desk.act<{ id: string }>('tag-orders', {
      kind: 'factory',
      chip,
      destination: { kind: 'merchant', count: 2 },
      note: '',
    });
    const early = await world.call<{ code: string }>(
      'GET',
      `/api/v1/console/tag-orders/${body.id}/factory-file.csv`,
      desk.owner,
    );
    expect(early.body.code).toBe('tag_order_unfinished');
    expect(
      (await desk.act<{ code: string }>(`tag-orders/${orderId}/moves`, { move: 'cancel' })).body.code,
    ).toBe('tag_order_over');
    await fetch(`${world.simulator.url}/control/faults`, { method: 'DELETE' });
  });
});
