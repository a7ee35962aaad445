import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { TagState } from './rules';

export interface ListedTag {
  id: string;
  state: TagState;
  uid: string | null;
  chip: string | null;
  writtenAt: number | null;
  lastTapAt: number | null;
}

/** More than anybody reads on one screen. */
const LIST_LIMIT = 500;

/** Tags written for an entrance, newest first; at most 500. */
export async function listTags(
  db: Kysely<Database>,
  merchantId: string,
  entranceId: string,
): Promise<ListedTag[]> {
  return db
    .selectFrom('tags')
    .select(['id', 'state', 'uid', 'chip', 'written_at as writtenAt', 'last_tap_at as lastTapAt'])
    .where('merchant_id', '=', merchantId)
    .where('entrance_id', '=', entranceId)
    .orderBy('written_at', 'desc')
    .orderBy('id')
    .limit(LIST_LIMIT)
    .execute();
}
