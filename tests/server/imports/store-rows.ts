/** The first row of a table of stores. */
export const HEAD = ['机构', '门店编码', '门店', '地址', '电话', '营业时间', '收银终端'];

/** The row of store `n`. */
export const row = (
  n: number,
  more: Partial<Record<'name' | 'address' | 'phone' | 'terminals', string>> = {},
) => [
  '大同分公司',
  `DT${String(n).padStart(3, '0')}`,
  more.name ?? `御河第${n}店`,
  more.address ?? `御河西路 ${n} 号`,
  more.phone ?? '0352-5550100',
  '09:00-21:00',
  more.terminals ?? '1 号收银台',
];
