import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { StaffRole } from '../../contract/route';

/**
 * What somebody may see and act on: all of the merchant, or the stores that are theirs. Repositories that answer people
 * take it after the merchant, so that nobody forgets to ask.
 */
export type Reach = { readonly kind: 'merchant' } | { readonly kind: 'stores'; readonly staffId: string };

/** Of whoever is bound to no store: owners, devices, jobs. */
export const EVERYWHERE: Reach = { kind: 'merchant' };

/** Where a role ends: owners and operators are everywhere, store managers in their stores, others as their owner chose. */
export function coversAllStores(role: StaffRole, allStores: boolean): boolean {
  switch (role) {
    case 'owner':
    case 'operator':
      return true;
    case 'store_manager':
      return false;
    case 'writer':
    case 'cashier':
      return allStores;
  }
}

export const reachOf = (person: { staffId: string; role: StaffRole; allStores: boolean }): Reach =>
  coversAllStores(person.role, person.allStores) ? EVERYWHERE : { kind: 'stores', staffId: person.staffId };

const ALWAYS = sql<boolean>`1 = 1`;

/** Whether the store whose id is in `column` is within reach; a row of no store never is. */
export function storeWithin(merchantId: string, reach: Reach, column: string): RawBuilder<boolean> {
  if (reach.kind === 'merchant') return ALWAYS;
  return sql<boolean>`${sql.ref(column)} in (
    select store_id from staff_stores where merchant_id = ${merchantId} and staff_id = ${reach.staffId})`;
}

/** Whether the entrance whose id is in `column` leads to a store within reach. */
export function entranceWithin(merchantId: string, reach: Reach, column: string): RawBuilder<boolean> {
  if (reach.kind === 'merchant') return ALWAYS;
  return sql<boolean>`${sql.ref(column)} in (
    select e_.id from staff_stores as x_ join entrances as e_
      on e_.merchant_id = x_.merchant_id and e_.store_id = x_.store_id
    where x_.merchant_id = ${merchantId} and x_.staff_id = ${reach.staffId})`;
}
