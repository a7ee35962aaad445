/**
 * NDEF on the memory of an NFC Forum Type 2 tag: where the message lies, how much fits, which pages to write.
 * Pure. The capability container (CC) is read, never assumed from the model.
 */
import type { Chip } from './chips';
import { TagError } from './tag-error';
import { findMessage } from './type2-tlv';

export { identifyChip } from './chips';
export { lockPlan, passwordPlan, unprotectPlan } from './guard-plan';
export { TagError } from './tag-error';
export type { TagFault } from './tag-error';

/** Memory of one tag: `cc` is page 3, `user` runs from page 4 to the end of the user area. */
export interface Type2Memory {
  readonly cc: Uint8Array;
  readonly user: Uint8Array;
}

/** What a tag says about its NDEF message. */
export interface NdefOnTag {
  /** The message's octets (a copy, maybe empty); null when the tag is not formatted or holds no NDEF TLV. */
  readonly message: Uint8Array | null;
  readonly readOnly: boolean;
  /** Octets of the largest message that fits. */
  readonly capacity: number;
}

/** One WRITE: 4 octets to one page. */
export interface PageWrite {
  readonly page: number;
  readonly data: Uint8Array;
}

const FIRST_USER_PAGE = 4;
const MAGIC = 0xe1;
const NDEF = 0x03;
const TERMINATOR = 0xfe;

function checkShape(memory: Type2Memory): void {
  if (memory.cc.length !== 4 || memory.user.length % 4 !== 0) {
    throw new TagError('no-type2', 'page 3 has 4 octets, the user area whole pages');
  }
}

/** True when the CC says "NDEF, mapping version 1". Throws TagError for a version we do not know. */
export function isFormatted(memory: Type2Memory): boolean {
  if (memory.cc[0] !== MAGIC) return false;
  const version = memory.cc[1] as number;
  if (version >> 4 !== 1) throw new TagError('version', `mapping version ${version >> 4}.${version & 15}`);
  return true;
}

/** Write access is granted without condition: low nibble of the access octet. Read access: high nibble. */
function isReadOnly(memory: Type2Memory): boolean {
  return memory.cc[0] === MAGIC && memory.cc[3] !== 0;
}

/** The CC a blank tag gets: the chip's own, or one that describes the user area that was read. */
function blankCc(memory: Type2Memory, chip: Chip | null): Uint8Array {
  return chip !== null
    ? Uint8Array.from(chip.cc)
    : Uint8Array.of(MAGIC, 0x10, Math.min(0xff, memory.user.length >> 3), 0);
}

/** The data area as the CC bounds it; never more than was read. */
function dataArea(memory: Type2Memory, cc: Uint8Array): Uint8Array {
  return memory.user.subarray(0, Math.min(memory.user.length, (cc[2] as number) * 8));
}

/** Largest message for `room` octets of TLV: the terminator is left out when nothing is left for it. */
function largest(room: number): number {
  return Math.max(0, room - 4 >= 0xff ? room - 4 : Math.min(0xfe, room - 2));
}

/** Octets of the largest message this tag takes where its TLVs let it begin; a blank tag as it would be formatted. */
export function capacityOf(memory: Type2Memory, chip: Chip | null = null): number {
  checkShape(memory);
  if (!isFormatted(memory)) return largest(dataArea(memory, blankCc(memory, chip)).length);
  const place = findMessage(dataArea(memory, memory.cc));
  return largest(place.room);
}

/**
 * Reads the message of a tag. Throws TagError `tlv-overrun` when a TLV runs past the data area, `version` for an
 * unknown mapping version.
 */
export function readNdef(memory: Type2Memory): NdefOnTag {
  checkShape(memory);
  if (!isFormatted(memory)) return { message: null, readOnly: false, capacity: capacityOf(memory) };
  const place = findMessage(dataArea(memory, memory.cc));
  if (place.broken !== null) throw new TagError('tlv-overrun', place.broken);
  return { message: place.message, readOnly: isReadOnly(memory), capacity: largest(place.room) };
}

/**
 * The WRITEs that put `message` on the tag, in the order to send: the length becomes 0, then the payload, then the
 * length; a blank tag's CC comes last. So a tag torn away in between never shows a half message. Only pages that
 * change are written, TLVs before the message stay. An unreadable TLV and what follows it is overwritten.
 * Throws TagError: `read-only`, `too-small`, `cc-conflict`, `version`, `no-type2`.
 */
