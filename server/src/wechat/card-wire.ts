import type { AnswerReader } from './answers';
import type {
  ActivateForm,
  ActivateFormAnswers,
  CardStatus,
  FormFields,
  MemberCardDraft,
  UserCardStatus,
} from './gateway';

/** CARD_STATUS_VERIFY_FALL is WeChat's own misspelling; both spellings occur. */
export function cardStatusOf(text: string): CardStatus {
  switch (text) {
    case 'CARD_STATUS_NOT_VERIFY':
      return 'not_verified';
    case 'CARD_STATUS_VERIFY_FAIL':
    case 'CARD_STATUS_VERIFY_FALL':
      return 'rejected';
    case 'CARD_STATUS_VERIFY_OK':
    case 'CARD_STATUS_DISPATCH':
      return 'verified';
    case 'CARD_STATUS_USER_DELETE':
    case 'CARD_STATUS_DELETE':
      return 'deleted';
    default:
      return 'unknown';
  }
}

export function userCardStatusOf(text: string): UserCardStatus {
  switch (text) {
    case 'NORMAL':
      return 'normal';
    case 'CONSUMED':
      return 'consumed';
    case 'EXPIRE':
      return 'expired';
    case 'GIFTING':
      return 'gifting';
    case 'GIFT_TIMEOUT':
      return 'gift_timeout';
    case 'DELETE':
      return 'deleted';
    case 'UNAVAILABLE':
      return 'unavailable';
    default:
      return 'unknown';
  }
}

function answerPairs(entries: readonly AnswerReader[]): Record<string, string> {
  const pairs = entries.map((entry): [string, string] => [
    entry.textOr('name', ''),
    entry.textOr('value', ''),
  ]);
  return Object.fromEntries(pairs.filter(([name]) => name !== ''));
}

export function answersOf(info: AnswerReader): ActivateFormAnswers {
  return {
    common: answerPairs(info.list('common_field_list')),
    custom: answerPairs(info.list('custom_field_list')),
  };
}

function formFields(fields: FormFields): Record<string, unknown> {
  return {
    can_modify: fields.canModify,
    common_field_id_list: fields.commonFieldIds,
    ...(fields.customFields ? { custom_field_list: fields.customFields } : {}),
  };
}

export function formBody(form: ActivateForm): Record<string, unknown> {
  return {
    card_id: form.cardId,
    service_statement: form.serviceStatement,
    bind_old_card: form.bindOldCard,
    required_form: formFields(form.required),
    optional_form: formFields(form.optional),
  };
}

/** The `card` of `/card/create`: a member card with one-click activation, which the opening component needs. */
export function cardBody(card: MemberCardDraft): Record<string, unknown> {
  const jump = card.jump && {
    wx_activate_after_submit: true,
    wx_activate_after_submit_url: card.jump.url,
    activate_app_brand_user_name: card.jump.miniProgramUserName,
    activate_app_brand_pass: card.jump.miniProgramPage,
  };
  return {
    card_type: 'MEMBER_CARD',
    member_card: {
      ...(card.backgroundPicUrl === undefined ? {} : { background_pic_url: card.backgroundPicUrl }),
      base_info: {
        logo_url: card.logoUrl,
        brand_name: card.brandName,
        code_type: 'CODE_TYPE_BARCODE',
        title: card.title,
        color: card.color,
        notice: card.notice,
        description: card.description,
        ...(card.servicePhone === undefined ? {} : { service_phone: card.servicePhone }),
        date_info: { type: 'DATE_TYPE_PERMANENT' },
        sku: { quantity: card.quantity },
        get_limit: 1,
        can_share: false,
        can_give_friend: false,
      },
      supply_bonus: card.supplyBonus,
      supply_balance: false,
      prerogative: card.prerogative,
      wx_activate: true,
      ...(jump ?? { wx_activate_after_submit: false }),
    },
  };
}
