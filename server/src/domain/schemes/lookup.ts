import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { Place } from '../entrances/place';
import { entryResolver } from '../entrances/resolve';
import { idOfQuery } from './rules';
import { schemeRepository } from './repository';

/** What a scheme read from a chip opens, as seen by one merchant. Other merchants' schemes are `not_ours`, no more. */
export type SchemeMeaning =
  | { kind: 'not_ours' }
  | { kind: 'unassigned' }
  | { kind: 'entrance'; entranceId: string; place: Place; enabled: boolean };

/** Looks a scheme up by its full text. */
export async function lookUpScheme(
  db: Kysely<Database>,
  merchantId: string,
  openlink: string,
): Promise<SchemeMeaning> {
  const scheme = await schemeRepository(db).byOpenlink(merchantId, openlink);
  const id = scheme && idOfQuery(scheme.query);
  if (!id) return { kind: 'not_ours' };
  if (scheme.serial !== '' && !(await isWritten(db, merchantId, id))) return { kind: 'unassigned' };
  const entry = await entryResolver(db).resolveEntry(merchantId, id);
  if (entry.state === 'unknown') return { kind: 'unassigned' };
  return {
    kind: 'entrance',
    entranceId: entry.entranceId,
    place: entry.place,
    enabled: entry.state === 'open',
  };
}

async function isWritten(db: Kysely<Database>, merchantId: string, tagId: string): Promise<boolean> {
  const tag = await db
    .selectFrom('tags')
    .select('entrance_id')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', tagId)
    .executeTakeFirst();
  return tag !== undefined && tag.entrance_id !== null;
}
