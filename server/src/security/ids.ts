import type { Random } from '../ports';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
/** 18 base-62 characters carry 107 bits: enough that an id in a link cannot be guessed. */
const ID_LENGTH = 18;

/** Uniform characters of an alphabet of at most 256. */
export function pickFrom(random: Random, alphabet: string, length: number): string {
  // Bytes at or above the largest multiple are thrown away, else the first characters would be likelier.
  const limit = 256 - (256 % alphabet.length);
  const codes: number[] = [];
  while (codes.length < length) {
    for (const byte of random.bytes(length - codes.length + 8)) {
      if (byte < limit && codes.length < length) codes.push(alphabet.charCodeAt(byte % alphabet.length));
    }
  }
  // In one go: a text put together character by character is flattened later, at a multiple of the cost.
  return String.fromCharCode(...codes);
}

/** An opaque id of 18 base-62 characters; fits a mini-program code's `scene` beside a two-character key. */
export function createId(random: Random): string {
  return pickFrom(random, ALPHABET, ID_LENGTH);
}

/** 7 base-62 characters hold the milliseconds since 1970 until the year 2081. */
const TIME_LENGTH = 7;
/** 17 base-62 characters carry 101 bits. */
const CHANCE_LENGTH = 17;

function timeText(milliseconds: number): string {
  let text = '';
  for (let rest = milliseconds; text.length < TIME_LENGTH; rest = Math.floor(rest / 62))
    text = ALPHABET.charAt(rest % 62) + text;
  return text;
}

/**
 * An id for rows that come all day long: 24 base-62 characters, those of now after all earlier ones, so that the index
 * grows at its end instead of being written all over. As hard to guess as the others; it tells when it was made.
 */
export function createTimedId(random: Random, now: number): string {
  return timeText(now) + pickFrom(random, ALPHABET, CHANCE_LENGTH);
}

/** Uniform decimal digits, leading zeros kept (pairing codes, member codes). */
export function createDigits(random: Random, length: number): string {
  return pickFrom(random, DIGITS, length);
}
