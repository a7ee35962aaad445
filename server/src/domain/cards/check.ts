import { holdCard, markDeleted, memberOfVisitor } from '../members/members';
import type { Member } from '../members/members';
import type { Merchant } from '../members/merchant';
import { becomeMember } from './activation';
import { claimById } from './claims';
import { cardOf } from './product';
import type { CardServices } from './services';

/**
 * The component returned without data: the person left, or is active already, or the card is of the kind that WeChat
 * activates itself. Asks WeChat about the card that is known of this visitor, and follows what it says.
 */
export async function checkCard(
  services: CardServices,
  merchant: Merchant,
  visitorId: string,
  claimId: string | null,
): Promise<{ tapId: string | null }> {
  const { db } = services;
  const claim = claimId === null ? null : await claimById(db, merchant.id, claimId);
  const known = await memberOfVisitor(db, merchant.id, visitorId);
  const claimed = claim?.visitor_id === visitorId ? claim.card_code : null;
  const code = claimed ?? known?.card_code ?? null;
  if (code === null) return { tapId: null };
  return followWechat(services, merchant, visitorId, code, claimed === null ? null : claimId);
}

/** Brings our row of a held card to what WeChat says about it. */
export async function followWechat(
  services: CardServices,
  merchant: Merchant,
  visitorId: string,
  cardCode: string,
  claimId: string | null,
): Promise<{ tapId: string | null }> {
  const { db } = services;
  const product = cardOf(services, merchant);
  const card = await product.holding(cardCode);
  if (!card) return { tapId: null };
  if (card.state === 'deleted' || card.state === 'withdrawn') {
    await markDeleted(db, merchant.id, cardCode);
    return { tapId: null };
  }
  const { cardId } = product;
  const held: Member = await holdCard(db, services, merchant.id, { visitorId, cardId, cardCode });
  if (card.state === 'inactive') return { tapId: null };
  const { tapId } = await becomeMember(services, held, claimId, card.profile);
  return { tapId };
}
