import type { Random } from '../../ports';

/** The two digits on a member's phone and the three among which the cashier picks, in rising order. */
export interface PickedNumber {
  readonly number: string;
  readonly choices: readonly string[];
}

/** What another waiting tap takes up. `numbers` has one entry, or all its choices where only these are known. */
export interface TakenNumbers {
  readonly numbers: readonly string[];
  readonly choices: readonly string[];
}

export const CHOICES = 3;
/** Different wrong numbers after which a tap is cleared: with the third choice left, guessing would be knowing. */
const MOST_WRONG = 2;

const ALL: readonly string[] = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));
const NUMBERS: readonly number[] = ALL.map(Number);

const textOf = (number: number): string => ALL[number] ?? '';

/** A uniform index below `count`, at most 256. */
function indexBelow(random: Random, count: number): number {
  const limit = 256 - (256 % count);
  for (;;) {
    const byte = random.bytes(1)[0] ?? 0;
    if (byte < limit) return byte % count;
  }
}

/** What speaks against a number, the more the higher: nothing, another tap that only offers it, or one that has it. */
const NOTHING = 0;
const OFFERED = 1;
const TAKEN = 2;

/** The numbers of a terminal's live queue, counted as taps come and go: nobody looks through the queue for a free one. */
export class NumbersInUse {
  /** How many taps have each number, and how many offer it: of another node's tap all choices count as had. */
  readonly #taken = new Uint16Array(ALL.length);
  readonly #offered = new Uint16Array(ALL.length);

  add({ numbers, choices }: TakenNumbers): void {
    this.#count(this.#taken, numbers, 1);
    this.#count(this.#offered, choices, 1);
  }

  /** A tap as it was added. */
  remove({ numbers, choices }: TakenNumbers): void {
    this.#count(this.#taken, numbers, -1);
    this.#count(this.#offered, choices, -1);
  }

  against(number: number): number {
    if (this.#taken[number]) return TAKEN;
    return this.#offered[number] ? OFFERED : NOTHING;
  }

  #count(counts: Uint16Array, numbers: readonly string[], by: 1 | -1): void {
    for (const number of numbers) counts[Number(number)] = (counts[Number(number)] ?? 0) + by;
  }
}

/** Blind draws before all numbers are looked through: in a queue of a few people they give three unused ones nearly always. */
const DRAWS = 8;

/** Three different numbers that speak against nothing, or as many as one handful of chance gave. */
function drawUnused(inUse: NumbersInUse, random: Random): number[] {
  const drawn: number[] = [];
  for (const byte of random.bytes(DRAWS)) {
    const number = byte % ALL.length;
    // Bytes above the largest multiple are thrown away, else the first numbers would be likelier.
    const fair = byte < 256 - (256 % ALL.length);
    if (fair && drawn.length < CHOICES && inUse.against(number) === NOTHING && !drawn.includes(number))
      drawn.push(number);
  }
  return drawn;
}

/** One more number against which as little speaks as may be, at most `most`; each such one as likely. Null for none. */
function drawAnother(
  inUse: NumbersInUse,
  random: Random,
  drawn: readonly number[],
  most: number,
): number | null {
  for (let against = NOTHING; against <= most; against += 1) {
    const fitting = NUMBERS.filter((number) => inUse.against(number) === against && !drawn.includes(number));
    if (fitting.length > 0) return fitting[indexBelow(random, fitting.length)] ?? null;
  }
  return null;
}

/**
 * A number for one more tap in a terminal's live queue: nobody else there has it, and while fewer than some thirty wait
 * no other tap even offers it, so that the number a person shows fits one tap only. Null when all hundred are taken.
 */
export function allocateNumber(inUse: NumbersInUse, random: Random): PickedNumber | null {
  const drawn = drawUnused(inUse, random);
  while (drawn.length < CHOICES) {
    const another = drawAnother(inUse, random, drawn, drawn.length === 0 ? OFFERED : TAKEN);
    if (another === null) break;
    drawn.push(another);
  }
  const [own] = drawn;
  if (own === undefined) return null;
  return { number: textOf(own), choices: drawn.map(textOf).sort() };
}

/** What picking a number means: right, or wrong with all wrong ones so far. The same wrong one twice counts once. */
export function judgePick(
  number: string | null,
  picked: string,
  wrongBefore: readonly string[],
): { right: true } | { right: false; wrong: readonly string[]; over: boolean } {
  if (number !== null && picked === number) return { right: true };
  const wrong = wrongBefore.includes(picked) ? wrongBefore : [...wrongBefore, picked];
  return { right: false, wrong, over: wrong.length >= MOST_WRONG };
}

/** A stored JSON list of numbers; empty where there is none. */
export function readNumbers(json: string | null): readonly string[] {
  if (json === null) return [];
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.filter((it) => typeof it === 'string') : [];
}
