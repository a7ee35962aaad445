/** What the cashier typed or scanned, by how many digits it has. */
export type Entry =
  | { readonly kind: 'empty' }
  /** The two digits on a waiting member's phone. */
  | { readonly kind: 'pick'; readonly number: string }
  | { readonly kind: 'phone_tail'; readonly tail: string }
  | { readonly kind: 'member_code'; readonly code: string }
  | { readonly kind: 'card_number'; readonly number: string }
  /** Six digits on the phone of a member who wants a card of the former system bound. */
  | { readonly kind: 'binding'; readonly code: string }
  | { readonly kind: 'unreadable'; readonly text: string };

const MEMBER_CODE = 18;
const CARD_NUMBER = { least: 7, most: 32 };

/** Digits however they were typed: full-width from an input method, or with the spaces and dashes printed on a card. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '');

export function readEntry(typed: string): Entry {
  const digits = digitsOf(typed);
  if (digits === '') return { kind: 'empty' };
  if (!/^\d+$/.test(digits))
    return {
      kind: 'unreadable',
      text: '只认数字：会员码 18 位、会员卡号、手机尾号 4 位、会员手机上的 2 位数字，或绑定旧卡的 6 位数字。',
    };
  if (digits.length === 2) return { kind: 'pick', number: digits };
  if (digits.length === 4) return { kind: 'phone_tail', tail: digits };
  if (digits.length === 6) return { kind: 'binding', code: digits };
  if (digits.length === MEMBER_CODE) return { kind: 'member_code', code: digits };
  if (digits.length >= CARD_NUMBER.least && digits.length <= CARD_NUMBER.most)
    return { kind: 'card_number', number: digits };
  return {
    kind: 'unreadable',
    text: `${digits.length} 位数字不对：会员码 18 位、手机尾号 4 位、会员手机上的数字 2 位、绑定旧卡 6 位，会员卡号至少 ${CARD_NUMBER.least} 位。`,
  };
}
