import { createHash } from 'node:crypto';

export interface SimRandom {
  bytes(count: number): Uint8Array;
}

export const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const DIGITS = '0123456789';
export const HEX = '0123456789abcdef';

/** Evenly drawn characters of an alphabet (rejection sampling). */
export function randomText(random: SimRandom, length: number, alphabet: string = ALPHANUMERIC): string {
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of random.bytes(length)) {
      if (byte < limit && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}

/** Removes the entries that no longer matter. */
export function forget<T>(entries: Record<string, T>, outdated: (entry: T) => boolean): void {
  for (const [key, entry] of Object.entries(entries))
    if (outdated(entry)) Reflect.deleteProperty(entries, key);
}

function derived(prefix: string, ...parts: readonly string[]): string {
  const digest = createHash('sha256').update(parts.join('\u0000')).digest('base64url');
  return prefix + digest.slice(0, 28 - prefix.length);
}

/** Differs between accounts of one merchant, as WeChat's does. */
export function openidOf(salt: string, appId: string, userId: string): string {
  return derived('o', salt, 'openid', appId, userId);
}

/** The same for all accounts bound to one Open Platform account. */
export function unionidOf(salt: string, openPlatformId: string, userId: string): string {
  return derived('oU', salt, 'unionid', openPlatformId, userId);
}
