import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { repositoryRoot } from '../../../server/src/paths';
import { idempotencyKey, temporaryFolder } from '../../helpers/server';
import { MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

const PROGRAM = join(repositoryRoot(), 'tests', 'helpers', 'migrate-elsewhere.mjs');
const PEOPLE = ['lin', 'wang', 'chen'];
const CODES_A_CALL = 3;

interface Tally {
  answered: number;
  busy: number;
}

const FEW = 5;

/** Asks for member codes; every call is tried again under its key until it is done. */
async function askOnce(world: ServerWorld, phone: MemberPhone, tally: Tally): Promise<void> {
  const key = idempotencyKey();
  for (;;) {
    // Nobody may ask more often than now and then.
    world.services.clock.pass(10_000);
    const reply = await phone.post<{ code?: string }>('/codes', {}, key);
    if (reply.status === 200) break;
    expect([reply.status, reply.body.code]).toEqual([503, 'database_busy']);
    tally.busy += 1;
  }
  tally.answered += 1;
  await new Promise(setImmediate);
}

/** A few times before `work`, all the while, and a few times after. */
async function askAround(world: ServerWorld, work: () => Promise<void>): Promise<Tally> {
  const tally = { answered: 0, busy: 0 };
  const phones = PEOPLE.map((userId) => new MemberPhone(world, userId));
  for (const phone of phones) await phone.join();
  const few = async (phone: MemberPhone): Promise<void> => {
    for (let i = 0; i < FEW; i += 1) await askOnce(world, phone, tally);
  };
  await Promise.all(phones.map(few));
  let over = false;
  const working = work().finally(() => {
    over = true;
  });
  const all = phones.map(async (phone) => {
    while (!over) await askOnce(world, phone, tally);
    await few(phone);
  });
  await Promise.all([working, ...all]);
  return tally;
}

it('answers while another process brings the tables up to date, and loses nothing', async () => {
  const folder = temporaryFolder();
  const world = await serverWorld({ dataDir: folder.path });
  try {
    const location = JSON.stringify(world.services.location);
    const { answered } = await askAround(world, async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, location, '400']);
      expect(stdout).toBe('9999-newer');
    });
    expect(answered).toBeGreaterThan(2 * FEW * PEOPLE.length);
    const { db } = world.services;
    const { rows } = await sql<{ shown_on: string }>`select shown_on from member_codes`.execute(db);
    expect(rows).toHaveLength(answered * CODES_A_CALL);
    // Those there before the migration were brought along, those after it came in the old version's words.
    expect(new Set(rows.map((row) => row.shown_on))).toEqual(new Set(['screen', 'phone']));
  } finally {
    await world.close();
    folder.remove();
  }
});
