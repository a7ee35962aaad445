import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { confirmImport } from '../../../server/src/domain/imports/decide';
import { receiveFile } from '../../../server/src/domain/imports/receive';
import { importById, startImport } from '../../../server/src/domain/imports/repository';
import { repositoryRoot } from '../../../server/src/paths';
import { temporaryFolder, testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';
import { addMerchant } from '../../helpers/server-database';
import { fileOf } from './desk';

const PROGRAM = join(repositoryRoot(), 'tests', 'helpers', 'import-elsewhere.mjs');
const MERCHANT = 'merchantOfTheKills';
const ROWS = 3_000;
/** The dry run takes 7 steps and taking over 30: however late a kill comes, the importer is not at its end before the last. */
const STEPS = [13, 9, 9] as const;
const BY = 'staff:somebody';

/** A process with the real importer over the same data, good for so many steps; `SIGKILL` gives it no chance to tidy up. */
async function importer(services: TestServices, steps = Infinity): Promise<ChildProcess> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(services.location), String(steps)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

it('an importer that is killed again and again leaves no row out and takes none twice', async () => {
  const folder = temporaryFolder();
  const services = await testServices({ dataDir: folder.path });
  try {
    const { db } = services;
    await addMerchant(db, { id: MERCHANT, name: '被打断的商家' });
    const rows = Array.from({ length: ROWS }, (_, n) => [
      `第${n % 7}分公司`,
      `K${n}`,
      `河西第${n}店`,
      '一、二',
    ]);
    const file = await fileOf([['机构', '门店编码', '门店', '收银终端'], ...rows]);
    const { id } = await db
      .transaction()
      .execute((trx) =>
        startImport(trx, services, MERCHANT, { kind: 'stores', fileName: 'k.csv', actor: BY }),
      );
    await receiveFile(services, MERCHANT, id, Readable.from([file]));
    const look = () => importById(db, MERCHANT, id);
    const until = async (over: (one: Awaited<ReturnType<typeof look>>) => boolean) => {
      for (;;) {
        const now = await look();
        if (over(now)) return now;
        await delay(5);
      }
    };

    let child = await importer(services, STEPS[0]);
    await until(({ state }) => state === 'checked');
    const confirm = { actor: BY, skipBad: false };
    await db.transaction().execute((trx) => confirmImport(trx, services, MERCHANT, id, confirm));
    const seen: number[] = [];
    for (let kills = 0; kills < STEPS.length; kills += 1) {
      const from = seen.at(-1) ?? 0;
      await until(({ done, state }) => done > from || state === 'done');
      await delay(30);
      await kill(child);
      seen.push((await look()).done);
      child = await importer(services, STEPS[kills + 1]);
    }
    const done = await until(({ state }) => state === 'done');
    await kill(child);

    // It really was interrupted, each time further on.
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    expect(seen[0]).toBeGreaterThan(0);
    expect(seen.at(-1)).toBeLessThan(ROWS);
    expect(done).toMatchObject({ rows: ROWS, done: ROWS, added: ROWS, updated: 0, unchanged: 0 });
    const count = async (table: 'stores' | 'terminals' | 'entrances' | 'organisations') => {
      const row = await db
        .selectFrom(table)
        .where('merchant_id', '=', MERCHANT)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return Number(row.n);
    };
    expect([await count('stores'), await count('terminals')]).toEqual([ROWS, 2 * ROWS]);
    expect([await count('entrances'), await count('organisations')]).toEqual([3 * ROWS, 7]);
  } finally {
    await services.close();
    folder.remove();
  }
});
