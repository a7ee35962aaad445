import { ACTIVATION, exchangeTime, fastReadTime, writeTime } from '../../../preview/tags/rf-time';
import type { TagAnswer } from '../../../preview/tags/silicon';

const bytes = (...octets: number[]) => Uint8Array.from(octets);
const block: TagAnswer = { kind: 'data', bytes: new Uint8Array(16) };

describe('time in the air at 106 kbit/s', () => {
  // Sums of the data sheet's frames, in microseconds, worked out by hand.
  it.each<[string, number, number]>([
    ['one WRITE with 4.1 ms of programming', writeTime(1), 4951],
    ['nineteen WRITEs', writeTime(19), 94_061],
    ['READ of 16 octets', exchangeTime(bytes(0x30, 4), block), 2093],
    ['FAST_READ of 19 pages', fastReadTime(19), 7276],
    ['a NAK', exchangeTime(bytes(0xa2, 4, 0, 0, 0, 0), { kind: 'nak', code: 0 }), 942],
    ['a WRITE that nobody answers', exchangeTime(bytes(0xa2, 4, 0, 0, 0, 0), { kind: 'none' }), 10_708],
    ['an activation with a seven-octet UID', ACTIVATION, 4578],
  ])('%s takes as long as its frames', (_name, time, expected) => {
    expect(Math.abs(time - expected)).toBeLessThan(6);
  });
});
