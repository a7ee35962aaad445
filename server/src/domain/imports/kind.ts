import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';

/** A column of an import. */
export interface Column {
  readonly key: string;
  /** As it stands in the first row. */
  readonly title: string;
  readonly required: boolean;
  /** Other titles that are understood. */
  readonly also?: readonly string[];
  /** Two examples for the template. */
  readonly examples: readonly [string, string];
}

/** Cells of a row by column; '' where nothing stands or the file lacks the column. */
export type Cells = Readonly<Record<string, string>>;

export interface Fault {
  /** Title of the column. */
  readonly column: string;
  /** Chinese: what is wrong and what to do. */
  readonly reason: string;
}

export interface ImportRow {
  readonly line: number;
  readonly cells: Cells;
}

/** What became of the rows of one piece. */
export interface Tally {
  added: number;
  updated: number;
  unchanged: number;
}

export type ImportParts = Pick<Services, 'clock' | 'random' | 'secrets'>;

/** One kind of row that can be imported. */
export interface ImportRules {
  readonly columns: readonly Column[];
  /** Columns of our own exports that an import passes over. */
  readonly ignored: readonly string[];
  /** Cells are sealed while they wait. */
  readonly personal: boolean;
  /** Title of the column by which a row is known. */
  readonly keyTitle: string;
  /** What a row is known by; null when it lacks it. */
  keyOf(cells: Cells): string | null;
  /** What is wrong with a row by itself. */
  check(cells: Cells): Fault[];
  /** What is wrong with rows beside what the merchant has already; by line. */
  checkBeside(
    db: Kysely<Database>,
    parts: ImportParts,
    merchantId: string,
    rows: readonly ImportRow[],
  ): Promise<ReadonlyMap<number, Fault>>;
  /** Takes rows over, in the caller's transaction. `present`: keys of the columns that the file has. */
  apply(
    trx: Transaction<Database>,
    parts: ImportParts,
    merchantId: string,
    rows: readonly ImportRow[],
    present: ReadonlySet<string>,
  ): Promise<Tally>;
}
