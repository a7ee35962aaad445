/** Signs at the beginning of a cell that spreadsheets take for a formula, in both widths (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const GUARDED = /^'(?=[=+\-@\t\r＝＋－＠])/;

/** Text that no spreadsheet takes for a formula when it opens a CSV file: an apostrophe goes before it. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text as it was before `guarded`, so that what was exported can be imported again. */
export function bare(text: string): string {
  return text.replace(GUARDED, '');
}

/** Days between 1899-12-30, where Excel's calendar begins, and 1970-01-01. */
const EPOCH_DAYS = 25_569;
const DAY = 86_400_000;

/** A date or time of Excel as text: `2026-03-01`, `09:30` or both. Null when it is no date that Excel knows. */
export function dateText(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return null;
  const minutes = Math.round((serial - EPOCH_DAYS) * (DAY / 60_000));
  const [day = '', time = ''] = new Date(minutes * 60_000).toISOString().split('T');
  const clock = time.slice(0, 5);
  if (serial < 1) return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}

/** A number as Excel stored it, as people see it: no exponent as long as every digit is known. */
export function numberText(stored: string): string {
  const value = Number(stored);
  if (!Number.isFinite(value)) return stored;
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value) : stored;
  // Fifteen digits are what Excel keeps; more are noise of the binary fraction.
  return String(Number(value.toPrecision(15)));
}

/** `AB12` → 27; null for what is no reference. */
export function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Whether a number format shows a date or time: letters of the calendar outside of quotations and brackets. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);
  const plain = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./gi, '');
  return /[ymdhs]/i.test(plain) && !/general/i.test(plain);
}

/** Characters that XML cannot hold are written `_x0001_`. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
