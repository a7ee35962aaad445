/**
 * Which pages make a tag permanent or password-protected. Pure: plans only.
 * Bits: NXP data sheets NTAG210/212, NTAG213/215/216, MF0ULx1 (lock bytes, CFG0/CFG1, PWD, PACK).
 */
import type { Chip } from './chips';
import { TagError } from './tag-error';
import type { PageWrite, Type2Memory } from './type2-tag';

/** The pages that decide who may write, as they were read. */
export interface GuardPages {
  /** Page 2; the static lock octets are its last two. */
  readonly page2: Uint8Array;
  /** Page of the dynamic lock octets; null where the chip has none, or it was not read. */
  readonly dynamicLock: Uint8Array | null;
  /** CFG0 and CFG1, 8 octets; null when they were not read. */
  readonly config: Uint8Array | null;
}

/** AUTH0 value that protects nothing. */
export const NO_PASSWORD_FROM = 0xff;
/** Protected from the static lock page on: the lock bits and the one-time CC are guarded like the content. */
export const PROTECTED_FROM = 2;
const READ_ONLY = 0x0f;
/** Locks pages 3–15; bits 0–2 (block-locking) stay as they are. */
const STATIC_LOCKS: readonly [number, number] = [0xf8, 0xff];
const CONFIG_LOCK = 0x40;
/** PROT (read protection) and AUTHLIM (failed tries, then locked out for ever): both off. */
const PROT_AND_LIMIT = 0x87;
const AUTH0_AT = 3;
const ACCESS_AT = 4;

/** CFG0 and CFG1 as the chip leaves the factory. */
function factoryConfig(chip: Chip): Uint8Array {
  const isUltralight = chip.name.startsWith('Ultralight');
  return Uint8Array.of(
    isUltralight ? 0 : chip.configPage > 0x28 ? 4 : 0,
    0,
    0,
    0xff,
    0,
    isUltralight ? 5 : 0,
    0,
    0,
  );
}

/** Dynamic lock octets that lock every user page from 16 on; block-locking and RFU bits are 0, which changes nothing. */
function dynamicLocks(chip: Chip): Uint8Array {
  const bits = Math.ceil((chip.lastUserPage - 15) / chip.pagesPerLockBit);
  return Uint8Array.of(bits >= 8 ? 0xff : (1 << bits) - 1, bits > 8 ? (1 << (bits - 8)) - 1 : 0, 0, 0);
}

const holds = (now: Uint8Array | null | undefined, bits: Uint8Array): boolean =>
  now !== null && now !== undefined && bits.every((octet, i) => ((now[i] ?? 0) & octet) === octet);

/**
 * The WRITEs that make a tag read-only for ever, in the order to send: CC access nibble, static locks, dynamic locks,
 * then the configuration, so that nobody can put a password on a stand that can never be written again.
 * With `now`, pages that say so already are left out. Throws TagError `no-type2` for a tag without NDEF format.
 */
export function lockPlan(chip: Chip, memory: Type2Memory, now?: GuardPages): PageWrite[] {
  if (memory.cc.length !== 4 || memory.cc[0] !== 0xe1)
    throw new TagError('no-type2', 'a tag without NDEF format is not locked');
  const plan: PageWrite[] = [];
  const access = memory.cc[3] as number;
  if ((access & READ_ONLY) !== READ_ONLY) {
    const cc = memory.cc.slice();
    cc[3] = access | READ_ONLY;
    plan.push({ page: 3, data: cc });
  }
  // The first two octets of page 2 belong to the UID: WRITE leaves them alone.
  const locks = Uint8Array.of(0, 0, ...STATIC_LOCKS);
  if (!holds(now?.page2, locks)) plan.push({ page: 2, data: locks });
  if (chip.dynamicLockPage !== null) {
    const data = dynamicLocks(chip);
    if (!holds(now?.dynamicLock, data)) plan.push({ page: chip.dynamicLockPage, data });
  }
  const config = now?.config ?? factoryConfig(chip);
  if (((config[ACCESS_AT] as number) & CONFIG_LOCK) === 0) {
    if ((config[AUTH0_AT] as number) < chip.totalPages) plan.push(authFrom(chip, config, NO_PASSWORD_FROM));
    const data = config.slice(4);
    data[0] = ((data[0] as number) & ~PROT_AND_LIMIT) | CONFIG_LOCK;
    plan.push({ page: chip.configPage + 1, data });
  }
  return plan;
}

function authFrom(chip: Chip, config: Uint8Array, from: number): PageWrite {
  const data = config.slice(0, 4);
  data[AUTH0_AT] = from;
  return { page: chip.configPage, data };
}

/**
 * The WRITEs that protect pages from `from` on against writing by a password, in the order to send: PWD, PACK, ACCESS
 * (reading stays free, tries unlimited, so that no passer-by can brick the tag), and AUTH0, which arms it, last.
 * `config`: CFG0 and CFG1 as read; without it the factory's. Throws TagError `argument` for wrong lengths.
 */
export function passwordPlan(
  chip: Chip,
  password: Uint8Array,
  pack: Uint8Array,
  from: number,
  config: Uint8Array = factoryConfig(chip),
): PageWrite[] {
  if (password.length !== 4 || pack.length !== 2 || config.length !== 8)
    throw new TagError('argument', 'PWD has 4 octets, PACK 2, the configuration 8');
  if (!Number.isInteger(from) || from < 0 || from >= chip.totalPages)
    throw new TagError('argument', `${chip.name} has no page ${from}`);
  const access = config.slice(4);
  access[0] = (access[0] as number) & ~PROT_AND_LIMIT;
  return [
    { page: chip.configPage + 2, data: password.slice() },
    { page: chip.configPage + 3, data: Uint8Array.of(pack[0] as number, pack[1] as number, 0, 0) },
    { page: chip.configPage + 1, data: access },
    authFrom(chip, config, from),
  ];
}

/** The WRITEs that take the password off again: AUTH0 first, then PWD and PACK as the factory set them. */
export function unprotectPlan(chip: Chip, config: Uint8Array): PageWrite[] {
  return [
    authFrom(chip, config, NO_PASSWORD_FROM),
    { page: chip.configPage + 2, data: Uint8Array.of(0xff, 0xff, 0xff, 0xff) },
    { page: chip.configPage + 3, data: new Uint8Array(4) },
  ];
}

/** First protected page by CFG0; null when no page is, or the configuration was not read. */
export function protectedFrom(chip: Chip, config: Uint8Array | null): number | null {
  const from = config?.[AUTH0_AT] ?? NO_PASSWORD_FROM;
  return from < chip.totalPages ? from : null;
}

/** The configuration can never be changed again. */
export function isConfigLocked(config: Uint8Array | null): boolean {
  return ((config?.[ACCESS_AT] ?? 0) & CONFIG_LOCK) !== 0;
}

/** CFG1 lets everybody read, and try passwords without limit. */
export function isReadingFree(config: Uint8Array): boolean {
  return ((config[ACCESS_AT] as number) & PROT_AND_LIMIT) === 0;
}
