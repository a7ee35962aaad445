import { systemRandom } from '../../../server/src/ports';
import { createDigits, createId, createTimedId } from '../../../server/src/security/ids';
import { hashPassword, verifyPassword } from '../../../server/src/security/passwords';
import { createToken, hashToken, looksLikeToken, sameText } from '../../../server/src/security/tokens';

describe('tokens', () => {
  it('carry 256 bits and are stored only as their SHA-256', () => {
    const { token, hash } = createToken(systemRandom);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(looksLikeToken(token)).toBe(true);
    expect(hash).toBe(hashToken(token));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(looksLikeToken(`${token}x`)).toBe(false);
  });

  it('are compared whole', () => {
    expect(sameText('abc', 'abc')).toBe(true);
    expect(sameText('abc', 'abd')).toBe(false);
    expect(sameText('abc', 'abcd')).toBe(false);
  });
});

describe('ids', () => {
  it('are 18 base-62 characters, never the same twice', () => {
    const ids = new Set(Array.from({ length: 1000 }, () => createId(systemRandom)));
    expect(ids.size).toBe(1000);
    expect([...ids].every((id) => /^[0-9A-Za-z]{18}$/.test(id))).toBe(true);
  });

  it('favour no character: bytes beyond the last full multiple are dropped', () => {
    const bytes = [255, 248, 247, 0, 61, 62];
    const random = {
      bytes: (count: number) => Uint8Array.from({ length: count }, (_, i) => bytes[i % 6] ?? 0),
    };
    expect(createId(random).slice(0, 4)).toBe('z0z0');
  });

  it('of rows that come all day long stand in the order of their time, and carry as much chance', () => {
    const times = [0, 1, 61, 62, 1_800_000_000_000, 1_800_000_000_001, Date.UTC(2080, 11, 31)];
    const ids = times.map((at) => createTimedId(systemRandom, at));
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids) expect(id).toMatch(/^[0-9A-Za-z]{24}$/);
    const same = new Set(Array.from({ length: 1000 }, () => createTimedId(systemRandom, 5).slice(7)));
    expect(same.size).toBe(1000);
  });

  it('keep leading zeros in digit codes', () => {
    expect(createDigits({ bytes: (count) => new Uint8Array(count) }, 6)).toBe('000000');
  });
});

describe('passwords', () => {
  it('verify against their scrypt hash, and no other does', async () => {
    const stored = await hashPassword('正确的密码 correct', systemRandom);
    expect(stored).toMatch(/^scrypt\$32768\$8\$3\$/);
    await expect(verifyPassword('正确的密码 correct', stored)).resolves.toBe(true);
    await expect(verifyPassword('wrong', stored)).resolves.toBe(false);
  });

  it('are refused for an account that does not exist, after the same work', async () => {
    await expect(verifyPassword('anything', null)).resolves.toBe(false);
  });

  it('all finish when many are asked at once', async () => {
    const stored = await hashPassword('p', systemRandom);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) => verifyPassword(i % 2 ? 'p' : 'q', stored)),
    );
    expect(answers).toEqual([false, true, false, true, false, true]);
  });
});
