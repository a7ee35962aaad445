import type { Transaction } from 'kysely';
import type { Static } from 'typebox';
import { ApiError } from '../../contract/api-error';
import type { memberLeavingTerms } from '../../contract/member-leaving';
import { locked } from '../../db/dialect';
import type { Database } from '../../db/schema';
import { createDigits } from '../../security/ids';
import { hashToken } from '../../security/tokens';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';
import { isNews } from '../cards/timeline';
import { book, lockedMember } from '../ledger/book';
import type { Member } from './members';
import type { Merchant } from './merchant';

export type LeavingTerms = Static<(typeof memberLeavingTerms)['response']>;

/** Enough that a refund number is not guessed, short enough to be read out. */
const REFUND_DIGITS = 16;

/** Under which a refund number is kept. */
export function refundHash(merchantId: string, number: string): string {
  return hashToken(`refund:${merchantId}:${number}`);
}

/** What leaving means for this member now. */
export function leavingTerms(merchant: Merchant, member: Member): LeavingTerms {
  const owed = member.balance_fen > 0;
  return {
    points: member.points,
    balanceFen: member.balance_fen,
    balance: owed ? { state: 'kept_for_refund', balanceFen: member.balance_fen } : { state: 'none' },
    deletes: ['card', 'points', 'name_and_nickname', 'phone', 'birthday', 'visits', 'old_cards'],
    keeps: ['ledger', 'consents', ...(owed ? (['balance_owed'] as const) : [])],
    servicePhone: merchant.service_phone,
  };
}

/** What stands in the columns that name a person once they left: unique, and nobody's. */
const nobody = (memberId: string): string => `left:${memberId}`;

export interface LiveTap {
  readonly tapId: string;
  readonly terminalId: string;
}

/**
 * Takes or holds what others hold before they hold the member, each in their sequence, so that who scans, books, asks, binds
 * or hears of the card waits for leaving instead of standing still with it. Answers the taps on some counter's screen.
 */
async function heldBeforeMember(
  trx: Transaction<Database>,
  { merchant_id: merchantId, visitor_id: visitorId, id, card_code: cardCode }: Member,
  now: number,
): Promise<LiveTap[]> {
  await trx
    .deleteFrom('member_codes')
    .where('merchant_id', '=', merchantId)
    .where('member_id', '=', id)
    .execute();
  const taps = trx
    .selectFrom('taps')
    .select(['id', 'terminal_id'])
    .where('merchant_id', '=', merchantId)
    .where('visitor_id', '=', visitorId)
    .where('state', 'in', ['waiting', 'accepted']);
  const rows = await locked(trx, taps).execute();
  const questions = trx
    .selectFrom('spending_confirmations')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('visitor_id', '=', visitorId)
    .where('state', '=', 'asked');
  await locked(trx, questions).execute();
  await trx
    .deleteFrom('binding_requests')
    .where('merchant_id', '=', merchantId)
    .where('member_id', '=', id)
    .execute();
  await isNews(trx, merchantId, cardCode, 'left', now);
  return rows.flatMap((row) =>
    row.terminal_id === null ? [] : [{ tapId: row.id, terminalId: row.terminal_id }],
  );
}

