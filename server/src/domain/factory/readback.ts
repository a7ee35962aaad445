import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import type { Clock, Random } from '../../ports';
import { createId } from '../../security/ids';
import { noteAudit } from '../audit/audit';
import type { SheetRow } from '../sheets/sheet';
import { numberOf, serialOf } from '../tag-orders/rules';
import type { FactoryOrder } from './file';
import { orderedTags } from './file';
import { readColumnsOf } from './sheet-columns';
import type { ReadColumns } from './sheet-columns';
import { judgeRow } from './verdict';
import type { Judged, NamedTag, ReadRow } from './verdict';

/** Rows above the header that may be notes. */
const MOST_NOTES = 30;
const JUDGED_AT_ONCE = 200;

type Parts = { db: Kysely<Database>; clock: Clock; random: Random };
type Read = ReadRow & { line: number };

/** The rows of the factory's table. Throws `readback_unreadable` when there is no table in the file. */
async function* tableRows(rows: AsyncIterable<SheetRow>): AsyncGenerator<Read> {
  let columns: ReadColumns | null = null;
  let seen = 0;
  for await (const row of rows) {
    seen += 1;
    if (columns) {
      const [serial = '', uid = '', content = ''] = [columns.serial, columns.uid, columns.content].map(
        (at) => row.cells[at] ?? '',
      );
      if (serial !== '' || uid !== '' || content !== '') yield { line: row.line, serial, uid, content };
      continue;
    }
    columns = readColumnsOf(row);
    if (!columns && seen >= MOST_NOTES) break;
  }
  if (!columns) throw new ApiError('readback_unreadable');
}

async function namedTags(
  db: Kysely<Database>,
  merchantId: string,
  order: FactoryOrder,
  rows: readonly Read[],
): Promise<Map<number, NamedTag>> {
  const numbers = rows.flatMap(({ serial }) => numberOf(order.number, serial) ?? []);
  if (numbers.length === 0) return new Map();
  const tags = await orderedTags(db, merchantId, order.id)
    .select(['t.id', 't.state', 't.uid', 't.order_serial', 's.openlink'])
    .where('t.order_serial', 'in', [...new Set(numbers)])
    .execute();
  return new Map(
    tags.flatMap((tag) =>
      tag.order_serial === null || tag.openlink === null
        ? []
        : [[tag.order_serial, { id: tag.id, state: tag.state, uid: tag.uid, openlink: tag.openlink }]],
    ),
  );
}

/** Whose content it is that stands where another should: serials by scheme. */
async function ownersOf(
  db: Kysely<Database>,
  merchantId: string,
  openlinks: readonly string[],
): Promise<Map<string, string>> {
  if (openlinks.length === 0) return new Map();
  const rows = await db
    .selectFrom('schemes as s')
    .innerJoin('tags as t', 't.scheme_id', 's.id')
    .leftJoin('tag_orders as o', 'o.id', 't.order_id')
    .select(['s.openlink', 'o.number', 't.order_serial', 't.id'])
    .where('s.merchant_id', '=', merchantId)
    .where('s.openlink', 'in', [...openlinks])
    .execute();
  return new Map(
    rows.map(({ openlink, number, order_serial: serial, id }) => [
      openlink ?? '',
      number === null || serial === null ? `标签 ${id}` : `序列号 ${serialOf(number, serial)}`,
    ]),
  );
}

/** Chips that carry another tag of the merchant already. */
export async function carriers(
  db: Kysely<Database>,
  merchantId: string,
  uids: readonly string[],
): Promise<Map<string, string>> {
  if (uids.length === 0) return new Map();
  const rows = await db
    .selectFrom('tags')
    .select(['id', 'uid'])
    .where('merchant_id', '=', merchantId)
    .where('uid', 'in', [...uids])
    .where('state', 'in', ['written', 'verified', 'protected'])
    .execute();
  return new Map(rows.map(({ id, uid }) => [uid ?? '', id]));
}

async function judgeSome(
  db: Kysely<Database>,
  merchantId: string,
  order: FactoryOrder,
  rows: readonly Read[],
) {
  const tags = await namedTags(db, merchantId, order, rows);
  const tagOf = (row: Read) => tags.get(numberOf(order.number, row.serial) ?? 0) ?? null;
  const all = rows.map((row) => ({ row, tag: tagOf(row), judged: judgeRow(row, tagOf(row), order.chip) }));
  const owners = await ownersOf(
    db,
    merchantId,
    all.flatMap(({ judged }) => judged.foreign ?? []),
  );
  const carried = await carriers(
    db,
    merchantId,
    all.flatMap(({ judged }) => (judged.verdict === 'matches' && judged.uid ? [judged.uid] : [])),
  );
  return all.map(({ row, tag, judged }) => ({ row, tag, judged: inContext(judged, tag, owners, carried) }));
}

