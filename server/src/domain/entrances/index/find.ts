import type { Kysely } from 'kysely';
import type { Database } from '../../../db/schema';
import { addBits, countBits, emptyBits, keepBits, readBlock, setBit, slotsOf } from './bits';
import type { Bits } from './bits';
import { storeWithin } from '../../staff/reach';
import type { Reach } from '../../staff/reach';
import { indexChanged } from './keep';
import { ALL, filterTerm, wordOf } from './terms';
import type { Word } from './terms';

/** Which stores are asked for; what is left out does not matter. */
export interface StoreFilter {
  /** Each must be part of the name, the code or the organisation's name, or be the organisation's number. */
  readonly words: readonly string[];
  readonly organisationId?: string | undefined;
  readonly enabled?: boolean | undefined;
  /** A tag leads to the store or one of its terminals. */
  readonly tags?: boolean | undefined;
  readonly terminals?: boolean | undefined;
}

/** So many finds of long words are read once more to be sure; above that chance decides nothing people notice. */
const PROVED = 400;

/** Stores that were found, in the order of the table. */
export interface FoundStores {
  readonly total: number;
  slots(from: { after: number } | { skip: number }, limit: number): number[];
}

async function bitsOf(
  db: Kysely<Database>,
  merchantId: string,
  terms: readonly string[],
): Promise<{ blocks: number; of(term: string): Bits }> {
  const rows = await db
    .selectFrom('store_terms')
    .select(['term', 'block', 'bits'])
    .where('merchant_id', '=', merchantId)
    .where('term', 'in', [...new Set(terms)])
    .execute();
  const blocks = rows.reduce((most, { term, block }) => (term === ALL ? Math.max(most, block + 1) : most), 0);
  const sets = new Map<string, Bits>();
  for (const { term, block, bits } of rows) {
    if (bits === '' || block >= blocks) continue;
    const set = sets.get(term) ?? emptyBits(blocks);
    sets.set(term, set);
    readBlock(bits, set, block);
  }
  return { blocks, of: (term) => sets.get(term) ?? emptyBits(0) };
}

/** The slots of the stores within reach. */
async function bitsWithin(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  blocks: number,
): Promise<Bits> {
  const rows = await db
    .selectFrom('store_index')
    .select('slot')
    .where('merchant_id', '=', merchantId)
    .where(storeWithin(merchantId, reach, 'store_id'))
    .execute();
  const bits = emptyBits(blocks);
  for (const { slot } of rows) if (slot < bits.length * 8) setBit(bits, slot, true);
  return bits;
}

/** Takes away what has all pieces of a long word, but not the word. */
async function prove(
  db: Kysely<Database>,
  merchantId: string,
  found: Bits,
  words: readonly Word[],
): Promise<void> {
  const slots = slotsOf(found, { skip: 0 }, PROVED);
  const rows = await db
    .selectFrom('store_index')
    .select(['slot', 'text', 'filters'])
    .where('merchant_id', '=', merchantId)
    .where('slot', 'in', slots)
    .execute();
  for (const { slot, text, filters } of rows) {
    const numbers = filters.split(' ');
    const has = (word: Word) => text.includes(word.text) || numbers.includes(filterTerm.number(word.text));
    if (!words.every(has)) setBit(found, slot, false);
  }
}

/**
 * Finds stores by bitmaps: each term that is asked for is a few short rows whatever the number of stores, and counting,
 * paging and jumping are arithmetic. What changed a moment ago is brought in first.
 */
export async function findStores(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  filter: StoreFilter,
): Promise<FoundStores> {
  await catchUp(db, merchantId);
  const words = filter.words.map(wordOf);
  const switches: readonly (readonly [string, boolean | undefined])[] = [
    [filterTerm.enabled, filter.enabled],
    [filterTerm.tags, filter.tags],
    [filterTerm.terminals, filter.terminals],
    [
      filterTerm.organisation(filter.organisationId ?? ''),
      filter.organisationId === undefined ? undefined : true,
    ],
  ];
  const asked = switches.filter(([, wanted]) => wanted !== undefined);
  const sets = await bitsOf(db, merchantId, [
    ALL,
    ...asked.map(([term]) => term),
    ...words.flatMap(({ text, pieces }) => [...pieces, filterTerm.number(text)]),
  ]);
  const found = emptyBits(sets.blocks);
  addBits(found, sets.of(ALL));
  for (const [term, wanted] of asked) keepBits(found, sets.of(term), wanted === true);
  if (reach.kind === 'stores') keepBits(found, await bitsWithin(db, merchantId, reach, sets.blocks), true);
  for (const { text, pieces } of words) {
    const having = emptyBits(sets.blocks);
    addBits(having, found);
    for (const piece of pieces) keepBits(having, sets.of(piece), true);
    addBits(having, sets.of(filterTerm.number(text)));
    keepBits(found, having, true);
  }
  let total = countBits(found);
  const vague = words.filter((word) => word.vague);
  if (vague.length > 0 && total > 0 && total <= PROVED) {
    await prove(db, merchantId, found, vague);
    total = countBits(found);
  }
  return { total, slots: (from, limit) => slotsOf(found, from, limit) };
}

/** Brings in all that changed: before acting on everything that a filter finds. */
export async function indexAll(db: Kysely<Database>, merchantId: string): Promise<void> {
  while (await indexChanged(db, merchantId));
}

/** Brings in what changed a moment ago; what is much is left to the job. */
async function catchUp(db: Kysely<Database>, merchantId: string): Promise<void> {
  const waiting = await db
    .selectFrom('store_marks')
    .select('seq')
    .where('merchant_id', '=', merchantId)
    .limit(1)
    .executeTakeFirst();
  if (waiting) await indexChanged(db, merchantId);
}
