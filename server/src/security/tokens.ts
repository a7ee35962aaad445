import { createHash, timingSafeEqual } from 'node:crypto';
import type { Random } from '../ports';
import { sha256 } from './sha256';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A fresh opaque 256-bit token and the hash under which it is stored. The token itself is never stored. */
export function createToken(random: Random): { token: string; hash: string } {
  const token = Buffer.from(random.bytes(32)).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** SHA-256 of a token in hex: 256 random bits need no slow hash. */
export function hashToken(token: string): string {
  return sha256(token);
}

/** Whether a text has the shape of our tokens; spares the database a look-up of rubbish. */
export function looksLikeToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Compares two texts in time that does not depend on where they differ. */
export function sameText(a: string, b: string): boolean {
  const left = createHash('sha256').update(a, 'utf8').digest();
  return timingSafeEqual(left, createHash('sha256').update(b, 'utf8').digest());
}
