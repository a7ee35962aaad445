import { sql } from 'kysely';
import { migrations } from '../../../server/src/db/migrations';
import { openDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { createSession, sessionByToken } from '../../../server/src/domain/members/sessions';
import { temporaryFolder } from '../../helpers/server';
import { addMerchant } from '../../helpers/server-database';
import { FakeClock, seededRandom } from '../../helpers/server-ports';

const before = Object.fromEntries(
  Object.entries(migrations).filter(([name]) => name < '0029-sessions-by-token'),
);

it('keeps who was logged in when the sessions move to their key', async () => {
  const folder = temporaryFolder();
  const ports = { clock: new FakeClock(), random: seededRandom() };
  // The test database of a PostgreSQL server has every migration already.
  const location = { kind: 'file', dataDir: folder.path } as const;
  const old = await openDatabase<Database>(location, before);
  const merchantId = await addMerchant(old.db);
  const visitorId = 'aVisitorOfThisTest';
  const issued = [];
  for (let n = 0; n < 50; n += 1)
    issued.push(await createSession({ db: old.db, ...ports }, merchantId, visitorId));
  await old.close();

  const { db, applied, close } = await openDatabase<Database>(location, migrations);
  expect(applied).toContain('0029-sessions-by-token');
  for (const { token, expiresAt } of issued)
    expect(await sessionByToken({ db, clock: ports.clock }, token)).toMatchObject({
      merchantId,
      visitorId,
      sessionExpiresAt: expiresAt,
    });
  const { rows } = await sql<{ detail: string }>`explain query plan
    select * from sessions where token_hash = 'x'`.execute(db);
  // Through an index of its own it would look twice.
  expect(rows.map(({ detail }) => detail)).toEqual(['SEARCH sessions USING PRIMARY KEY (token_hash=?)']);
  await close();
  folder.remove();
});
