import type { Cell, SheetRow } from '../sheets/sheet';

/** Columns of the file for the factory; the last two are the factory's to fill in. */
export const COLUMNS = [
  '序列号',
  '用于',
  '芯片',
  'NFC Scheme',
  'SN',
  'NDEF 消息（十六进制）',
  'NDEF 字节数',
  '整页镜像（第 3 页起，十六进制）',
  'UID（工厂回填）',
  '读回内容（工厂回填）',
] as const;

/** How to use the file, above its table: whoever opens it reads this first. */
export function notesFor(order: { number: number; count: number; chip: string }): Cell[][] {
  return [
    [`碰一碰 NFC 标签 · 批次 ${order.number} · ${order.count} 枚 · 芯片 ${order.chip}`],
    ['一行一枚标签，内容各不相同，请勿复制、排序错位或跳行；序列号可印在标签背面。'],
    [
      '写入方式二选一：①把“NDEF 消息”作为整条 NDEF 消息写入；②把“整页镜像”从第 3 页起逐页写入（含 CC、TLV 与结束符，不含锁定位）。',
    ],
    ['请勿锁定，请勿加密码：商家会自己决定是否保护。'],
    [
      '写完请逐枚读回，把 UID（14 位十六进制）与读回内容（NDEF 消息，或从第 0、3、4 页起的整页，十六进制）填在最后两列，把文件交还商家核对。',
    ],
  ];
}

export interface ReadColumns {
  serial: number;
  uid: number;
  content: number;
}

const plain = (cell: string) => cell.replace(/[\s（）()：:_-]/g, '').toLowerCase();

/** Where the columns are, when this row is the header of a table that a factory sends back; null for any other row. */
export function readColumnsOf({ cells }: SheetRow): ReadColumns | null {
  const names = cells.map(plain);
  const serial = names.findIndex((name) => name === '序列号' || name === 'serial' || name === 'serialno');
  const uid = names.findIndex((name) => name.startsWith('uid') || name === '芯片uid');
  const filled = names.findIndex((name) => name.startsWith('读回') || name.startsWith('readback'));
  // A factory's own table has no column of ours to be mistaken for what it read.
  const own = names.findIndex((name) => /^(ndef|content|内容|pages?|整页|数据)/.test(name));
  const content = filled === -1 ? own : filled;
  return serial === -1 || uid === -1 || content === -1 ? null : { serial, uid, content };
}
