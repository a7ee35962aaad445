/** Points and fen as a person reads them. Pure. */
import { grouped, yuan } from '../../../member/format';

export type Account = 'points' | 'balance';

/** 20 points → "20", 2000 fen → "¥20.00". */
export const amountOf = (account: Account, amount: number): string =>
  account === 'points' ? grouped(amount) : yuan(amount);

/** With its sign, a real minus: "+20", "−¥5.00". */
export function signed(account: Account, amount: number): string {
  const sign = amount < 0 ? '−' : '+';
  return sign + amountOf(account, Math.abs(amount));
}
