import type { Defaulted } from './columns';

/** A file of rows to be taken over; see `domain/imports`. */
export interface ImportsTable {
  id: string;
  merchant_id: string;
  kind: 'stores' | 'old_members';
  file_name: string;
  /** receiving: rows arrive. checking, checked: the dry run. running: being taken over. */
  state: 'receiving' | 'checking' | 'checked' | 'running' | 'done' | 'cancelled';
  /** JSON list of the columns that the file has. */
  columns_json: string;
  rows: number;
  /** Line of the last row that the present state is done with. */
  cursor: Defaulted<number>;
  /** Rows that the present state is done with. */
  done: Defaulted<number>;
  bad: Defaulted<number>;
  added: Defaulted<number>;
  updated: Defaulted<number>;
  unchanged: Defaulted<number>;
  /** `staff:<id>` */
  created_by: string;
  created_at: number;
  /** When something last happened to it. */
  touched_at: number;
  finished_at: number | null;
}

export interface ImportRowsTable {
  merchant_id: string;
  import_id: string;
  /** As Excel shows it. */
  line: number;
  /** What a row is known by, to find it twice in a file. A keyed hash where it is personal. */
  key: string | null;
  /** JSON of the cells; sealed where they are personal. */
  cells: string;
  /** 1 once the dry run found fault with it. */
  bad: Defaulted<number>;
}

export interface ImportFaultsTable {
  merchant_id: string;
  import_id: string;
  line: number;
  /** Counts the faults of a line. */
  nth: number;
  /** Name of the column as people see it. */
  column: string;
  /** Chinese: what is wrong and what to do. Without what the cell holds. */
  reason: string;
}
