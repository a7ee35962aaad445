import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Random } from '../ports';
import type { SecretKeys } from './secret-keys';

/** Encrypts what must not lie readable in the database: AppSecrets, push keys, tag-password keys. */
export interface SecretBox {
  /** Of the key that seals. */
  readonly version: number;
  /** Seals `plain` so that it opens only with the same `context` (e.g. `merchant:<id>:appSecret`). */
  seal(plain: string, context: string): string;
  /** Opens a sealed text. Throws SecretError when the text, the key or the context is wrong. */
  open(sealed: string, context: string): string;
  /** Whether a sealed text was made with an older key and should be sealed again. */
  isStale(sealed: string): boolean;
  /**
   * Keyed hashes by which a sealed value can be found again, that of the newest key first: store the first, look for
   * all. Equal values under one context have equal hashes; without the key they cannot be guessed through.
   */
  lookups(plain: string, context: string): readonly [string, ...string[]];
  /** A token of 256 bits that is the same whenever it is asked for, and that nobody can tell without the key. */
  token(context: string): string;
}

/** A stored secret could not be opened. Says nothing about its content. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
}

const FORMAT = /^v([1-9][0-9]{0,5})\.([A-Za-z0-9_-]{16})\.([A-Za-z0-9_-]{22,})$/;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with 96-bit random nonces. The context is authenticated (AAD), so a sealed text copied
 * to another row or column does not open there. Shape: `v<key version>.<nonce>.<ciphertext+tag>`.
 */
export function createSecretBox(keys: SecretKeys, random: Random): SecretBox {
  const current = Math.max(...keys.keys());
  const derived = (key: Uint8Array, use: 'lookup' | 'token'): Uint8Array =>
    Buffer.from(hkdfSync('sha256', key, '', use, 32));
  const lookupKeys = new Map([...keys].map(([version, key]) => [version, derived(key, 'lookup')]));

  function lookup(version: number, key: Uint8Array, plain: string, context: string): string {
    const hash = createHmac('sha256', key)
      .update(JSON.stringify([context, plain]))
      .digest('base64url');
    return `v${version}.${hash}`;
  }

  function keyOf(version: number): Uint8Array {
    const key = keys.get(version);
    if (!key) throw new SecretError(`缺少第 ${version} 版密钥`);
    return key;
  }

  return {
    version: current,
    seal(plain, context) {
      const nonce = Buffer.from(random.bytes(12));
      const cipher = createCipheriv('aes-256-gcm', keyOf(current), nonce);
      cipher.setAAD(Buffer.from(context, 'utf8'));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v${current}.${nonce.toString('base64url')}.${body.toString('base64url')}`;
    },
    open(sealed, context) {
      const match = FORMAT.exec(sealed);
      if (!match?.[2] || !match[3]) throw new SecretError('密文格式不正确');
      const body = Buffer.from(match[3], 'base64url');
      if (body.length < TAG_BYTES) throw new SecretError('密文格式不正确');
      const key = keyOf(Number(match[1]));
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(match[2], 'base64url'), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(context, 'utf8'));
      decipher.setAuthTag(body.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(body.subarray(0, -TAG_BYTES)), decipher.final()]).toString(
          'utf8',
        );
      } catch {
        throw new SecretError('密文无法解开：密钥不符，或数据被移动、改动');
      }
    },
    lookups(plain, context) {
      const [first, ...rest] = [...lookupKeys]
        .sort(([a], [b]) => b - a)
        .map(([version, key]) => lookup(version, key, plain, context));
      if (first === undefined) throw new SecretError('没有可用的密钥');
      return [first, ...rest];
    },
    token: (context) =>
      createHmac('sha256', derived(keyOf(current), 'token'))
        .update(context)
        .digest('base64url'),
    isStale: (sealed) => Number(FORMAT.exec(sealed)?.[1] ?? 0) !== current,
  };
}
