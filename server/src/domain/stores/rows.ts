import type { Insertable, Kysely } from 'kysely';
import { holdName } from '../../db/dialect';
import type { Database } from '../../db/schema';
import { createId } from '../../security/ids';
import type { Services } from '../../services';

/** Whose row it is, and since when (ms). */
export interface Whose {
  readonly merchantId: string;
  readonly at: number;
}

/** Where an entrance leads to. */
export type EntrancePlace =
  | { readonly kind: 'merchant' }
  | { readonly kind: 'store'; readonly organisationId: string; readonly storeId: string }
  | {
      readonly kind: 'terminal';
      readonly organisationId: string;
      readonly storeId: string;
      readonly terminalId: string;
    };

/** One change of the merchant's places at a time until the transaction ends: names and numbers are looked up before they are given. */
export const holdPlaces = (trx: Kysely<Database>, merchantId: string): Promise<boolean> =>
  holdName(trx, `places:${merchantId}`);

/** The number after the merchant's last; hold its places before. */
export async function nextNumber(
  trx: Kysely<Database>,
  merchantId: string,
  table: 'organisations' | 'stores',
): Promise<number> {
  const row = await trx
    .selectFrom(table)
    .select('number')
    .where('merchant_id', '=', merchantId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (row?.number ?? 0) + 1;
}

/**
 * Ids of organisations by name; those that are new are added, as many as one statement takes. Of several with one name the first by
 * number is meant. Hold the merchant's places before.
 */
export async function organisationIds(
  trx: Kysely<Database>,
  { clock, random }: Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const known = await trx
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('merchant_id', '=', merchantId)
    .where('name', 'in', names)
    .orderBy('number', 'desc')
    .execute();
  const ids = new Map(known.map((row) => [row.name, row.id]));
  const missing = names.filter((name) => !ids.has(name));
  if (missing.length === 0) return ids;
  const first = await nextNumber(trx, merchantId, 'organisations');
  const added = missing.map((name, n) => ({
    id: createId(random),
    merchant_id: merchantId,
    number: first + n,
    name,
    created_at: clock.now(),
  }));
  await trx.insertInto('organisations').values(added).execute();
  for (const { id, name } of added) ids.set(name, id);
  return ids;
}

/** A new entrance, enabled. */
export function entranceRow(
  { merchantId, at }: Whose,
  id: string,
  place: EntrancePlace,
): Insertable<Database['entrances']> {
  return {
    id,
    merchant_id: merchantId,
    kind: place.kind,
    organisation_id: place.kind === 'merchant' ? null : place.organisationId,
    store_id: place.kind === 'merchant' ? null : place.storeId,
    terminal_id: place.kind === 'terminal' ? place.terminalId : null,
    enabled: 1,
    created_at: at,
  };
}

/** A new terminal, not paired yet. */
export function terminalRow(
  { merchantId, at }: Whose,
  id: string,
  storeId: string,
  name: string,
): Insertable<Database['terminals']> {
  return {
    id,
    merchant_id: merchantId,
    store_id: storeId,
    name,
    key_hash: null,
    paired_at: null,
    last_seen_at: null,
    created_at: at,
  };
}
