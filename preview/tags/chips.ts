/**
 * What each chip's silicon fixes: page map, locks, commands, factory content.
 * Facts: NXP data sheets NTAG203, NTAG210/212, NTAG213/215/216, MF0ULx1 (Ultralight EV1) and MF0ICU1 (Ultralight).
 */

export type ChipName =
  | 'NTAG203'
  | 'NTAG210'
  | 'NTAG212'
  | 'NTAG213'
  | 'NTAG215'
  | 'NTAG216'
  | 'Ultralight EV1 48B'
  | 'Ultralight EV1 128B'
  | 'Ultralight'
  | 'MIFARE Classic'
  | 'ISO-DEP';

/** `nfc`: one, counting reads (NTAG213 and up). `one-way`: three that only INCR_CNT moves (Ultralight EV1). */
export type Counters = 'none' | 'nfc' | 'one-way';

/**
 * Dynamic lock bits. `even`: bit n guards the nth group of pages from page 16, block-locking bits follow in the third
 * byte. `nibbles` (NTAG203): in each half of the first byte one block-locking bit below three bits for four pages each.
 */
export type DynamicLocks =
  | {
      readonly kind: 'even';
      readonly page: number;
      readonly pagesPerBit: number;
      readonly pagesPerBlockBit: number;
    }
  | { readonly kind: 'nibbles'; readonly page: number };

export interface ChipSpec {
  readonly name: ChipName;
  /** Number of 4-byte pages, configuration included. */
  readonly pages: number;
  /** Last page of the user area, inclusive. It begins at page 4. */
  readonly lastUserPage: number;
  /** Null where the static lock bits cover everything. */
  readonly dynamicLocks: DynamicLocks | null;
  /** First configuration page (CFG0); CFG1, PWD and PACK follow. Null: no password. */
  readonly configPage: number | null;
  /** Answer of GET_VERSION; null where the chip knows neither it nor FAST_READ. */
  readonly version: readonly number[] | null;
  /** Factory content of page 3 and of pages 4 and 5. */
  readonly factoryCc: readonly number[];
  readonly factoryUser: readonly number[];
  readonly counters: Counters;
  readonly hasSignature: boolean;
  /** Pages 2 and 3 and the dynamic locks are either old or new after a loss of power, never in between. */
  readonly tearSafeLocks: boolean;
  /** A card of another protocol, such as a door or bank card: it says nothing to the commands of Type 2 tags. */
  readonly otherProtocol?: 'MIFARE Classic' | 'ISO-DEP';
}

const NOTHING = [0, 0, 0, 0, 0, 0, 0, 0] as const;
const EMPTY_NDEF = [0x03, 0x00, 0xfe, 0x00, 0x00, 0x00, 0x00, 0x00] as const;
/** Lock Control TLV for the dynamic lock bytes of each page map, then an empty NDEF TLV. */
const lockControl = (position: number, bits: number, sizes: number) =>
  [0x01, 0x03, position, bits, sizes, 0x03, 0x00, 0xfe] as const;
const version = (type: number, subtype: number, size: number) =>
  [0x00, 0x04, type, subtype, 0x01, 0x00, size, 0x03] as const;

const ntag = { hasSignature: true, tearSafeLocks: true } as const;
const small = { pages: 0x14, lastUserPage: 0x0f, dynamicLocks: null, configPage: 0x10 } as const;
const middle = {
  pages: 0x29,
  lastUserPage: 0x23,
  dynamicLocks: { kind: 'even', page: 0x24, pagesPerBit: 2, pagesPerBlockBit: 4 },
  configPage: 0x25,
} as const;

/** What is behind another protocol is not simulated: pages that hold the UID and nothing else. */
const card = {
  pages: 0x10,
  lastUserPage: 0x0f,
  dynamicLocks: null,
  configPage: null,
  version: null,
  factoryCc: [0x00, 0x00, 0x00, 0x00],
  factoryUser: NOTHING,
  counters: 'none',
  hasSignature: false,
  tearSafeLocks: false,
} as const;

