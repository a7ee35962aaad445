import { Readable } from 'node:stream';
import { readSheet } from '../../../server/src/domain/sheets/read';
import type { ConsoleClient, TestMerchantPlatform } from '../merchant-platform/setup';
import { ownersDesk } from './desk';
import { HEAD } from './store-rows';

describe('what we export and offer as a template', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  let desk: Awaited<ReturnType<typeof ownersDesk>>['desk'];
  beforeAll(async () => ({ platform, owner, desk } = await ownersDesk()));
  afterAll(() => platform.close());

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
});
