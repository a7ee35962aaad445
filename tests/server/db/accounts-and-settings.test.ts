import { migrations } from '../../../server/src/db/migrations';
import { openDatabase } from '../../../server/src/db/open';
import type { Database } from '../../../server/src/db/schema';
import { temporaryFolder } from '../../helpers/server';
import { addMerchant } from '../../helpers/server-database';

const before = Object.fromEntries(
  Object.entries(migrations).filter(([name]) => name < '0008-accounts-and-settings'),
);

it('keeps every AppID and lets new merchants wait for theirs', async () => {
  const folder = temporaryFolder();
  const location = { kind: 'file', dataDir: folder.path } as const;
  const old = await openDatabase<Database>(location, before);
  const merchantId = await addMerchant(old.db, { app_id: 'wx1', app_secret_enc: 'sealed-1' });
  await old.close();

  const { db, close } = await openDatabase<Database>(location, migrations);
  const columns = ['app_id', 'app_secret_enc'] as const;
  expect(
    await db.selectFrom('merchants').select(columns).where('id', '=', merchantId).executeTakeFirst(),
  ).toEqual({ app_id: 'wx1', app_secret_enc: 'sealed-1' });
  await addMerchant(db, { app_id: null, app_secret_enc: null });
  await addMerchant(db, { app_id: null, app_secret_enc: null });
  await expect(addMerchant(db, { app_id: 'wx1' })).rejects.toThrow(/unique/i);
  await close();
  folder.remove();
});