function inContext(
  judged: Judged,
  tag: NamedTag | null,
  owners: ReadonlyMap<string, string>,
  carried: ReadonlyMap<string, string>,
): Judged {
  if (judged.foreign !== null) {
    const owner = owners.get(judged.foreign);
    return owner === undefined
      ? { ...judged, about: '读到的不是本商家的 Scheme' }
      : { ...judged, verdict: 'swapped', about: `读到的是${owner} 的内容` };
  }
  const other = carried.get(judged.uid ?? '');
  return judged.verdict === 'matches' && other !== undefined && other !== tag?.id
    ? { ...judged, verdict: 'uid_twice', about: '这个 UID 已登记在另一枚标签上' }
    : judged;
}

/** Marks every row of a UID or a serial that the file has more than once: nobody can say which of them is right. */
async function markTwice(
  db: Kysely<Database>,
  merchantId: string,
  readbackId: string,
  column: 'uid' | 'serial',
): Promise<void> {
  const twice = db
    .selectFrom('tag_readback_rows')
    .select(column)
    .where('merchant_id', '=', merchantId)
    .where('readback_id', '=', readbackId)
    .where(column, 'is not', null)
    .groupBy(column)
    .having((e) => e.fn.countAll<number>(), '>', 1);
  await db
    .updateTable('tag_readback_rows')
    .set({
      verdict: column === 'uid' ? 'uid_twice' : 'serial_twice',
      about: column === 'uid' ? '文件里有不止一行是这个 UID' : '文件里有不止一行是这个序列号',
    })
    .where('merchant_id', '=', merchantId)
    .where('readback_id', '=', readbackId)
    .where('verdict', 'in', ['matches', 'registered'])
    .where(column, 'in', twice)
    .execute();
}

async function forgetRows(db: Kysely<Database>, merchantId: string, readbackId: string): Promise<void> {
  await db
    .deleteFrom('tag_readback_rows')
    .where('merchant_id', '=', merchantId)
    .where('readback_id', '=', readbackId)
    .execute();
}

/**
 * Judges a file of the factory row by row and keeps the report; no tag is changed. Rows are stored bit by bit while the
 * file comes in, the report appears when it is whole. Throws `readback_unreadable` and what `readSheet` throws.
 */
export async function checkReadback(
  { db, clock, random }: Parts,
  merchantId: string,
  order: FactoryOrder,
  file: { name: string; rows: AsyncIterable<SheetRow> },
  actor: string,
): Promise<string> {
  const id = createId(random);
  let rows = 0;
  const keptAt = clock.now();
  const keep = async (some: readonly Read[]): Promise<void> => {
    if (some.length === 0) return;
    rows += some.length;
    const all = await judgeSome(db, merchantId, order, some);
    await db
      .insertInto('tag_readback_rows')
      .values(
        all.map(({ row, tag, judged }) => ({
          merchant_id: merchantId,
          readback_id: id,
          line: row.line,
          serial: row.serial.slice(0, 64),
          uid: judged.uid,
          tag_id: tag?.id ?? null,
          verdict: judged.verdict,
          about: judged.about,
          registered: 0,
          created_at: keptAt,
        })),
      )
      .execute();
  };
  try {
    let some: Read[] = [];
    for await (const row of tableRows(file.rows)) {
      some.push(row);
      if (some.length < JUDGED_AT_ONCE) continue;
      await keep(some);
      some = [];
    }
    await keep(some);
    if (rows === 0) throw new ApiError('readback_unreadable');
  } catch (refusal) {
    // No report will ever name these rows. What a crash leaves is purged.
    await forgetRows(db, merchantId, id);
    throw refusal;
  }
  await db.transaction().execute(async (trx) => {
    await markTwice(trx, merchantId, id, 'uid');
    await markTwice(trx, merchantId, id, 'serial');
    const at = clock.now();
    await trx
      .insertInto('tag_readbacks')
      .values({
        id,
        merchant_id: merchantId,
        order_id: order.id,
        file_name: file.name,
        rows,
        created_by: actor,
        created_at: at,
      })
      .execute();
    await noteAudit(trx, random, merchantId, {
      at,
      actor,
      action: 'tag_order.read_back',
      subject: order.id,
      detail: { number: order.number, rows },
    });
  });
  return id;
}
