import { ApiError } from '../../contract/api-error';
import { isWechatError } from '../../wechat/errors';
import type { ServiceAccountGateway } from '../../wechat/gateway';
import { activateMember, holdCard, memberByCardCode, memberOfVisitor } from '../members/members';
import type { Member } from '../members/members';
import type { Merchant } from '../members/merchant';
import { announceNewMember } from '../taps/announce';
import { advanceClaim, claimById } from './claims';
import { cardBehind, cardOf, cardUser, formBehind } from './wechat-card';
import type { CardServices } from './wechat-card';

export interface ComponentReturn {
  readonly claimId: string | null;
  readonly activateTicket: string;
  readonly cardId: string;
  readonly code: string;
}

/** Tells WeChat to activate. A lost answer, or a refusal because it is active already, is settled by asking. */
export async function activateAtWechat(
  wechat: Pick<ServiceAccountGateway, 'activate' | 'userInfo'>,
  member: Pick<Member, 'card_id' | 'card_code' | 'number' | 'points'>,
): Promise<void> {
  try {
    await wechat.activate({
      cardId: member.card_id,
      code: member.card_code,
      membershipNumber: member.number,
      initBonus: member.points,
    });
  } catch (error) {
    if (!isWechatError(error)) throw error;
    const doubtful = ['unknown_result', 'state', 'input', 'code_spent', 'unexpected'].includes(error.kind);
    if (!doubtful) throw error;
    const user = await cardUser(wechat, member.card_id, member.card_code);
    if (user?.hasActive) return;
    if (error.kind === 'unknown_result' || error.kind === 'unexpected')
      throw new ApiError('activation_pending', { cause: error, retryAfter: 3 });
    throw new ApiError('activation_rejected', { cause: error });
  }
}

/** Stores that the holder of a card is an active member, and announces them where they stand. Safe to repeat. */
export async function becomeMember(
  services: CardServices,
  held: Member,
  claimId: string | null,
  profile: { name: string | null; phone: string | null },
): Promise<{ member: Member; tapId: string | null }> {
  const member = await services.db.transaction().execute(async (trx) => {
    const active = await activateMember(trx, services, held, profile);
    if (claimId !== null) await advanceClaim(trx, held.merchant_id, claimId, 'activated', held.card_code);
    return active;
  });
  await services.durable();
  return { member, tapId: await announceNewMember(services, held.merchant_id, member) };
}

/**
 * Activates the card that the component handed over (fact sheet D3). The card must come from a claim of this visitor,
 * so that nobody activates another person's card. The same ticket or code twice answers the same member.
 */
export async function activateCard(
  services: CardServices,
  merchant: Merchant,
  visitorId: string,
  back: ComponentReturn,
): Promise<{ member: Member; tapId: string | null }> {
  const { db } = services;
  const { cardId, wechat } = cardOf(services, merchant);
  if (back.cardId !== cardId) throw new ApiError('activation_rejected');
  const named = back.claimId === null ? null : await claimById(db, merchant.id, back.claimId);
  if (back.claimId !== null && named?.visitor_id !== visitorId) throw new ApiError('claim_unknown');

  const mine = await memberOfVisitor(db, merchant.id, visitorId);
  if (mine?.state === 'active' && mine.card_code === back.code)
    return { member: mine, tapId: await announceNewMember(services, merchant.id, mine) };

  const profile = await formBehind(wechat, back.activateTicket, services.sleep);
  const card = await cardBehind(wechat, cardId, back.code);
  const origin = await claimById(db, merchant.id, card.outerStr);
  const holder = await memberByCardCode(db, merchant.id, card.code);
  if ((origin ?? named)?.visitor_id !== visitorId || (holder !== null && holder.visitor_id !== visitorId))
    throw new ApiError('activation_rejected');

  const held = await holdCard(db, services, merchant.id, { visitorId, cardId, cardCode: card.code });
  if (held.state !== 'active') await activateAtWechat(wechat, held);
  return becomeMember(services, held, (origin ?? named)?.id ?? null, profile);
}
