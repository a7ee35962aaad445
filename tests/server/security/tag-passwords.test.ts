import { createHmac } from 'node:crypto';
import { deriveTagPassword, keyFingerprint } from '../../../server/src/security/tag-passwords';

const KEY = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
const OTHER = Buffer.alloc(32, 7);

/** HKDF-SHA256 (RFC 5869) spelled out, for up to 32 bytes: extract with an empty salt, then one expansion. */
function hkdf(key: Uint8Array, info: string, length: number): string {
  const prk = createHmac('sha256', Buffer.alloc(32)).update(key).digest();
  const block = createHmac('sha256', prk)
    .update(info)
    .update(Buffer.from([1]))
    .digest();
  return block.subarray(0, length).toString('hex').toUpperCase();
}

describe('the password of a tag', () => {
  it.each(['04A1B2C3D4E5F6', '04A1B2C3', '04A1B2C3D4E5F6070809'])(
    'is HKDF over the key and UID %s',
    (uid) => {
      const { password, pack } = deriveTagPassword(KEY, uid);
      expect(password + pack).toBe(hkdf(KEY, `nfc-member-center tag password 1 ${uid} 0`, 6));
      expect([password, pack]).toEqual([
        expect.stringMatching(/^[0-9A-F]{8}$/),
        expect.stringMatching(/^[0-9A-F]{4}$/),
      ]);
    },
  );

  // Stands out there carry it: another answer after an update would lock their owners out.
  it('never changes for a key and a UID', () => {
    expect(deriveTagPassword(KEY, '04A1B2C3D4E5F6')).toEqual({ password: '97266141', pack: 'B52B' });
  });

  it('differs for every UID and every key', () => {
    const uids = Array.from({ length: 500 }, (_, n) => `04${n.toString(16).toUpperCase().padStart(12, '0')}`);
    const passwords = new Set(
      uids.flatMap((uid) => [KEY, OTHER].map((key) => deriveTagPassword(key, uid).password)),
    );
    expect(passwords.size).toBe(1000);
    expect([...passwords]).not.toContain('FFFFFFFF');
  });
});

it('names a key the same each time, without giving any of it away', () => {
  expect(keyFingerprint(KEY)).toMatch(/^[0-9a-f]{16}$/);
  expect(keyFingerprint(KEY)).toBe(keyFingerprint(Buffer.from(KEY)));
  expect(keyFingerprint(KEY)).not.toBe(keyFingerprint(OTHER));
  expect(KEY.toString('hex')).not.toContain(keyFingerprint(KEY));
});
