import { ApiError } from '../../contract/api-error';
import type { Services } from '../../services';
import { serviceAccount } from '../merchants/accounts';
import type { Member, Profile } from '../members/members';
import type { Merchant } from '../members/merchant';
import { serviceAccountCard } from './service-account-card';

export interface CardAtWechat {
  /** Decrypted. */
  readonly code: string;
  /** The claim id the card was got with; empty for other channels. */
  readonly claimId: string;
}

/** A card as its holder has it now. */
export interface HeldCard {
  readonly state: 'active' | 'inactive' | 'deleted' | 'withdrawn';
  /** What the activation form told; empty before activation. */
  readonly profile: Profile;
}

/**
 * What this house needs of a membership card in WeChat, whoever issues it: today the service account's member card; the
 * membership products of WeChat Pay answer the same questions and would stand beside it. Codes are decrypted ones,
 * except where said. Rejects with ApiError for what the person can do something about, else with WechatError.
 */
export interface CardProduct {
  readonly cardId: string;
  /** Whether the activation form comes back to us with a ticket (jump mode); otherwise WeChat activates by itself. */
  bringsTicket(): Promise<boolean>;
  /** The form behind a ticket; a ticket that is called expired at first is tried again. */
  formBehind(ticket: string): Promise<Profile>;
  /** The card behind a code, encrypted or not. */
  cardBehind(code: string): Promise<CardAtWechat>;
  /** What became of a card; null when nobody holds one of this code. */
  holding(code: string): Promise<HeldCard | null>;
  /** Makes a held card active. Safe to repeat: a lost answer is settled by asking. */
  activate(member: Pick<Member, 'card_code' | 'number' | 'points'>): Promise<void>;
  /**
   * Shows what the member holds, in absolute values. `withBalance` for who ever had a balance; where the card may not
   * carry one, the points are shown alone. Safe to repeat.
   */
  show(member: Pick<Member, 'card_code' | 'points' | 'balance_fen'>, withBalance: boolean): Promise<void>;
  /** Makes a card unusable for good. Safe to repeat. */
  withdraw(code: string, reason: string): Promise<void>;
}

/** The card a merchant gives. Throws `card_not_configured` while there is none. */
export function cardOf(
  services: Pick<Services, 'secrets' | 'gateway' | 'sleep'>,
  merchant: Merchant,
): CardProduct {
  const account = serviceAccount(services.secrets, merchant);
  if (!account || merchant.card_id === null) throw new ApiError('card_not_configured');
  const wechat = services.gateway.serviceAccount(account);
  return serviceAccountCard(wechat, merchant.card_id, (milliseconds) => services.sleep(milliseconds));
}
