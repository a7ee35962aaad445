/** A scanner types like nobody can: so many digits, each so soon after the one before, then Enter or Tab. */
const LEAST = 10;
const GAP_MS = 100;

export type ScannerKey =
  | { readonly is: 'began' | 'none' | 'echo' | 'short' }
  | { readonly is: 'scanned'; readonly digits: string };

export interface ScannerReader {
  /**
   * Takes every key pressed on the page, with its time in ms. `began`: the key may be the first of a scan. `scanned`: the
   * keys since then were one, and this one ended it. `echo`: one more Enter or Tab of the scan that just ended, as of
   * scanners that send CR LF. `short`: Enter or Tab as soon after digits too few to be known as a scan.
   */
  key(key: string, at: number): ScannerKey;
}

/** Tells a barcode scanner, which types wherever the cursor is, from fingers. */
export function scannerReader(): ScannerReader {
  let digits = '';
  let last = -Infinity;
  let ended = -Infinity;
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
      if (key !== 'Enter' && key !== 'Tab') return { is: 'none' };
      const echo = scanned === '' && at - ended <= GAP_MS;
      if (soon && scanned.length >= LEAST) {
        ended = at;
        return { is: 'scanned', digits: scanned };
      }
      return { is: echo ? 'echo' : soon && scanned !== '' ? 'short' : 'none' };
    },
  };
}

interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey?: boolean;
  readonly isComposing?: boolean;
}

/** The name of a key by its place: what a scanner types, and how it ends. */
function nameOfPlace(code: string): string | undefined {
  if (code === 'Enter' || code === 'NumpadEnter') return 'Enter';
  return code === 'Tab' ? code : /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
}

/**
 * The digit of a key, also while an input method swallows its name; else the key's name. Ctrl+J and Ctrl+M are how some
 * scanners type line feed and carriage return.
 */
export function keyName({ key, code, ctrlKey, isComposing }: Pressed): string {
  if (ctrlKey) return /^[jm]$/i.test(key) ? 'Enter' : key;
  return isComposing === true || key === 'Process' ? (nameOfPlace(code) ?? key) : key;
}
