import type { Generated } from 'kysely';

/** A store's place in the entrances table, and what it is found by. See `domain/entrances/index`. */
export interface StoreIndexTable {
  merchant_id: string;
  /** Position, from 0; never given twice. */
  slot: number;
  store_id: string;
  entrance_id: string;
  /** What search looks into, one field a line, as `terms.ts` folds it. */
  text: string;
  /** Filters that the store passes, by blanks. */
  filters: string;
}

/** Which slots have a term: a bitmap in blocks. */
export interface StoreTermsTable {
  merchant_id: string;
  term: string;
  block: number;
  bits: string;
}

/** Stores that changed since they were indexed; written by triggers. */
export interface StoreMarksTable {
  seq: Generated<number>;
  merchant_id: string;
  store_id: string;
}
