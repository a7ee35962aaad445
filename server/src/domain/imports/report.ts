import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { readPageCursor, writePageCursor } from '../page-cursor';
import type { Cell } from '../sheets/sheet';
import type { Column, ImportRules } from './kind';
import type { ImportRecord } from './repository';

type Of = Pick<ImportRecord, 'merchant_id' | 'id'>;
const PAGE = 50;
const STEP = 1_000;

export interface ListedFault {
  readonly line: number;
  readonly nth: number;
  readonly column: string;
  readonly reason: string;
}

async function faultsAfter(
  db: Kysely<Database>,
  of: Of,
  after: { line: number; nth: number },
  limit: number,
): Promise<ListedFault[]> {
  return db
    .selectFrom('import_faults')
    .select(['line', 'nth', 'column', 'reason'])
    .where('merchant_id', '=', of.merchant_id)
    .where('import_id', '=', of.id)
    .where((e) =>
      e.or([e('line', '>', after.line), e.and([e('line', '=', after.line), e('nth', '>', after.nth)])]),
    )
    .orderBy('line')
    .orderBy('nth')
    .limit(limit)
    .execute();
}

/** A page of what is wrong, by line. */
export async function faultPage(
  db: Kysely<Database>,
  of: Of,
  cursor: string | undefined,
): Promise<{ faults: Omit<ListedFault, 'nth'>[]; nextCursor: string | null }> {
  const from = readPageCursor(cursor);
  const after = { line: from?.at ?? -1, nth: from === null ? -1 : Number(from.id) };
  const found = await faultsAfter(db, of, after, PAGE + 1);
  const page = found.slice(0, PAGE);
  const last = page[page.length - 1];
  return {
    faults: page.map(({ line, column, reason }) => ({ line, column, reason })),
    nextCursor: found.length > PAGE && last ? writePageCursor({ at: last.line, id: String(last.nth) }) : null,
  };
}

/** All that is wrong, as rows of a file. */
export async function* faultRows(db: Kysely<Database>, of: Of): AsyncGenerator<Cell[]> {
  yield ['行号', '列', '问题与办法'];
  let after = { line: -1, nth: -1 };
  for (;;) {
    const faults = await faultsAfter(db, of, after, STEP);
    for (const { line, column, reason } of faults) yield [line, column, reason];
    const last = faults[faults.length - 1];
    if (!last || faults.length < STEP) return;
    after = last;
  }
}

/** The template of a kind: titles and two examples. */
export function templateRows({ columns }: ImportRules): Cell[][] {
  const title = ({ title: text, required }: Column) => (required ? `${text}*` : text);
  return [columns.map(title), ...[0, 1].map((n) => columns.map(({ examples }) => examples[n] ?? ''))];
}
