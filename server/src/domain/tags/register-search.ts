import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { textLike } from '../../db/dialect';
import type { Database } from '../../db/schema';
import { containing } from '../entrances/search';
import { namedEntrances } from '../entrances/names';
import type { Place } from '../entrances/place';
import { readPageCursor, writePageCursor } from '../page-cursor';
import { entranceWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';
import { actsOn } from './rules';
import type { CarryingChip, ProtectionState, TagAct, TagState } from './rules';

const DAY = 24 * 60 * 60_000;
/** A stand in use is tapped within this time. */
const RECENT = 7 * DAY;
/** Without a tap for this long somebody should look after the stand. */
const LONG_AGO = 30 * DAY;

export interface TagQuery {
  readonly search?: string | undefined;
  readonly state?: TagState | undefined;
  readonly storeId?: string | undefined;
  readonly entranceId?: string | undefined;
  readonly chip?: string | undefined;
  readonly lastTap?: 'never' | 'recent' | 'long_ago' | undefined;
  readonly now: number;
}

export interface RegisteredTag {
  readonly id: string;
  readonly uid: string | null;
  readonly chip: string | null;
  readonly state: TagState;
  readonly protection: ProtectionState;
  readonly overwritten: boolean;
  readonly entranceId: string | null;
  readonly place: Place | null;
  readonly entranceEnabled: boolean;
  readonly writtenAt: number | null;
  readonly lastTapAt: number | null;
  readonly acts: TagAct[];
}

/** UIDs are kept in upper-case hex; people copy them with colons and blanks between the bytes. */
const plainUid = (text: string): string => text.replace(/[\s:-]/g, '').toUpperCase();

/**
 * Tags that were written, by what somebody looks for. A search reads at most all tags of the merchant, and WeChat issues
 * no more than 100,000 links in a mini-program's life; every other page walks an index.
 */
function found(db: Kysely<Database>, merchantId: string, reach: Reach, query: TagQuery) {
  let tags = db
    .selectFrom('tags as t')
    .where('t.merchant_id', '=', merchantId)
    .where('t.written_at', 'is not', null)
    .where(entranceWithin(merchantId, reach, 't.entrance_id'));
  const word = query.search?.trim() ?? '';
  if (word !== '')
    tags = tags.where((e) =>
      e.or([textLike(db, 't.uid', containing(plainUid(word))), textLike(db, 't.id', containing(word))]),
    );
  if (query.state) tags = tags.where('t.state', '=', query.state);
  if (query.entranceId !== undefined) tags = tags.where('t.entrance_id', '=', query.entranceId);
  if (query.chip !== undefined && query.chip !== '') tags = tags.where('t.chip', '=', query.chip);
  const { storeId } = query;
  if (storeId !== undefined)
    tags = tags.where('t.entrance_id', 'in', (e) =>
      e
        .selectFrom('entrances as s')
        .select('s.id')
        .where('s.merchant_id', '=', merchantId)
        .where('s.store_id', '=', storeId),
    );
  if (query.lastTap === 'never') tags = tags.where('t.last_tap_at', 'is', null);
  if (query.lastTap === 'recent') tags = tags.where('t.last_tap_at', '>=', query.now - RECENT);
  if (query.lastTap === 'long_ago') tags = tags.where('t.last_tap_at', '<', query.now - LONG_AGO);
  return tags;
}

async function total(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  query: TagQuery,
): Promise<number> {
  const row = await found(db, merchantId, reach, query)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** A page of the register, the newest first. A cursor that is none begins at the start. */
export async function registeredTags(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  query: TagQuery,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ rows: RegisteredTag[]; nextCursor: string | null; total: number | null }> {
  const from = readPageCursor(page.cursor);
  let tags = found(db, merchantId, reach, query)
    // A tag whose chip carries another one now has nothing to protect.
    .leftJoin('chips as c', (join) =>
      join
        .onRef('c.merchant_id', '=', 't.merchant_id')
        .onRef('c.uid', '=', 't.uid')
        .onRef('c.tag_id', '=', 't.id'),
    )
    .select([
      't.id',
      't.uid',
      't.chip',
      't.state',
      't.entrance_id as entranceId',
      't.written_at as writtenAt',
      't.last_tap_at as lastTapAt',
      'c.protection',
      'c.verified',
    ])
    .orderBy('t.written_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(page.limit + 1);
  if (from) tags = tags.where(sql<boolean>`(t.written_at, t.id) < (${from.at}, ${from.id})`);
  const rows = await tags.execute();
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  const entrances = await namedEntrances(
    db,
    merchantId,
    shown.flatMap((row) => row.entranceId ?? []),
  );
  return {
    rows: shown.map(({ verified, protection, ...row }) => {
      const entrance = row.entranceId === null ? undefined : entrances.get(row.entranceId);
      const chip: CarryingChip | null = protection === null ? null : { verified: verified === 1, protection };
      return {
        ...row,
        protection: protection ?? 'none',
        overwritten: chip === null,
        place: entrance?.place ?? null,
        entranceEnabled: entrance?.enabled ?? false,
        acts: actsOn(row.state, chip),
      };
    }),
    nextCursor: last ? writePageCursor({ at: last.writtenAt ?? 0, id: last.id }) : null,
    total: from ? null : await total(db, merchantId, reach, query),
  };
}

/** How the merchant's links name tags. */
export async function schemeModeOf(db: Kysely<Database>, merchantId: string): Promise<'per_tag' | 'shared'> {
  const row = await db
    .selectFrom('merchants')
    .select('nfc_mode')
    .where('id', '=', merchantId)
    .executeTakeFirstOrThrow();
  return row.nfc_mode;
}
