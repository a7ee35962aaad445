const wholeNumber = new Intl.NumberFormat('zh-CN');
const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A count or points as people read them: 12345 → `12,345`. */
export const counted = (n: number): string => wholeNumber.format(n);

/** Fen as yuan: 1234567 → `12,345.67`. */
export const yuan = (fen: number): string => money.format(fen / 100);
