import type { Transaction } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { holdName, locked } from '../../db/dialect';
import type { Database, TapsTable } from '../../db/schema';
import type { Commit } from '../../plugins/idempotency';
import { createTimedId } from '../../security/ids';
import type { Services } from '../../services';
import { spendCode } from '../members/codes';
import { memberById } from '../members/members';
import type { Member } from '../members/members';
import { readCandidate } from './candidates';
import type { TapServices } from './announce';
import { changeTap } from './counter';
import type { Counter, TapAnswer } from './counter';
import { countRecognised } from './figures-write';
import { turnOf } from './lately';
import { arrivedTap } from './repository';
import { SERVING_LIFE } from './rules';
import type { Tap } from './view';

/** What the cashier scanned, typed or chose. */
export type IdentifyBy =
  | { readonly memberCode: string }
  | { readonly cardNumber: string }
  | { readonly candidate: string };

export type IdentifyServices = TapServices & Pick<Services, 'secrets'>;

async function waitingTapOf(
  trx: Transaction<Database>,
  { merchantId, terminalId }: Counter,
  memberId: string,
  now: number,
): Promise<Tap | null> {
  const newest = trx
    .selectFrom('taps')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('terminal_id', '=', terminalId)
    .where('state', '=', 'waiting')
    .where('member_id', '=', memberId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(1);
  const row = await locked(trx, newest).executeTakeFirst();
  return row ?? null;
}

/** The member by the number on the card's face or the code of the card in the card pack. */
async function memberByCard(
  trx: Transaction<Database>,
  merchantId: string,
  typed: string,
): Promise<Member | null> {
  const number = typed.replace(/[\s-]/g, '');
  for (const column of ['number', 'card_code'] as const) {
    const row = await trx
      .selectFrom('members')
      .selectAll()
      .where('merchant_id', '=', merchantId)
      .where(column, '=', number)
      .executeTakeFirst();
    if (row) return row;
  }
  return null;
}

/** Who it is and by which evidence. Whoever is no active member is unknown, for whatever reason. */
async function find(
  services: IdentifyServices,
  trx: Transaction<Database>,
  { merchantId, terminalId }: Counter,
  by: IdentifyBy,
): Promise<{ member: Member; evidence: TapsTable['evidence'] }> {
  const active = (member: Member | null): Member | null => (member?.state === 'active' ? member : null);
  if ('memberCode' in by) {
    const memberId = await spendCode(trx, services, merchantId, terminalId, by.memberCode);
    const member = active(await memberById(trx, merchantId, memberId));
    if (!member) throw new ApiError('member_code_invalid');
    return { member, evidence: 'member_code' };
  }
  if ('cardNumber' in by) {
    const member = active(await memberByCard(trx, merchantId, by.cardNumber));
    if (!member) throw new ApiError('card_number_unknown');
    return { member, evidence: 'static_number' };
  }
  const memberId = readCandidate(services, { merchantId, terminalId }, by.candidate);
  const member = memberId === null ? null : active(await memberById(trx, merchantId, memberId));
  if (!member) throw new ApiError('member_candidate_over');
  return { member, evidence: 'phone_tail' };
}

/**
 * Identifies by other means than a tap: accepted at once, for the cashier did it. A tap of the same member that is
 * waiting at this counter becomes this identification, so that nobody stands in the queue twice.
 */
export async function identify(
  services: IdentifyServices,
  counter: Counter,
  by: IdentifyBy,
  commit: Commit<TapAnswer>,
): Promise<TapAnswer> {
  const { merchantId, terminalId } = counter;
  return changeTap(services, counter, commit, async (trx) => {
    const now = services.clock.now();
    const { member, evidence } = await find(services, trx, counter, by);
    // A tap of theirs that another transaction is storing is waited for: it must be found, or find this.
    await holdName(trx, turnOf(merchantId, member.visitor_id, terminalId));
    const before = await waitingTapOf(trx, counter, member.id, now);
    if (before) await countRecognised(trx, before);
    const tap =
      before ??
      arrivedTap(
        createTimedId(services.random, now),
        merchantId,
        {
          visitor_id: member.visitor_id,
          member_id: member.id,
          entrance_id: null,
          tag_id: null,
          terminal_id: terminalId,
          evidence,
          how: 'plain',
          scene: 0,
        },
        now,
      );
    return {
      member,
      isNew: before === null,
      tap: {
        ...tap,
        evidence,
        state: 'accepted',
        announced_at: tap.announced_at ?? now,
        expires_at: tap.expires_at ?? now + SERVING_LIFE,
        handled_at: now,
      },
    };
  });
}
