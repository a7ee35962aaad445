import { ApiError } from '../../contract/api-error';
import { isWechatError } from '../../wechat/errors';
import type { WechatError, WechatErrorKind } from '../../wechat/errors';
import type { ActivateFormAnswers, CardUserInfo, ServiceAccountGateway } from '../../wechat/gateway';
import type { Profile } from '../members/members';
import type { CardAtWechat, CardProduct, HeldCard } from './product';
import { mayBeEncrypted, maySucceedLater, TICKET_WAITS } from './rules';

type Wechat = Pick<
  ServiceAccountGateway,
  | 'getCard'
  | 'activateTempInfo'
  | 'getCode'
  | 'decryptCode'
  | 'userInfo'
  | 'activate'
  | 'updateUser'
  | 'makeUnavailable'
>;

/** Name and phone of an activation form; a field that was not asked is null. */
export function profileOf(answers: ActivateFormAnswers): Profile {
  const phone = answers.common['USER_FORM_INFO_FLAG_MOBILE']?.replace(/\D/g, '') ?? '';
  const name = answers.common['USER_FORM_INFO_FLAG_NAME']?.trim() ?? '';
  return { name: name === '' ? null : name.slice(0, 64), phone: phone.length < 4 ? null : phone };
}

function stateOf(user: CardUserInfo): HeldCard['state'] {
  if (user.status === 'deleted') return 'deleted';
  if (user.status === 'unavailable') return 'withdrawn';
  return user.hasActive ? 'active' : 'inactive';
}

function refused(error: WechatError): Error {
  const final = ['input', 'not_found', 'state', 'code_spent'].includes(error.kind);
  return final ? new ApiError('activation_rejected', { cause: error }) : error;
}

const NO_BALANCE: readonly WechatErrorKind[] = ['permission', 'input', 'config', 'state'];
const DOUBTFUL: readonly WechatErrorKind[] = ['unknown_result', 'state', 'input', 'code_spent', 'unexpected'];

/** The classic member card of a service account (fact sheet D). */
export function serviceAccountCard(
  wechat: Wechat,
  cardId: string,
  sleep: (milliseconds: number) => Promise<void>,
): CardProduct {
  async function plain(code: string): Promise<CardAtWechat> {
    return { code, claimId: (await wechat.getCode(cardId, code)).outerStr };
  }

  async function user(code: string): Promise<CardUserInfo | null> {
    try {
      return await wechat.userInfo(cardId, code);
    } catch (error) {
      if (isWechatError(error) && ['input', 'not_found', 'state'].includes(error.kind)) return null;
      throw error;
    }
  }

  /** A call that changes something failed. Whether it was done all the same; throws what leaves no doubt. */
  async function settled(
    error: unknown,
    code: string,
    isDone: (now: HeldCard['state'] | null) => boolean,
  ): Promise<boolean> {
    if (!isWechatError(error) || !DOUBTFUL.includes(error.kind)) throw error;
    const now = await user(code);
    return isDone(now && stateOf(now));
  }

  return {
    cardId,
    bringsTicket: async () => (await wechat.getCard(cardId)).jumpMode,

    async formBehind(ticket) {
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
    },

    async cardBehind(code) {
      try {
        return await plain(code);
      } catch (error) {
        if (!isWechatError(error)) throw error;
        if (!mayBeEncrypted(error.errcode)) throw refused(error);
      }
      try {
        return await plain(await wechat.decryptCode(code));
      } catch (error) {
        throw isWechatError(error) ? refused(error) : error;
      }
    },

    async holding(code) {
      const now = await user(code);
      return now && { state: stateOf(now), profile: profileOf(now.answers) };
    },

    async activate(member) {
      const { card_code: code } = member;
      try {
        await wechat.activate({
          cardId,
          code,
          membershipNumber: member.number,
          initBonus: member.points,
        });
      } catch (error) {
        if (await settled(error, code, (now) => now === 'active')) return;
        const lost = isWechatError(error, 'unknown_result') || isWechatError(error, 'unexpected');
        if (lost) throw new ApiError('activation_pending', { cause: error, retryAfter: 3 });
        throw new ApiError('activation_rejected', { cause: error });
      }
    },

    async show(member, withBalance) {
      const bonus = { cardId, code: member.card_code, bonus: member.points };
      if (withBalance) {
        try {
          await wechat.updateUser({ ...bonus, balance: member.balance_fen });
          return;
        } catch (error) {
          // Most accounts may not keep a balance on the card (fact sheet D6).
          if (!isWechatError(error) || !NO_BALANCE.includes(error.kind)) throw error;
        }
      }
      await wechat.updateUser(bonus);
    },

    async withdraw(code, reason) {
      try {
        await wechat.makeUnavailable({ cardId, code, reason });
      } catch (error) {
        const gone = (now: HeldCard['state'] | null) =>
          now === null || now === 'withdrawn' || now === 'deleted';
        if (!(await settled(error, code, gone))) throw error;
      }
    },
  };
}
