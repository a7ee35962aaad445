import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Database } from '../../db/schema';
import { entranceWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';

/** Who came this long ago is still somebody of the counter; it also bounds what a page reads. Milliseconds. */
const LATELY = 90 * 24 * 3_600_000;

/** Terminals of the stores within reach, for arrivals that name no entrance: a code that was scanned, a number that was typed. */
const terminalWithin = (merchantId: string, staffId: string, column: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} in (
    select t_.id from staff_stores as y_ join terminals as t_
      on t_.merchant_id = y_.merchant_id and t_.store_id = y_.store_id
    where y_.merchant_id = ${merchantId} and y_.staff_id = ${staffId})`;

/** Whether a row of `taps` happened in a store within reach; `taps` is the table's name in the query. */
export function tapWithin(merchantId: string, reach: Reach, taps: string): RawBuilder<boolean> {
  if (reach.kind === 'merchant') return sql<boolean>`1 = 1`;
  const entrance = entranceWithin(merchantId, reach, `${taps}.entrance_id`);
  return sql<boolean>`(${entrance} or ${terminalWithin(merchantId, reach.staffId, `${taps}.terminal_id`)})`;
}

/** Whether the visitor in `column` came to a store within reach lately: people at the counter, not the merchant's members. */
export function visitorWithin(
  merchantId: string,
  reach: Reach,
  column: string,
  now: number,
): RawBuilder<boolean> {
  if (reach.kind === 'merchant') return sql<boolean>`1 = 1`;
  // Two look-ups, each along an index of its own.
  const since = now - LATELY;
  return sql<boolean>`${sql.ref(column)} in (
    select v_.visitor_id from taps as v_ where v_.merchant_id = ${merchantId} and v_.created_at >= ${since}
      and ${entranceWithin(merchantId, reach, 'v_.entrance_id')}
    union all
    select w_.visitor_id from taps as w_ where w_.merchant_id = ${merchantId} and w_.created_at >= ${since}
      and ${terminalWithin(merchantId, reach.staffId, 'w_.terminal_id')})`;
}

/** The same, asked of one row after another: quicker where most of the rows did, or only few are asked. */
export const cameWithin = (
  merchantId: string,
  reach: Reach,
  column: string,
  now: number,
): RawBuilder<boolean> => sql<boolean>`exists (
    select 1 from taps as c_ where c_.merchant_id = ${merchantId} and c_.visitor_id = ${sql.ref(column)}
      and c_.created_at >= ${now - LATELY} and ${tapWithin(merchantId, reach, 'c_')})`;

/** Whether somebody came to a store within reach lately. */
export async function isWithin(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  visitorId: string,
  now: number,
): Promise<boolean> {
  if (reach.kind === 'merchant') return true;
  const tap = await db
    .selectFrom('taps as v')
    .select('v.id')
    .where('v.merchant_id', '=', merchantId)
    .where('v.visitor_id', '=', visitorId)
    .where('v.created_at', '>=', now - LATELY)
    .where(tapWithin(merchantId, reach, 'v'))
    .limit(1)
    .executeTakeFirst();
  return tap !== undefined;
}
