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

  against(number: string): number {
    if (this.#taken[Number(number)]) return TAKEN;
    return this.#offered[Number(number)] ? OFFERED : NOTHING;
  }

  #count(counts: Uint16Array, numbers: readonly string[], by: 1 | -1): void {
    for (const number of numbers) counts[Number(number)] = (counts[Number(number)] ?? 0) + by;
  }
}

/** Blind draws before all numbers are looked through: in a queue of a few people the first one fits nearly always. */
const DRAWS = 8;

/** One of the numbers that fit, each as likely; null when there is none. */
function drawOne(random: Random, fits: (number: string) => boolean): string | null {
  for (let n = 0; n < DRAWS; n += 1) {
    const drawn = ALL[indexBelow(random, ALL.length)];
    if (drawn !== undefined && fits(drawn)) return drawn;
  }
  const fitting = ALL.filter(fits);
  return fitting.length === 0 ? null : (fitting[indexBelow(random, fitting.length)] ?? null);
}

/**
 * A number for one more tap in a terminal's live queue: nobody else there has it, and while fewer than some thirty wait
 * no other tap even offers it, so that the number a person shows fits one tap only. Null when all hundred are taken.
 */
export function allocateNumber(inUse: NumbersInUse, random: Random): PickedNumber | null {
  const choices: string[] = [];
  const draw = (most: number): string | null =>
    drawOne(random, (number) => inUse.against(number) <= most && !choices.includes(number));
  const number = draw(NOTHING) ?? draw(OFFERED);
  if (number === null) return null;
  choices.push(number);
  while (choices.length < CHOICES) {
    const another = draw(NOTHING) ?? draw(OFFERED) ?? draw(TAKEN);
    if (another === null) break;
    choices.push(another);
  }
  return { number, choices: choices.sort() };
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
