import { MOST_HELD } from '../ledger/rules';
import { plainPhone } from '../members/phone-number';
import { plainCardNumber } from '../old-cards/rules';
import type { Cells, Column, Fault } from './kind';
import { isSpoiled, textFault } from './rules-text';

const number: Column = {
  key: 'number',
  title: '会员卡号',
  required: true,
  also: ['卡号', '旧卡号'],
  examples: ['A00012345', 'A00012346'],
};
const name: Column = {
  key: 'name',
  title: '姓名',
  required: false,
  also: ['会员姓名'],
  examples: ['林小满', ''],
};
const phone: Column = {
  key: 'phone',
  title: '手机号',
  required: false,
  also: ['手机', '电话', '手机号码'],
  examples: ['13800006688', ''],
};
const points: Column = { key: 'points', title: '积分', required: false, examples: ['1200', '0'] };
const balance: Column = {
  key: 'balance',
  title: '余额（元）',
  required: false,
  also: ['余额', '余额(元)'],
  examples: ['35.50', '0'],
};

export const OLD_MEMBER_COLUMNS: readonly Column[] = [number, name, phone, points, balance];

/** Whole points; 0 for an empty cell, null for what is none. */
export function pointsOf(cell: string): number | null {
  if (cell === '') return 0;
  if (!/^\d{1,10}$/.test(cell.replace(/,/g, ''))) return null;
  const value = Number(cell.replace(/,/g, ''));
  return value <= MOST_HELD ? value : null;
}

/** Yuan as fen; 0 for an empty cell, null for what is none. */
export function fenOf(cell: string): number | null {
  if (cell === '') return 0;
  const match = /^[¥￥]?(\d{1,8})(?:\.(\d{1,2}))?$/.exec(cell.replace(/,/g, ''));
  if (!match) return null;
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return value <= MOST_HELD ? value : null;
}

function numberFault(text: string): Fault | null {
  if (isSpoiled(text))
    return {
      column: number.title,
      reason: '被 Excel 改成了科学计数法，请把这一列设为“文本”格式后重新填写。',
    };
  const usual = textFault(number, text, 40);
  if (usual) return usual;
  return /^[0-9A-Z]{2,32}$/.test(plainCardNumber(text))
    ? null
    : { column: number.title, reason: '只能是 2 到 32 位字母和数字，请检查。' };
}

/** What is wrong with an old member's row by itself. */
export function oldMemberFaults(cells: Cells): Fault[] {
  const of = (column: Column) => cells[column.key] ?? '';
  const bad = (column: Column, isBad: boolean, reason: string) =>
    isBad ? { column: column.title, reason } : null;
  return [
    numberFault(of(number)),
    textFault(name, of(name), 32),
    bad(phone, of(phone) !== '' && plainPhone(of(phone)) === null, '不是手机号，请写 11 位手机号，或留空。'),
    bad(points, pointsOf(of(points)) === null, '要写成不小于 0 的整数，例如 1200。'),
    bad(balance, fenOf(of(balance)) === null, '要写成不小于 0 的金额（元），最多两位小数，例如 35.50。'),
  ].filter((fault) => fault !== null);
}
