import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import type { Reach } from '../staff/reach';
import { entranceCounts } from './counts';
import { readCursor, writeCursor } from './cursor';
import { findStores, indexAll } from './index/find';
import type { StoreFilter } from './index/find';
import { WHOLE_MERCHANT, searchWords } from './search';

export interface EntranceRow {
  id: string;
  kind: 'merchant' | 'store' | 'terminal';
  organisation: { id: string; number: number; name: string } | null;
  store: { id: string; code: string | null; name: string } | null;
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

/** Which rows of the table are meant; what is left out does not matter. */
export interface EntranceFilter extends Omit<StoreFilter, 'words'> {
  readonly search?: string | undefined;
}

export interface EntranceQuery extends EntranceFilter {
  readonly cursor?: string | undefined;
  /** Counts from 1; instead of a cursor. */
  readonly page?: number | undefined;
  readonly limit: number;
  readonly now: number;
}

interface Bare {
  id: string;
  kind: EntranceRow['kind'];
  enabled: number;
  storeId: string | null;
  storeCode: string | null;
  storeName: string | null;
  slot: number;
  organisationId: string | null;
  organisationNumber: number | null;
  organisationName: string | null;
}

/** Slot of the merchant-wide row, which stands before all stores. */
const FIRST = -1;

/** Whether nothing is asked but what the merchant-wide row may answer. */
function isAboutStores({ organisationId, enabled, tags, terminals }: EntranceFilter): boolean {
  return [organisationId, enabled, tags, terminals].some((wanted) => wanted !== undefined);
}

/**
 * 会员领卡用卡入口, a page at a time: the merchant-wide row first, then the stores in the order in which they came. A page,
 * a search, a filter and a jump cost the same however many stores there are: see `index/`.
 */
export function entranceTable(db: Kysely<Database>) {
  async function storeRows(merchantId: string, slots: readonly number[]): Promise<Bare[]> {
    if (slots.length === 0) return [];
    return db
      .selectFrom('store_index as i')
      .innerJoin('stores as s', 's.id', 'i.store_id')
      .innerJoin('organisations as o', 'o.id', 's.organisation_id')
      .innerJoin('entrances as e', 'e.id', 'i.entrance_id')
      .where('i.merchant_id', '=', merchantId)
      .where('i.slot', 'in', slots)
      .select([
        'e.id',
        'e.kind',
        'e.enabled',
        'i.slot',
        's.id as storeId',
        's.code as storeCode',
        's.name as storeName',
        'o.id as organisationId',
        'o.number as organisationNumber',
        'o.name as organisationName',
      ])
      .orderBy('i.slot')
      .execute();
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
    const nowhere = { storeId: null, storeCode: null, storeName: null, organisationId: null };
    return [{ ...row, ...nowhere, organisationNumber: null, organisationName: null, slot: FIRST }];
  }

  return {
    /** Throws `bad_request` for a cursor that is none. */
    async page(merchantId: string, reach: Reach, query: EntranceQuery): Promise<EntrancePage> {
      const words = searchWords(query.search);
      const after = query.cursor === undefined ? null : readCursor(query.cursor);
      if (query.cursor !== undefined && after === null) throw new ApiError('bad_request');
      const found = await findStores(db, merchantId, reach, { ...query, words });
      const mine = reach.kind === 'merchant' && !isAboutStores(query);
      const whole = mine ? await merchantRow(merchantId, words) : [];
      const skipped = after === null ? ((query.page ?? 1) - 1) * query.limit : 0;
      const first = after === null && skipped === 0 ? whole : [];
      const room = query.limit - first.length;
      const from = after === null ? { skip: Math.max(0, skipped - whole.length) } : { after };
      // One more than fits tells whether there is a next page.
      const slots = found.slots(from, room + 1);
      const bare = [...first, ...(await storeRows(merchantId, slots.slice(0, room)))];
      const counts = await entranceCounts(db, merchantId, bare, query.now);
      const last = slots.length > room ? (slots[room - 1] ?? FIRST) : null;
      return {
        rows: bare.map((row) => ({ ...face(row), ...counts(row) })),
        nextCursor: last === null ? null : writeCursor(last),
        total: whole.length + found.total,
      };
    },

    /** Ids of the stores' entrances that a filter means, in pieces; for acts on many. */
    async *entranceIds(
      merchantId: string,
      reach: Reach,
      filter: EntranceFilter,
      step: number,
    ): AsyncGenerator<string[]> {
      await indexAll(db, merchantId);
      const found = await findStores(db, merchantId, reach, { ...filter, words: searchWords(filter.search) });
      let after = FIRST;
      for (;;) {
        const slots = found.slots({ after }, step);
        const last = slots[slots.length - 1];
        if (last === undefined) return;
        after = last;
        const rows = await db
          .selectFrom('store_index')
          .select('entrance_id')
          .where('merchant_id', '=', merchantId)
          .where('slot', 'in', slots)
          .orderBy('slot')
          .execute();
        yield rows.map((row) => row.entrance_id);
      }
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
    store: row.storeId === null ? null : { id: row.storeId, code: row.storeCode, name: row.storeName ?? '' },
    enabled: row.enabled === 1,
  };
}
