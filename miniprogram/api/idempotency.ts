import type { Random } from '../platform/clock';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** So many letters and digits by chance. Not for secrets. */
export function base62(random: Random, length: number): string {
  let text = '';
  while (text.length < length) text += ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
  return text;
}

/**
 * A key for one act: 24 characters of base-62. It need not be secret, only new: it counts inside one merchant and one
 * member on the server. A retry of the same act sends the same key.
 */
export const newIdempotencyKey = (random: Random): string => base62(random, 24);
