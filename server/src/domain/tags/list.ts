import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { ProtectionState, TagState } from './rules';

export interface ListedTag {
  id: string;
  state: TagState;
  uid: string | null;
  chip: string | null;
  writtenAt: number | null;
  lastTapAt: number | null;
  protection: ProtectionState;
  keyVersion: number | null;
}

/** More than anybody reads on one screen. */
const LIST_LIMIT = 500;

/** Tags written for an entrance, newest first; at most 500. */
export async function listTags(
  db: Kysely<Database>,
  merchantId: string,
  entranceId: string,
): Promise<ListedTag[]> {
  const rows = await db
    .selectFrom('tags as t')
    // A tag whose chip carries another one now has nothing to protect.
    .leftJoin('chips as c', (join) =>
      join
        .onRef('c.merchant_id', '=', 't.merchant_id')
        .onRef('c.uid', '=', 't.uid')
        .onRef('c.tag_id', '=', 't.id'),
    )
    .select([
      't.id',
      't.state',
      't.uid',
      't.chip',
      't.written_at as writtenAt',
      't.last_tap_at as lastTapAt',
      'c.protection',
      'c.key_version as keyVersion',
    ])
    .where('t.merchant_id', '=', merchantId)
    .where('t.entrance_id', '=', entranceId)
    .orderBy('t.written_at', 'desc')
    .orderBy('t.id')
    .limit(LIST_LIMIT)
    .execute();
  return rows.map((row) => ({ ...row, protection: row.protection ?? 'none' }));
}
