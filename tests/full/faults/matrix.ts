import { CHIP_NAMES, CONTENTS } from './contents';
import { MANNERS, OPERATIONS, PHONES, RETURNS, runScenario, undisturbed } from './scenario';
import type { Case, Scenario, Undisturbed } from './scenario';

export interface Tally {
  scenarios: number;
  /** Cases without a tear, as far as there are such tags. */
  cases: number;
  ends: Map<string, number>;
  /** How each case ends undisturbed. */
  cleanEnds: Map<string, string>;
  faults: { scenario: string; faults: string[] }[];
}

const PHONE_NAMES = Object.keys(PHONES);
const newTally = (): Tally => ({ scenarios: 0, cases: 0, ends: new Map(), cleanEnds: new Map(), faults: [] });

export const nameOf = (one: Scenario | Case): string => Object.values(one).join(' · ');

/** Every chip with every content and every operation. */
export function allCases(): Case[] {
  return CHIP_NAMES.flatMap((chip) =>
    CONTENTS.flatMap((content) => OPERATIONS.map((operation) => ({ chip, content, operation }))),
  );
}

async function runOne(tally: Tally, scenario: Scenario, clean: string): Promise<void> {
  const { first, second, faults } = await runScenario(scenario, clean);
  tally.scenarios += 1;
  const ends = `${first} → ${scenario.back === 'same' ? '' : 'another: '}${second}`;
  tally.ends.set(ends, (tally.ends.get(ends) ?? 0) + 1);
  if (faults.length > 0) tally.faults.push({ scenario: nameOf(scenario), faults });
}

async function runClean(tally: Tally, one: Case, phone: string): Promise<Undisturbed | null> {
  const clean = await undisturbed(one, phone);
  if (clean === null) return null;
  tally.cases += 1;
  tally.cleanEnds.set(nameOf(one), clean.end);
  if (clean.faults.length > 0)
    tally.faults.push({ scenario: `${nameOf(one)} · ${phone}`, faults: clean.faults });
  return clean;
}

/** Where the second tear comes: spread over the hold, and over all its commands as `after` runs through them. */
const laterThan = (after: number, commands: number): number => (after * 5 + 3) % commands;

/** All of them, for the given cases: torn before, during and after every command, and every way to go on. */
export async function runAll(
  cases: readonly Case[],
  onPhone: string | null,
  report: (tally: Tally) => void,
): Promise<Tally> {
  const tally = newTally();
  for (const [index, one] of cases.entries()) {
    const phone = onPhone ?? (PHONE_NAMES[index % PHONE_NAMES.length] as string);
    const clean = await runClean(tally, one, phone);
    if (clean === null) continue;
    for (let after = 0; after < clean.commands; after += 1)
      for (const manner of MANNERS)
        for (const back of RETURNS) {
          const later = laterThan(after, clean.commands);
          await runOne(tally, { ...one, phone, after, manner, back, later }, clean.end);
        }
    report(tally);
  }
  return tally;
}

const STAGES = 8;

/** So many scenarios that every pair of chip, content, operation, phone, stage, manner and return occurs, once a seed. */
export async function runPairwise(seeds: readonly number[]): Promise<Tally> {
  const tally = newTally();
  for (const seed of seeds) await runPairs(tally, seed);
  return tally;
}

async function runPairs(tally: Tally, seed: number): Promise<void> {
  let state = seed >>> 0;
  const pick = <T>(list: readonly T[]): T => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return list[(state >>> 8) % list.length] as T;
  };
  const stages = Array.from({ length: STAGES }, (_, stage) => stage);
  const open = new Set<string>();
  const pairsOf = (values: readonly (string | number)[]): string[] =>
    values.flatMap((a, i) => values.slice(i + 1).map((b, j) => `${i}=${a},${i + j + 1}=${b}`));
  const axes = [CHIP_NAMES, CONTENTS, OPERATIONS, PHONE_NAMES, stages, MANNERS, RETURNS] as const;
  axes.forEach((axis, i) =>
    axes.slice(i + 1).forEach((other, j) => {
      for (const a of axis) for (const b of other) open.add(`${i}=${a},${i + j + 1}=${b}`);
    }),
  );
  const cleans = new Map<string, Undisturbed | null>();
  while (open.size > 0) {
    // Of some random candidates, the one with most new pairs.
    const candidates = Array.from({ length: 40 }, () => {
      const values = axes.map((axis) => pick<string | number>(axis));
      return { values, fresh: pairsOf(values).filter((pair) => open.has(pair)) };
    });
    const { values, fresh } = candidates.reduce((best, one) =>
      one.fresh.length > best.fresh.length ? one : best,
    );
    const [chip, content, operation, phone, stage, manner, back] = values as unknown as [
      Scenario['chip'],
      Scenario['content'],
      Scenario['operation'],
      string,
      number,
      Scenario['manner'],
      Scenario['back'],
    ];
    if (fresh.length === 0) continue;
    const one: Case = { chip, content, operation };
    const key = `${nameOf(one)} ${phone}`;
    let clean = cleans.get(key);
    if (clean === undefined) {
      clean = await runClean(tally, one, phone);
      cleans.set(key, clean);
    }
    // A chip that cannot be like that keeps the pair from ever occurring; the others of this choice come again.
    if (clean === null) {
      fresh
        .filter((pair) => pair.startsWith('0=') && pair.includes(',1='))
        .forEach((pair) => open.delete(pair));
      continue;
    }
    fresh.forEach((pair) => open.delete(pair));
    const after = Math.floor(((stage + 0.5) / STAGES) * clean.commands);
    const later = laterThan(after, clean.commands);
    await runOne(tally, { ...one, phone, after, manner, back, later }, clean.end);
  }
}
