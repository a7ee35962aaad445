import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';

export type WritePolicy = 'holder' | 'staff';

/** Who may write this merchant's tags. */
export async function writePolicyOf(db: Kysely<Database>, merchantId: string): Promise<WritePolicy> {
  const row = await db
    .selectFrom('merchants')
    .select('write_policy')
    .where('id', '=', merchantId)
    .executeTakeFirstOrThrow();
  return row.write_policy;
}

/** Sets it, with a line in the audit log when it changes. Run it in a transaction. */
export async function setWritePolicy(
  db: Kysely<Database>,
  { clock, random }: Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  { writePolicy, actor }: { writePolicy: WritePolicy; actor: string },
): Promise<void> {
  if ((await writePolicyOf(db, merchantId)) === writePolicy) return;
  await db.updateTable('merchants').set({ write_policy: writePolicy }).where('id', '=', merchantId).execute();
  await noteAudit(db, random, merchantId, {
    at: clock.now(),
    actor,
    action: 'merchant.write_policy_changed',
    subject: merchantId,
    detail: { writePolicy },
  });
}
