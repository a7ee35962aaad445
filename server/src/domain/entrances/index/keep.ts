import type { Kysely, Selectable, Transaction } from 'kysely';
import { holdName } from '../../../db/dialect';
import type { Database, StoreIndexTable } from '../../../db/schema';
import { BLOCK, emptyBlock, readBlock, setBit, writeBlock } from './bits';
import { filtersOf, termsOf, textOf } from './terms';
import type { StoreFacts } from './terms';

/** Marks taken in one transaction, a new store leaves about three: others want to write too. */
const STEP = 600;
/** Rows of a statement. */
const ROWS = 500;

type Indexed = Selectable<StoreIndexTable>;
/** By term and block: slots that get or lose the term. */
type Changes = Map<string, { term: string; block: number; slots: Map<number, boolean> }>;

interface Found extends StoreFacts {
  readonly id: string;
  readonly number: number;
  readonly entranceId: string;
}

async function factsOf(
  db: Kysely<Database>,
  merchantId: string,
  storeIds: readonly string[],
): Promise<Found[]> {
  const rows = await db
    .selectFrom('stores as s')
    .innerJoin('organisations as o', 'o.id', 's.organisation_id')
    .innerJoin('entrances as e', (join) =>
      join
        .onRef('e.merchant_id', '=', 's.merchant_id')
        .on('e.kind', '=', 'store')
        .onRef('e.store_id', '=', 's.id'),
    )
    .where('s.merchant_id', '=', merchantId)
    .where('s.id', 'in', storeIds)
    .select((q) => [
      's.id',
      's.number',
      's.name',
      's.code',
      'o.id as organisationId',
      'o.name as organisationName',
      'o.number as organisationNumber',
      'e.id as entranceId',
      'e.enabled',
      q
        .selectFrom('tags as t')
        .where('t.merchant_id', '=', merchantId)
        // No join: one might begin with all tags of the merchant, anew for each store.
        .where('t.entrance_id', 'in', (of) =>
          of
            .selectFrom('entrances as x')
            .select('x.id')
            .where('x.merchant_id', '=', merchantId)
            .where('x.kind', 'in', ['store', 'terminal'])
            .whereRef('x.store_id', '=', 's.id'),
        )
        .select('t.id')
        .limit(1)
        .as('tag'),
      q
        .selectFrom('terminals as c')
        .where('c.merchant_id', '=', merchantId)
        .whereRef('c.store_id', '=', 's.id')
        .select('c.id')
        .limit(1)
        .as('terminal'),
    ])
    .orderBy('s.number')
    .orderBy('s.id')
    .execute();
  return rows.map(({ tag, terminal, enabled, ...row }) => ({
    ...row,
    enabled: enabled === 1,
    tags: tag !== null,
    terminals: terminal !== null,
  }));
}

function note(changes: Changes, slot: number, terms: Iterable<string>, on: boolean): void {
  const block = Math.floor(slot / BLOCK);
  for (const term of terms) {
    const name = `${block} ${term}`;
    const change = changes.get(name) ?? { term, block, slots: new Map<number, boolean>() };
    change.slots.set(slot % BLOCK, on);
    changes.set(name, change);
  }
}

async function applyChanges(trx: Transaction<Database>, merchantId: string, changes: Changes): Promise<void> {
  const all = [...changes.values()];
  for (let at = 0; at < all.length; at += ROWS) {
    const part = all.slice(at, at + ROWS);
    const blocks = [...new Set(part.map(({ block }) => block))];
    const stored = await trx
      .selectFrom('store_terms')
      .select(['term', 'block', 'bits'])
      .where('merchant_id', '=', merchantId)
      .where('term', 'in', [...new Set(part.map(({ term }) => term))])
      .where('block', 'in', blocks)
      .execute();
    const texts = new Map(stored.map(({ term, block, bits }) => [`${block} ${term}`, bits]));
    const rows = part.map(({ term, block, slots }) => {
      const bits = emptyBlock();
      const text = texts.get(`${block} ${term}`);
      if (text !== undefined) readBlock(text, bits, 0);
      for (const [slot, on] of slots) setBit(bits, slot, on);
      return { merchant_id: merchantId, term, block, bits: writeBlock(bits) ?? '' };
    });
    await trx
      .insertInto('store_terms')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['merchant_id', 'term', 'block'])
          .doUpdateSet((e) => ({ bits: e.ref('excluded.bits') })),
      )
      .execute();
  }
}

async function replace(
  trx: Transaction<Database>,
  merchantId: string,
  before: readonly Indexed[],
  after: readonly Indexed[],
): Promise<void> {
  const changes: Changes = new Map();
  const now = new Map(after.map((row) => [row.store_id, row]));
  const earlier = new Map(before.map((row) => [row.store_id, termsOf(row)]));
  for (const row of before) {
    const terms = termsOf(now.get(row.store_id) ?? { text: '', filters: '' });
    note(
      changes,
      row.slot,
      [...termsOf(row)].filter((term) => !terms.has(term)),
      false,
    );
  }
  for (const row of after) {
    const had = earlier.get(row.store_id);
    note(
      changes,
      row.slot,
      [...termsOf(row)].filter((term) => had?.has(term) !== true),
      true,
    );
  }
  await applyChanges(trx, merchantId, changes);
  const gone = before.map((row) => row.store_id);
  if (gone.length > 0)
    await trx
      .deleteFrom('store_index')
      .where('merchant_id', '=', merchantId)
      .where('store_id', 'in', gone)
      .execute();
  if (after.length > 0) await trx.insertInto('store_index').values(after).execute();
}

/**
 * Brings the index of a merchant up to date with some of the stores that changed. Whatever they were changed by: facts are
 * read anew. False when nothing was left to do. One node at a time.
 */
export async function indexChanged(db: Kysely<Database>, merchantId: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await holdName(trx, `store index ${merchantId}`);
    const marks = await trx
      .selectFrom('store_marks')
      .select(['seq', 'store_id'])
      .where('merchant_id', '=', merchantId)
      .orderBy('seq')
      .limit(STEP)
      .execute();
    if (marks.length === 0) return false;
    const ids = [...new Set(marks.map((mark) => mark.store_id))];
    const facts = await factsOf(trx, merchantId, ids);
    const before = await trx
      .selectFrom('store_index')
      .selectAll()
      .where('merchant_id', '=', merchantId)
      .where('store_id', 'in', ids)
      .execute();
    const slots = new Map(before.map((row) => [row.store_id, row.slot]));
    const last = await trx
      .selectFrom('store_index')
      .select('slot')
      .where('merchant_id', '=', merchantId)
      .orderBy('slot', 'desc')
      .limit(1)
      .executeTakeFirst();
    let next = last ? last.slot + 1 : 0;
    const after = facts.map((store): Indexed => {
      const slot = slots.get(store.id) ?? next++;
      return {
        merchant_id: merchantId,
        slot,
        store_id: store.id,
        entrance_id: store.entranceId,
        text: textOf(store),
        filters: filtersOf(store),
      };
    });
    await replace(trx, merchantId, before, after);
    await trx
      .deleteFrom('store_marks')
      .where('merchant_id', '=', merchantId)
      .where(
        'seq',
        'in',
        marks.map((mark) => mark.seq),
      )
      .execute();
    return marks.length === STEP;
  });
}

/** A merchant whose index waits to be brought up to date; null when there is none. */
export async function nextToIndex(db: Kysely<Database>): Promise<string | null> {
  const row = await db
    .selectFrom('store_marks')
    .select('merchant_id')
    .orderBy('merchant_id')
    .limit(1)
    .executeTakeFirst();
  return row?.merchant_id ?? null;
}
