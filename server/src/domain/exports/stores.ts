import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { entranceTable } from '../entrances/table';
import type { EntranceFilter } from '../entrances/table';
import { EVERYWHERE } from '../staff/reach';
import { STORE_COLUMNS } from '../imports/rules-stores';
import type { Cell } from '../sheets/sheet';

const STEP = 200;

async function tagCounts(
  db: Kysely<Database>,
  merchantId: string,
  entranceIds: readonly string[],
): Promise<Map<string | null, number>> {
  const rows = await db
    .selectFrom('tags')
    .select((e) => ['entrance_id', e.fn.countAll<number>().as('n')])
    .where('merchant_id', '=', merchantId)
    .where('entrance_id', 'in', entranceIds)
    .groupBy('entrance_id')
    .execute();
  return new Map(rows.map((row) => [row.entrance_id, Number(row.n)]));
}

async function terminalsOf(
  db: Kysely<Database>,
  merchantId: string,
  storeIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('terminals')
    .select(['store_id', 'name'])
    .where('merchant_id', '=', merchantId)
    .where('store_id', 'in', storeIds)
    .orderBy('name')
    .execute();
  const names = new Map<string, string[]>();
  for (const { store_id, name } of rows) names.set(store_id, [...(names.get(store_id) ?? []), name]);
  return names;
}

/**
 * Stores as rows of a file, in the order of the table, a few hundred in memory: the columns of the import, so that the file
 * can come back, and after them what an import passes over.
 */
export async function* storeRows(
  db: Kysely<Database>,
  merchantId: string,
  filter: EntranceFilter,
): AsyncGenerator<Cell[]> {
  yield [...STORE_COLUMNS.map(({ title }) => title), '机构编号', '状态', '标签数', '入口编号'];
  for await (const ids of entranceTable(db).entranceIds(merchantId, EVERYWHERE, filter, STEP)) {
    const rows = await db
      .selectFrom('entrances as e')
      .innerJoin('stores as s', 's.id', 'e.store_id')
      .innerJoin('organisations as o', 'o.id', 's.organisation_id')
      .where('e.merchant_id', '=', merchantId)
      .where('e.id', 'in', ids)
      .select(['e.id', 'e.enabled', 's.id as storeId', 's.code', 's.name', 's.address', 's.phone', 's.hours'])
      .select(['o.name as organisation', 'o.number'])
      .execute();
    const byId = new Map(rows.map((row) => [row.id, row]));
    const tags = await tagCounts(db, merchantId, ids);
    const terminals = await terminalsOf(
      db,
      merchantId,
      rows.map((row) => row.storeId),
    );
    for (const id of ids) {
      const row = byId.get(id);
      if (!row) continue;
      yield [
        ...[row.organisation, row.code, row.name, row.address, row.phone, row.hours],
        (terminals.get(row.storeId) ?? []).join('、'),
        ...[row.number, row.enabled === 1 ? '启用' : '停用', tags.get(id) ?? 0, id],
      ];
    }
  }
}
