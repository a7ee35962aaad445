/** Milliseconds. A session is prolonged when more than half of it is over. */
export const SESSION_LIFE = 30 * 24 * 60 * 60_000;
/** Digits of a membership number, the last one a check digit. */
export const NUMBER_LENGTH = 10;

/** Luhn check digit of a row of decimal digits: catches every single wrong digit and most swaps of neighbours. */
export function checkDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - i));
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/** A membership number from nine decimal digits. */
export function memberNumber(nineDigits: string): string {
  return nineDigits + checkDigit(nineDigits);
}

/** 王 → 王, 王明 → 王*, 林小满 → 林*满, longer keeps first and last; without a name 会员. */
export function maskName(name: string | null): string {
  const characters = Array.from(name?.trim() ?? '');
  const [first = '', last = ''] = [characters[0], characters.at(-1)];
  if (characters.length === 0) return '会员';
  if (characters.length === 1) return first;
  if (characters.length === 2) return `${first}*`;
  return first + '*'.repeat(Math.min(characters.length - 2, 3)) + last;
}

/** Only the last four digits of a phone number are shown to a cashier. */
export function maskPhone(tail: string | null): string | null {
  return tail === null ? null : `*******${tail}`;
}

/** Whether a session should be prolonged now. */
export function shouldProlong(expiresAt: number, now: number): boolean {
  return expiresAt - now < SESSION_LIFE / 2;
}

/** Whether a day `2000-02-29` can be somebody's birthday: not in the future (east of us it is tomorrow already), not before 1900. */
export function isPossibleBirthday(day: string, now: number): boolean {
  const tomorrow = new Date(now + 24 * 60 * 60_000).toISOString().slice(0, 10);
  return day >= '1900-01-01' && day <= tomorrow;
}
