import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import { entranceWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';
import { bitmapOfDataUrl } from './bitmap';
import type { StandDesign } from './design';
import type { Bitmap } from './drawing';

/** What all stands of a merchant share. */
export interface MerchantFace {
  readonly name: string;
  readonly brandColor: string;
  readonly logo: Bitmap | null;
  /** A logo is set but cannot be printed (a kind of picture that is neither PNG nor JPEG). */
  readonly logoUnusable: boolean;
}

/** An entrance as it is named on paper and in file names. */
export interface EntranceFace {
  readonly id: string;
  readonly organisation: string | null;
  readonly store: string | null;
  readonly terminal: string | null;
}

/** Logos read lately, by the text they are kept as. */
const logos = new Map<string, Bitmap | null>();
const KEPT_LOGOS = 8;

function logoOf(text: string): Bitmap | null {
  const known = logos.get(text);
  if (known !== undefined) return known;
  const read = bitmapOfDataUrl(text);
  logos.set(text, read);
  for (const oldest of logos.keys()) {
    if (logos.size <= KEPT_LOGOS) break;
    logos.delete(oldest);
  }
  return read;
}

/** Throws `entrance_unknown` for a merchant that is not there. */
export async function merchantFace(db: Kysely<Database>, merchantId: string): Promise<MerchantFace> {
  const row = await db
    .selectFrom('merchants')
    .select(['name', 'brand_color', 'logo'])
    .where('id', '=', merchantId)
    .executeTakeFirst();
  if (!row) throw new ApiError('entrance_unknown');
  const logo = row.logo === null ? null : logoOf(row.logo);
  return {
    name: row.name,
    brandColor: row.brand_color,
    logo,
    logoUnusable: row.logo !== null && logo === null,
  };
}

/** The merchant's entrances of these ids, in this order. Throws `entrance_unknown` when one is not theirs or out of reach. */
export async function entranceFaces(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  ids: readonly string[],
): Promise<EntranceFace[]> {
  const rows = await db
    .selectFrom('entrances as e')
    .leftJoin('organisations as o', 'o.id', 'e.organisation_id')
    .leftJoin('stores as s', 's.id', 'e.store_id')
    .leftJoin('terminals as t', 't.id', 'e.terminal_id')
    .select(['e.id', 'o.name as organisation', 's.name as store', 't.name as terminal'])
    .where('e.merchant_id', '=', merchantId)
    .where('e.id', 'in', [...new Set(ids)])
    .where(entranceWithin(merchantId, reach, 'e.id'))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = byId.get(id);
    if (!row) throw new ApiError('entrance_unknown');
    return row;
  });
}

/** 门店 as it is printed: with the counter where the entrance is one; null for the merchant-wide entrance. */
function placeNameOf({ store, terminal }: EntranceFace): string | null {
  return store === null ? null : [store, terminal].filter((part) => part !== null).join(' ');
}

export interface Look {
  readonly orientation: StandDesign['orientation'];
  readonly storeName: boolean;
}

export function designOf(
  merchant: MerchantFace,
  entrance: EntranceFace,
  look: Look,
  code: Bitmap | null,
): StandDesign {
  return {
    orientation: look.orientation,
    brandColor: merchant.brandColor,
    merchantName: merchant.name,
    placeName: look.storeName ? placeNameOf(entrance) : null,
    code,
    logo: merchant.logo,
  };
}

/** The stand that belongs to nobody: for public addresses. */
export function neutralDesign(orientation: StandDesign['orientation']): StandDesign {
  return {
    orientation,
    brandColor: '#0B6E4F',
    merchantName: null,
    placeName: null,
    code: null,
    logo: null,
  };
}
