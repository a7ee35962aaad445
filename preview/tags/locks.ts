import type { ChipSpec, DynamicLocks } from './chips';
import { ACCESS, CONFIG, PAGE } from './memory';

const STATIC_LOCK = 2 * PAGE + 2;

/** Whether a page is write-locked by the static or dynamic lock bits. Configuration pages are not covered by either. */
export function isLocked(chip: ChipSpec, memory: Uint8Array, page: number): boolean {
  if (page >= 3 && page <= 15) {
    const word = (memory[STATIC_LOCK] ?? 0) | ((memory[STATIC_LOCK + 1] ?? 0) << 8);
    return ((word >> page) & 1) === 1;
  }
  const { dynamicLocks } = chip;
  if (dynamicLocks === null || page < 16 || page > chip.lastUserPage) return false;
  const at = dynamicLocks.page * PAGE;
  const word = (memory[at] ?? 0) | ((memory[at + 1] ?? 0) << 8);
  return ((word >> bitOf(dynamicLocks, page)) & 1) === 1;
}

function bitOf(locks: DynamicLocks, page: number): number {
  if (locks.kind === 'even') return Math.floor((page - 16) / locks.pagesPerBit);
  const group = Math.floor((page - 16) / 4);
  return group < 3 ? 1 + group : 2 + group;
}

/**
 * New static lock bytes after a WRITE to page 2: bits only go 0→1, and a block-locking bit freezes its lock bits
 * (bit 0: page 3, bit 1: pages 4–9, bit 2: pages 10–15).
 */
export function staticLockAfter(
  current: readonly [number, number],
  written: readonly [number, number],
): [number, number] {
  const word = current[0] | (current[1] << 8);
  let allowed = written[0] | (written[1] << 8);
  if (word & 0x01) allowed &= ~0x0008;
  if (word & 0x02) allowed &= ~0x03f0;
  if (word & 0x04) allowed &= ~0xfc00;
  const after = word | allowed;
  return [after & 0xff, (after >> 8) & 0xff];
}

/** New dynamic lock page after a WRITE: OTP bits, block-locking bits freeze their lock bits, what is no lock bit stays. */
export function dynamicLockAfter(chip: ChipSpec, current: Uint8Array, written: Uint8Array): Uint8Array {
  const { dynamicLocks } = chip;
  if (dynamicLocks === null) return current;
  if (dynamicLocks.kind === 'nibbles') return nibblesAfter(current, written);
  const { pagesPerBit, pagesPerBlockBit } = dynamicLocks;
  const lockBits = Math.ceil((chip.lastUserPage - 15) / pagesPerBit);
  const blockBits = Math.ceil((chip.lastUserPage - 15) / pagesPerBlockBit);
  const perBlock = pagesPerBlockBit / pagesPerBit;
  const word = (current[0] ?? 0) | ((current[1] ?? 0) << 8);
  const blocked = current[2] ?? 0;
  let allowed = ((written[0] ?? 0) | ((written[1] ?? 0) << 8)) & ((1 << lockBits) - 1);
  for (let bit = 0; bit < lockBits; bit += 1) {
    if ((blocked >> Math.floor(bit / perBlock)) & 1) allowed &= ~(1 << bit);
  }
  const after = word | allowed;
  const blocks = blocked | ((written[2] ?? 0) & ((1 << blockBits) - 1));
  return Uint8Array.of(after & 0xff, (after >> 8) & 0xff, blocks, current[3] ?? 0);
}

function nibblesAfter(current: Uint8Array, written: Uint8Array): Uint8Array {
  const now = current[0] ?? 0;
  let allowed = written[0] ?? 0;
  if (now & 0x01) allowed &= ~0x0e;
  if (now & 0x10) allowed &= ~0xe0;
  // The second byte guards the counter page, which holds nothing here; it is OTP all the same.
  return Uint8Array.of(
    now | allowed,
    (current[1] ?? 0) | (written[1] ?? 0),
    current[2] ?? 0,
    current[3] ?? 0,
  );
}

/** First page that needs the password, and whether reading needs it too; null on chips without a password. */
export function passwordGuard(chip: ChipSpec, memory: Uint8Array): { from: number; reading: boolean } | null {
  if (chip.configPage === null) return null;
  const at = chip.configPage * PAGE;
  const from = memory[at + CONFIG.auth0] ?? 0xff;
  if (from >= chip.pages) return null;
  return { from, reading: ((memory[at + CONFIG.access] ?? 0) & ACCESS.prot) !== 0 };
}

/** What keeps a tag from being written, as a person who looks at its memory sees it. */
export type Protection = 'read-only' | 'locked' | 'password';

/** Protections in force: CC without write access, every user page locked, a password on user pages. */
export function protectionsOf(chip: ChipSpec, memory: Uint8Array): Protection[] {
  const found: Protection[] = [];
  if (memory[12] === 0xe1 && (memory[15] ?? 0) !== 0) found.push('read-only');
  const userPages = Array.from({ length: chip.lastUserPage - 3 }, (_, index) => index + 4);
  if (userPages.every((page) => isLocked(chip, memory, page))) found.push('locked');
  const guard = passwordGuard(chip, memory);
  if (guard !== null && guard.from <= chip.lastUserPage) found.push('password');
  return found;
}
