/** What a message on a tag means to this product. Pure. */
import { aarOf, decodeMessage, textOf, uriOf } from './ndef';
import type { NdefRecord } from './ndef';

/** What a tag holds, as far as the person before it needs to know. */
export type TagHolds =
  | { readonly kind: 'nothing' }
  /** A WeChat link; `wellFormed`: URI first with identifier 0x00, then WeChat's application record, nothing else. */
  | { readonly kind: 'scheme'; readonly uri: string; readonly wellFormed: boolean }
  | { readonly kind: 'uri'; readonly uri: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'other'; readonly records: number }
  | { readonly kind: 'unreadable' };

const WECHAT = 'com.tencent.mm';
const SCHEME = 'weixin://';

/** Judges a message; null or empty means nothing is written. */
export function judgeMessage(message: Uint8Array | null): TagHolds {
  if (message === null || message.length === 0) return { kind: 'nothing' };
  try {
    return judgeRecords(decodeMessage(message));
  } catch {
    return { kind: 'unreadable' };
  }
}

/** Judges records; the record contents may be malformed. */
export function judgeRecords(records: readonly NdefRecord[]): TagHolds {
  const full = records.filter((record) => record.tnf !== 0);
  const [first, second] = full;
  if (first === undefined) return { kind: 'nothing' };
  try {
    const uris = full.map((record) => uriOf(record) ?? '');
    const scheme = uris.find((uri) => uri.startsWith(SCHEME));
    if (scheme !== undefined) {
      const wellFormed =
        full.length === 2 &&
        uris[0] === scheme &&
        first.payload[0] === 0 &&
        second !== undefined &&
        aarOf(second) === WECHAT;
      return { kind: 'scheme', uri: scheme, wellFormed };
    }
    const uri = uris.find((found) => found !== '');
    if (uri !== undefined) return { kind: 'uri', uri };
    for (const record of full) {
      const text = textOf(record);
      if (text !== null) return { kind: 'text', text: text.text };
    }
    return { kind: 'other', records: full.length };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** Octet by octet. */
export function sameOctets(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

/** The same records, a missing `tnf` (-1) forgiven: for what the phone read by itself. */
export function sameRecords(a: readonly NdefRecord[], b: readonly NdefRecord[]): boolean {
  return (
    a.length === b.length &&
    a.every((record, i) => {
      const other = b[i];
      return (
        other !== undefined &&
        (record.tnf === other.tnf || record.tnf === -1 || other.tnf === -1) &&
        sameOctets(record.type, other.type) &&
        sameOctets(record.id, other.id) &&
        sameOctets(record.payload, other.payload)
      );
    })
  );
}
