import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import type { Cell } from '../sheets/sheet';
import type { Verdict } from './verdict';

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  matches: '相符',
  registered: '已登记',
  swapped: '内容错位',
  truncated: '内容不完整',
  changed: '内容不符',
  empty: '没有内容',
  uid_missing: '没有 UID',
  uid_twice: 'UID 重复',
  serial_twice: '序列号重复',
  unknown_serial: '没有这个序列号',
  closed: '标签已停用或挂失',
};

const PAGE = 50;
const READ_AT_ONCE = 1_000;

/** Throws `readback_unknown`. */
export async function findReadback(db: Kysely<Database>, merchantId: string, id: string) {
  const row = await db
    .selectFrom('tag_readbacks')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ApiError('readback_unknown');
  return row;
}

/** One report with its counts: rows by verdict, and how many of those that match are not registered yet. */
export async function readbackReport(db: Kysely<Database>, merchantId: string, id: string) {
  const row = await findReadback(db, merchantId, id);
  const counted = await db
    .selectFrom('tag_readback_rows')
    .select((e) => ['verdict', e.fn.countAll<number>().as('n')])
    .where('merchant_id', '=', merchantId)
    .where('readback_id', '=', id)
    .groupBy('verdict')
    .execute();
  const counts = counted.map(({ verdict, n }) => ({ verdict, rows: Number(n) }));
  return {
    id: row.id,
    orderId: row.order_id,
    fileName: row.file_name,
    rows: row.rows,
    createdAt: row.created_at,
    counts,
    registrable: counts.find(({ verdict }) => verdict === 'matches')?.rows ?? 0,
  };
}

/** The last reports of an order, newest first. */
export async function readbacksOf(db: Kysely<Database>, merchantId: string, orderId: string) {
  const rows = await db
    .selectFrom('tag_readbacks')
    .select(['id', 'file_name as fileName', 'rows', 'created_at as createdAt'])
    .where('merchant_id', '=', merchantId)
    .where('order_id', '=', orderId)
    .orderBy('created_at', 'desc')
    .limit(PAGE)
    .execute();
  return rows;
}

const linesOf = (db: Kysely<Database>, merchantId: string, id: string, after: number, limit: number) =>
  db
    .selectFrom('tag_readback_rows')
    .select(['line', 'serial', 'uid', 'verdict', 'about'])
    .where('merchant_id', '=', merchantId)
    .where('readback_id', '=', id)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit);

/** Rows by line; without a verdict all that are not in order come, so that nobody has to look for them. */
export async function readbackRows(
  db: Kysely<Database>,
  merchantId: string,
  id: string,
  { verdict, after }: { verdict: Verdict | null; after: number },
) {
  const some = linesOf(db, merchantId, id, after, PAGE + 1);
  const rows = await (
    verdict === null
      ? some.where('verdict', 'not in', ['matches', 'registered'])
      : some.where('verdict', '=', verdict)
  ).execute();
  return { rows: rows.slice(0, PAGE), more: rows.length > PAGE };
}

/** The whole report as a table. */
export async function* reportRows(
  db: Kysely<Database>,
  merchantId: string,
  id: string,
): AsyncGenerator<readonly Cell[]> {
  yield ['行', '序列号', 'UID', '结论', '说明'];
  let last = 0;
  for (;;) {
    const rows = await linesOf(db, merchantId, id, last, READ_AT_ONCE).execute();
    for (const { line, serial, uid, verdict, about } of rows)
      yield [line, serial, uid, VERDICT_WORDS[verdict], about];
    if (rows.length < READ_AT_ONCE) return;
    last = rows.at(-1)?.line ?? last;
  }
}
