import type { ChipSpec } from './chips';

export const PAGE = 4;
const CASCADE_TAG = 0x88;

/** Byte 0 of CFG0…: where the configuration bits sit, relative to the configuration page. */
export const CONFIG = { auth0: 3, access: 4, pwd: 8, pack: 12 } as const;
export const ACCESS = { prot: 0x80, cfgLock: 0x40, counterEnabled: 0x10, authLimit: 0x07 } as const;

/**
 * A chip's whole memory as it leaves the factory: UID with its check bytes, locks open, CC, user area, configuration.
 * @param uid seven bytes; the first one names the maker (0x04 = NXP)
 */
export function factoryMemory(chip: ChipSpec, uid: Uint8Array): Uint8Array {
  if (uid.length !== 7) throw new Error(`A Type 2 tag has a UID of 7 bytes, got ${String(uid.length)}`);
  const memory = new Uint8Array(chip.pages * PAGE);
  const at = (index: number) => uid[index] ?? 0;
  memory.set([at(0), at(1), at(2), CASCADE_TAG ^ at(0) ^ at(1) ^ at(2)], 0);
  memory.set([at(3), at(4), at(5), at(6)], PAGE);
  memory.set([at(3) ^ at(4) ^ at(5) ^ at(6), 0x48, 0x00, 0x00], 2 * PAGE);
  memory.set(chip.factoryCc, 3 * PAGE);
  memory.set(chip.factoryUser, 4 * PAGE);
  if (chip.dynamicLocks?.kind === 'even')
    memory.set([0x00, 0x00, 0x00, chip.factoryCc[0] === 0 ? 0x00 : 0xbd], chip.dynamicLocks.page * PAGE);
  if (chip.configPage !== null) {
    const mirror = chip.counters === 'nfc' ? 0x04 : 0x00;
    memory.set([mirror, 0x00, 0x00, 0xff, 0x00, 0x05, 0x00, 0x00], chip.configPage * PAGE);
    memory.set([0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00], (chip.configPage + 2) * PAGE);
  }
  return memory;
}

/** The seven UID bytes kept in pages 0 and 1, check byte left out. */
export function uidOf(memory: Uint8Array): Uint8Array {
  return Uint8Array.from([...memory.subarray(0, 3), ...memory.subarray(4, 8)]);
}

/** Bytes as upper-case hexadecimal digits, with an optional separator. */
export function hex(bytes: Iterable<number>, separator = ''): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(separator);
}

/** The bytes of a text of hexadecimal digits; throws on anything else. */
export function fromHex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/iu.test(text)) throw new Error('Not a text of hexadecimal byte pairs');
  return Uint8Array.from(text.match(/../gu) ?? [], (pair) => parseInt(pair, 16));
}
