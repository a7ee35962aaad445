/**
 * What each chip's silicon fixes: page map, lock granularity, version answer, factory content.
 * Facts: NXP data sheets NTAG213/215/216, MF0ULx1 (Ultralight EV1) and MF0ICU1 (Ultralight).
 */

export type ChipName = 'NTAG213' | 'NTAG215' | 'NTAG216' | 'Ultralight EV1 48B' | 'Ultralight';

export interface ChipSpec {
  readonly name: ChipName;
  /** Number of 4-byte pages, configuration included. */
  readonly pages: number;
  /** Last page of the user area, inclusive. It begins at page 4. */
  readonly lastUserPage: number;
  /** Page of the dynamic lock bytes; null where the static ones cover everything. */
  readonly dynamicLockPage: number | null;
  /** Pages guarded by one dynamic lock bit, and by one dynamic block-locking bit. */
  readonly pagesPerLockBit: number;
  readonly pagesPerBlockBit: number;
  /** First configuration page (CFG0); CFG1, PWD and PACK follow. Null: no password. */
  readonly configPage: number | null;
  /** Answer of GET_VERSION; null where the chip does not know the command. */
  readonly version: readonly number[] | null;
  /** Factory content of page 3 and of pages 4 and 5. */
  readonly factoryCc: readonly number[];
  readonly factoryUser: readonly number[];
  readonly hasCounter: boolean;
  readonly hasSignature: boolean;
}

const ntag = { pagesPerBlockBit: 32, hasCounter: true, hasSignature: true } as const;

export const CHIPS: Readonly<Record<ChipName, ChipSpec>> = {
  NTAG213: {
    ...ntag,
    name: 'NTAG213',
    pages: 0x2d,
    lastUserPage: 0x27,
    dynamicLockPage: 0x28,
    pagesPerLockBit: 2,
    pagesPerBlockBit: 4,
    configPage: 0x29,
    version: [0x00, 0x04, 0x04, 0x02, 0x01, 0x00, 0x0f, 0x03],
    factoryCc: [0xe1, 0x10, 0x12, 0x00],
    factoryUser: [0x01, 0x03, 0xa0, 0x0c, 0x34, 0x03, 0x00, 0xfe],
  },
  NTAG215: {
    ...ntag,
    name: 'NTAG215',
    pages: 0x87,
    lastUserPage: 0x81,
    dynamicLockPage: 0x82,
    pagesPerLockBit: 16,
    configPage: 0x83,
    version: [0x00, 0x04, 0x04, 0x02, 0x01, 0x00, 0x11, 0x03],
    factoryCc: [0xe1, 0x10, 0x3e, 0x00],
    factoryUser: [0x03, 0x00, 0xfe, 0x00, 0x00, 0x00, 0x00, 0x00],
  },
  NTAG216: {
    ...ntag,
    name: 'NTAG216',
    pages: 0xe7,
    lastUserPage: 0xe1,
    dynamicLockPage: 0xe2,
    pagesPerLockBit: 16,
    configPage: 0xe3,
    version: [0x00, 0x04, 0x04, 0x02, 0x01, 0x00, 0x13, 0x03],
    factoryCc: [0xe1, 0x10, 0x6d, 0x00],
    factoryUser: [0x03, 0x00, 0xfe, 0x00, 0x00, 0x00, 0x00, 0x00],
  },
  'Ultralight EV1 48B': {
    name: 'Ultralight EV1 48B',
    pages: 0x14,
    lastUserPage: 0x0f,
    dynamicLockPage: null,
    pagesPerLockBit: 0,
    pagesPerBlockBit: 0,
    configPage: 0x10,
    version: [0x00, 0x04, 0x03, 0x01, 0x01, 0x00, 0x0b, 0x03],
    factoryCc: [0x00, 0x00, 0x00, 0x00],
    factoryUser: [0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00],
    hasCounter: true,
    hasSignature: true,
  },
  Ultralight: {
    name: 'Ultralight',
    pages: 0x10,
    lastUserPage: 0x0f,
    dynamicLockPage: null,
    pagesPerLockBit: 0,
    pagesPerBlockBit: 0,
    configPage: null,
    version: null,
    factoryCc: [0x00, 0x00, 0x00, 0x00],
    factoryUser: [0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00],
    hasCounter: false,
    hasSignature: false,
  },
};

/** Whether the text names a chip, for what comes from storage or the test hook. */
export function isChipName(text: string): text is ChipName {
  return Object.hasOwn(CHIPS, text);
}
