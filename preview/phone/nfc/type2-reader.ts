import { splitMessage } from '../../tags/ndef-bytes';
import type { PlainRecord } from '../../tags/ndef-bytes';
import { NfcFailure } from './errors';
import type { Presence, Tech } from './field';

/** What the phone found out about a tag when it came into the field. */
export interface Detected {
  techs: Tech[];
  /** Null: no NDEF on it. Empty: formatted, but nothing written. */
  records: PlainRecord[] | null;
  readOnly: boolean;
}

interface NdefPlace {
  /** Offset of the NDEF TLV from page 4, length of the data area and what it holds now. */
  tlv: number;
  area: Uint8Array;
  value: Uint8Array;
  readOnly: boolean;
  /** Octets of `area` that were read from the tag; the rest is zero. */
  loaded: number;
}

const READ = 0x30;
const WRITE = 0xa2;

/** Detection as a phone's NFC stack does it, by READ commands: CC, TLVs, message. Null: the tag left meanwhile. */
export function detect(presence: Presence): Detected | null {
  const { otherProtocol } = presence.tag.chip;
  if (otherProtocol !== undefined) return { techs: ['NFC-A', otherProtocol], records: null, readOnly: false };
  const techs: Tech[] = ['NFC-A', 'MIFARE Ultralight'];
  presence.connect('NDEF');
  try {
    const place = locate(presence, true);
    if (place === null) return { techs, records: null, readOnly: false };
    const found: Tech[] = ['NDEF', ...techs];
    return { techs: found, records: recordsOf(place.value), readOnly: place.readOnly };
  } catch (error) {
    if (error instanceof NfcFailure) return null;
    throw error;
  } finally {
    if (presence.isConnected('NDEF')) presence.close('NDEF');
  }
}

/**
 * Writes a message the way a phone's stack does: find the TLV, set its length to 0, the payload pages, the length last.
 * Throws 13017 when the tag refuses or leaves in between; what was written until then stays on the tag.
 */
export function writeNdef(presence: Presence, message: Uint8Array): void {
  const place = locate(presence, false);
  if (place === null || place.readOnly) throw new NfcFailure(13017);
  const { tlv, area } = place;
  const { length } = message;
  const header = length < 255 ? [0x03, length] : [0x03, 0xff, length >> 8, length & 0xff];
  const end = tlv + header.length + length;
  if (end > area.length) throw new NfcFailure(13017);
  const hasTerminator = end < area.length;
  const lastPage = Math.floor((hasTerminator ? end : end - 1) / 4);
  // Whole pages are written: what follows the message in the last one must be known.
  if ((end + 1) % 4 !== 0 && lastPage * 4 >= place.loaded) {
    const block = read(presence, 4 + lastPage);
    if (block === null) throw new NfcFailure(13017);
    area.set(block.subarray(0, 4), lastPage * 4);
  }
  const emptied = area.slice();
  emptied[tlv + 1] = 0;
  const full = area.slice();
  full.set([...header, ...message], tlv);
  if (hasTerminator) full[end] = 0xfe;

  const firstLengthPage = Math.floor((tlv + 1) / 4);
  const lastHeaderPage = Math.floor((tlv + header.length - 1) / 4);
  writePage(presence, emptied, firstLengthPage);
  for (let page = lastHeaderPage + 1; page <= lastPage; page += 1) writePage(presence, full, page);
  // Last of all the page with the first length byte: until then the tag reads as empty.
  for (let page = lastHeaderPage; page >= firstLengthPage; page -= 1) writePage(presence, full, page);
}

/** Looks for the NDEF TLV, READ by READ as far as it takes; `whole`: its value too. */
function locate(presence: Presence, whole: boolean): NdefPlace | null {
  const head = read(presence, 3);
  if (head === null || head[0] !== 0xe1 || ((head[1] ?? 0) & 0xf0) !== 0x10) return null;
  const area = new Uint8Array((head[2] ?? 0) * 8);
  area.set(head.subarray(4, Math.min(16, 4 + area.length)));
  let loaded = 12;
  const load = (until: number): boolean => {
    while (loaded < Math.min(until, area.length)) {
      const block = read(presence, 4 + loaded / 4);
      if (block === null) return false;
      area.set(block.subarray(0, Math.min(16, area.length - loaded)), loaded);
      loaded += 16;
    }
    return until <= area.length;
  };
  let at = 0;
  while (load(at + 2)) {
    const tag = area[at];
    if (tag === 0x00) {
      at += 1;
      continue;
    }
    const long = area[at + 1] === 0xff;
    if (tag === 0xfe || (long && !load(at + 4))) return null;
    const length = long ? ((area[at + 2] ?? 0) << 8) | (area[at + 3] ?? 0) : (area[at + 1] ?? 0);
    const start = at + (long ? 4 : 2);
    if (tag === 0x03) {
      if (whole && !load(start + length)) return null;
      const value = area.slice(start, start + length);
      return { tlv: at, area, value, readOnly: head[3] !== 0x00, loaded };
    }
    at = start + length;
  }
  return null;
}

/** Null: the tag answered with a NAK, so there is no such page to be read. */
function read(presence: Presence, page: number): Uint8Array | null {
  const answer = presence.send('NDEF', Uint8Array.of(READ, page));
  if (answer.kind === 'data') return answer.bytes;
  if (answer.kind === 'nak') return null;
  throw new NfcFailure(13017);
}

function writePage(presence: Presence, area: Uint8Array, index: number): void {
  const command = Uint8Array.of(WRITE, 4 + index, ...area.slice(index * 4, index * 4 + 4));
  if (presence.send('NDEF', command).kind !== 'ack') throw new NfcFailure(13017);
}

function recordsOf(value: Uint8Array): PlainRecord[] {
  if (value.length === 0) return [];
  try {
    return splitMessage(value);
  } catch {
    // Phones report such a tag as NDEF without a message.
    return [];
  }
}
