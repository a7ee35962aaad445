/** NDEF messages: octets ⇄ records, strictly (NFC Forum NDEF 1.0). */
import { NdefError } from './ndef-error';

/** Type name formats (NDEF 1.0, 3.2.6). */
export const TNF = {
  empty: 0,
  wellKnown: 1,
  media: 2,
  absoluteUri: 3,
  external: 4,
  unknown: 5,
  unchanged: 6,
  reserved: 7,
} as const;

/** One record; chunks are already joined. Octet fields of decoded records are copies. */
export interface NdefRecord {
  tnf: number;
  type: Uint8Array;
  id: Uint8Array;
  payload: Uint8Array;
}

const MB = 0x80;
const ME = 0x40;
const CF = 0x20;
const SR = 0x10;
const IL = 0x08;
const NONE = new Uint8Array(0);

/** Names the length rule a record breaks, or null. */
function brokenLengthRule(
  tnf: number,
  type: number,
  id: number,
  payload: number,
): 'type-length' | 'id-length' | 'payload-length' | null {
  if (tnf === TNF.empty) {
    if (type !== 0) return 'type-length';
    if (id !== 0) return 'id-length';
    return payload === 0 ? null : 'payload-length';
  }
  return (tnf === TNF.unknown) === (type === 0) ? null : 'type-length';
}

/** Engines keep up to so many octets beside the object itself; larger ones cost five times as much to make. */
const ON_HEAP = 64;
const SLAB = 8192;
const MOST_FROM_SLAB = 1024;
let slab = new ArrayBuffer(0);
let slabUsed = 0;

/** Room for a message: zeros, handed out once. It may be a view into a larger buffer, as Node's own Buffers are. */
function roomFor(size: number): Uint8Array {
  if (size <= ON_HEAP || size > MOST_FROM_SLAB) return new Uint8Array(size);
  if (slabUsed + size > slab.byteLength) {
    slab = new ArrayBuffer(SLAB);
    slabUsed = 0;
  }
  const room = new Uint8Array(slab, slabUsed, size);
  slabUsed += size;
  return room;
}

/** Small pieces are faster copied by hand than through the typed array's own method. */
function copyInto(target: Uint8Array, at: number, source: Uint8Array): void {
  const length = source.length;
  if (length > 16) {
    target.set(source, at);
    return;
  }
  for (let i = 0; i < length; i += 1) target[at + i] = source[i] as number;
}

/**
 * Encodes records as one message in its shortest form (short records where they fit, no chunks, no empty id field).
 * The octets may be a view into a larger buffer: hand on a copy (`slice()`) where its `buffer` counts.
 * Throws NdefError for no records, a TNF outside 0–5, and lengths the TNF or the format forbids.
 */
export function encodeMessage(records: readonly NdefRecord[]): Uint8Array {
  const count = records.length;
  if (count === 0) throw new NdefError('empty-message', 0, 'a message has at least one record');
  let size = 0;
  for (let i = 0; i < count; i += 1) {
    const record = records[i] as NdefRecord;
    const tnf = record.tnf;
    const type = record.type.length;
    const id = record.id.length;
    const payload = record.payload.length;
    if (!Number.isInteger(tnf) || tnf < 0 || tnf > TNF.unknown)
      throw new NdefError('tnf', size, `record with TNF ${tnf}`);
    const broken = brokenLengthRule(tnf, type, id, payload);
    if (broken !== null) throw new NdefError(broken, size, `not allowed with TNF ${tnf}`);
    if (type > 255) throw new NdefError('type-length', size, 'a type has at most 255 octets');
    if (id > 255) throw new NdefError('id-length', size, 'an id has at most 255 octets');
    if (payload > 0xffffffff) throw new NdefError('payload-length', size, 'a payload has less than 4 GiB');
    size += 2 + (payload < 256 ? 1 : 4) + (id > 0 ? 1 + id : 0) + type + payload;
  }
  const out = roomFor(size);
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const { tnf, type, id, payload } = records[i] as NdefRecord;
    const length = payload.length;
    const short = length < 256;
    out[at++] =
      tnf | (i === 0 ? MB : 0) | (i === count - 1 ? ME : 0) | (short ? SR : 0) | (id.length > 0 ? IL : 0);
    out[at++] = type.length;
    if (!short) {
      out[at++] = length >>> 24;
      out[at++] = length >>> 16;
      out[at++] = length >>> 8;
    }
    out[at++] = length;
    if (id.length > 0) out[at++] = id.length;
    copyInto(out, at, type);
    at += type.length;
    copyInto(out, at, id);
    at += id.length;
    copyInto(out, at, payload);
    at += length;
  }
  return out;
}

