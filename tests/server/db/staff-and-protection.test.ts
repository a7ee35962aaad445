import { migrations } from '../../../server/src/db/migrations';
import { openDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { writePolicyOf } from '../../../server/src/domain/staff/write-policy';
import { giveTagPassword } from '../../../server/src/domain/tags/passwords';
import { createSecretBox } from '../../../server/src/security/secrets';
import { temporaryFolder } from '../../helpers/server';
import { addMerchant, addTag } from '../../helpers/server-database';
import { FakeClock, seededRandom } from '../../helpers/server-ports';
import { EVERYWHERE } from '../../../server/src/domain/staff/reach';

const UID = '04A1B2C3D4E5F6';
const before = Object.fromEntries(
  Object.entries(migrations).filter(([name]) => name < '0003-staff-and-protection'),
);

it('brings stands written before it under protection, and leaves writing to whoever holds the code', async () => {
  const folder = temporaryFolder();
  // The test database of a PostgreSQL server has every migration already.
  const location = { kind: 'file', dataDir: folder.path } as const;
  const old = await openDatabase<Database>(location, before);
  const merchantId = await addMerchant(old.db);
  const tagId = await addTag(old.db, merchantId, { state: 'verified', uid: UID });
  await old.close();

  const { db, applied, close } = await openDatabase<Database>(location, migrations);
  expect(applied).toContain('0003-staff-and-protection');
  expect(await writePolicyOf(db, merchantId)).toBe('holder');
  const random = seededRandom();
  const parts = {
    clock: new FakeClock(),
    random,
    secrets: createSecretBox(new Map([[1, Buffer.alloc(32, 1)]]), random),
  };
  const wish = { tagId, uid: UID, purpose: 'protect', actor: 'staff:somebody' } as const;
  const given = await giveTagPassword(db, parts, merchantId, EVERYWHERE, wish);
  expect(given.password).toMatch(/^[0-9A-F]{8}$/);
  expect(await db.selectFrom('chips').select(['uid', 'protection', 'key_version']).execute()).toEqual([
    { uid: UID, protection: 'none', key_version: given.keyVersion },
  ]);
  await close();
  folder.remove();
});
