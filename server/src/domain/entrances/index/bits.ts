/** Slots in one stored block of a term. */
export const BLOCK = 8_192;
const BLOCK_BYTES = BLOCK / 8;
/** Two bytes for each slot are shorter than the whole block up to here. */
const SPARSE = BLOCK_BYTES / 2;

const ONES = Uint8Array.from({ length: 256 }, (_, byte) => {
  let ones = 0;
  for (let rest = byte; rest > 0; rest &= rest - 1) ones += 1;
  return ones;
});

const onesOf = (byte: number | undefined): number => ONES[byte ?? 0] ?? 0;

/** A set of slots. Sets of different length are compared as if the shorter went on without any. */
export type Bits = Uint8Array;

export function emptyBlock(): Bits {
  return new Uint8Array(BLOCK_BYTES);
}

export function setBit(bits: Bits, at: number, on: boolean): void {
  const byte = bits[at >> 3] ?? 0;
  bits[at >> 3] = on ? byte | (1 << (at & 7)) : byte & ~(1 << (at & 7));
}

function hasBit(bits: Bits, at: number): boolean {
  return ((bits[at >> 3] ?? 0) & (1 << (at & 7))) !== 0;
}

export function countBits(bits: Bits): number {
  let count = 0;
  for (let n = 0; n < bits.length; n += 1) count += onesOf(bits[n]);
  return count;
}

/** Keeps in `bits` what is in `other` too, or what is not. */
export function keepBits(bits: Bits, other: Bits, wanted: boolean): void {
  for (let n = 0; n < bits.length; n += 1)
    bits[n] = (bits[n] ?? 0) & (wanted ? (other[n] ?? 0) : ~(other[n] ?? 0));
}

export function addBits(bits: Bits, other: Bits): void {
  for (let n = 0; n < bits.length; n += 1) bits[n] = (bits[n] ?? 0) | (other[n] ?? 0);
}

/** Up to `limit` slots of the set in order: those after slot `after`, or those after the first `skip`. */
export function slotsOf(bits: Bits, from: { after: number } | { skip: number }, limit: number): number[] {
  const slots: number[] = [];
  let at = 'after' in from ? from.after + 1 : 0;
  let skip = 'skip' in from ? from.skip : 0;
  while (at < bits.length * 8 && slots.length < limit) {
    if ((at & 7) === 0) {
      const ones = onesOf(bits[at >> 3]);
      if (ones === 0 || ones <= skip) {
        skip -= ones;
        at += 8;
        continue;
      }
    }
    if (hasBit(bits, at)) {
      if (skip > 0) skip -= 1;
      else slots.push(at);
    }
    at += 1;
  }
  return slots;
}

/** A block as text: few slots by name, many as a bitmap. Null for an empty one. */
export function writeBlock(bits: Bits): string | null {
  const count = countBits(bits);
  if (count === 0) return null;
  if (count > SPARSE) return `b${Buffer.from(bits).toString('base64')}`;
  const list = Buffer.alloc(count * 2);
  slotsOf(bits, { skip: 0 }, count).forEach((slot, n) => list.writeUInt16LE(slot, n * 2));
  return `s${list.toString('base64')}`;
}

/** Puts a stored block into `bits` at its place. */
export function readBlock(text: string, bits: Bits, block: number): void {
  const bytes = Buffer.from(text.slice(1), 'base64');
  if (text.startsWith('b')) bits.set(bytes.subarray(0, BLOCK_BYTES), block * BLOCK_BYTES);
  else
    for (let n = 0; n + 1 < bytes.length; n += 2) setBit(bits, block * BLOCK + bytes.readUInt16LE(n), true);
}

export function emptyBits(blocks: number): Bits {
  return new Uint8Array(blocks * BLOCK_BYTES);
}
