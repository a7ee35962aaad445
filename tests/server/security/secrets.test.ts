import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRandom } from '../../../server/src/ports';
import { loadSecretKeys } from '../../../server/src/security/secret-key-file';
import { parseSecretKeys } from '../../../server/src/security/secret-keys';
import { createSecretBox, SecretError } from '../../../server/src/security/secrets';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const box = (text: string) => {
  const keys = parseSecretKeys(text);
  if (!keys) throw new Error('keys');
  return createSecretBox(keys, systemRandom);
};

describe('sealed secrets', () => {
  it('open again in their own context, Chinese included', () => {
    const secrets = box(key(1));
    const sealed = secrets.seal('密钥-app-secret', 'merchant:a:appSecret');
    expect(sealed).not.toContain('app-secret');
    expect(secrets.open(sealed, 'merchant:a:appSecret')).toBe('密钥-app-secret');
  });

  it('do not open in another row, after a changed byte, or with another key', () => {
    const secrets = box(key(1));
    const sealed = secrets.seal('s', 'merchant:a:appSecret');
    const flipped = sealed.slice(0, 25) + (sealed.charAt(25) === 'A' ? 'B' : 'A') + sealed.slice(26);
    expect(() => secrets.open(sealed, 'merchant:b:appSecret')).toThrow(SecretError);
    expect(() => secrets.open(flipped, 'merchant:a:appSecret')).toThrow(SecretError);
    expect(() => box(key(2)).open(sealed, 'merchant:a:appSecret')).toThrow(SecretError);
    expect(() => secrets.open('nonsense', 'merchant:a:appSecret')).toThrow(SecretError);
  });

  it('never come out twice the same', () => {
    const secrets = box(key(1));
    expect(secrets.seal('s', 'c')).not.toBe(secrets.seal('s', 'c'));
  });

  it('give a token of one context again, another one for another context or key', () => {
    const token = box(key(1)).token('pairing:a');
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(box(key(1)).token('pairing:a')).toBe(token);
    expect(box(key(1)).token('pairing:b')).not.toBe(token);
    expect(box(key(2)).token('pairing:a')).not.toBe(token);
  });

  it('survive a rotation: old ones open, are called stale, new ones use the newest key', () => {
    const old = box(`1:${key(1)}`).seal('s', 'c');
    const rotated = box(`1:${key(1)},2:${key(2)}`);
    expect(rotated.open(old, 'c')).toBe('s');
    expect(rotated.isStale(old)).toBe(true);
    const fresh = rotated.seal('s', 'c');
    expect(fresh).toMatch(/^v2\./);
    expect(rotated.isStale(fresh)).toBe(false);
    expect(() => box(`1:${key(1)}`).open(fresh, 'c')).toThrow(/2/);
  });

  it.each([
    [''],
    ['abc'],
    [`1:${key(1)},1:${key(2)}`],
    [`0:${key(1)}`],
    [Buffer.alloc(31).toString('base64')],
  ])('refuse the malformed key list %p', (text) => {
    expect(parseSecretKeys(text)).toBeNull();
  });
});

describe('the secret key file', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'keys-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made once, readable by its owner only, and read ever after', () => {
    const dataDir = join(folder, 'data');
    const first = loadSecretKeys(dataDir, undefined, systemRandom);
    const file = join(dataDir, 'secret.key');
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    expect(loadSecretKeys(dataDir, undefined, systemRandom)).toEqual(first);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('is never replaced when damaged', () => {
    writeFileSync(join(folder, 'secret.key'), 'damaged');
    expect(() => loadSecretKeys(folder, undefined, systemRandom)).toThrow(/备份/);
    expect(readFileSync(join(folder, 'secret.key'), 'utf8')).toBe('damaged');
  });

  it('is not needed when the environment brings the keys', () => {
    const keys = loadSecretKeys(join(folder, 'absent'), key(3), systemRandom);
    expect(Buffer.from(keys.get(1) ?? []).toString('base64')).toBe(key(3));
  });
});
