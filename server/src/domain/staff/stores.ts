import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { StaffRole } from '../../contract/route';
import type { Database } from '../../db/schema';
import { coversAllStores } from './reach';

export interface NamedStore {
  readonly id: string;
  readonly name: string;
}

/** Null: all of the merchant's. */
export type WishedStores = readonly string[] | null;

/**
 * Which stores a person of this role gets. Throws `stores_required` for a store manager without any; roles that are
 * everywhere keep none.
 */
export function storesFor(role: StaffRole, wished: WishedStores): WishedStores {
  if (coversAllStores(role, true) && coversAllStores(role, false)) return null;
  if (wished === null && coversAllStores(role, true)) return null;
  if (wished === null || wished.length === 0) throw new ApiError('stores_required');
  return wished;
}

/** Throws `store_unknown` unless all are the merchant's. */
async function requireStores(db: Kysely<Database>, merchantId: string, ids: readonly string[]) {
  const known = await db
    .selectFrom('stores')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('id', 'in', ids)
    .execute();
  if (known.length < new Set(ids).size) throw new ApiError('store_unknown');
}

/** Puts these in the place of the stores that a person had. Throws `store_unknown`. */
export async function setStaffStores(
  db: Kysely<Database>,
  merchantId: string,
  staffId: string,
  stores: WishedStores,
): Promise<void> {
  await db
    .deleteFrom('staff_stores')
    .where('merchant_id', '=', merchantId)
    .where('staff_id', '=', staffId)
    .execute();
  if (stores === null) return;
  await requireStores(db, merchantId, stores);
  const rows = [...new Set(stores)].map((id) => ({
    merchant_id: merchantId,
    staff_id: staffId,
    store_id: id,
  }));
  await db.insertInto('staff_stores').values(rows).execute();
}

/** Throws `store_unknown`. */
export async function setInvitationStores(
  db: Kysely<Database>,
  merchantId: string,
  invitationId: string,
  stores: WishedStores,
): Promise<void> {
  if (stores === null) return;
  await requireStores(db, merchantId, stores);
  const rows = [...new Set(stores)].map((id) => ({
    merchant_id: merchantId,
    invitation_id: invitationId,
    store_id: id,
  }));
  await db.insertInto('invitation_stores').values(rows).execute();
}

/** The stores of some people or invitations by their ids, in the order of the merchant's table. */
export async function storesOf(
  db: Kysely<Database>,
  merchantId: string,
  of: 'staff' | 'invitation',
  ids: readonly string[],
): Promise<(id: string) => NamedStore[]> {
  if (ids.length === 0) return () => [];
  const rows =
    of === 'staff'
      ? await db
          .selectFrom('staff_stores as x')
          .innerJoin('stores as s', 's.id', 'x.store_id')
          .where('x.merchant_id', '=', merchantId)
          .where('x.staff_id', 'in', ids)
          .select(['x.staff_id as whose', 's.id', 's.name'])
          .orderBy('s.number')
          .execute()
      : await db
          .selectFrom('invitation_stores as x')
          .innerJoin('stores as s', 's.id', 'x.store_id')
          .where('x.merchant_id', '=', merchantId)
          .where('x.invitation_id', 'in', ids)
          .select(['x.invitation_id as whose', 's.id', 's.name'])
          .orderBy('s.number')
          .execute();
  const stores = new Map<string, NamedStore[]>();
  for (const { whose, id, name } of rows) stores.set(whose, [...(stores.get(whose) ?? []), { id, name }]);
  return (id) => stores.get(id) ?? [];
}
