/** When the same tag is worth another hold, and what a plain writer may do. Pure. */
import type { GuardCause, GuardEnd } from './guard-types';
import { isCurable } from './outcomes';
import type { WriteOutcome } from './outcomes';
import type { GuardPort } from './session-types';

/** For a writer who may do nothing but write. */
export const WRITE_ONLY: GuardPort = {
  job: () => 'write',
  wish: () => 'none',
  prepare: async () => ({ kind: 'no', cause: 'refused', code: null }),
  keyOf: async () => null,
};

/** Causes of a missing protection that the next hold may cure at once. */
const WORTH_A_HOLD: readonly GuardCause[] = ['torn-away', 'interrupted', 'not-taken'];

/** Causes that keep a verified tag from counting as done: the next hold of it goes on. */
export const CAN_COME_LATER: readonly GuardCause[] = [
  ...WORTH_A_HOLD,
  'not-registered',
  'refused',
  // A tag that was away for one command looks like one that refuses it.
  'chip',
  'other-password',
];

/** Holding the same tag again at once may bring it further. */
export function isOpen(outcome: WriteOutcome, protection: GuardEnd | null): boolean {
  if (isCurable(outcome)) return true;
  return protection?.end === 'open' && WORTH_A_HOLD.includes(protection.cause);
}
