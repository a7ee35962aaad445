import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { Place } from './place';
import { WHOLE_MERCHANT } from './search';

export interface NamedEntrance {
  readonly id: string;
  readonly enabled: boolean;
  readonly storeId: string | null;
  readonly terminalId: string | null;
  readonly place: Place;
}

/** The merchant's entrances of these ids, by id; ids of others are left out. At most some hundred ids. */
export async function namedEntrances(
  db: Kysely<Database>,
  merchantId: string,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, NamedEntrance>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await db
    .selectFrom('entrances as e')
    .leftJoin('organisations as o', 'o.id', 'e.organisation_id')
    .leftJoin('stores as s', 's.id', 'e.store_id')
    .leftJoin('terminals as t', 't.id', 'e.terminal_id')
    .select([
      'e.id',
      'e.kind',
      'e.enabled',
      'e.store_id as storeId',
      'e.terminal_id as terminalId',
      'o.name as organisationName',
      's.name as storeName',
      't.name as terminalName',
    ])
    .where('e.merchant_id', '=', merchantId)
    .where('e.id', 'in', wanted)
    .execute();
  return new Map(
    rows.map(({ id, enabled, storeId, terminalId, ...place }) => [
      id,
      { id, enabled: enabled === 1, storeId, terminalId, place },
    ]),
  );
}

/** 太原分公司 太原第一门店 1 号收银台; 不区分门店 for the merchant-wide entrance. */
export function placeText(place: Place): string {
  const parts = [place.organisationName, place.storeName, place.terminalName].filter(Boolean);
  return parts.length === 0 ? WHOLE_MERCHANT : parts.join(' ');
}
