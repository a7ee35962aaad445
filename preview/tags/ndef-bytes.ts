/**
 * The preview's own reading and making of NDEF octets, for tags' first content and for showing a tag to people.
 * Written apart from the mini-program's codec on purpose: the two must be able to disagree.
 */

export interface PlainRecord {
  tnf: number;
  type: string;
  id: Uint8Array;
  payload: Uint8Array;
}

export type Tlv = { tag: number; offset: number; value: Uint8Array };

export type TagContent =
  | { kind: 'unformatted' }
  | { kind: 'empty' }
  | { kind: 'damaged'; reason: string }
  | { kind: 'records'; records: PlainRecord[]; tlvOffset: number; length: number };

const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** Splits a message into records; throws with a plain sentence when the octets are not one whole message. */
export function splitMessage(message: Uint8Array): PlainRecord[] {
  const records: PlainRecord[] = [];
  let at = 0;
  const take = (count: number) => {
    if (at + count > message.length)
      throw new Error(`record ${String(records.length + 1)} runs past the message`);
    at += count;
    return message.subarray(at - count, at);
  };
  let ended = false;
  while (at < message.length) {
    if (ended) throw new Error('octets after the last record');
    const header = take(1)[0] ?? 0;
    if (((header & 0x80) !== 0) !== (records.length === 0)) throw new Error('MB flag in the wrong place');
    if (header & 0x20) throw new Error('chunked record');
    ended = (header & 0x40) !== 0;
    const typeLength = take(1)[0] ?? 0;
    const size = header & 0x10 ? take(1) : take(4);
    const payloadLength = size.reduce((sum, byte) => sum * 256 + byte, 0);
    const idLength = header & 0x08 ? (take(1)[0] ?? 0) : 0;
    const type = latin(take(typeLength));
    const id = take(idLength).slice();
    records.push({ tnf: header & 0x07, type, id, payload: take(payloadLength).slice() });
  }
  if (!ended) throw new Error('no record ends the message');
  return records;
}

/** Octets of one message, short records where they fit. */
export function joinMessage(records: readonly PlainRecord[]): Uint8Array {
  const bytes: number[] = [];
  records.forEach((record, index) => {
    const short = record.payload.length < 256;
    const flags = (index === 0 ? 0x80 : 0) | (index === records.length - 1 ? 0x40 : 0) | (short ? 0x10 : 0);
    const { length } = record.payload;
    bytes.push(flags | (record.id.length > 0 ? 0x08 : 0) | record.tnf, record.type.length);
    bytes.push(
      ...(short ? [length] : [length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255]),
    );
    if (record.id.length > 0) bytes.push(record.id.length);
    bytes.push(...ascii(record.type), ...record.id, ...record.payload);
  });
  return Uint8Array.from(bytes);
}

/** The URI of a well-known `U` record with identifier code 0x00…0x04, else null (the rest is shown as octets). */
export function uriIn(record: PlainRecord): string | null {
  if (record.tnf !== 1 || record.type !== 'U' || record.payload.length === 0) return null;
  const prefix = ['', 'http://www.', 'https://www.', 'http://', 'https://'][record.payload[0] ?? 255];
  return prefix === undefined ? null : prefix + new TextDecoder().decode(record.payload.subarray(1));
}

/** The package of an Android Application Record, else null. */
export function packageIn(record: PlainRecord): string | null {
  return record.tnf === 4 && record.type === 'android.com:pkg' ? latin(record.payload) : null;
}

export function uriRecordOf(uri: string): PlainRecord {
  return {
    tnf: 1,
    type: 'U',
    id: new Uint8Array(),
    payload: Uint8Array.of(0, ...new TextEncoder().encode(uri)),
  };
}

export function packageRecordOf(name: string): PlainRecord {
  return { tnf: 4, type: 'android.com:pkg', id: new Uint8Array(), payload: ascii(name) };
}

/** TLV blocks of a data area, up to and including the terminator; throws when one runs past the area. */
export function tlvsIn(area: Uint8Array): Tlv[] {
  const found: Tlv[] = [];
  let at = 0;
  while (at < area.length) {
    const offset = at;
    const tag = area[at] ?? 0;
    at += 1;
    if (tag === 0x00) continue;
    if (tag === 0xfe) {
      found.push({ tag, offset, value: new Uint8Array() });
      break;
    }
    let length = area[at] ?? 0;
    at += 1;
    if (length === 0xff) {
      length = ((area[at] ?? 0) << 8) | (area[at + 1] ?? 0);
      at += 2;
    }
    if (at + length > area.length)
      throw new Error(`TLV ${tag.toString(16).padStart(2, '0')} runs past the data area`);
    found.push({ tag, offset, value: area.slice(at, at + length) });
    at += length;
  }
  return found;
}

/** What a tag's memory (from page 0) says to a reader of NDEF. */
export function contentOf(memory: Uint8Array): TagContent {
  const area = dataArea(memory);
  if (area === null) return { kind: 'unformatted' };
  try {
    const tlv = tlvsIn(area).find(({ tag }) => tag === 0x03);
    if (tlv === undefined) return { kind: 'unformatted' };
    if (tlv.value.length === 0) return { kind: 'empty' };
    return {
      kind: 'records',
      records: splitMessage(tlv.value),
      tlvOffset: tlv.offset,
      length: tlv.value.length,
    };
  } catch (error) {
    return { kind: 'damaged', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Data area that the CC declares, cut to the memory there is; null without an NDEF capability container. */
export function dataArea(memory: Uint8Array): Uint8Array | null {
  if (memory[12] !== 0xe1 || ((memory[13] ?? 0) & 0xf0) !== 0x10) return null;
  return memory.slice(16, 16 + (memory[14] ?? 0) * 8);
}
