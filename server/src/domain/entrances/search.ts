/** Words of a search, each of which must be found; at most five. */
export function searchWords(text: string | undefined): string[] {
  return (text ?? '').trim().split(/\s+/u).filter(Boolean).slice(0, 5);
}

/** A `like` pattern that finds `word` anywhere, whatever it contains; for `escape '\'`. */
export function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** The name of the merchant-wide entrance, as in the manual. */
export const WHOLE_MERCHANT = '不区分门店';
