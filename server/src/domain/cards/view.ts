import type { Static } from 'typebox';
import type { CardState } from '../../contract/member';
import type { Services } from '../../services';
import { iso } from '../iso';
import { memberOfVisitor } from '../members/members';
import type { MemberHere } from '../members/members';
import type { Merchant } from '../members/merchant';
import { openClaim } from './claims';
import { cardParams, COMPONENT_APP_ID } from './rules';

export type CardStateView = Static<typeof CardState>;
type MemberCardView = Extract<CardStateView, { state: 'member' }>['member'];

function memberCard(member: MemberHere): MemberCardView {
  return {
    number: member.number,
    level: member.level,
    points: member.points,
    balanceFen: member.balance_fen,
    name: member.name,
    cardId: member.card_id,
    cardCode: member.card_code,
    since: iso(member.activated_at ?? member.created_at),
  };
}

/** What the visitor holds, and what the component needs to get or finish a card. */
export async function cardStateOf(
  services: Pick<Services, 'db' | 'clock' | 'random'>,
  merchant: Merchant,
  visitorId: string,
  where: { entranceId: string | null; tagId: string | null },
): Promise<CardStateView> {
  return cardStateFor(
    services,
    merchant,
    visitorId,
    await memberOfVisitor(services.db, merchant.id, visitorId),
    where,
  );
}

/** The same for whoever has looked the member up already. */
export async function cardStateFor(
  services: Pick<Services, 'db' | 'clock' | 'random'>,
  merchant: Merchant,
  visitorId: string,
  member: MemberHere | null,
  where: { entranceId: string | null; tagId: string | null },
): Promise<CardStateView> {
  if (member?.state === 'active') return { state: 'member', member: memberCard(member) };
  const state = member?.state === 'pending' || member?.state === 'deleted' ? member.state : 'visitor';
  const params = cardParams(merchant);
  if (!params) return { state, claim: null };
  const claim = await openClaim(services, merchant.id, visitorId, where);
  return {
    state,
    claim: {
      id: claim.id,
      appId: COMPONENT_APP_ID,
      extraData: { encrypt_card_id: params.encryptCardId, outer_str: claim.id, biz: params.biz },
      expiresAt: iso(claim.expires_at),
    },
  };
}
