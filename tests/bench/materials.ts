import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import { migrations } from '../../server/src/db/migrations';
import { openDatabase } from '../../server/src/db/open';
import type { Database } from '../../server/src/db/schema';
import { bitmapOf } from '../../server/src/domain/materials/bitmap';
import { bundle } from '../../server/src/domain/materials/bundle';
import type { StandDesign } from '../../server/src/domain/materials/design';
import { materials } from '../../server/src/domain/materials/maker';
import { zipStream } from '../../server/src/domain/materials/zip';
import type { CodePictures } from '../../server/src/domain/pictures/code-pictures';
import { qrPng } from '../../server/src/pictures/qr-png';
import { localPress } from '../../server/src/printing/local-press';
import { workerPress } from '../../server/src/printing/worker-press';
import { addMerchant } from '../helpers/server-database';
import { EVERYWHERE } from '../../server/src/domain/staff/reach';

const MERCHANT = 'benchMerchant00000';

async function addStores(db: Kysely<Database>, count: number): Promise<void> {
  await addMerchant(db, { id: MERCHANT, name: '晋业示范商家', brand_color: '#2F7D5B' });
  const id = (prefix: string, n: number): string => `${prefix}${String(n).padStart(17, '0')}`;
  const created_at = 0;
  const organisation = { id: id('o', 1), merchant_id: MERCHANT, number: 1, name: '太原分公司', created_at };
  await db.insertInto('organisations').values(organisation).execute();
  await db.transaction().execute(async (trx) => {
    for (let n = 1; n <= count; n += 1) {
      const place = { merchant_id: MERCHANT, organisation_id: organisation.id, created_at };
      const store = { ...place, id: id('s', n), number: n, name: `长风街第${n}门店` };
      await trx
        .insertInto('stores')
        .values({ ...store, address: null, hours: null, phone: null })
        .execute();
      await trx
        .insertInto('entrances')
        .values({
          ...place,
          id: id('e', n),
          kind: 'store',
          store_id: store.id,
          terminal_id: null,
          enabled: 1,
        })
        .execute();
    }
  });
}

/** Milliseconds of one PDF and one PNG, best of `rounds`. */
export async function singleFiles(root: string, rounds: number): Promise<{ pdf: number; png: number }> {
  const press = localPress(root);
  const best = async (format: 'pdf' | 'png'): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const design: StandDesign = {
        orientation: 'portrait',
        brandColor: '#2F7D5B',
        merchantName: '晋业示范商家',
        placeName: `太原第${round}门店`,
        code: bitmapOf(qrPng(`https://example.test/${round}`, 1280)),
        logo: null,
      };
      const started = performance.now();
      await press.print({ kind: 'stand', format, edge: format === 'pdf' ? 'marks' : 'trim', design });
      times.push(performance.now() - started);
    }
    return Math.round(Math.min(...times));
  };
  return { pdf: await best('pdf'), png: await best('png') };
}

const codeFile = (dataDir: string, id: string): string => join(dataDir, `${id}.png`);

/** A merchant with so many stores in `dataDir`, and the pictures that WeChat would answer for them. */
export async function prepareShop(dataDir: string, stores: number): Promise<void> {
  const open = await openDatabase<Database>({ kind: 'file', dataDir }, migrations);
  try {
    await addStores(open.db, stores);
    const entrances = await open.db.selectFrom('entrances').select('id').execute();
    for (const { id } of entrances) writeFileSync(codeFile(dataDir, id), qrPng(id, 1280));
  } finally {
    await open.close();
  }
}

/** Seconds and the largest resident memory (MiB) of a zip of PDFs for the stores that were prepared. */
export async function zipOf(
  root: string,
  worker: URL,
  dataDir: string,
  stores: number,
): Promise<{ seconds: number; rss: number }> {
  const open = await openDatabase<Database>({ kind: 'file', dataDir }, migrations);
  const press = workerPress(fileURLToPath(worker), root);
  try {
    const ofEntranceForPrint = async (_merchant: string, id: string) =>
      ({ bytes: await readFile(codeFile(dataDir, id)), contentType: 'image/png' }) as const;
    const pictures: Pick<CodePictures, 'ofEntranceForPrint'> = { ofEntranceForPrint };
    const parts = { db: open.db, press, sleep: () => Promise.resolve() };
    const look = { orientation: 'portrait', storeName: true, blank: false } as const;
    const started = performance.now();
    let rss = 0;
    let bytes = 0;
    const entries = bundle(
      { ...parts, materials: materials({ ...parts, pictures }) },
      MERCHANT,
      EVERYWHERE,
      { ids: null, filter: {}, terminals: false, now: Date.now() },
      { ...look, content: 'pdf', edge: 'marks', sheet: 'a3' },
    );
    for await (const part of zipStream(entries, Date.now()) as AsyncIterable<Buffer>) {
      bytes += part.length;
      rss = Math.max(rss, process.memoryUsage().rss);
    }
    if (bytes < stores * 10_000) throw new Error(`${bytes} bytes are no zip of ${stores} stands`);
    return {
      seconds: Math.round((performance.now() - started) / 100) / 10,
      rss: Math.round(rss / 1024 / 1024),
    };
  } finally {
    await press.close();
    await open.close();
  }
}