export const CHIPS: Readonly<Record<ChipName, ChipSpec>> = {
  NTAG203: {
    name: 'NTAG203',
    pages: 0x2a,
    lastUserPage: 0x27,
    dynamicLocks: { kind: 'nibbles', page: 0x28 },
    configPage: null,
    version: null,
    factoryCc: [0xe1, 0x10, 0x12, 0x00],
    factoryUser: lockControl(0xa0, 0x10, 0x44),
    counters: 'none',
    hasSignature: false,
    tearSafeLocks: false,
  },
  NTAG210: {
    ...ntag,
    ...small,
    name: 'NTAG210',
    version: version(0x04, 0x01, 0x0b),
    factoryCc: [0xe1, 0x10, 0x06, 0x00],
    factoryUser: EMPTY_NDEF,
    counters: 'none',
  },
  NTAG212: {
    ...ntag,
    ...middle,
    name: 'NTAG212',
    version: version(0x04, 0x01, 0x0e),
    factoryCc: [0xe1, 0x10, 0x10, 0x00],
    factoryUser: lockControl(0x90, 0x0a, 0x34),
    counters: 'none',
  },
  NTAG213: {
    ...ntag,
    name: 'NTAG213',
    pages: 0x2d,
    lastUserPage: 0x27,
    dynamicLocks: { kind: 'even', page: 0x28, pagesPerBit: 2, pagesPerBlockBit: 4 },
    configPage: 0x29,
    version: version(0x04, 0x02, 0x0f),
    factoryCc: [0xe1, 0x10, 0x12, 0x00],
    factoryUser: lockControl(0xa0, 0x0c, 0x34),
    counters: 'nfc',
  },
  NTAG215: {
    ...ntag,
    name: 'NTAG215',
    pages: 0x87,
    lastUserPage: 0x81,
    dynamicLocks: { kind: 'even', page: 0x82, pagesPerBit: 16, pagesPerBlockBit: 32 },
    configPage: 0x83,
    version: version(0x04, 0x02, 0x11),
    factoryCc: [0xe1, 0x10, 0x3e, 0x00],
    factoryUser: EMPTY_NDEF,
    counters: 'nfc',
  },
  NTAG216: {
    ...ntag,
    name: 'NTAG216',
    pages: 0xe7,
    lastUserPage: 0xe1,
    dynamicLocks: { kind: 'even', page: 0xe2, pagesPerBit: 16, pagesPerBlockBit: 32 },
    configPage: 0xe3,
    version: version(0x04, 0x02, 0x13),
    factoryCc: [0xe1, 0x10, 0x6d, 0x00],
    factoryUser: EMPTY_NDEF,
    counters: 'nfc',
  },
  'Ultralight EV1 48B': {
    ...ntag,
    ...small,
    name: 'Ultralight EV1 48B',
    version: version(0x03, 0x01, 0x0b),
    factoryCc: [0x00, 0x00, 0x00, 0x00],
    factoryUser: NOTHING,
    counters: 'one-way',
  },
  'Ultralight EV1 128B': {
    ...ntag,
    ...middle,
    name: 'Ultralight EV1 128B',
    version: version(0x03, 0x01, 0x0e),
    factoryCc: [0x00, 0x00, 0x00, 0x00],
    factoryUser: NOTHING,
    counters: 'one-way',
  },
  Ultralight: {
    name: 'Ultralight',
    pages: 0x10,
    lastUserPage: 0x0f,
    dynamicLocks: null,
    configPage: null,
    version: null,
    factoryCc: [0x00, 0x00, 0x00, 0x00],
    factoryUser: NOTHING,
    counters: 'none',
    hasSignature: false,
    tearSafeLocks: false,
  },
  'MIFARE Classic': { ...card, name: 'MIFARE Classic', otherProtocol: 'MIFARE Classic' },
  'ISO-DEP': { ...card, name: 'ISO-DEP', otherProtocol: 'ISO-DEP' },
};

/** Whether the text names a chip, for what comes from storage or the test hook. */
export function isChipName(text: string): text is ChipName {
  return Object.hasOwn(CHIPS, text);
}
