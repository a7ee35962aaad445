import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import { namedEntrances } from '../entrances/names';
import { entranceWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';

const HISTORY_LIMIT = 200;

/** Everything reported about a tag, newest first; at most 200. Throws `tag_unknown`. */
export async function tagHistory(db: Kysely<Database>, merchantId: string, reach: Reach, tagId: string) {
  const tag = await db
    .selectFrom('tags')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', tagId)
    .where(entranceWithin(merchantId, reach, 'entrance_id'))
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

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What people did to a tag, and what a report of a write changed beside it, newest first; at most 200. */
export async function tagActsDone(db: Kysely<Database>, merchantId: string, tagId: string) {
  const rows = await db
    .selectFrom('audit')
    .select(['at', 'actor', 'action', 'detail_json'])
    .where('merchant_id', '=', merchantId)
    .where('subject', '=', tagId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(HISTORY_LIMIT)
    .execute();
  const read = rows.map((row) => {
    const detail = JSON.parse(row.detail_json) as Record<string, unknown>;
    return { ...row, from: textOf(detail['from']), to: textOf(detail['to']) };
  });
  const entrances = await namedEntrances(
    db,
    merchantId,
    read.flatMap(({ from, to }) => [from ?? [], to ?? []].flat()),
  );
  const staffIds = read.flatMap(({ actor }) => (actor.startsWith('staff:') ? [actor.slice(6)] : []));
  const people =
    staffIds.length === 0
      ? []
      : await db
          .selectFrom('staff')
          .select(['id', 'name', 'role'])
          .where('merchant_id', '=', merchantId)
          .where('id', 'in', [...new Set(staffIds)])
          .execute();
  const byActor = new Map(people.map(({ id, name, role }) => [`staff:${id}`, { name, role }]));
  const placeOf = (id: string | null) => (id === null ? null : (entrances.get(id)?.place ?? null));
  return read.map((row) => ({
    action: row.action,
    at: row.at,
    by: byActor.get(row.actor) ?? null,
    from: placeOf(row.from),
    to: placeOf(row.to),
  }));
}
