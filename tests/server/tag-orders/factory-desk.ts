import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { consoleReadback, consoleReadbackRows } from '../../../server/src/contract/console-factory';
import { DEMO } from '../../../server/src/demo/seed';
import { readSheet } from '../../../server/src/domain/sheets/read';
import type { SheetKind } from '../../../server/src/domain/sheets/sheet';
import { writeSheet } from '../../../server/src/domain/sheets/write';
import type { Answer } from '../../../server/src/plugins/contract-route';
import { idempotencyKey } from '../../helpers/server';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';
import { ownersConsole } from '../acts/act';

type Report = Answer<typeof consoleReadback>;
type Rows = Answer<typeof consoleReadbackRows>['rows'];
export type Table = string[][];

/** Columns of the factory's file. */
export const COLUMN = {
  serial: 0,
  entrance: 1,
  link: 3,
  sn: 4,
  ndef: 5,
  bytes: 6,
  pages: 7,
  uid: 8,
  read: 9,
} as const;

export const uidOf = (n: number): string => `04${n.toString(16).toUpperCase().padStart(12, '0')}`;

export const tagsIn = (table: Table): Table =>
  table.slice(table.findIndex((row) => row[COLUMN.serial] === '序列号') + 1);

export const put = (row: string[] | undefined, at: number, text: string): void => {
  if (row) row[at] = text;
};

export const counts = (report: Report): Record<string, number> =>
  Object.fromEntries(report.counts.map(({ verdict, rows }) => [verdict, rows]));

interface Back {
  kind?: SheetKind;
  /** The column that the factory claims to have read. */
  read?: number;
}

/** Orders tags of a chip at a factory, and gives its file back as the factory would. */
export async function factoryDesk(world: ServerWorld, chip: string) {
  const owner = await ownersConsole(world);

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

  async function taken(of: string, kind: SheetKind): Promise<Table> {
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

  /** The file as the factory gives it back: every tag read, with whatever went wrong. */
  async function sendBack(
    of: string,
    change: (rows: Table) => Table = (rows) => rows,
    { kind = 'csv', read = COLUMN.pages }: Back = {},
  ) {
    const table = await taken(of, kind);
    const head = table.slice(0, table.length - tagsIn(table).length);
    const rows = tagsIn(table).map((row, n) => {
      const filled = [...row];
      filled[COLUMN.uid] = uidOf(n + 1);
      filled[COLUMN.read] = row[read] ?? '';
      return filled;
    });
    const payload = await buffer(writeSheet([...head, ...change(rows)], kind));
    const reply = await world.app.inject({
      method: 'POST',
      url: `/api/v1/console/tag-orders/${of}/readbacks?fileName=${encodeURIComponent(`回读.${kind}`)}`,
      headers: { ...owner, 'content-type': 'application/octet-stream' },
      payload,
    });
    return { status: reply.statusCode, body: reply.json<Report & { code?: string }>() };
  }

  const rowsOf = async (report: Report): Promise<Rows> =>
    (await world.call<{ rows: Rows }>('GET', `/api/v1/console/readbacks/${report.id}/rows`, owner)).body.rows;

  return { owner, act, order, taken, sendBack, rowsOf };
}

export type FactoryDesk = Awaited<ReturnType<typeof factoryDesk>>;