export function planNdefWrite(
  memory: Type2Memory,
  message: Uint8Array,
  chip: Chip | null = null,
): PageWrite[] {
  checkShape(memory);
  const formatted = isFormatted(memory);
  if (isReadOnly(memory)) throw new TagError('read-only', 'the capability container forbids writing');
  const cc = formatted ? memory.cc : blankCc(memory, chip);
  memory.cc.forEach((octet, i) => {
    if ((octet | (cc[i] as number)) !== cc[i])
      throw new TagError('cc-conflict', 'the one-time bits of page 3 hold something else');
  });
  const area = dataArea(memory, cc);
  const place = formatted ? findMessage(area) : findMessage(new Uint8Array(area.length));
  if (place.room < 2 || message.length > largest(place.room)) {
    throw new TagError('too-small', `needs ${message.length} octets, has room for ${largest(place.room)}`);
  }
  const target = laidOut(area, place.at, place.reserved, message);
  const lengthAt = target.lengthAt;
  const final = target.image;
  const now = memory.user.slice();
  const plan: PageWrite[] = [];
  const write = (page: number, source: Uint8Array): void => {
    const at = page * 4;
    const data = source.slice(at, at + 4);
    if (data.every((octet, i) => octet === now[at + i])) return;
    now.set(data, at);
    plan.push({ page: page + FIRST_USER_PAGE, data });
  };
  const pages = area.length >> 2;
  const lengthPage = lengthAt >> 2;
  if (final.some((octet, i) => octet !== now[i])) {
    const emptied = now.slice();
    emptied[place.at] = NDEF;
    emptied[lengthAt] = 0;
    if ((lengthAt & 3) < 3 && !place.reserved(lengthAt + 1)) emptied[lengthAt + 1] = TERMINATOR;
    const wasEmpty = now[place.at] === NDEF && now[lengthAt] === 0;
    if (!wasEmpty) {
      write(lengthPage, emptied);
      write(place.at >> 2, emptied);
    }
  }
  for (let page = 0; page < pages; page += 1) if (page !== lengthPage) write(page, final);
  write(lengthPage, final);
  if (!formatted) plan.push({ page: 3, data: cc.slice() });
  return plan;
}

/** The data area with the message's TLV in place, octets reserved for locks and other memory stepped over. */
function laidOut(
  area: Uint8Array,
  start: number,
  reserved: (at: number) => boolean,
  message: Uint8Array,
): { image: Uint8Array; lengthAt: number; end: number } {
  const image = area.slice();
  let at = start;
  const put = (octet: number): number => {
    while (reserved(at)) at += 1;
    image[at] = octet;
    at += 1;
    return at - 1;
  };
  put(NDEF);
  const long = message.length >= 0xff;
  const lengthAt = put(long ? 0xff : message.length);
  if (long) {
    put(message.length >> 8);
    put(message.length & 0xff);
  }
  for (let i = 0; i < message.length; i += 1) put(message[i] as number);
  while (at < image.length && reserved(at)) at += 1;
  if (at < image.length) image[at] = TERMINATOR;
  return { image, lengthAt, end: at };
}

/** Last page that `message` (without its terminator) reaches on this tag: a read-back need not go further. */
export function lastPageOf(memory: Type2Memory, message: Uint8Array, chip: Chip | null = null): number {
  const formatted = isFormatted(memory);
  const area = dataArea(memory, formatted ? memory.cc : blankCc(memory, chip));
  const place = findMessage(formatted ? area : new Uint8Array(area.length));
  const { end } = laidOut(area, place.at, place.reserved, message);
  return Math.min(FIRST_USER_PAGE + ((end - 1) >> 2), FIRST_USER_PAGE + (area.length >> 2) - 1);
}

/**
 * The WRITEs that empty a tag: the length becomes 0, then what the message left behind becomes zeros; TLVs before it
 * stay, a tag without NDEF format is left as it is. Throws as `planNdefWrite` does.
 */
export function planErase(memory: Type2Memory): PageWrite[] {
  checkShape(memory);
  if (!isFormatted(memory)) return [];
  if (isReadOnly(memory)) throw new TagError('read-only', 'the capability container forbids writing');
  const area = dataArea(memory, memory.cc);
  const place = findMessage(area);
  if (place.room < 2) throw new TagError('too-small', 'no room for an empty message');
  const wiped = area.slice();
  for (let i = place.at; i < wiped.length; i += 1) if (!place.reserved(i)) wiped[i] = 0;
  const { image, lengthAt } = laidOut(wiped, place.at, place.reserved, new Uint8Array(0));
  const plan: PageWrite[] = [];
  const consider = (page: number): void => {
    const data = image.slice(page * 4, page * 4 + 4);
    if (data.some((octet, i) => octet !== area[page * 4 + i]))
      plan.push({ page: page + FIRST_USER_PAGE, data });
  };
  const first = lengthAt >> 2;
  consider(first);
  for (let page = 0; page < area.length >> 2; page += 1) if (page !== first) consider(page);
  return plan;
}
