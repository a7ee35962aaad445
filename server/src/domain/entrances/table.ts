import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { textLike } from '../../db/dialect';
import type { Database } from '../../db/schema';
import { entranceCounts } from './counts';
import { readCursor, writeCursor } from './cursor';
import { WHOLE_MERCHANT, containing, searchWords } from './search';

export interface EntranceRow {
  id: string;
  kind: 'merchant' | 'store' | 'terminal';
  organisation: { id: string; number: number; name: string } | null;
  store: { id: string; name: string } | null;
  enabled: boolean;
  /** Terminals of the store. */
  terminals: number;
  /** Tags on chips that lead to this very entrance. */
  tags: number;
  /** Arrivals through this very entrance since midnight in China. */
  tapsToday: number;
}

export interface EntrancePage {
  rows: EntranceRow[];
  nextCursor: string | null;
  total: number;
}

export interface EntranceQuery {
  search?: string | undefined;
  cursor?: string | undefined;
  limit: number;
  now: number;
}

interface Bare {
  id: string;
  kind: EntranceRow['kind'];
  enabled: number;
  storeId: string | null;
  storeName: string | null;
  number: number;
  organisationId: string | null;
  organisationNumber: number | null;
  organisationName: string | null;
}

/**
 * 会员领卡用卡入口, a page at a time: the merchant-wide row first, then the stores by their number. A page costs the same
 * however many stores there are: it walks an index and counts only for its own rows.
 */
export function entranceTable(db: Kysely<Database>) {
  const stores = (merchantId: string, words: readonly string[]) => {
    let query = db
      .selectFrom('stores as s')
      // Left joins keep the stores outermost, so that their index gives the order; every store has both.
      .leftJoin('organisations as o', 'o.id', 's.organisation_id')
      .where('s.merchant_id', '=', merchantId);
    for (const word of words) {
      const pattern = containing(word);
      query = query.where((e) =>
        e.or([
          textLike(db, 's.name', pattern),
          textLike(db, 'o.name', pattern),
          sql<boolean>`cast(o.number as text) = ${word}`,
        ]),
      );
    }
    return query;
  };

  async function storeRows(
    merchantId: string,
    words: readonly string[],
    after: { number: number; storeId: string } | null,
    limit: number,
  ): Promise<Bare[]> {
    let query = stores(merchantId, words)
      .leftJoin('entrances as e', (join) =>
        join
          .onRef('e.merchant_id', '=', 's.merchant_id')
          .on('e.kind', '=', 'store')
          .onRef('e.store_id', '=', 's.id'),
      )
      .select([
        'e.id',
        'e.kind',
        'e.enabled',
        's.id as storeId',
        's.name as storeName',
        's.number',
        'o.id as organisationId',
        'o.number as organisationNumber',
        'o.name as organisationName',
      ])
      .orderBy('s.number')
      .orderBy('s.id')
      .limit(limit);
    if (after) query = query.where(sql<boolean>`(s.number, s.id) > (${after.number}, ${after.storeId})`);
    const rows = await query.execute();
    return rows.flatMap(({ id, kind, enabled, ...rest }) =>
      id === null || kind === null ? [] : [{ id, kind, enabled: enabled ?? 0, ...rest }],
    );
  }

  async function merchantRow(merchantId: string, words: readonly string[]): Promise<Bare[]> {
    if (!words.every((word) => WHOLE_MERCHANT.includes(word))) return [];
    const row = await db
      .selectFrom('entrances')
      .select(['id', 'kind', 'enabled'])
      .where('merchant_id', '=', merchantId)
      .where('kind', '=', 'merchant')
      .executeTakeFirst();
    if (!row) return [];
    const nowhere = { storeId: null, storeName: null, organisationId: null };
    return [{ ...row, ...nowhere, organisationNumber: null, organisationName: null, number: -1 }];
  }

  async function count(merchantId: string, words: readonly string[]): Promise<number> {
    // Without a search the index alone can count.
    const query =
      words.length > 0
        ? stores(merchantId, words)
        : db.selectFrom('stores as s').where('s.merchant_id', '=', merchantId);
    const row = await query.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    return Number(row.n);
  }

  return {
    /** Throws `bad_request` for a cursor that is none. */
    async page(merchantId: string, query: EntranceQuery): Promise<EntrancePage> {
      const words = searchWords(query.search);
      const cursor = query.cursor === undefined ? null : readCursor(query.cursor);
      if (query.cursor !== undefined && cursor === null) throw new ApiError('bad_request');
      const first = cursor ? [] : await merchantRow(merchantId, words);
      const total = cursor?.total ?? first.length + (await count(merchantId, words));
      const room = query.limit - first.length;
      // One more than fits tells whether there is a next page.
      const found = await storeRows(merchantId, words, cursor, room + 1);
      const bare = [...first, ...found.slice(0, room)];
      const counts = await entranceCounts(db, merchantId, bare, query.now);
      const last = bare[bare.length - 1];
      const next =
        found.length > room && last
          ? writeCursor({ number: last.number, storeId: last.storeId ?? '', total })
          : null;
      return { rows: bare.map((row) => ({ ...face(row), ...counts(row) })), nextCursor: next, total };
    },
  };
}

function face(row: Bare): Omit<EntranceRow, 'terminals' | 'tags' | 'tapsToday'> {
  return {
    id: row.id,
    kind: row.kind,
    organisation:
      row.organisationId === null
        ? null
        : { id: row.organisationId, number: row.organisationNumber ?? 0, name: row.organisationName ?? '' },
    store: row.storeId === null ? null : { id: row.storeId, name: row.storeName ?? '' },
    enabled: row.enabled === 1,
  };
}
