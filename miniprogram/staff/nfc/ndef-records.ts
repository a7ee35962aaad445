/** What is inside the records this product writes and reads: URI, text, Android Application Record. */
import { encodeMessage } from './ndef-message';
import type { NdefRecord } from './ndef-message';
import { NdefError } from './ndef-error';
import { decodePrintable, decodeUtf8, encodePrintable, encodeUtf8 } from './utf8';

/** URI identifier codes 0x00–0x23 (NFC Forum URI RTD 1.0, table 3); the index is the code. */
export const URI_PREFIXES: readonly string[] = [
  '',
  'http://www.',
  'https://www.',
  'http://',
  'https://',
  'tel:',
  'mailto:',
  'ftp://anonymous:anonymous@',
  'ftp://ftp.',
  'ftps://',
  'sftp://',
  'smb://',
  'nfs://',
  'ftp://',
  'dav://',
  'news:',
  'telnet://',
  'imap:',
  'rtsp://',
  'urn:',
  'pop:',
  'sip:',
  'sips:',
  'tftp:',
  'btspp://',
  'btl2cap://',
  'btgoep://',
  'tcpobex://',
  'irdaobex://',
  'file://',
  'urn:epc:id:',
  'urn:epc:tag:',
  'urn:epc:pat:',
  'urn:epc:raw:',
  'urn:epc:',
  'urn:nfc:',
];

const NONE = new Uint8Array(0);
const TYPE_U = Uint8Array.of(0x55);
const TYPE_T = Uint8Array.of(0x54);
const AAR_TYPE = octets('android.com:pkg');

/** Codes by the first character of their prefix: an address that no prefix fits costs one look-up. */
const CODES_BY_FIRST = new Map<number, number[]>();
URI_PREFIXES.forEach((prefix, code) => {
  if (code === 0) return;
  const first = prefix.charCodeAt(0);
  CODES_BY_FIRST.set(first, [...(CODES_BY_FIRST.get(first) ?? []), code]);
});

function octets(ascii: string): Uint8Array {
  const out = new Uint8Array(ascii.length);
  for (let i = 0; i < ascii.length; i += 1) out[i] = ascii.charCodeAt(i);
  return out;
}

/** A copy of a short type, which is quicker by hand than through the array's own method. */
function copyOf(type: Uint8Array): Uint8Array {
  const out = new Uint8Array(type.length);
  for (let i = 0; i < type.length; i += 1) out[i] = type[i] as number;
  return out;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

function bytesOf(text: string, reserve: number): Uint8Array {
  const out = encodeUtf8(text, reserve);
  if (typeof out === 'number') throw new NdefError('utf8', out, 'a lone surrogate has no UTF-8 form');
  return out;
}

function textFrom(payload: Uint8Array, from: number): string {
  const out = decodeUtf8(payload, from);
  if (typeof out === 'number') throw new NdefError('utf8', out, 'not UTF-8');
  return out;
}

/** Index of the first control character, which no URI may hold; -1 when there is none. */
function controlAt(uri: string): number {
  for (let i = 0; i < uri.length; i += 1) {
    const unit = uri.charCodeAt(i);
    if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0)) return i;
  }
  return -1;
}

function codeFor(uri: string): number {
  let best = 0;
  for (const code of CODES_BY_FIRST.get(uri.charCodeAt(0)) ?? []) {
    const prefix = URI_PREFIXES[code] as string;
    if (prefix.length > (URI_PREFIXES[best] as string).length && uri.startsWith(prefix)) best = code;
  }
  return best;
}

/** URI record (well-known `U`) with the identifier code that saves most. Throws NdefError for control characters. */
export function uriRecord(uri: string): NdefRecord {
  const code = codeFor(uri);
  const rest = code === 0 ? uri : uri.slice((URI_PREFIXES[code] as string).length);
  const payload = encodePrintable(rest, 1) ?? carefully(uri, rest);
  payload[0] = code;
  return { tnf: 1, type: copyOf(TYPE_U), id: NONE, payload };
}

/** For a URI with anything but visible ASCII in it. */
function carefully(uri: string, rest: string): Uint8Array {
  const control = controlAt(uri);
  if (control >= 0) throw new NdefError('uri', control, 'control character');
  return bytesOf(rest, 1);
}

/** The whole URI of a URI record; null for any other record. Throws NdefError when its payload is no URI. */
export function uriOf(record: NdefRecord): string | null {
  if (record.tnf !== 1 || !same(record.type, TYPE_U)) return null;
  const code = record.payload[0];
  if (code === undefined) throw new NdefError('uri', 0, 'identifier code missing');
  const prefix = URI_PREFIXES[code];
  if (prefix === undefined) throw new NdefError('uri', 0, `identifier code ${code} is not defined`);
  const plain = decodePrintable(record.payload, 1);
  if (plain !== null) return prefix + plain;
  const rest = textFrom(record.payload, 1);
  const control = controlAt(rest);
  if (control >= 0) throw new NdefError('uri', 1 + control, 'control character');
  return prefix + rest;
}

