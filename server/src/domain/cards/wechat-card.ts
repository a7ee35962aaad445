import { ApiError } from '../../contract/api-error';
import type { Services } from '../../services';
import { isWechatError } from '../../wechat/errors';
import type { ActivateFormAnswers, CardUserInfo, ServiceAccountGateway } from '../../wechat/gateway';
import { serviceAccount } from '../merchants/accounts';
import type { Profile } from '../members/members';
import type { Merchant } from '../members/merchant';
import { mayBeEncrypted, maySucceedLater, TICKET_WAITS } from './rules';

export type CardServices = Pick<
  Services,
  | 'db'
  | 'durable'
  | 'clock'
  | 'random'
  | 'secrets'
  | 'gateway'
  | 'sleep'
  | 'bus'
  | 'presence'
  | 'pendingTaps'
  | 'queueNumbers'
  | 'log'
>;

/** The merchant's card at WeChat. Throws `card_not_configured` while there is none. */
export function cardOf(
  services: Pick<Services, 'secrets' | 'gateway'>,
  merchant: Merchant,
): { cardId: string; wechat: ServiceAccountGateway } {
  const account = serviceAccount(services.secrets, merchant);
  if (!account || merchant.card_id === null) throw new ApiError('card_not_configured');
  return { cardId: merchant.card_id, wechat: services.gateway.serviceAccount(account) };
}

/** Name and phone of an activation form; a field that was not asked is null. */
export function profileOf(answers: ActivateFormAnswers): Profile {
  const phone = answers.common['USER_FORM_INFO_FLAG_MOBILE']?.replace(/\D/g, '') ?? '';
  const name = answers.common['USER_FORM_INFO_FLAG_NAME']?.trim() ?? '';
  return { name: name === '' ? null : name.slice(0, 64), phone: phone.length < 4 ? null : phone };
}

/** Reads the form behind a ticket; a ticket that WeChat calls expired is tried again before giving up. */
export async function formBehind(
  wechat: Pick<ServiceAccountGateway, 'activateTempInfo'>,
  ticket: string,
  sleep: Services['sleep'],
): Promise<Profile> {
  for (const wait of [...TICKET_WAITS, null]) {
    try {
      return profileOf(await wechat.activateTempInfo(ticket));
    } catch (error) {
      if (!isWechatError(error)) throw error;
      if (maySucceedLater(error.errcode)) {
        if (wait === null) throw new ApiError('activation_pending', { cause: error, retryAfter: 3 });
        await sleep(wait);
      } else if (error.kind === 'code_spent' || error.kind === 'input') {
        throw new ApiError('activation_rejected', { cause: error });
      } else throw error;
    }
  }
  throw new ApiError('activation_pending', { retryAfter: 3 });
}

export interface CardAtWechat {
  /** Decrypted. */
  readonly code: string;
  /** The claim id the card was got with; empty for other channels. */
  readonly outerStr: string;
}

/** The card behind a code, decrypting it when WeChat does not know it as it is. Throws `activation_rejected`. */
export async function cardBehind(
  wechat: Pick<ServiceAccountGateway, 'getCode' | 'decryptCode'>,
  cardId: string,
  code: string,
): Promise<CardAtWechat> {
  try {
    return { code, outerStr: (await wechat.getCode(cardId, code)).outerStr };
  } catch (error) {
    if (!isWechatError(error)) throw error;
    if (!mayBeEncrypted(error.errcode)) throw refused(error);
  }
  try {
    const plain = await wechat.decryptCode(code);
    return { code: plain, outerStr: (await wechat.getCode(cardId, plain)).outerStr };
  } catch (error) {
    throw isWechatError(error) ? refused(error) : error;
  }
}

function refused(error: Error & { kind: string }): Error {
  const final = ['input', 'not_found', 'state', 'code_spent'].includes(error.kind);
  return final ? new ApiError('activation_rejected', { cause: error }) : error;
}

/** What WeChat knows of a held card; null when it knows no such card. */
export async function cardUser(
  wechat: Pick<ServiceAccountGateway, 'userInfo'>,
  cardId: string,
  code: string,
): Promise<CardUserInfo | null> {
  try {
    return await wechat.userInfo(cardId, code);
  } catch (error) {
    if (isWechatError(error) && ['input', 'not_found', 'state'].includes(error.kind)) return null;
    throw error;
  }
}
