import type { Random } from '../platform/clock';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * A key for one act: 24 characters of base-62. It need not be secret, only new: it counts inside one merchant and one
 * member on the server. A retry of the same act sends the same key.
 */
export function newIdempotencyKey(random: Random): string {
  let key = '';
  while (key.length < 24) key += ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
  return key;
}
