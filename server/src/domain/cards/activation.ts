import { ApiError } from '../../contract/api-error';
import { requireConsentToClaim } from '../members/agreements';
import { activateMember, holdCard, memberByCardCode, memberOfVisitor } from '../members/members';
import type { Member } from '../members/members';
import type { Merchant } from '../members/merchant';
import { announceNewMember } from '../taps/announce';
import { countClaim } from '../taps/figures-write';
import { advanceClaim, claimById } from './claims';
import { cardOf } from './product';
import type { CardServices } from './services';

export interface ComponentReturn {
  readonly claimId: string | null;
  /** Version of the agreement the person set off under; null: not told. */
  readonly agreementVersion: string | null;
  readonly activateTicket: string;
  readonly cardId: string;
  readonly code: string;
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
    const claim =
      claimId === null
        ? null
        : await advanceClaim(trx, held.merchant_id, claimId, 'activated', held.card_code);
    if (claim) await countClaim(trx, held.merchant_id, claim, services.clock.now());
    return active;
  });
  await services.durable();
  return { member, tapId: await announceNewMember(services, held.merchant_id, member) };
}

/**
 * Activates the card that the component handed over (fact sheet D3). The card must come from a claim of this visitor,
 * so that nobody activates another person's card, and consent to the merchant's agreement must be known. The same ticket
 * or code twice answers the same member.
 */
export async function activateCard(
  services: CardServices,
  merchant: Merchant,
  visitorId: string,
  back: ComponentReturn,
): Promise<{ member: Member; tapId: string | null }> {
  const { db } = services;
  const product = cardOf(services, merchant);
  const { cardId } = product;
  if (back.cardId !== cardId) throw new ApiError('activation_rejected');
  const named = back.claimId === null ? null : await claimById(db, merchant.id, back.claimId);
  if (back.claimId !== null && named?.visitor_id !== visitorId) throw new ApiError('claim_unknown');

  const mine = await memberOfVisitor(db, merchant.id, visitorId);
  if (mine?.state === 'active' && mine.card_code === back.code)
    return { member: mine, tapId: await announceNewMember(services, merchant.id, mine) };

  await requireConsentToClaim(db, services, merchant, visitorId, back.agreementVersion);
  const profile = await product.formBehind(back.activateTicket);
  const card = await product.cardBehind(back.code);
  const origin = await claimById(db, merchant.id, card.claimId);
  const holder = await memberByCardCode(db, merchant.id, card.code);
  // The claim the card was got with says whose it is; without one (another channel) the person who was known by unionid
  // when the event came, or who went to the component with a claim of their own.
  const owner = origin?.visitor_id ?? holder?.visitor_id ?? named?.visitor_id;
  if (owner !== visitorId || (holder !== null && holder.visitor_id !== visitorId))
    throw new ApiError('activation_rejected');

  const held = await holdCard(db, services, merchant.id, { visitorId, cardId, cardCode: card.code });
  if (held.state !== 'active') await product.activate(held);
  return becomeMember(services, held, (origin ?? named)?.id ?? null, profile);
}