async function eraseTraces(trx: Transaction<Database>, member: Member, now: number): Promise<void> {
  const { merchant_id: merchantId, id, visitor_id: visitorId } = member;
  // Visits still count for the store, but no longer lead to anybody; who waits at a counter is taken off its screen.
  await trx
    .updateTable('taps')
    .set((eb) => ({
      visitor_id: nobody(id),
      state: eb
        .case()
        .when('state', 'in', ['waiting', 'accepted'])
        .then('cleared' as const)
        .else(eb.ref('state'))
        .end(),
      handled_at: eb.fn.coalesce('handled_at', eb.val(now)),
    }))
    .where('merchant_id', '=', merchantId)
    .where('visitor_id', '=', visitorId)
    .execute();
  await trx
    .deleteFrom('claims')
    .where('merchant_id', '=', merchantId)
    .where('visitor_id', '=', visitorId)
    .execute();
  await trx
    .updateTable('spending_confirmations')
    .set((eb) => ({
      visitor_id: nobody(id),
      state: eb
        .case()
        .when('state', '=', 'asked')
        .then('withdrawn' as const)
        .else(eb.ref('state'))
        .end(),
    }))
    .where('merchant_id', '=', merchantId)
    .where('visitor_id', '=', visitorId)
    .execute();
  // The card is withdrawn, not told of points.
  await trx
    .deleteFrom('card_updates')
    .where('merchant_id', '=', merchantId)
    .where('member_id', '=', id)
    .execute();
  // Answers kept for retries hold names, too.
  await trx
    .deleteFrom('idempotency')
    .where('merchant_id', '=', merchantId)
    .where('actor', '=', `visitor:${visitorId}`)
    .execute();
  // The number stays with its mark, so that the old card cannot be bound a second time.
  await trx
    .updateTable('old_members')
    .set({ name: null, phone_enc: null, phone_hash: null, phone_tail: null })
    .where('merchant_id', '=', merchantId)
    .where('bound_member_id', '=', id)
    .execute();
}

export interface Left {
  readonly leftAt: number;
  readonly refund: { number: string; balanceFen: number } | null;
  /** To be taken off the screens. */
  readonly live: LiveTap[];
}

/**
 * Ends a membership: the person is erased from it, the ledger stays under the number, a balance stays owed against a
 * refund number, and the card waits to be made unavailable in WeChat. Whoever joins again is a new member. Throws
 * `leave_changed` when points or balance are no longer what the person was shown.
 */
export async function leave(
  trx: Transaction<Database>,
  { clock, random }: Pick<Services, 'clock' | 'random'>,
  known: Member,
  seen: { points: number; balanceFen: number },
): Promise<Left> {
  const now = clock.now();
  const { merchant_id: merchantId, id } = known;
  const live = await heldBeforeMember(trx, known, now);
  // Held to the end, so that nothing is earned or spent between what was shown and leaving.
  const member = await lockedMember(trx, merchantId, id);
  if (
    member?.state !== known.state ||
    member.card_code !== known.card_code ||
    member.points !== seen.points ||
    member.balance_fen !== seen.balanceFen
  )
    throw new ApiError('leave_changed');
  if (seen.points !== 0) {
    await book(trx, { clock, random }, merchantId, id, {
      account: 'points',
      kind: 'adjustment',
      amount: -seen.points,
      reason: '退出会员，积分清零',
      actor: 'member',
    });
  }
  await trx
    .updateTable('members')
    .set({
      state: 'left',
      left_at: now,
      visitor_id: nobody(id),
      card_code: nobody(id),
      name: null,
      nickname: null,
      birthday: null,
      phone_enc: null,
      phone_tail: null,
      phone_verified_at: null,
    })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .execute();
  const number = seen.balanceFen > 0 ? createDigits(random, REFUND_DIGITS) : null;
  await trx
    .insertInto('departures')
    .values({
      merchant_id: merchantId,
      member_id: id,
      at: now,
      points: seen.points,
      balance_fen: seen.balanceFen,
      refund_hash: number === null ? null : refundHash(merchantId, number),
      refunded_at: null,
    })
    .execute();
  await trx
    .insertInto('card_withdrawals')
    .values({
      merchant_id: merchantId,
      card_code: member.card_code,
      card_id: member.card_id,
      visitor_id: member.visitor_id,
      left_at: now,
      state: 'waiting',
      attempts: 0,
      due_at: now,
      last_errcode: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['merchant_id', 'card_code'])
        .doUpdateSet({ left_at: now, state: 'waiting', attempts: 0, due_at: now, last_errcode: null }),
    )
    .execute();
  await eraseTraces(trx, member, now);
  await noteAudit(trx, random, merchantId, {
    at: now,
    actor: 'member',
    action: 'member.left',
    subject: id,
    detail: { points: seen.points, balanceFen: seen.balanceFen },
  });
  return { leftAt: now, refund: number === null ? null : { number, balanceFen: seen.balanceFen }, live };
}
