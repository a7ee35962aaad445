import type { Cells, Column, Fault } from './kind';
import { isSpoiled, textFault } from './rules-text';

const organisation: Column = {
  key: 'organisation',
  title: '机构',
  required: true,
  also: ['机构名称', '分公司'],
  examples: ['太原分公司', '太原分公司'],
};
const code: Column = {
  key: 'code',
  title: '门店编码',
  required: true,
  also: ['编码', '门店编号'],
  examples: ['TY001', 'TY002'],
};
const name: Column = {
  key: 'name',
  title: '门店',
  required: true,
  also: ['门店名称', '店名'],
  examples: ['长风街店', '迎泽店'],
};
const address: Column = {
  key: 'address',
  title: '地址',
  required: false,
  also: ['门店地址'],
  examples: ['山西省太原市小店区长风街 8 号', ''],
};
const phone: Column = {
  key: 'phone',
  title: '电话',
  required: false,
  also: ['门店电话', '联系电话'],
  examples: ['0351-5550126', ''],
};
const hours: Column = {
  key: 'hours',
  title: '营业时间',
  required: false,
  examples: ['09:00-21:30', ''],
};
const terminals: Column = {
  key: 'terminals',
  title: '收银终端',
  required: false,
  also: ['前台', '收银台'],
  examples: ['1 号收银台、2 号收银台', '1 号收银台'],
};

export const STORE_COLUMNS: readonly Column[] = [organisation, code, name, address, phone, hours, terminals];

const MOST_TERMINALS = 50;

/** Names of terminals in one cell: separated by 、 comma or semicolon, of either width, or lines. */
export function terminalNames(cell: string): string[] {
  return cell
    .split(/[、,，;；\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function terminalFault(cell: string): Fault | null {
  const names = terminalNames(cell);
  const twice = names.find((one, n) => names.indexOf(one) !== n);
  const long = names.map((one) => textFault(terminals, one, 30)).find((fault) => fault !== null);
  if (long) return { ...long, reason: `有一个终端的名称${long.reason}` };
  if (twice !== undefined)
    return { column: terminals.title, reason: `终端“${twice}”写了两次，同一家门店里的名称不能相同。` };
  return names.length > MOST_TERMINALS
    ? { column: terminals.title, reason: `一家门店最多 ${MOST_TERMINALS} 个收银终端，请减少。` }
    : null;
}

function phoneFault(text: string): Fault | null {
  if (text === '') return null;
  const reason = '不像电话号码，请写成 0351-5550126 或 13800000000 的样子。';
  return /^[+\d][\d\s()（）转,，;、/-]{2,48}$/.test(text) ? null : { column: phone.title, reason };
}

function codeFault(text: string): Fault | null {
  if (isSpoiled(text))
    return {
      column: code.title,
      reason: '被 Excel 改成了科学计数法，请把这一列设为“文本”格式后重新填写。',
    };
  return textFault(code, text, 32);
}

/** What is wrong with a store's row by itself. */
export function storeFaults(cells: Cells): Fault[] {
  const of = (column: Column) => cells[column.key] ?? '';
  return [
    textFault(organisation, of(organisation), 60),
    codeFault(of(code)),
    textFault(name, of(name), 60),
    textFault(address, of(address), 200),
    phoneFault(of(phone)),
    textFault(hours, of(hours), 60),
    terminalFault(of(terminals)),
  ].filter((fault) => fault !== null);
}
