import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Database, TapsTable } from '../../db/schema';
import { namedEntrances, placeText } from '../entrances/names';
import type { Reach } from '../staff/reach';
import { readPageCursor, writePageCursor } from '../page-cursor';
import { tapWithin } from './within';

const PAGE = 30;

export interface Visit {
  readonly id: string;
  readonly at: number;
  readonly how: TapsTable['how'];
  readonly place: string | null;
  readonly recognised: boolean;
}

/** A page of what brought somebody in to the stores within reach, newest first. */
export async function visitsOf(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  visitorId: string,
  cursor: string | undefined,
): Promise<{ rows: Visit[]; nextCursor: string | null }> {
  const from = readPageCursor(cursor);
  let taps = db
    .selectFrom('taps')
    .select(['id', 'created_at', 'how', 'entrance_id', 'terminal_id', 'state'])
    .where('merchant_id', '=', merchantId)
    .where('visitor_id', '=', visitorId)
    .where(tapWithin(merchantId, reach, 'taps'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1);
  if (from) taps = taps.where(sql<boolean>`(created_at, id) < (${from.at}, ${from.id})`);
  const rows = await taps.execute();
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const entrances = await namedEntrances(
    db,
    merchantId,
    shown.flatMap((row) => row.entrance_id ?? []),
  );
  return {
    rows: shown.map((row) => {
      const entrance = entrances.get(row.entrance_id ?? '');
      return {
        id: row.id,
        at: row.created_at,
        how: row.how,
        place: entrance ? placeText(entrance.place) : null,
        recognised: row.state === 'accepted',
      };
    }),
    nextCursor: last ? writePageCursor({ at: last.created_at, id: last.id }) : null,
  };
}
