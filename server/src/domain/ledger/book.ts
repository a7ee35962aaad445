import type { Selectable, Transaction } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { locked } from '../../db/dialect';
import type { Database, LedgerEntriesTable } from '../../db/schema';
import { createId } from '../../security/ids';
import type { Services } from '../../services';
import type { Member } from '../members/members';
import { requestCardUpdate } from './card-updates';
import { holdsAfter, isReversible } from './rules';

export type LedgerEntry = Selectable<LedgerEntriesTable>;

/** What is to be booked; who did it and why is never left out. */
export interface Booking extends Pick<LedgerEntry, 'account' | 'kind' | 'amount' | 'reason' | 'actor'> {
  readonly evidence?: LedgerEntry['evidence'];
  readonly tapId?: string;
  readonly terminalId?: string | null;
  readonly reference?: string | null;
  readonly reverses?: string;
}

export type BookServices = Pick<Services, 'clock' | 'random'>;

/** The member's row, kept as it is until the transaction ends. Null when the merchant has no such member. */
export async function lockedMember(
  trx: Transaction<Database>,
  merchantId: string,
  memberId: string,
): Promise<Member | null> {
  const row = trx
    .selectFrom('members')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('id', '=', memberId);
  return (await locked(trx, row).executeTakeFirst()) ?? null;
}

/**
 * Adds one entry to a member's ledger and moves what the member holds with it, in the caller's transaction: the stored
 * after-balance, the member's row and the sum of entries never part. The card in WeChat is told later, by a job.
 * Throws `points_insufficient`, `balance_insufficient` or `ledger_limit`. The caller has checked the evidence.
 */
export async function book(
  trx: Transaction<Database>,
  { clock, random }: BookServices,
  merchantId: string,
  memberId: string,
  booking: Booking,
): Promise<{ entry: LedgerEntry; member: Member }> {
  const before = await lockedMember(trx, merchantId, memberId);
  if (!before) throw new ApiError('member_unknown');
  const { account, amount } = booking;
  const after = holdsAfter(account, account === 'points' ? before.points : before.balance_fen, amount);
  if (typeof after === 'string') throw new ApiError(after);
  const entry: LedgerEntry = {
    id: createId(random),
    merchant_id: merchantId,
    member_id: memberId,
    seq: before.ledger_seq + 1,
    account,
    kind: booking.kind,
    amount,
    balance_after: after,
    reverses: booking.reverses ?? null,
    evidence: booking.evidence ?? null,
    tap_id: booking.tapId ?? null,
    terminal_id: booking.terminalId ?? null,
    reason: booking.reason,
    reference: booking.reference ?? null,
    actor: booking.actor,
    created_at: clock.now(),
  };
  await trx.insertInto('ledger_entries').values(entry).execute();
  const member = await trx
    .updateTable('members')
    .set({ ledger_seq: entry.seq, ...(account === 'points' ? { points: after } : { balance_fen: after }) })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', memberId)
    .returningAll()
    .executeTakeFirstOrThrow();
  await requestCardUpdate(trx, merchantId, member, clock.now());
  return { entry, member };
}

/**
 * Takes an entry back by its opposite; once, and never a reversal. `mayReverse` says whether the caller may touch it;
 * what it may not is unknown to it. Throws `ledger_entry_unknown`, `ledger_entry_reversed` or `ledger_entry_final`.
 */
export async function reverse(
  trx: Transaction<Database>,
  services: BookServices,
  merchantId: string,
  entryId: string,
  by: Pick<Booking, 'reason' | 'actor' | 'terminalId'>,
  mayReverse: (entry: LedgerEntry) => boolean,
): Promise<{ entry: LedgerEntry; member: Member }> {
  const original = await trx
    .selectFrom('ledger_entries')
    .selectAll()
    .where('id', '=', entryId)
    .where('merchant_id', '=', merchantId)
    .executeTakeFirst();
  if (!original || !mayReverse(original)) throw new ApiError('ledger_entry_unknown');
  if (!isReversible(original.kind)) throw new ApiError('ledger_entry_final');
  // Held first, so that of two reversals at once the second sees the first.
  await lockedMember(trx, merchantId, original.member_id);
  const earlier = await trx
    .selectFrom('ledger_entries')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('reverses', '=', entryId)
    .executeTakeFirst();
  if (earlier) throw new ApiError('ledger_entry_reversed');
  return book(trx, services, merchantId, original.member_id, {
    ...by,
    account: original.account,
    kind: 'reversal',
    amount: -original.amount,
    reverses: original.id,
    reference: original.reference,
    ...(original.tap_id !== null && { tapId: original.tap_id }),
  });
}

/**
 * Books what a member brings along from before (an imported balance) as the first entries of the ledger. What is zero
 * leaves no entry. Call it once per member, in the transaction that binds them.
 */
export async function openLedger(
  trx: Transaction<Database>,
  services: BookServices,
  merchantId: string,
  memberId: string,
  brought: { points: number; balanceFen: number; actor: string },
): Promise<void> {
  const accounts = [
    ['points', brought.points, '原有积分'],
    ['balance', brought.balanceFen, '原有余额'],
  ] as const;
  for (const [account, amount, reason] of accounts) {
    if (amount === 0) continue;
    await book(trx, services, merchantId, memberId, {
      account,
      kind: 'opening',
      amount,
      reason,
      actor: brought.actor,
    });
  }
}
