import type { Kysely } from 'kysely';
import { textLike } from '../../db/dialect';
import type { Database } from '../../db/schema';
import { containing } from '../entrances/search';
import { storeWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';
import type { StoreFacts } from './keep';

const CHOICES = 50;

/** Organisations that have a store within reach, to choose among, in the order of the merchant's table. */
export async function findOrganisations(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  part: string,
): Promise<{ id: string; number: number; name: string }[]> {
  return db
    .selectFrom('organisations')
    .select(['id', 'number', 'name'])
    .where('merchant_id', '=', merchantId)
    .where(textLike(db, 'name', containing(part)))
    .$if(reach.kind === 'stores', (query) =>
      query.where('id', 'in', (q) =>
        q
          .selectFrom('stores')
          .select('organisation_id')
          .where('merchant_id', '=', merchantId)
          .where(storeWithin(merchantId, reach, 'stores.id')),
      ),
    )
    .orderBy('number')
    .limit(CHOICES)
    .execute();
}

/** What its form shows; null when the merchant has no such store within reach. */
export async function storeFacts(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  id: string,
): Promise<({ id: string; code: string | null } & StoreFacts) | null> {
  const row = await db
    .selectFrom('stores as s')
    .innerJoin('organisations as o', 'o.id', 's.organisation_id')
    .select(['s.id', 'o.name as organisation', 's.name', 's.code', 's.address', 's.hours', 's.phone'])
    .where('s.merchant_id', '=', merchantId)
    .where('s.id', '=', id)
    .where(storeWithin(merchantId, reach, 's.id'))
    .executeTakeFirst();
  return row ?? null;
}
