import type { Kysely, Selectable } from 'kysely';
import type { Database, ImportRowsTable } from '../../db/schema';
import type { Services } from '../../services';
import type { Cells, ImportRow, ImportRules } from './kind';
import type { ImportRecord } from './repository';

type Of = Pick<ImportRecord, 'merchant_id' | 'id'>;

const context = ({ merchant_id, id }: Of) => `import:${merchant_id}:${id}:row`;

/** How a row waits in the database: personal ones sealed, their key a keyed hash. */
export function storedRow(
  { secrets }: Pick<Services, 'secrets'>,
  rules: ImportRules,
  of: Of,
  line: number,
  cells: Cells,
): Selectable<ImportRowsTable> {
  const key = rules.keyOf(cells);
  const text = JSON.stringify(cells);
  return {
    merchant_id: of.merchant_id,
    import_id: of.id,
    line,
    key: key !== null && rules.personal ? secrets.lookups(key, context(of))[0] : key,
    cells: rules.personal ? secrets.seal(text, context(of)) : text,
    bad: 0,
  };
}

export interface WaitingRow extends ImportRow {
  readonly key: string | null;
  readonly bad: boolean;
}

/** Rows after a line, in order. */
export async function rowsAfter(
  db: Kysely<Database>,
  { secrets }: Pick<Services, 'secrets'>,
  rules: ImportRules,
  of: Of,
  line: number,
  limit: number,
): Promise<WaitingRow[]> {
  const rows = await db
    .selectFrom('import_rows')
    .select(['line', 'key', 'cells', 'bad'])
    .where('merchant_id', '=', of.merchant_id)
    .where('import_id', '=', of.id)
    .where('line', '>', line)
    .orderBy('line')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    line: row.line,
    key: row.key,
    bad: row.bad === 1,
    cells: JSON.parse(rules.personal ? secrets.open(row.cells, context(of)) : row.cells) as Cells,
  }));
}

/** Of each key the first line that has it. */
export async function firstLines(
  db: Kysely<Database>,
  of: Of,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom('import_rows')
    .select((e) => ['key', e.fn.min<number>('line').as('line')])
    .where('merchant_id', '=', of.merchant_id)
    .where('import_id', '=', of.id)
    .where('key', 'in', keys)
    .groupBy('key')
    .execute();
  return new Map(rows.map((row) => [row.key ?? '', Number(row.line)]));
}
