import type { Transaction } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { locked } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Commit } from '../../plugins/idempotency';
import { createId } from '../../security/ids';
import { spendCode } from '../members/codes';
import type { TapServices } from './announce';
import { changeTap } from './counter';
import type { Counter, TapAnswer } from './counter';
import { arrivedTap } from './repository';
import { SERVING_LIFE } from './rules';
import type { Tap } from './view';

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

/**
 * Identifies by a scanned member code: accepted at once, for the cashier did it. A tap of the same member that is
 * waiting at this counter becomes this identification, so that nobody stands in the queue twice.
 */
export async function identifyByCode(
  services: TapServices,
  counter: Counter,
  scanned: string,
  commit: Commit<TapAnswer>,
): Promise<TapAnswer> {
  const { merchantId, terminalId } = counter;
  return changeTap(services, counter, commit, async (trx) => {
    const now = services.clock.now();
    const memberId = await spendCode(trx, services, merchantId, terminalId, scanned);
    const member = await trx
      .selectFrom('members')
      .selectAll()
      .where('merchant_id', '=', merchantId)
      .where('id', '=', memberId)
      .where('state', '=', 'active')
      .executeTakeFirst();
    if (!member) throw new ApiError('member_code_invalid');
    const before = await waitingTapOf(trx, counter, memberId, now);
    const tap =
      before ??
      arrivedTap(
        createId(services.random),
        merchantId,
        {
          visitor_id: member.visitor_id,
          member_id: member.id,
          entrance_id: null,
          tag_id: null,
          terminal_id: terminalId,
          evidence: 'member_code',
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
        evidence: 'member_code',
        state: 'accepted',
        announced_at: tap.announced_at ?? now,
        expires_at: tap.expires_at ?? now + SERVING_LIFE,
        handled_at: now,
      },
    };
  });
}
