import type { LedgerAccount, LedgerEntriesTable, LedgerEvidence } from '../../db/schema';
import type { TapState } from '../taps/rules';

/** Milliseconds an accepted identification may earn. */
export const EARN_WITHIN = 30 * 60_000;
/** Milliseconds a scanned member code may spend: as long as one customer takes to pay. */
export const SPEND_WITHIN = 10 * 60_000;
/** Milliseconds a member has to confirm on the phone. */
export const CONFIRM_WITHIN = 3 * 60_000;
/** Points or fen of one member at most; a database integer holds a little more. */
export const MOST_HELD = 2_000_000_000;

/** An identification as the ledger judges it. */
export interface Identification {
  readonly state: TapState | null;
  readonly evidence: Exclude<LedgerEvidence, 'confirmation'>;
  readonly handledAt: number | null;
}

/** Whether a member was identified, recently and still being served. */
export function isServed({ state, handledAt }: Identification, now: number): boolean {
  return state === 'accepted' && handledAt !== null && now - handledAt <= EARN_WITHIN;
}

/**
 * The evidence rule (product §5): any identification may earn; only a member code scanned a moment ago may spend, all
 * else needs the member's own word. Null when it may be booked, else why not.
 */
export function refusalOf(
  kind: 'earn' | 'spend',
  identification: Identification,
  now: number,
): 'identification_over' | 'confirmation_required' | null {
  if (!isServed(identification, now)) return 'identification_over';
  if (kind === 'earn') return null;
  const { evidence, handledAt } = identification;
  const fresh = evidence === 'member_code' && handledAt !== null && now - handledAt <= SPEND_WITHIN;
  return fresh ? null : 'confirmation_required';
}

/** What an account holds after a change, or why it cannot be made. Nothing held goes below zero. */
export function holdsAfter(
  account: LedgerAccount,
  held: number,
  amount: number,
): number | 'points_insufficient' | 'balance_insufficient' | 'ledger_limit' {
  const after = held + amount;
  if (after < 0) return account === 'points' ? 'points_insufficient' : 'balance_insufficient';
  return after > MOST_HELD ? 'ledger_limit' : after;
}

/** Whether an entry can be taken back at all: corrections of corrections and of what was brought in are new entries. */
export function isReversible(kind: LedgerEntriesTable['kind']): boolean {
  return kind !== 'reversal' && kind !== 'opening';
}

export type ConfirmationState = 'asked' | 'confirmed' | 'refused' | 'withdrawn' | 'expired';

/** The state of a stored confirmation at this moment: asking ends by itself. */
export function confirmationStateNow(
  state: Exclude<ConfirmationState, 'expired'>,
  expiresAt: number,
  now: number,
): ConfirmationState {
  return state === 'asked' && expiresAt <= now ? 'expired' : state;
}
