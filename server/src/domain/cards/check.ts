import { holdCard, markDeleted, memberOfVisitor } from '../members/members';
import type { Member } from '../members/members';
import type { Merchant } from '../members/merchant';
import { ApiError } from '../../contract/api-error';
import { isWechatError } from '../../wechat/errors';
import { noteSetup } from '../merchants/change';
import { setupOf } from '../merchants/settings';
import { becomeMember } from './activation';
import { claimById } from './claims';
import { cardOf } from './product';
import type { CardServices } from './services';

/**
 * The component returned without data: the person left, or is active already, or the card is of the kind that WeChat
 * activates itself. Asks WeChat about the card that is known of this visitor, and follows what it says. `mayFollow`:
 * WeChat's event about this claim may still be on its way.
 */
export async function checkCard(
  services: CardServices,
  merchant: Merchant,
  visitorId: string,
  claimId: string | null,
): Promise<{ tapId: string | null; mayFollow: boolean }> {
  const { db } = services;
  const claim = claimId === null ? null : await claimById(db, merchant.id, claimId);
  const known = await memberOfVisitor(db, merchant.id, visitorId);
  const claimed = claim?.visitor_id === visitorId ? claim.card_code : null;
  const code = claimed ?? known?.card_code ?? null;
  // A card that comes back by itself would have brought its ticket.
  const mayFollow =
    claim?.visitor_id === visitorId && claim.state === 'open' && !(await bringsTicket(services, merchant));
  if (code === null) return { tapId: null, mayFollow };
  const { tapId } = await followWechat(
    services,
    merchant,
    visitorId,
    code,
    claimed === null ? null : claimId,
  );
  return { tapId, mayFollow };
}

/** Asked of WeChat once, where the set-up does not know; no answer counts as no. */
async function bringsTicket(services: CardServices, merchant: Merchant): Promise<boolean> {
  const { jumpMode } = await setupOf(services.db, merchant.id);
  if (jumpMode !== null) return jumpMode;
  try {
    const asked = await cardOf(services, merchant).bringsTicket();
    await noteSetup(services.db, merchant.id, { card_jump_mode: asked ? 1 : 0 });
    return asked;
  } catch (error) {
    if (error instanceof ApiError || isWechatError(error)) return false;
    throw error;
  }
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
