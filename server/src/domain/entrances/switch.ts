import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import type { Random } from '../../ports';
import { noteAudit } from '../audit/audit';
import { entranceWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';

/** Throws `entrance_unknown` unless the entrance is the merchant's and within reach. */
export async function requireEntrance(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  id: string,
): Promise<void> {
  const row = await db
    .selectFrom('entrances')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .where(entranceWithin(merchantId, reach, 'id'))
    .executeTakeFirst();
  if (!row) throw new ApiError('entrance_unknown');
}

/** Opens or closes an entrance for every tag and code that leads to it. Run it in a transaction. */
export async function switchEntrance(
  db: Kysely<Database>,
  random: Random,
  merchantId: string,
  reach: Reach,
  change: { entranceId: string; enabled: boolean; actor: string; at: number },
): Promise<void> {
  const done = await db
    .updateTable('entrances')
    .set({ enabled: change.enabled ? 1 : 0 })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', change.entranceId)
    .where(entranceWithin(merchantId, reach, 'id'))
    .returning('id')
    .executeTakeFirst();
  if (!done) throw new ApiError('entrance_unknown');
  await noteAudit(db, random, merchantId, {
    at: change.at,
    actor: change.actor,
    action: change.enabled ? 'entrance.enabled' : 'entrance.disabled',
    subject: change.entranceId,
  });
}
