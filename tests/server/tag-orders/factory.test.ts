import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { consoleReadback, consoleReadbackRows } from '../../../server/src/contract/console-factory';
import { DEMO } from '../../../server/src/demo/seed';
import { factoryOrder } from '../../../server/src/domain/factory/file';
import { checkReadback } from '../../../server/src/domain/factory/readback';
import { readSheet } from '../../../server/src/domain/sheets/read';
import { writeSheet } from '../../../server/src/domain/sheets/write';
import type { SheetKind, SheetRow } from '../../../server/src/domain/sheets/sheet';
import type { Answer } from '../../../server/src/plugins/contract-route';
import { idempotencyKey } from '../../helpers/server';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';
import { ownersConsole } from '../acts/act';
import { ndefOnPages, ndefRecords } from './plain-ndef';

type Report = Answer<typeof consoleReadback>;
type Rows = Answer<typeof consoleReadbackRows>['rows'];
type Table = string[][];

jest.setTimeout(60_000);

const SERIAL = 0;
const LINK = 3;
const NDEF = 5;
const PAGES = 7;
const UID = 8;
const READ = 9;

const uidOf = (n: number) => `04${n.toString(16).toUpperCase().padStart(12, '0')}`;

describe.each([['NTAG213'], ['NTAG215'], ['NTAG216']])('the factory file for %s', (chip) => {
  let world: ServerWorld;
  let owner: Record<string, string>;
  let orderId: string;
  beforeAll(async () => {
    world = await serverWorld({ poolSize: 1 });
    owner = await ownersConsole(world);
    orderId = await order(6);
  });
  afterAll(() => world.close());

  const act = <T>(path: string, body: object) =>
    world.call<T>('POST', `/api/v1/console/${path}`, { ...owner, 'idempotency-key': idempotencyKey() }, body);

  async function order(count: number): Promise<string> {
    const { body } = await act<{ id: string }>('tag-orders', {
      kind: 'factory',
      chip,
      destination: {
        kind: 'entrances',
        ids: [DEMO.taiyuanFirst, DEMO.taiyuanFirstTerminal1],
        each: count / 2,
      },
      note: '',
    });
    await until(async () => {
      const row = await world.services.db
        .selectFrom('tag_orders')
        .select('finished_at')
        .where('id', '=', body.id)
        .executeTakeFirstOrThrow();
      return row.finished_at !== null;
    });
    return body.id;
  }

  async function taken(kind: SheetKind, of = orderId): Promise<Table> {
    const reply = await world.app.inject({
      method: 'GET',
      url: `/api/v1/console/tag-orders/${of}/factory-file.${kind}`,
      headers: owner,
    });
    expect(reply.statusCode).toBe(200);
    const rows: Table = [];
    for await (const { cells } of readSheet(Readable.from([reply.rawPayload]))) rows.push([...cells]);
    return rows;
  }
  const tagsIn = (table: Table) => table.slice(table.findIndex((row) => row[SERIAL] === '序列号') + 1);

  /** The file as the factory gives it back: every tag read, with whatever went wrong. */
  async function sendBack(
    change: (rows: Table) => Table = (rows) => rows,
    { kind = 'csv', read = PAGES, of = orderId }: { kind?: SheetKind; read?: number; of?: string } = {},
  ) {
    const table = await taken(kind, of);
    const head = table.slice(0, table.length - tagsIn(table).length);
    const rows = tagsIn(table).map((row, n) => {
      const filled = [...row];
      filled[UID] = uidOf(n + 1);
      filled[READ] = row[read] ?? '';
      return filled;
    });
    const payload = await buffer(writeSheet([...head, ...change(rows)], kind));
    const reply = await world.app.inject({
      method: 'POST',
      url: `/api/v1/console/tag-orders/${of}/readbacks?fileName=${encodeURIComponent('回读.' + kind)}`,
      headers: { ...owner, 'content-type': 'application/octet-stream' },
      payload,
    });
    return { status: reply.statusCode, body: reply.json<Report & { code?: string }>() };
  }
  const counts = (report: Report) =>
    Object.fromEntries(report.counts.map(({ verdict, rows }) => [verdict, rows]));
  const rowsOf = async (report: Report) =>
    (await world.call<{ rows: Rows }>('GET', `/api/v1/console/readbacks/${report.id}/rows`, owner)).body.rows;
  const put = (row: string[] | undefined, at: number, text: string) => {
    if (row) row[at] = text;
  };

  it.each<[SheetKind]>([['csv'], ['xlsx']])(
    'holds in every row of the %s what an independent decoder reads as that tag',
    async (kind) => {
      const table = await taken(kind);
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
        expect(row[SERIAL]).toBe(`1-${String(n + 1).padStart(6, '0')}`);
        expect([row[LINK], row[4]]).toEqual([tag?.openlink, tag?.sn]);
        const records = [
          { tnf: 1, type: 'U', payload: `\u0000${tag?.openlink ?? ''}` },
          { tnf: 4, type: 'android.com:pkg', payload: 'com.tencent.mm' },
        ];
        expect(ndefRecords(Buffer.from(row[NDEF] ?? '', 'hex'))).toEqual(records);
        const pages = Buffer.from(row[PAGES] ?? '', 'hex');
        const last = { NTAG213: 0x27, NTAG215: 0x81, NTAG216: 0xe1 }[chip] ?? 0;
        expect(pages.length).toBe((last - 3 + 1) * 4);
        expect(ndefRecords(ndefOnPages(pages))).toEqual(records);
        expect(Number(row[6])).toBe((row[NDEF] ?? '').length / 2);
      });
      expect(new Set(rows.map((row) => row[LINK])).size).toBe(6);
      expect(rows.map((row) => row[1])).toEqual([
        ...Array<string>(3).fill(rows[0]?.[1] ?? '?'),
        ...Array<string>(3).fill(rows[3]?.[1] ?? '?'),
      ]);
      expect(rows[0]?.[1]).not.toBe(rows[3]?.[1]);
    },
  );

  it.each([
    ['the NDEF message', (row: string[]) => row[NDEF] ?? ''],
    ['pages from 3', (row: string[]) => row[PAGES] ?? ''],
    [
      'pages from 4, with colons',
      (row: string[]) => (row[PAGES] ?? '').slice(8).match(/../g)?.join(':') ?? '',
    ],
    [
      'pages from 0',
      (row: string[]) => {
        const uid = row[UID] ?? '';
        return `${uid.slice(0, 6)}AA${uid.slice(6)}00480000${row[PAGES] ?? ''}`.toLowerCase();
      },
    ],
  ])('knows its tags again from %s', async (_what, content) => {
    const { body } = await sendBack((rows) =>
      rows.map((row) => Object.assign([...row], { [READ]: content(row) }) as string[]),
    );
    expect([counts(body), body.registrable]).toEqual([{ matches: 6 }, 6]);
  });

  it('catches rows that were swapped, cut, changed, doubled or never ours, each by name', async () => {
    const { body } = await sendBack((rows) => {
      const [a, b, c, d, e, f] = rows;
      const first = a?.[READ] ?? '';
      put(a, READ, b?.[READ] ?? '');
      put(b, READ, first);
      put(c, READ, (c?.[NDEF] ?? '').slice(0, 40));
      put(d, READ, (d?.[NDEF] ?? '').replace(/6D6D$/, '6D6E'));
      put(f, UID, e?.[UID] ?? '');
      return [...rows, ['1-000099', '', '', '', '', '', '', '', uidOf(99), first]];
    });
    expect(counts(body)).toEqual({ swapped: 2, truncated: 1, changed: 1, uid_twice: 2, unknown_serial: 1 });
    const bad = await rowsOf(body);
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
    const { body } = await sendBack(
      (rows) => {
        const [a, b, c, d, e] = rows;
        put(a, READ, (a?.[PAGES] ?? '').slice(0, 60));
        put(b, READ, '');
        put(c, UID, '');
        put(d, UID, 'not a uid');
        put(e, SERIAL, rows[5]?.[SERIAL] ?? '');
        put(e, READ, rows[5]?.[READ] ?? '');
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
      headers: { ...owner, 'content-type': 'application/octet-stream' },
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
    const of = await order(4);
    const swapped = (rows: Table) => {
      put(rows[3], READ, rows[2]?.[READ] ?? '');
      return rows;
    };
    const shifted = (rows: Table) =>
      rows.map((row, n) => Object.assign([...row], { [UID]: uidOf(500 + n) }) as string[]);
    const { body: report } = await sendBack((rows) => swapped(shifted(rows)), { of });
    expect(counts(report)).toEqual({ matches: 3, swapped: 1 });
    const done = await act<{ registered: number; left: number }>(`readbacks/${report.id}/register`, {});
    expect(done.body).toEqual({ registered: 3, left: 0 });
    expect((await act(`readbacks/${report.id}/register`, {})).body).toEqual({ registered: 0, left: 0 });
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
    const { body: again } = await sendBack((rows) => swapped(shifted(rows)), { of });
    expect(counts(again)).toEqual({ registered: 3, swapped: 1 });
    // The factory mends the last one; its chip must not be one that stands elsewhere.
    const { body: clash } = await sendBack(
      (rows) => {
        put(rows[3], UID, uidOf(500));
        return rows.slice(3);
      },
      { of },
    );
    expect(counts(clash)).toEqual({ uid_twice: 1 });
    const { body: mended } = await sendBack((rows) => shifted(rows).slice(3), { of });
    expect(counts(mended)).toEqual({ matches: 1 });
    await act(`readbacks/${mended.id}/register`, {});
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

  it('gives no file before every scheme is there, and takes nothing back once it was taken', async () => {
    await world.control('/faults', { path: '/wxa/generatenfcscheme', errcode: 9800007, times: 1_000 });
    const { body } = await act<{ id: string }>('tag-orders', {
      kind: 'factory',
      chip,
      destination: { kind: 'merchant', count: 2 },
      note: '',
    });
    const early = await world.call<{ code: string }>(
      'GET',
      `/api/v1/console/tag-orders/${body.id}/factory-file.csv`,
      owner,
    );
    expect(early.body.code).toBe('tag_order_unfinished');
    expect((await act<{ code: string }>(`tag-orders/${orderId}/moves`, { move: 'cancel' })).body.code).toBe(
      'tag_order_over',
    );
    await fetch(`${world.simulator.url}/control/faults`, { method: 'DELETE' });
  });
});
