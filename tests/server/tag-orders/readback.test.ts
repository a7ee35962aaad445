import { DEMO } from '../../../server/src/demo/seed';
import { factoryOrder } from '../../../server/src/domain/factory/file';
import { checkReadback } from '../../../server/src/domain/factory/readback';
import type { SheetRow } from '../../../server/src/domain/sheets/sheet';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { COLUMN, counts, factoryDesk, put, uidOf } from './factory-desk';
import type { FactoryDesk, Table } from './factory-desk';

describe.each([['NTAG213'], ['NTAG215'], ['NTAG216']])('what a factory reads back of %s', (chip) => {
  let world: ServerWorld;
  let desk: FactoryDesk;
  let orderId: string;
  beforeAll(async () => {
    world = await serverWorld({ poolSize: 1 });
    desk = await factoryDesk(world, chip);
    orderId = await desk.order(6);
  });
  afterAll(() => world.close());

  it.each([
    ['the NDEF message', (row: string[]) => row[COLUMN.ndef] ?? ''],
    ['pages from 3', (row: string[]) => row[COLUMN.pages] ?? ''],
    [
      'pages from 4, with colons',
      (row: string[]) => (row[COLUMN.pages] ?? '').slice(8).match(/../g)?.join(':') ?? '',
    ],
    [
      'pages from 0',
      (row: string[]) => {
        const uid = row[COLUMN.uid] ?? '';
        return `${uid.slice(0, 6)}AA${uid.slice(6)}00480000${row[COLUMN.pages] ?? ''}`.toLowerCase();
      },
    ],
  ])('knows its tags again from %s', async (_what, content) => {
    const { body } = await desk.sendBack(orderId, (rows) =>
      rows.map((row) => Object.assign([...row], { [COLUMN.read]: content(row) }) as string[]),
    );
    expect([counts(body), body.registrable]).toEqual([{ matches: 6 }, 6]);
  });

  it('catches rows that were swapped, cut, changed, doubled or never ours, each by name', async () => {
    const { body } = await desk.sendBack(orderId, (rows) => {
      const [a, b, c, d, e, f] = rows;
      const first = a?.[COLUMN.read] ?? '';
      put(a, COLUMN.read, b?.[COLUMN.read] ?? '');
      put(b, COLUMN.read, first);
      put(c, COLUMN.read, (c?.[COLUMN.ndef] ?? '').slice(0, 40));
      put(d, COLUMN.read, (d?.[COLUMN.ndef] ?? '').replace(/6D6D$/, '6D6E'));
      put(f, COLUMN.uid, e?.[COLUMN.uid] ?? '');
      return [...rows, ['1-000099', '', '', '', '', '', '', '', uidOf(99), first]];
    });
    expect(counts(body)).toEqual({ swapped: 2, truncated: 1, changed: 1, uid_twice: 2, unknown_serial: 1 });
    const bad = await desk.rowsOf(body);
    expect(bad.map(({ serial, verdict }) => [serial, verdict])).toEqual([
      ['1-000001', 'swapped'],
      ['1-000002', 'swapped'],
      ['1-000003', 'truncated'],
      ['1-000004', 'changed'],
      ['1-000005', 'uid_twice'],
      ['1-000006', 'uid_twice'],
      ['1-000099', 'unknown_serial'],
    ]);
    expect(bad[0]?.about).toBe('读到的是序列号 1-000002 的内容');
    expect(body.registrable).toBe(0);
  });

  it('catches pages that end too soon, empty tags, missing UIDs and serials that come twice', async () => {
    const { body } = await desk.sendBack(
      orderId,
      (rows) => {
        const [a, b, c, d, e] = rows;
        put(a, COLUMN.read, (a?.[COLUMN.pages] ?? '').slice(0, 60));
        put(b, COLUMN.read, '');
        put(c, COLUMN.uid, '');
        put(d, COLUMN.uid, 'not a uid');
        put(e, COLUMN.serial, rows[5]?.[COLUMN.serial] ?? '');
        put(e, COLUMN.read, rows[5]?.[COLUMN.read] ?? '');
        return rows;
      },
      { kind: 'xlsx' },
    );
    expect(counts(body)).toEqual({ truncated: 1, empty: 1, uid_missing: 2, serial_twice: 2 });
  });

  it('refuses a file without such a table', async () => {
    const reply = await world.app.inject({
      method: 'POST',
      url: `/api/v1/console/tag-orders/${orderId}/readbacks?fileName=x.csv`,
      headers: { ...desk.owner, 'content-type': 'application/octet-stream' },
      payload: 'a,b\n1,2\n',
    });
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([422, 'readback_unreadable']);
  });

  it('keeps no row of a file that breaks off', async () => {
    const { db, clock, random } = world.services;
    const about = await factoryOrder(db, DEMO.merchant, orderId);
    async function* broken(): AsyncGenerator<SheetRow> {
      yield { line: 1, cells: ['序列号', 'UID', '读回的内容'] };
      for (let line = 2; line < 600; line += 1) yield { line, cells: [`1-${line}`, uidOf(line), 'D1'] };
      await Promise.resolve();
      throw new Error('the line went dead');
    }
    const before = await db.selectFrom('tag_readback_rows').select('line').execute();
    const file = { name: 'x.csv', rows: broken() };
    await expect(checkReadback({ db, clock, random }, DEMO.merchant, about, file, 'test')).rejects.toThrow(
      'the line went dead',
    );
    expect(await db.selectFrom('tag_readback_rows').select('line').execute()).toHaveLength(before.length);
  });

  it('registers the good ones once, and a file that comes again changes nothing', async () => {
    const of = await desk.order(4);
    const swapped = (rows: Table) => {
      put(rows[3], COLUMN.read, rows[2]?.[COLUMN.read] ?? '');
      return rows;
    };
    const shifted = (rows: Table) =>
      rows.map((row, n) => Object.assign([...row], { [COLUMN.uid]: uidOf(500 + n) }) as string[]);
    const { body: report } = await desk.sendBack(of, (rows) => swapped(shifted(rows)));
    expect(counts(report)).toEqual({ matches: 3, swapped: 1 });
    const done = await desk.act<{ registered: number; left: number }>(`readbacks/${report.id}/register`, {});
    expect(done.body).toEqual({ registered: 3, left: 0 });
    expect((await desk.act(`readbacks/${report.id}/register`, {})).body).toEqual({ registered: 0, left: 0 });
    const tags = () =>
      world.services.db
        .selectFrom('tags')
        .select(['order_serial', 'state', 'uid', 'chip', 'entrance_id'])
        .where('order_id', '=', of)
        .orderBy('order_serial')
        .execute();
    const before = await tags();
    expect(before.map(({ state, uid }) => [state, uid])).toEqual([
      ['verified', uidOf(500)],
      ['verified', uidOf(501)],
      ['verified', uidOf(502)],
      ['ordered', null],
    ]);
    const { body: again } = await desk.sendBack(of, (rows) => swapped(shifted(rows)));
    expect(counts(again)).toEqual({ registered: 3, swapped: 1 });
    // The factory mends the last one; its chip must not be one that stands elsewhere.
    const { body: clash } = await desk.sendBack(of, (rows) => {
      put(rows[3], COLUMN.uid, uidOf(500));
      return rows.slice(3);
    });
    expect(counts(clash)).toEqual({ uid_twice: 1 });
    const { body: mended } = await desk.sendBack(of, (rows) => shifted(rows).slice(3));
    expect(counts(mended)).toEqual({ matches: 1 });
    await desk.act(`readbacks/${mended.id}/register`, {});
    expect((await tags()).map(({ state }) => state)).toEqual(Array(4).fill('verified'));
    const history = await world.services.db
      .selectFrom('tag_writes')
      .select(['write_code_id', 'order_id'])
      .where('order_id', '=', of)
      .execute();
    // A factory writes by an order, with no write code.
    expect(history).toEqual(Array(4).fill({ write_code_id: '', order_id: of }));
    const { registered } = await world.services.db
      .selectFrom('tag_orders')
      .select('registered')
      .where('id', '=', of)
      .executeTakeFirstOrThrow();
    expect(registered).toBe(4);
  });
});
