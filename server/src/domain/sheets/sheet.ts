/** The two files that people have tables in. */
export type SheetKind = 'csv' | 'xlsx';

/** One row as people see it: `line` is the number beside it in Excel, cells are trimmed text, '' where nothing stands. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a row that is written may hold. Text stays text, whatever it begins with. */
export type Cell = string | number | null;

/** How much of a file is read before it is refused; nothing of it lies in memory whole. */
export interface SheetLimits {
  /** Bytes of the file as sent. */
  readonly bytes: number;
  /** Bytes of one part of an XLSX once unpacked. */
  readonly unpacked: number;
  /** Bytes of an XLSX's texts, the one part that is kept while reading. */
  readonly texts: number;
  readonly rows: number;
  readonly columns: number;
  /** Characters in a cell. */
  readonly cell: number;
}

export const SHEET_LIMITS: SheetLimits = {
  bytes: 64 * 1024 * 1024,
  unpacked: 768 * 1024 * 1024,
  texts: 96 * 1024 * 1024,
  rows: 1_048_576,
  columns: 64,
  cell: 8_192,
};

export const CONTENT_TYPES: Readonly<Record<SheetKind, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
