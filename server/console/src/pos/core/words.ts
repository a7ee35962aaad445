import type { TerminalTap } from '../../api/terminal';

/** How somebody was identified, as the cashier reads it. */
export const evidenceText: Readonly<Record<TerminalTap['evidence'], string>> = {
  tap: '碰一碰到店',
  member_code: '已核对会员码',
  static_number: '凭会员卡号',
  phone_tail: '凭手机尾号',
};

/** Fen as yuan with two decimals. */
export const yuanText = (fen: number): string => (fen / 100).toFixed(2);