/** What a text record says. */
export interface NdefText {
  readonly text: string;
  /** IANA language tag such as `zh` or `en-US`. */
  readonly language: string;
  readonly encoding: 'UTF-8' | 'UTF-16';
}

/** Text record (well-known `T`) in UTF-8. `language`: 1–63 printable ASCII characters. */
export function textRecord(text: string, language: string): NdefRecord {
  const length = language.length;
  if (length < 1 || length > 63) throw new NdefError('text', 0, 'a language code has 1 to 63 characters');
  const payload = bytesOf(text, 1 + length);
  payload[0] = length;
  for (let i = 0; i < length; i += 1) {
    const unit = language.charCodeAt(i);
    if (unit <= 0x20 || unit > 0x7e) throw new NdefError('text', i, 'a language code is printable ASCII');
    payload[1 + i] = unit;
  }
  return { tnf: 1, type: copyOf(TYPE_T), id: NONE, payload };
}

/** Text of a text record, UTF-8 or UTF-16 (big-endian unless a byte order mark says otherwise); null for others. */
export function textOf(record: NdefRecord): NdefText | null {
  if (record.tnf !== 1 || !same(record.type, TYPE_T)) return null;
  const { payload } = record;
  const status = payload[0];
  if (status === undefined) throw new NdefError('text', 0, 'status octet missing');
  const start = 1 + (status & 0x3f);
  if (start === 1) throw new NdefError('text', 0, 'language code missing');
  if (start > payload.length) throw new NdefError('text', 0, 'language code longer than the payload');
  let language = '';
  for (let i = 1; i < start; i += 1) {
    const unit = payload[i] as number;
    if (unit <= 0x20 || unit > 0x7e) throw new NdefError('text', i, 'a language code is printable ASCII');
    language += String.fromCharCode(unit);
  }
  if ((status & 0x80) === 0) return { text: textFrom(payload, start), language, encoding: 'UTF-8' };
  return { text: utf16From(payload, start), language, encoding: 'UTF-16' };
}

function utf16From(payload: Uint8Array, start: number): string {
  if ((payload.length - start) % 2 !== 0) throw new NdefError('text', payload.length, 'half a UTF-16 unit');
  const mark = ((payload[start] ?? 0) << 8) | (payload[start + 1] ?? 0);
  const little = mark === 0xfffe;
  let text = '';
  let high = false;
  for (let i = start + (little || mark === 0xfeff ? 2 : 0); i < payload.length; i += 2) {
    const a = payload[i] as number;
    const b = payload[i + 1] as number;
    const unit = little ? (b << 8) | a : (a << 8) | b;
    const low = unit >= 0xdc00 && unit <= 0xdfff;
    if (high !== low) throw new NdefError('text', i, 'lone UTF-16 surrogate');
    high = unit >= 0xd800 && unit <= 0xdbff;
    text += String.fromCharCode(unit);
  }
  if (high) throw new NdefError('text', payload.length, 'lone UTF-16 surrogate');
  return text;
}

/** Android Application Record (external `android.com:pkg`): Android opens this package first. */
export function aarRecord(packageName: string): NdefRecord {
  if (packageName.length === 0) throw new NdefError('package-name', 0, 'empty');
  const payload = encodePrintable(packageName, 0) ?? bytesOf(packageName, 0);
  return { tnf: 4, type: copyOf(AAR_TYPE), id: NONE, payload };
}

/** Package name of an Android Application Record; null for other records. */
export function aarOf(record: NdefRecord): string | null {
  if (record.tnf !== 4 || !same(record.type, AAR_TYPE)) return null;
  if (record.payload.length === 0) throw new NdefError('package-name', 0, 'empty');
  return decodePrintable(record.payload, 0) ?? textFrom(record.payload, 0);
}

/** The two parts of what a stand carries. */
export interface SchemeParts {
  /** The NFC scheme, whole: `weixin://dl/business/?t=…`. */
  readonly uri: string;
  /** Package that Android opens, `com.tencent.mm`. */
  readonly aar: string;
}

/**
 * The records of a stand: URI first, then the AAR (reversed, Android only opens WeChat itself), no ids.
 */
export function schemeRecords({ uri, aar }: SchemeParts): NdefRecord[] {
  return [uriRecord(uri), aarRecord(aar)];
}

/** The message of a stand, encoded. */
export function schemeMessage(parts: SchemeParts): Uint8Array {
  return encodeMessage(schemeRecords(parts));
}
