import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';

const HISTORY_LIMIT = 200;

/** Everything reported about a tag, newest first; at most 200. Throws `tag_unknown`. */
export async function tagHistory(db: Kysely<Database>, merchantId: string, tagId: string) {
  const tag = await db
    .selectFrom('tags')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', tagId)
    .executeTakeFirst();
  if (!tag) throw new ApiError('tag_unknown');
  return db
    .selectFrom('tag_writes as w')
    .leftJoin('staff as s', 's.id', 'w.staff_id')
    .select([
      'w.outcome',
      'w.reason',
      'w.uid',
      'w.chip',
      'w.protection',
      'w.key_version as keyVersion',
      'w.late',
      's.name as by',
      'w.written_at as writtenAt',
      'w.received_at as receivedAt',
    ])
    .where('w.merchant_id', '=', merchantId)
    .where('w.tag_id', '=', tagId)
    .orderBy('w.received_at', 'desc')
    .orderBy('w.id')
    .limit(HISTORY_LIMIT)
    .execute();
}
