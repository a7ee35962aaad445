/** Type 2 chips this product knows, by their GET_VERSION answer. Figures: NXP data sheets NTAG210/212, NTAG213/215/216, MF0ULx1. */

/** A chip model and where its memory areas lie. Pages are 4 octets. */
export interface Chip {
  readonly name: ChipName;
  /** Last page of the user area; it begins at page 4 on every Type 2 tag. */
  readonly lastUserPage: number;
  readonly totalPages: number;
  /** Capability container written when a blank one of this model is formatted (what NXP's NTAGs leave the factory with). */
  readonly cc: readonly [number, number, number, number];
  /** Page of the dynamic lock octets; null when the static ones reach the whole user area. */
  readonly dynamicLockPage: number | null;
  /** User pages that one dynamic lock bit covers, counted from page 16. */
  readonly pagesPerLockBit: number;
  /** First configuration page: AUTH0 in its last octet; ACCESS, PWD, PACK in the three pages behind it. */
  readonly configPage: number;
}

export type ChipName =
  | 'NTAG210'
  | 'NTAG212'
  | 'NTAG213'
  | 'NTAG215'
  | 'NTAG216'
  | 'Ultralight EV1 (48 B)'
  | 'Ultralight EV1 (128 B)';

const small = {
  lastUserPage: 0x0f,
  totalPages: 20,
  cc: [0xe1, 0x10, 0x06, 0],
  dynamicLockPage: null,
  pagesPerLockBit: 0,
  configPage: 0x10,
} as const;
const middle = {
  lastUserPage: 0x23,
  totalPages: 41,
  cc: [0xe1, 0x10, 0x10, 0],
  dynamicLockPage: 0x24,
  pagesPerLockBit: 2,
  configPage: 0x25,
} as const;

/** Key: product type, subtype, storage size octet of the version. */
const BY_VERSION: Readonly<Record<string, Chip>> = {
  '4:1:11': { name: 'NTAG210', ...small },
  '4:1:14': { name: 'NTAG212', ...middle },
  '4:2:15': {
    name: 'NTAG213',
    lastUserPage: 0x27,
    totalPages: 45,
    cc: [0xe1, 0x10, 0x12, 0],
    dynamicLockPage: 0x28,
    pagesPerLockBit: 2,
    configPage: 0x29,
  },
  '4:2:17': {
    name: 'NTAG215',
    lastUserPage: 0x81,
    totalPages: 135,
    cc: [0xe1, 0x10, 0x3e, 0],
    dynamicLockPage: 0x82,
    pagesPerLockBit: 16,
    configPage: 0x83,
  },
  '4:2:19': {
    name: 'NTAG216',
    lastUserPage: 0xe1,
    totalPages: 231,
    cc: [0xe1, 0x10, 0x6d, 0],
    dynamicLockPage: 0xe2,
    pagesPerLockBit: 16,
    configPage: 0xe3,
  },
  '3:1:11': { name: 'Ultralight EV1 (48 B)', ...small },
  '3:2:11': { name: 'Ultralight EV1 (48 B)', ...small },
  '3:1:14': { name: 'Ultralight EV1 (128 B)', ...middle },
  '3:2:14': { name: 'Ultralight EV1 (128 B)', ...middle },
};

const NXP = 0x04;

/**
 * The chip behind an 8-octet GET_VERSION answer; null for everything else, compatible chips of other makers
 * (they answer with their own vendor octet) and NTAG I2C (other subtype, same storage octet as NTAG216) included:
 * those are written by what their capability container says.
 */
export function identifyChip(version: Uint8Array): Chip | null {
  if (version.length !== 8 || version[0] !== 0 || version[1] !== NXP || version[4] !== 1 || version[7] !== 3)
    return null;
  return BY_VERSION[`${version[2]}:${version[3]}:${version[6]}`] ?? null;
}

/** Maker of a chip by ISO/IEC 7816-6, as far as makers of NFC tags are concerned. */
const MAKERS: Readonly<Record<number, string>> = {
  0x02: 'ST',
  0x04: 'NXP',
  0x05: 'Infineon',
  0x1d: '复旦微',
  0x34: 'Mikron',
  0x53: '飞聚',
};

/** Name for people: the model, or an honest "other Type 2" with the maker when the version names one. */
export function chipLabel(chip: Chip | null, version: Uint8Array | null): string {
  if (chip !== null) return chip.name;
  const maker = version !== null && version.length === 8 ? MAKERS[version[1] as number] : undefined;
  return maker === undefined ? '其他 Type 2 芯片' : `其他 Type 2 芯片（${maker}）`;
}

/** First and last page that one lock bit covers, for the pages a plan wants to write. */
export function lockedPages(
  chip: Chip | null,
  page2: Uint8Array,
  dynamicLock: Uint8Array | null,
): (page: number) => boolean {
  const l0 = page2[2] ?? 0;
  const l1 = page2[3] ?? 0;
  return (page) => {
    if (page === 3) return (l0 & 0x08) !== 0;
    if (page >= 4 && page < 8) return (l0 & (1 << page)) !== 0;
    if (page >= 8 && page < 16) return (l1 & (1 << (page - 8))) !== 0;
    if (chip === null || chip.dynamicLockPage === null || dynamicLock === null || page > chip.lastUserPage)
      return false;
    const bit = Math.floor((page - 16) / chip.pagesPerLockBit);
    return ((dynamicLock[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  };
}
