import type { LedgerEntry, TerminalTap } from '../../api/terminal';
import { counted, yuan } from '../../../../src/contract/numbers';

/** How somebody was identified, as the cashier reads it. */
export const evidenceText: Readonly<Record<TerminalTap['evidence'], string>> = {
  tap: '碰一碰到店',
  member_code: '已核对会员码',
  static_number: '凭会员卡号',
  phone_tail: '凭手机尾号',
};

/** What the cashier can do to points and balance. */
export interface MoneyAct {
  readonly kind: 'earn' | 'spend';
  readonly account: LedgerEntry['account'];
}

/** ` 30 积分`, ` 12.50 元`. */
export const amountText = (account: MoneyAct['account'], amount: number): string =>
  account === 'points' ? ` ${counted(amount)} 积分` : ` ${yuan(amount)} 元余额`;

const ACTS = {
  points: { earn: '加积分', spend: '用积分' },
  balance: { earn: '余额充值', spend: '余额消费' },
} as const;

export const actText = ({ account, kind }: MoneyAct): string => ACTS[account][kind];

const REASONS = {
  points: { earn: '消费积分', spend: '积分抵扣' },
  balance: { earn: '余额充值', spend: '余额消费' },
} as const;

/** What the member reads in their records. */
export const reasonOf = ({ account, kind }: MoneyAct): string => REASONS[account][kind];

const KINDS: Readonly<Record<Exclude<LedgerEntry['kind'], 'earn' | 'spend'>, string>> = {
  opening: '期初',
  reversal: '撤销',
  adjustment: '调整',
};

/** What an entry did, in the words of the button that made it. */
export const entryText = ({ kind, account }: LedgerEntry): string =>
  kind === 'earn' || kind === 'spend' ? actText({ kind, account }) : KINDS[kind];
