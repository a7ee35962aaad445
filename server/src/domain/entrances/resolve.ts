import type { Kysely } from 'kysely';
import { adapterOf } from '../../db/dialect';
import { rememberedQuery } from '../../db/hot-query';
import type { Database } from '../../db/schema';
import { hotWrite } from '../../db/store';
import type { Write } from '../../db/store';
import type { Place } from './place';
import { entryState } from './rules';

interface Found {
  entranceId: string;
  /** The tag whose id was given; null when the id was the entrance's own. */
  tagId: string | null;
  /** Only for the entrance of a terminal. */
  terminalId: string | null;
  place: Place;
}

/** What an entrance or tag id means. Ids of other merchants and ids that never existed answer alike. */
export type ResolvedEntry =
  | { state: 'unknown' }
  | ({ state: 'disabled'; cause: 'entrance' | 'tag' | 'lost' } & Found)
  | ({ state: 'open' } & Found);

export interface EntryResolver {
  /** Reads at most two rows by their keys, however many stores and tags there are. */
  resolveEntry(merchantId: string, id: string): Promise<ResolvedEntry>;
}

const placeOf = rememberedQuery((db, value: { merchantId: string; entranceId: string }) =>
  db
    .selectFrom('entrances as e')
    .leftJoin('organisations as o', 'o.id', 'e.organisation_id')
    .leftJoin('stores as s', 's.id', 'e.store_id')
    .leftJoin('terminals as t', 't.id', 'e.terminal_id')
    .where('e.merchant_id', '=', value.merchantId)
    .where('e.id', '=', value.entranceId)
    .select([
      'e.id',
      'e.kind',
      'e.enabled',
      'e.terminal_id',
      'o.name as organisationName',
      's.name as storeName',
      't.name as terminalName',
    ]),
);

const tagById = rememberedQuery((db, value: { merchantId: string; id: string }) =>
  db
    .selectFrom('tags as g')
    .leftJoin('write_codes as w', 'w.id', 'g.reserved_by')
    .where('g.id', '=', value.id)
    .where('g.merchant_id', '=', value.merchantId)
    .select(['g.id', 'g.state', 'g.entrance_id', 'w.entrance_id as reservedFor']),
);

/** Turns the opaque id of a tag or code into a place. */
export function entryResolver(db: Kysely<Database>): EntryResolver {
  return {
    async resolveEntry(merchantId, id) {
      const [tag] = await tagById(db, { merchantId, id });
      // Written without network and not registered yet: the write code that holds the id says where it stands.
      const entranceId = tag ? (tag.entrance_id ?? tag.reservedFor) : id;
      if (entranceId === null) return { state: 'unknown' };
      const [row] = await placeOf(db, { merchantId, entranceId });
      if (!row) return { state: 'unknown' };
      const found: Found = {
        entranceId: row.id,
        tagId: tag?.id ?? null,
        terminalId: row.terminal_id,
        place: {
          kind: row.kind,
          organisationName: row.organisationName,
          storeName: row.storeName,
          terminalName: row.terminalName,
        },
      };
      const state = entryState(row.enabled === 1, tag?.state ?? null);
      return state === 'open' ? { state, ...found } : { state: 'disabled', cause: state, ...found };
    },
  };
}

const noteTap = hotWrite((db, value: { merchantId: string; tagId: string; at: number }) =>
  db
    .updateTable('tags')
    .set({ last_tap_at: value.at })
    .where('id', '=', value.tagId)
    .where('merchant_id', '=', value.merchantId),
);

/** Milliseconds: when a tag was last tapped is known to the minute, so that a busy stand is not written at every tap. */
const TAG_TAP_STEP = 60_000;
/** Tags whose last note is remembered. */
const NOTED = 20_000;
const notedAt = new WeakMap<object, Map<string, number>>();

/** What is to be written of a tap by this tag: nothing when the last one was noted just before. */
export function tagTapped(
  db: Kysely<Database>,
  merchantId: string,
  tagId: string | null,
  at: number,
): readonly Write[] {
  if (tagId === null) return [];
  const tags = notedAt.get(adapterOf(db)) ?? new Map<string, number>();
  notedAt.set(adapterOf(db), tags);
  const name = `${merchantId} ${tagId}`;
  const before = tags.get(name);
  if (before !== undefined && at >= before && at - before < TAG_TAP_STEP) return [];
  if (tags.size >= NOTED) tags.clear();
  tags.set(name, at);
  return [noteTap({ merchantId, tagId, at })];
}
