import { createHash, hkdfSync } from 'node:crypto';

export interface TagPassword {
  /** PWD: 4 bytes, upper-case hex. */
  password: string;
  /** PACK: 2 bytes, upper-case hex. */
  pack: string;
}

/** What chips leave the factory with (NTAG21x data sheet): no secret. */
const FACTORY = 'FFFFFFFF';

/**
 * The reversible password of one chip: HKDF-SHA256 over a merchant's 32-byte key, bound to the chip's UID. Whoever knows
 * the password of one chip learns nothing about another's.
 */
export function deriveTagPassword(key: Uint8Array, uid: string): TagPassword {
  for (let round = 0; ; round += 1) {
    const info = `nfc-member-center tag password 1 ${uid} ${round}`;
    const hex = Buffer.from(hkdfSync('sha256', key, '', info, 6))
      .toString('hex')
      .toUpperCase();
    const password = hex.slice(0, 8);
    if (password !== FACTORY) return { password, pack: hex.slice(8) };
  }
}

/** Names a key without revealing it: 64 bits of a hash made for nothing else. */
export function keyFingerprint(key: Uint8Array): string {
  return createHash('sha256').update('nfc-member-center key name 1 ').update(key).digest('hex').slice(0, 16);
}
