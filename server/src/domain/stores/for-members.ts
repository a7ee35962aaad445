import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import type { MemberStore } from '../../contract/member-places';
import { textLike } from '../../db/dialect';
import type { Database } from '../../db/schema';
import { containing, searchWords } from '../entrances/search';
import { readPageCursor, writePageCursor } from '../page-cursor';

export type MemberStoreView = Static<typeof MemberStore>;

const PAGE = 30;

function stores(db: Kysely<Database>, merchantId: string) {
  return db
    .selectFrom('stores as s')
    .innerJoin('organisations as o', 'o.id', 's.organisation_id')
    .leftJoin('entrances as e', (join) =>
      join
        .onRef('e.merchant_id', '=', 's.merchant_id')
        .on('e.kind', '=', 'store')
        .onRef('e.store_id', '=', 's.id')
        .on('e.enabled', '=', 1),
    )
    .where('s.merchant_id', '=', merchantId)
    .select([
      's.id',
      's.number',
      's.name',
      'o.name as organisationName',
      's.address',
      's.hours',
      's.phone',
      'e.id as entranceId',
    ]);
}

function view({ number: _, ...store }: MemberStoreView & { number: number }): MemberStoreView {
  return store;
}

/**
 * The stores a member can go to, a page at a time in the order of the merchant's own table. A store without an address
 * (a warehouse, an office) is not listed. Every word of `search` must be found in name, organisation or address.
 */
export async function storesForMembers(
  db: Kysely<Database>,
  merchantId: string,
  wish: { cursor?: string; search?: string },
): Promise<{ stores: MemberStoreView[]; nextCursor: string | null }> {
  const after = readPageCursor(wish.cursor);
  let query = stores(db, merchantId).where('s.address', 'is not', null);
  if (after) {
    query = query.where((eb) =>
      eb.or([
        eb('s.number', '>', after.at),
        eb.and([eb('s.number', '=', after.at), eb('s.id', '>', after.id)]),
      ]),
    );
  }
  for (const word of searchWords(wish.search)) {
    const pattern = containing(word);
    query = query.where((eb) =>
      eb.or(['s.name', 'o.name', 's.address'].map((column) => textLike(db, column, pattern))),
    );
  }
  const rows = await query
    .orderBy('s.number')
    .orderBy('s.id')
    .limit(PAGE + 1)
    .execute();
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
  return {
    stores: rows.slice(0, PAGE).map(view),
    nextCursor: last ? writePageCursor({ at: last.number, id: last.id }) : null,
  };
}

/** One store, with an address or not; null when the merchant has none of this id. */
export async function storeForMembers(
  db: Kysely<Database>,
  merchantId: string,
  storeId: string,
): Promise<MemberStoreView | null> {
  const row = await stores(db, merchantId).where('s.id', '=', storeId).limit(1).executeTakeFirst();
  return row ? view(row) : null;
}
