import type { TagAnswer } from './silicon';
import { COMMAND } from './silicon';

/**
 * How long things take in the air between a reader and a Type 2 tag at 106 kbit/s, in microseconds. Frames by
 * ISO 14443-3 (start bit, eight bits and parity an octet, end of frame); the chip's times by NXP's data sheets.
 */

/** One bit: 128 cycles of 13.56 MHz. */
const ETU = 128 / 13.56;
const CRC_OCTETS = 2;
/** Shortest silence before the tag answers, and before the reader speaks again. */
const TAG_DELAY = 91;
const READER_DELAY = 86;
/** EEPROM programming of one page (NTAG203's sheet; the later ones name no figure). */
const PROGRAMMING = 4100;
/** How long a reader waits for an answer that never comes. */
const TIMEOUT_WRITE = 10_000;
const TIMEOUT_READ = 5000;

const readerFrame = (octets: number) => (9 * octets + 3) * ETU;
const tagFrame = (octets: number) => (9 * octets + 2) * ETU;
/** ACK and NAK are four bits without parity. */
const NIBBLE = 6 * ETU;
/** REQA and WUPA are seven bits. */
const SHORT_FRAME = 9 * ETU;

/** REQA, then anticollision and SELECT on both cascade levels of a seven-byte UID; SAK ends it. */
export const ACTIVATION =
  SHORT_FRAME +
  TAG_DELAY +
  tagFrame(2) +
  READER_DELAY +
  2 * (readerFrame(2) + TAG_DELAY + tagFrame(5) + READER_DELAY) +
  2 * (readerFrame(9) + TAG_DELAY + tagFrame(1 + CRC_OCTETS) + READER_DELAY);

/** One command and what became of it, until the reader may speak again. */
export function exchangeTime(command: Uint8Array, answer: TagAnswer): number {
  const asked = readerFrame(command.length + CRC_OCTETS);
  const programs =
    command[0] === COMMAND.write || command[0] === COMMAND.incrementCounter || command.length === 16;
  switch (answer.kind) {
    case 'ack':
      return asked + (programs ? PROGRAMMING : TAG_DELAY) + NIBBLE + READER_DELAY;
    case 'nak':
      return asked + TAG_DELAY + NIBBLE + READER_DELAY;
    case 'data':
      return asked + TAG_DELAY + tagFrame(answer.bytes.length + CRC_OCTETS) + READER_DELAY;
    case 'none':
      return asked + (programs ? TIMEOUT_WRITE : TIMEOUT_READ);
  }
}

/** Time of `pages` WRITEs, each acknowledged. */
export const writeTime = (pages: number): number =>
  pages * exchangeTime(Uint8Array.of(COMMAND.write, 0, 0, 0, 0, 0), { kind: 'ack' });

/** Time of one FAST_READ of `pages`. */
export const fastReadTime = (pages: number): number =>
  exchangeTime(Uint8Array.of(COMMAND.fastRead, 0, 0), { kind: 'data', bytes: new Uint8Array(pages * 4) });
