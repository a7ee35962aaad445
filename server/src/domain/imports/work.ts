import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';
import { holdPlaces } from '../stores/rows';
import type { Fault, ImportRules } from './kind';
import { importKinds } from './kinds';
import { changeImport, lockedImport } from './repository';
import type { ImportRecord } from './repository';
import { firstLines, rowsAfter } from './rows';
import type { WaitingRow } from './rows';

type Parts = Pick<Services, 'db' | 'clock' | 'random' | 'secrets'>;

/** Rows looked at, and rows taken over, in one transaction: others want to write too. */
const CHECKED = 500;
const TAKEN = 100;

interface LineFault extends Fault {
  readonly line: number;
}

async function faultsOf(
  db: Kysely<Database>,
  parts: Parts,
  rules: ImportRules,
  record: ImportRecord,
  rows: readonly WaitingRow[],
): Promise<LineFault[]> {
  const keys = [...new Set(rows.flatMap(({ key }) => (key === null ? [] : [key])))];
  const first = await firstLines(db, record, keys);
  const sound = rows.filter((row) => rules.check(row.cells).length === 0);
  const beside =
    sound.length === 0 ? new Map() : await rules.checkBeside(db, parts, record.merchant_id, sound);
  return rows.flatMap((row) => {
    const faults = rules.check(row.cells);
    const twin = row.key === null ? undefined : first.get(row.key);
    if (twin !== undefined && twin < row.line)
      faults.push({
        column: rules.keyTitle,
        reason: `与第 ${twin} 行相同，同一个文件里不能出现两次，请只保留一行。`,
      });
    const late = beside.get(row.line) as Fault | undefined;
    return [...faults, ...(late ? [late] : [])].map((fault) => ({ ...fault, line: row.line }));
  });
}

async function noteFaults(
  trx: Transaction<Database>,
  { merchant_id, id }: ImportRecord,
  faults: readonly LineFault[],
): Promise<number> {
  if (faults.length === 0) return 0;
  const lines = [...new Set(faults.map(({ line }) => line))];
  const rows = faults.map((fault, n) => ({
    merchant_id,
    import_id: id,
    line: fault.line,
    nth: n - faults.findIndex(({ line }) => line === fault.line),
    column: fault.column,
    reason: fault.reason,
  }));
  await trx.insertInto('import_faults').values(rows).execute();
  await trx
    .updateTable('import_rows')
    .set({ bad: 1 })
    .where('merchant_id', '=', merchant_id)
    .where('import_id', '=', id)
    .where('line', 'in', lines)
    .execute();
  return lines.length;
}

/** One step of the dry run. */
async function checkSome(trx: Transaction<Database>, parts: Parts, record: ImportRecord): Promise<void> {
  const rules = importKinds[record.kind];
  const rows = await rowsAfter(trx, parts, rules, record, record.cursor, CHECKED);
  const last = rows[rows.length - 1];
  if (!last) {
    await changeImport(trx, parts, record, { state: 'checked', cursor: 0 });
    return;
  }
  const bad = await noteFaults(trx, record, await faultsOf(trx, parts, rules, record, rows));
  const progress = { cursor: last.line, done: record.done + rows.length, bad: record.bad + bad };
  await changeImport(trx, parts, record, progress);
}

/** One step of taking over: the rows and how far we are are stored together, so that no row comes twice. */
async function takeSome(trx: Transaction<Database>, parts: Parts, record: ImportRecord): Promise<void> {
  const rules = importKinds[record.kind];
  const rows = await rowsAfter(trx, parts, rules, record, record.cursor, TAKEN);
  const last = rows[rows.length - 1];
  if (!last) {
    const { added, updated, unchanged, bad } = record;
    await changeImport(trx, parts, record, { state: 'done', finished_at: parts.clock.now() });
    await noteAudit(trx, parts.random, record.merchant_id, {
      at: parts.clock.now(),
      actor: record.created_by,
      action: 'import.done',
      subject: record.id,
      detail: { kind: record.kind, added, updated, unchanged, skipped: bad },
    });
    return;
  }
  const present = new Set(JSON.parse(record.columns_json) as string[]);
  const good = rows.filter((row) => !row.bad);
  const tally =
    good.length === 0
      ? { added: 0, updated: 0, unchanged: 0 }
      : await rules.apply(trx, parts, record.merchant_id, good, present);
  await changeImport(trx, parts, record, {
    cursor: last.line,
    done: record.done + rows.length,
    added: record.added + tally.added,
    updated: record.updated + tally.updated,
    unchanged: record.unchanged + tally.unchanged,
  });
}

/**
 * Does one step of an import, dry or real. What is stored says how far it is: after a crash or a restart the next step goes
 * on there, and two nodes at once take turns. False when nothing is to be done.
 */
export async function importStep(
  parts: Parts,
  of: Pick<ImportRecord, 'merchant_id' | 'id'>,
): Promise<boolean> {
  return parts.db.transaction().execute(async (trx) => {
    // Stores and organisations are numbered one after another: nobody else adds any meanwhile.
    await holdPlaces(trx, of.merchant_id);
    const record = await lockedImport(trx, of.merchant_id, of.id);
    if (record.state === 'checking') await checkSome(trx, parts, record);
    else if (record.state === 'running') await takeSome(trx, parts, record);
    return record.state === 'checking' || record.state === 'running';
  });
}
