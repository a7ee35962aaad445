import type { Queue, TerminalTap } from '../../api/terminal';
import { serving, waiting, type Desk } from './desk';

export type PickRule = Queue['pickNumber'];

/**
 * What it takes to serve somebody who waits: nothing more, the number on their phone among three, or (when no number was
 * free) the member code.
 */
export type Pick =
  | { readonly name: 'free' }
  | { readonly name: 'choose'; readonly choices: readonly string[] }
  | { readonly name: 'code_only' };

export function pickOf(desk: Desk, tap: TerminalTap, rule: PickRule): Pick {
  if (rule === 'when_many' && waiting(desk).length < 2) return { name: 'free' };
  return tap.choices.length > 0 ? { name: 'choose', choices: tap.choices } : { name: 'code_only' };
}

/**
 * Whom the keyboard means: who was chosen with the arrows, as long as they wait; else the first in the line, but nobody
 * while somebody is being served, so that a stray Enter sends no one away.
 */
export function selectedOf(desk: Desk, chosen: string | null): TerminalTap | null {
  const line = waiting(desk);
  const kept = line.find(({ tap }) => tap.id === chosen);
  if (kept) return kept.tap;
  return serving(desk) ? null : (line[0]?.tap ?? null);
}

/**
 * Whom two typed digits mean: the only one in the line who is offered them, whoever is selected; where several are, the
 * selected one. A number is on one phone only, so that this says more than a choice among three.
 */
export function whoHas(
  desk: Desk,
  selected: TerminalTap | null,
  number: string,
): { readonly is: 'one'; readonly tap: TerminalTap } | { readonly is: 'nobody' | 'several' } {
  const found = waiting(desk).filter(({ tap }) => tap.choices.includes(number));
  const [first] = found;
  if (!first) return { is: 'nobody' };
  const meant = found.length === 1 ? first : found.find(({ tap }) => tap.id === selected?.id);
  return meant ? { is: 'one', tap: meant.tap } : { is: 'several' };
}

/** The neighbour in the line; stays at its ends. `by`: 1 down, -1 up. */
export function neighbour(desk: Desk, selected: string | null, by: 1 | -1): string | null {
  const line = waiting(desk);
  const at = line.findIndex(({ tap }) => tap.id === selected);
  const next = at < 0 ? (by === 1 ? 0 : line.length - 1) : Math.min(Math.max(at + by, 0), line.length - 1);
  return line[next]?.tap.id ?? null;
}

/** The neighbour among the three numbers, round and round; the first step lands on an end. */
export function turnChoice(choices: readonly string[], at: string | null, by: 1 | -1): string | null {
  const index = at === null ? -1 : choices.indexOf(at);
  if (index < 0) return (by === 1 ? choices[0] : choices[choices.length - 1]) ?? null;
  return choices[(index + by + choices.length) % choices.length] ?? null;
}
