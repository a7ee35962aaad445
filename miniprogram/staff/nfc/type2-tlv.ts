/** The TLV blocks in the data area of a Type 2 tag (NFC Forum Type 2 Tag 1.1, 2.3). */

/** Where the NDEF message is, or would begin. Offsets count from page 4. */
export interface MessagePlace {
  /** Offset of the NDEF TLV's type octet. */
  readonly at: number;
  /** Octets from there to the end of the data area, reserved ones left out. */
  readonly room: number;
  /** The message (a copy); null when there is no NDEF TLV. */
  readonly message: Uint8Array | null;
  /** What is wrong with the TLV at `at`; null when all is well. */
  readonly broken: string | null;
  /** True for octets inside the data area that belong to lock bits or other memory. */
  readonly reserved: (at: number) => boolean;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

const NULL = 0x00;
const LOCK_CONTROL = 0x01;
const MEMORY_CONTROL = 0x02;
const NDEF = 0x03;
const TERMINATOR = 0xfe;
const USER_START = 16;

/** Octets that a Lock or Memory Control TLV reserves, relative to page 4. Size 0 means 256 (bits or octets). */
function reservedBy(type: number, value: Uint8Array): Range {
  const position = value[0] as number;
  const size = value[1] === 0 ? 256 : (value[1] as number);
  const pageSize = 1 << ((value[2] as number) & 15);
  const from = (position >> 4) * pageSize + (position & 15) - USER_START;
  return { from, to: from + (type === LOCK_CONTROL ? (size + 7) >> 3 : size) };
}

/**
 * Walks the TLVs to the first NDEF TLV. When there is none, the place is where one may be added: the terminator, or
 * behind the last block. A block that runs past the area is reported in `broken`, with its own offset as the place.
 */
export function findMessage(area: Uint8Array): MessagePlace {
  const end = area.length;
  const ranges: Range[] = [];
  const reserved = (at: number): boolean => ranges.some((range) => at >= range.from && at < range.to);
  const step = (at: number): number => {
    let next = at;
    while (next < end && reserved(next)) next += 1;
    return next;
  };
  const done = (at: number, message: Uint8Array | null, broken: string | null): MessagePlace => {
    let room = 0;
    for (let i = at; i < end; i += 1) if (!reserved(i)) room += 1;
    return { at, room, message, broken, reserved };
  };
  let at = step(0);
  let free = at;
  while (at < end) {
    const start = at;
    const type = area[at] as number;
    at = step(at + 1);
    if (type === TERMINATOR) return done(start, null, null);
    if (type === NULL) continue;
    let length = area[at] ?? end;
    at = step(at + 1);
    if (length === 0xff) {
      const high = at;
      const low = step(high + 1);
      length = low < end ? ((area[high] as number) << 8) | (area[low] as number) : end;
      at = step(low + 1);
    }
    const value = new Uint8Array(Math.min(length, end));
    let got = 0;
    while (got < length && at < end) {
      value[got] = area[at] as number;
      got += 1;
      at = step(at + 1);
    }
    if (got < length)
      return done(start, null, `block ${type} at ${start} announces ${length} octets, ${got} are left`);
    if (type === NDEF) return done(start, value, null);
    if ((type === LOCK_CONTROL || type === MEMORY_CONTROL) && length === 3) {
      ranges.push(reservedBy(type, value));
      at = step(at);
    }
    free = at;
  }
  return done(free, null, null);
}
