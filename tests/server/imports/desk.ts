import { DEMO } from '../../../server/src/demo/seed';
import type { Cell, SheetKind } from '../../../server/src/domain/sheets/sheet';
import { writeSheet } from '../../../server/src/domain/sheets/write';
import { createImporter } from '../../../server/src/jobs/importer';
import { idempotencyKey } from '../../helpers/server';
import { merchantPlatform } from '../merchant-platform/setup';
import type { ConsoleClient, TestMerchantPlatform } from '../merchant-platform/setup';

export interface ImportView {
  id: string;
  state: string;
  rows: number;
  done: number;
  bad: number;
  added: number;
  updated: number;
  unchanged: number;
}

export async function fileOf(rows: readonly (readonly Cell[])[], kind: SheetKind = 'csv'): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of writeSheet(rows, kind)) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks);
}

/** Somebody who imports through the API, with the job beside it. */
function importDesk(platform: TestMerchantPlatform, client: ConsoleClient, csrfToken: string) {
  const { db } = platform.services;
  const importer = createImporter(platform.services, () => Promise.resolve());
  const api = (path: string) => `/api/v1/console/imports${path}`;

  return {
    importer,
    async start(kind: 'stores' | 'old_members' = 'stores'): Promise<string> {
      return (await client.act('POST', api(''), { kind, fileName: '文件.csv' })).json<ImportView>().id;
    },
    put(id: string, bytes: Buffer) {
      return platform.app.inject({
        method: 'PUT',
        url: api(`/${id}/file`),
        headers: {
          'content-type': 'application/octet-stream',
          'x-csrf-token': csrfToken,
          cookie: `nmc_session=${client.token}`,
        },
        payload: bytes,
      });
    },
    /** Lets the job work until nothing is left to do. */
    async work(): Promise<void> {
      while (await importer.round(new AbortController().signal));
    },
    async look(id: string): Promise<ImportView> {
      return (await client.get(api(`/${id}`))).json<ImportView>();
    },
    async faults(id: string) {
      return (await client.get(api(`/${id}/faults`))).json<{
        faults: { line: number; column: string; reason: string }[];
        nextCursor: string | null;
      }>();
    },
    confirm: (id: string, skipBad = false) =>
      client.act('POST', api(`/${id}/confirm`), { skipBad }, idempotencyKey()),
    cancel: (id: string) => client.act('POST', api(`/${id}/cancel`), {}, idempotencyKey()),
    /** From a file to rows taken over. */
    async whole(
      rows: readonly (readonly Cell[])[],
      kind: 'stores' | 'old_members' = 'stores',
      skipBad = false,
    ) {
      const id = await this.start(kind);
      const sent = await this.put(id, await fileOf(rows));
      if (sent.statusCode !== 200) throw new Error(sent.body);
      await this.work();
      const confirmed = await this.confirm(id, skipBad);
      if (confirmed.statusCode !== 200) throw new Error(confirmed.body);
      await this.work();
      return this.look(id);
    },
    async stores() {
      return db
        .selectFrom('stores as s')
        .innerJoin('organisations as o', 'o.id', 's.organisation_id')
        .where('s.merchant_id', '=', DEMO.merchant)
        .where('s.code', 'is not', null)
        .select(['s.code', 's.name', 's.address', 's.phone', 's.hours', 's.number', 'o.name as organisation'])
        .orderBy('s.number')
        .execute();
    },
  };
}

/** A merchant platform whose owner imports. */
export async function ownersDesk() {
  const platform = await merchantPlatform();
  const owner = await platform.staff('owner');
  const me = await owner.get('/api/v1/console/me');
  return { platform, owner, desk: importDesk(platform, owner, me.json<{ csrfToken: string }>().csrfToken) };
}
