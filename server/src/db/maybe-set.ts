/** Bits of four probes are set for each text. */
const PROBES = 4;

/**
 * A set of texts in a fixed amount of memory (a Bloom filter): may say yes of a text that was never added, the more often
 * the fuller it is, and never says no of one that was. For questions that are asked all the time, whose answer is nearly
 * always no, and whose yes can be looked up.
 */
export class MaybeSet {
  readonly #words: Uint32Array;
  readonly #mask: number;
  #first = 0;
  #step = 0;

  /** `size`: 2 to the power of this many bits; about ten for each text keep wrong answers near one in a hundred. */
  constructor(size: number) {
    this.#words = new Uint32Array(2 ** (size - 5));
    this.#mask = 2 ** size - 1;
  }

  add(text: string): void {
    this.#hash(text);
    let at = this.#first;
    for (let n = 0; n < PROBES; n += 1) {
      const bit = at & this.#mask;
      this.#words[bit >>> 5] = (this.#words[bit >>> 5] ?? 0) | (1 << (bit & 31));
      at = (at + this.#step) | 0;
    }
  }

  mayHave(text: string): boolean {
    this.#hash(text);
    let at = this.#first;
    for (let n = 0; n < PROBES; n += 1) {
      const bit = at & this.#mask;
      if (((this.#words[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
      at = (at + this.#step) | 0;
    }
    return true;
  }

  /** Two hashes of one pass (FNV-1a, and the same with another prime), from which the probes follow. */
  #hash(text: string): void {
    let a = 0x811c9dc5;
    let b = 0x9747b28c;
    for (let n = 0; n < text.length; n += 1) {
      const code = text.charCodeAt(n);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x5bd1e995);
    }
    this.#first = a ^ (a >>> 15);
    this.#step = (b ^ (b >>> 13)) | 1;
  }
}
