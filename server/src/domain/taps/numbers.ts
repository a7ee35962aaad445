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
export const MOST_WRONG = 2;

const ALL: readonly string[] = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

/** A uniform index below `count`, at most 256. */
function indexBelow(random: Random, count: number): number {
  const limit = 256 - (256 % count);
  for (;;) {
    const [byte = 0] = random.bytes(1);
    if (byte < limit) return byte % count;
  }
}

function takeOne(random: Random, from: string[]): string | null {
  if (from.length === 0) return null;
  return from.splice(indexBelow(random, from.length), 1)[0] ?? null;
}

/**
 * A number for one more tap in a terminal's live queue: nobody else there has it, and while fewer than some thirty wait
 * no other tap even offers it, so that the number a person shows fits one tap only. Null when all hundred are taken.
 */
export function allocateNumber(live: readonly TakenNumbers[], random: Random): PickedNumber | null {
  const taken = new Set<string>();
  const offered = new Set<string>();
  for (const tap of live) {
    for (const number of tap.numbers) taken.add(number);
    for (const number of tap.choices) offered.add(number);
  }
  const untouched = ALL.filter((number) => !offered.has(number) && !taken.has(number));
  const free = ALL.filter((number) => !taken.has(number));
  const number = takeOne(random, untouched) ?? takeOne(random, [...free]);
  if (number === null) return null;
  const choices = [number];
  for (const pool of [untouched, free, ALL]) {
    if (choices.length === CHOICES) break;
    const rest = pool.filter((other) => !choices.includes(other));
    while (choices.length < CHOICES && rest.length > 0) choices.push(takeOne(random, rest) ?? '');
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
