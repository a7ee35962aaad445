import { PassThrough, Readable } from 'node:stream';
import { receiveFile } from '../../../server/src/domain/imports/receive';
import { startImport } from '../../../server/src/domain/imports/repository';
import { testServices } from '../../helpers/server';
import { addMerchant } from '../../helpers/server-database';

it('takes one file in at a time for an import, so that the rows of two never mix', async () => {
  const services = await testServices();
  try {
    const { db } = services;
    const merchantId = await addMerchant(db);
    const wish = { kind: 'stores', fileName: 'stores.csv', actor: 'staff:x' } as const;
    const { id } = await db.transaction().execute((trx) => startImport(trx, services, merchantId, wish));
    const file = (from: number, count: number) =>
      ['机构,门店编码,门店', ...Array.from({ length: count }, (_, n) => `总部,K${from + n},门店${from + n}`)]
        .map((line) => `${line}\n`)
        .join('');
    const slow = new PassThrough();
    const first = receiveFile(services, merchantId, id, slow);
    slow.write(file(1_000, 3));
    const second = receiveFile(services, merchantId, id, Readable.from([Buffer.from(file(1, 2))]));
    await expect(second).rejects.toMatchObject({ code: 'import_not_ready' });
    slow.end('总部,K2000,门店2000\n');
    expect(await first).toMatchObject({ state: 'checking', rows: 4 });
    expect(await db.selectFrom('import_rows').select('line').execute()).toHaveLength(4);
  } finally {
    await services.close();
  }
});
