import type { TerminalTap } from '../../api/terminal';
import { accepted, type Desk } from './desk';

/** Somebody who was served here, as little of them as tells one from another. Kept in memory only. */
export interface Served {
  readonly id: string;
  readonly maskedName: string;
  readonly evidence: TerminalTap['evidence'];
  /** ms of the server's clock. */
  readonly finishedAt: number;
}

const KEPT = 10;

/** The list after the desk changed: whoever was being served and no longer is comes first. */
export function withServed(
  served: readonly Served[],
  before: Desk,
  after: Desk,
  now: number,
): readonly Served[] {
  const still = new Set(accepted(after).map(({ tap }) => tap.id));
  const left = accepted(before).flatMap(({ tap }) =>
    still.has(tap.id)
      ? []
      : [{ id: tap.id, maskedName: tap.member.maskedName, evidence: tap.evidence, finishedAt: now }],
  );
  return left.length === 0 ? served : [...left, ...served].slice(0, KEPT);
}
