import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import { entranceWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';

/**
 * Whose write code this is. An expired or revoked one still names its holder: reports of tags written before must be kept.
 * Throws `write_code_unknown` or `merchant_suspended`.
 */
export async function holderOfWriteCode(
  db: Kysely<Database>,
  id: string,
): Promise<{ merchantId: string; writeCodeId: string; actor: string }> {
  const row = await db
    .selectFrom('write_codes')
    .innerJoin('merchants', 'merchants.id', 'write_codes.merchant_id')
    .select(['write_codes.id', 'merchants.id as merchantId', 'merchants.status'])
    .where('write_codes.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ApiError('write_code_unknown');
  if (row.status !== 'active') throw new ApiError('merchant_suspended');
  return { merchantId: row.merchantId, writeCodeId: row.id, actor: `write_code:${row.id}` };
}

/** Whether the entrance of a write code is within reach. */
export async function reachesWriteCode(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  id: string,
): Promise<boolean> {
  if (reach.kind === 'merchant') return true;
  const row = await db
    .selectFrom('write_codes')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .where(entranceWithin(merchantId, reach, 'entrance_id'))
    .executeTakeFirst();
  return row !== undefined;
}
