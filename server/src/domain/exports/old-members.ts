import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { maskName, maskPhone } from '../members/rules';
import { maskCardNumber } from '../old-cards/rules';
import type { Cell } from '../sheets/sheet';
import { iso } from '../iso';

const STEP = 500;

/** Members of the former system as rows of a file, by number, masked as the console masks them. */
export async function* oldMemberRows(db: Kysely<Database>, merchantId: string): AsyncGenerator<Cell[]> {
  yield ['会员卡号（隐去）', '姓名（隐去）', '手机号（隐去）', '积分', '余额（元）', '绑定时间'];
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('old_members')
      .select(['number', 'name', 'phone_tail', 'points', 'balance_fen', 'bound_at'])
      .where('merchant_id', '=', merchantId)
      .where('number', '>', after)
      .orderBy('number')
      .limit(STEP)
      .execute();
    for (const row of rows)
      yield [
        ...[maskCardNumber(row.number), maskName(row.name), maskPhone(row.phone_tail)],
        ...[row.points, row.balance_fen / 100],
        row.bound_at === null ? null : iso(row.bound_at),
      ];
    const last = rows[rows.length - 1];
    if (!last || rows.length < STEP) return;
    after = last.number;
  }
}
