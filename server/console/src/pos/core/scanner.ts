/** A scanner types like nobody can: so many digits, each so soon after the one before, then Enter or Tab. */
const LEAST = 10;
const GAP_MS = 100;

export interface ScannerReader {
  /**
   * Takes every key pressed on the page, with its time in ms. `began`: the key may be the first of a scan. `scanned`: the
   * keys since then were one, and this one ended it.
   */
  key(
    key: string,
    at: number,
  ): { readonly is: 'began' | 'none' } | { readonly is: 'scanned'; readonly digits: string };
}

/** Tells a barcode scanner, which types wherever the cursor is, from fingers. */
export function scannerReader(): ScannerReader {
  let digits = '';
  let last = -Infinity;
  return {
    key(key, at) {
      const soon = at - last <= GAP_MS;
      last = at;
      if (/^\d$/.test(key)) {
        const first = !soon || digits === '';
        digits = first ? key : digits + key;
        return { is: first ? 'began' : 'none' };
      }
      const scanned = digits;
      digits = '';
      return (key === 'Enter' || key === 'Tab') && soon && scanned.length >= LEAST
        ? { is: 'scanned', digits: scanned }
        : { is: 'none' };
    },
  };
}

/** The digit of a key, also while an input method swallows its name; else the key's name. */
export function keyName(event: { readonly key: string; readonly code: string }): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  return event.key === 'Process' && digit !== undefined ? digit : event.key;
}
