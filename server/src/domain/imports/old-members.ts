import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { plainPhone } from '../members/phone-number';
import { importOldMember, updateOldMember } from '../old-cards/repository';
import type { ImportedMember, OldMember } from '../old-cards/repository';
import { plainCardNumber } from '../old-cards/rules';
import type { Fault, ImportParts, ImportRow, ImportRules, Tally } from './kind';
import { OLD_MEMBER_COLUMNS, fenOf, oldMemberFaults, pointsOf } from './rules-old-members';

function importedOf({ cells }: ImportRow): ImportedMember {
  const name = cells['name'] ?? '';
  const phone = cells['phone'] ?? '';
  return {
    number: plainCardNumber(cells['number'] ?? ''),
    name: name === '' ? null : name,
    phone: phone === '' ? null : plainPhone(phone),
    points: pointsOf(cells['points'] ?? '') ?? 0,
    balanceFen: fenOf(cells['balance'] ?? '') ?? 0,
  };
}

async function knownByNumber(
  db: Kysely<Database>,
  merchantId: string,
  rows: readonly ImportRow[],
): Promise<Map<string, OldMember>> {
  const known = await db
    .selectFrom('old_members')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where(
      'number',
      'in',
      rows.map((row) => importedOf(row).number),
    )
    .execute();
  return new Map(known.map((row) => [row.number, row]));
}

/** A bound card has been booked: a file that says something else comes too late. */
async function lateRows(
  db: Kysely<Database>,
  _parts: ImportParts,
  merchantId: string,
  rows: readonly ImportRow[],
): Promise<Map<number, Fault>> {
  const known = await knownByNumber(db, merchantId, rows);
  const late = rows.flatMap((row): [number, Fault][] => {
    const { number, points, balanceFen } = importedOf(row);
    const before = known.get(number);
    const changed = before && (before.points !== points || before.balance_fen !== balanceFen);
    if (!before || before.bound_at === null || changed !== true) return [];
    const reason = '这张旧卡已经绑定，积分和余额已入账，不能再由导入更改；请在会员详情里调整。';
    return [[row.line, { column: '会员卡号', reason }]];
  });
  return new Map(late);
}

/**
 * Members of the merchant's former system. A card is known by its number: an unbound one is brought up to date, a bound one
 * is never touched. What it holds becomes the opening entries of the ledger when it is bound.
 */
export const oldMemberImport: ImportRules = {
  columns: OLD_MEMBER_COLUMNS,
  ignored: ['绑定时间', '备注'],
  personal: true,
  keyTitle: '会员卡号',
  keyOf: (cells) => plainCardNumber(cells['number'] ?? '') || null,
  check: oldMemberFaults,
  checkBeside: lateRows,
  async apply(trx, parts, merchantId, rows): Promise<Tally> {
    const tally: Tally = { added: 0, updated: 0, unchanged: 0 };
    const known = await knownByNumber(trx, merchantId, rows);
    for (const row of rows) {
      const imported = importedOf(row);
      const before = known.get(imported.number);
      if (!before) {
        const added = await importOldMember(trx, parts, merchantId, imported);
        tally[added ? 'added' : 'unchanged'] += 1;
      } else {
        const changed = await updateOldMember(trx, parts, merchantId, before, imported);
        tally[changed ? 'updated' : 'unchanged'] += 1;
      }
    }
    return tally;
  },
};
