/** Milliseconds a member has to reach the cashier. */
export const BINDING_LIFE = 30 * 60_000;
/** Digits that the member tells the cashier. */
export const BINDING_CODE_LENGTH = 6;

/** One spelling of a card number, as imported and as typed. */
export function plainCardNumber(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}

/** `A00012345` → `*****2345`; a short number shows its last two characters. */
export function maskCardNumber(number: string): string {
  const shown = number.length > 6 ? 4 : 2;
  return '*'.repeat(Math.max(1, number.length - shown)) + number.slice(-shown);
}