/** A record that announced more chunks: what the first said, and the pieces so far. */
interface OpenChunks {
  readonly tnf: number;
  readonly type: Uint8Array;
  readonly id: Uint8Array;
  readonly pieces: Uint8Array[];
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  let size = 0;
  for (const piece of pieces) size += piece.length;
  const out = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** A copy of its own. Up to some eight octets the array's own method costs more than a loop. */
function piece(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const length = to - from;
  if (length === 0) return NONE;
  if (length > 8) return bytes.slice(from, to);
  const out = new Uint8Array(length);
  for (let i = 0; i < length; i += 1) out[i] = bytes[from + i] as number;
  return out;
}

/**
 * Decodes exactly one message that fills `bytes`. Chunked records come out joined.
 * Throws NdefError naming the rule and the offset; never reads past the input, memory is bounded by its length.
 */
export function decodeMessage(bytes: Uint8Array): NdefRecord[] {
  const end = bytes.length;
  if (end === 0) throw new NdefError('empty-message', 0, 'no octets');
  let records: NdefRecord[] | null = null;
  let previous: NdefRecord | null = null;
  let open: OpenChunks | null = null;
  let at = 0;
  let last = false;
  let first = true;
  while (!last) {
    const start = at;
    if (at >= end) throw new NdefError('message-end', at, 'the input ends before a record with ME');
    const head = bytes[at] as number;
    const tnf = head & 7;
    last = (head & ME) !== 0;
    const more = (head & CF) !== 0;
    if (((head & MB) !== 0) !== first)
      throw new NdefError('message-begin', start, first ? 'MB missing' : 'MB repeated');
    first = false;
    const short = (head & SR) !== 0;
    const hasId = (head & IL) !== 0;
    at += 2 + (short ? 1 : 4) + (hasId ? 1 : 0);
    if (at > end) throw new NdefError('truncated', end, 'inside a record header');
    const typeLength = bytes[start + 1] as number;
    const length = short
      ? (bytes[start + 2] as number)
      : (((bytes[start + 2] as number) << 24) |
          ((bytes[start + 3] as number) << 16) |
          ((bytes[start + 4] as number) << 8) |
          (bytes[start + 5] as number)) >>>
        0;
    const idLength = hasId ? (bytes[at - 1] as number) : 0;
    // Whole records of a named type break no rule of the header: nearly all there are.
    const isPlain = open === null && !more && typeLength > 0 && tnf >= TNF.wellKnown && tnf <= TNF.external;
    if (!isPlain) checkRecord(open, start, tnf, more, last, hasId, typeLength, idLength, length);
    const typeEnd = at + typeLength;
    const idEnd = typeEnd + idLength;
    const next = idEnd + length;
    if (next > end)
      throw new NdefError('truncated', end, `the record at ${start} needs ${next - end} more octets`);
    let record: NdefRecord;
    if (isPlain) {
      record = {
        tnf,
        type: piece(bytes, at, typeEnd),
        id: hasId ? piece(bytes, typeEnd, idEnd) : NONE,
        payload: piece(bytes, idEnd, next),
      };
      at = next;
    } else {
      const payload = piece(bytes, idEnd, next);
      open ??= { tnf, type: piece(bytes, at, typeEnd), id: piece(bytes, typeEnd, idEnd), pieces: [] };
      open.pieces.push(payload);
      at = next;
      if (more) continue;
      const { pieces } = open;
      record = {
        tnf: open.tnf,
        type: open.type,
        id: open.id,
        payload: pieces.length === 1 ? payload : joined(pieces),
      };
      open = null;
    }
    // A list that is pushed to makes room for sixteen at once; a stand's message has two.
    if (records !== null) records.push(record);
    else if (previous === null) previous = record;
    else records = [previous, record];
  }
  if (at !== end) throw new NdefError('trailing-octets', at, `${end - at} octets after the last record`);
  return records ?? (previous === null ? [] : [previous]);
}

/** The rules of one record's header, given whether it continues a chunked one. */
function checkRecord(
  open: OpenChunks | null,
  start: number,
  tnf: number,
  more: boolean,
  last: boolean,
  hasId: boolean,
  typeLength: number,
  idLength: number,
  length: number,
): void {
  if (more && last) throw new NdefError('chunk', start, 'the last record announces another chunk');
  if (open !== null) {
    if (tnf !== TNF.unchanged) throw new NdefError('chunk', start, `a following chunk has TNF 6, not ${tnf}`);
    if (typeLength !== 0) throw new NdefError('type-length', start + 1, 'a following chunk has no type');
    if (hasId) throw new NdefError('id-length', start, 'a following chunk has no id');
    return;
  }
  if (tnf === TNF.reserved) throw new NdefError('tnf', start, 'TNF 7 is reserved');
  if (tnf === TNF.unchanged) throw new NdefError('chunk', start, 'TNF 6 without a chunked record before it');
  const broken = brokenLengthRule(tnf, typeLength, idLength, length);
  if (broken !== null) throw new NdefError(broken, start, `not allowed with TNF ${tnf}`);
  if (more && tnf === TNF.empty) throw new NdefError('chunk', start, 'an empty record is not chunked');
}
