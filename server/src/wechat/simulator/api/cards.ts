import { flagOf, integerOf, neededText, objectOf, textOf, textsOf } from '../body';
import type { JsonObject } from '../body';
import { pushReview } from '../events';
import { randomText } from '../ids';
import { Refusal } from '../refusal';
import type { SimCard, SimFormFields, SimServiceAccount } from '../state';
import { cardStatusText } from '../world';
import type { World } from '../world';

/** The real review takes days; ten seconds still show the waiting state. */
const REVIEW_MS = 10_000;
const MAX_OUTER_STR = 32;

/** Common fields of the activation form and their labels; both spellings of the education field occur. */
export const FORM_FIELDS: Readonly<Record<string, string>> = {
  USER_FORM_INFO_FLAG_MOBILE: '手机号',
  USER_FORM_INFO_FLAG_NAME: '姓名',
  USER_FORM_INFO_FLAG_SEX: '性别',
  USER_FORM_INFO_FLAG_BIRTHDAY: '生日',
  USER_FORM_INFO_FLAG_IDCARD: '身份证号',
  USER_FORM_INFO_FLAG_EMAIL: '邮箱',
  USER_FORM_INFO_FLAG_LOCATION: '所在地区',
  USER_FORM_INFO_FLAG_DETAIL_LOCATION: '详细地址',
  USER_FORM_INFO_FLAG_EDUCATION_BACKGRO: '教育背景',
  USER_FORM_INFO_FLAG_EDUCATION_BACKGROUND: '教育背景',
  USER_FORM_INFO_FLAG_CAREER: '职业',
  USER_FORM_INFO_FLAG_INDUSTRY: '行业',
  USER_FORM_INFO_FLAG_INCOME: '收入',
  USER_FORM_INFO_FLAG_HABIT: '兴趣爱好',
};

/** A card of this account, or 40073. */
export function cardOf(world: World, account: SimServiceAccount, cardId: string): SimCard {
  const card = world.state.cards[cardId];
  if (!card || card.appId !== account.appId) throw new Refusal(40073, 'invalid card id');
  return card;
}

/** Looks like WeChat's: base64 with characters that must be percent-encoded in the link. */
function opaqueBase64(world: World): string {
  const body = Buffer.from(world.random.bytes(30)).toString('base64');
  return `${body.slice(0, 12)}+${body.slice(12, 30)}/${body.slice(30)}=`;
}

export type NewCard = Pick<
  SimCard,
  | 'title'
  | 'brandName'
  | 'logoUrl'
  | 'color'
  | 'notice'
  | 'description'
  | 'prerogative'
  | 'quantity'
  | 'wxActivate'
  | 'jumpMode'
  | 'supplyBalance'
>;

/** Adds a card whose review ends at `reviewedAt`. */
export function addCard(
  world: World,
  account: SimServiceAccount,
  card: NewCard,
  reviewedAt: number,
): SimCard {
  const added: SimCard = {
    ...card,
    cardId: `p${randomText(world.random, 27)}`,
    appId: account.appId,
    encryptCardId: opaqueBase64(world),
    // Ten bytes end with `==` in base64, as the real ones do.
    biz: Buffer.from(randomText(world.random, 10, '0123456789')).toString('base64'),
    reviewedAt,
    rejected: false,
    form: null,
    encryptedCodes: false,
    createdAt: world.now(),
  };
  world.state.cards[added.cardId] = added;
  world.touch();
  return added;
}

function bounded(base: JsonObject, name: string, limit: number): string {
  const value = neededText(base, name);
  if (Array.from(value).length > limit) throw new Refusal(45021, `field ${name} is too long`);
  return value;
}

/** `POST /card/create`, member cards only. */
export function createCard(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  const card = objectOf(body, 'card');
  if (textOf(card, 'card_type') !== 'MEMBER_CARD') throw new Refusal(40071, 'invalid card type');
  const member = objectOf(card, 'member_card');
  const base = objectOf(member, 'base_info');
  const wxActivate = flagOf(member, 'wx_activate', false);
  const jumpMode = flagOf(member, 'wx_activate_after_submit', false);
  if (wxActivate && flagOf(member, 'auto_activate', false)) {
    throw new Refusal(40097, 'invalid args: auto_activate and wx_activate exclude each other');
  }
  if (jumpMode) neededText(member, 'wx_activate_after_submit_url');
  const quantity = integerOf(objectOf(base, 'sku'), 'quantity') ?? 0;
  if (quantity < 0 || quantity > 100_000_000) throw new Refusal(40097, 'invalid args: quantity');
  const color = neededText(base, 'color');
  if (!/^Color(0[1-9]0|100|10[1-2])$/.test(color)) throw new Refusal(40097, 'invalid args: color');
  neededText(objectOf(base, 'date_info'), 'type');
  const reviewedAt = world.now() + REVIEW_MS;
  const added = addCard(
    world,
    account,
    {
      title: bounded(base, 'title', 9),
      brandName: bounded(base, 'brand_name', 12),
      logoUrl: neededText(base, 'logo_url'),
      color,
      notice: bounded(base, 'notice', 16),
      description: bounded(base, 'description', 1024),
      prerogative: bounded(member, 'prerogative', 1024),
      quantity,
      wxActivate,
      jumpMode,
      supplyBalance: flagOf(member, 'supply_balance', false),
    },
    reviewedAt,
  );
  pushReview(world, added, true, reviewedAt);
  return { card_id: added.cardId };
}

/** `POST /card/get` */
export function getCard(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  const card = cardOf(world, account, neededText(body, 'card_id'));
  return {
    card: {
      card_type: 'MEMBER_CARD',
      member_card: {
        base_info: {
          id: card.cardId,
          logo_url: card.logoUrl,
          brand_name: card.brandName,
          title: card.title,
          color: card.color,
          notice: card.notice,
          description: card.description,
          status: cardStatusText(world, card),
          sku: { quantity: card.quantity },
          create_time: Math.floor(card.createdAt / 1_000),
        },
        prerogative: card.prerogative,
        supply_balance: card.supplyBalance,
        wx_activate: card.wxActivate,
        wx_activate_after_submit: card.jumpMode,
      },
    },
  };
}

function activatableCard(world: World, account: SimServiceAccount, body: JsonObject): SimCard {
  const card = cardOf(world, account, neededText(body, 'card_id'));
  if (!card.wxActivate) throw new Refusal(72026, 'wx_activate is not set');
  return card;
}

function formFields(form: JsonObject): SimFormFields {
  const commonFieldIds = textsOf(form, 'common_field_id_list');
  const strange = commonFieldIds.find((id) => FORM_FIELDS[id] === undefined);
  if (strange !== undefined) throw new Refusal(40097, `invalid args: ${strange}`);
  return {
    canModify: flagOf(form, 'can_modify', false),
    commonFieldIds,
    customFields: textsOf(form, 'custom_field_list'),
  };
}

/** `POST /card/membercard/activateuserform/set` */
export function setActivateForm(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  const card = activatableCard(world, account, body);
  const required = formFields(objectOf(body, 'required_form'));
  const optional = formFields(objectOf(body, 'optional_form'));
  card.form = { required, optional };
  world.touch();
  return {};
}

/** The opening link of a card: a doubled `&&`, values percent-encoded once, a fragment. */
export function openingLink(card: SimCard, outerStr: string): string {
  const encryptCardId = encodeURIComponent(card.encryptCardId);
  const fields = `encrypt_card_id=${encryptCardId}&outer_str=${encodeURIComponent(outerStr)}&biz=${encodeURIComponent(card.biz)}`;
  return `https://mp.weixin.qq.com/bizmall/activatemembercard?action=preshow&&${fields}#wechat_redirect`;
}

/** `POST /card/membercard/activate/geturl` */
export function activateUrl(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  const card = activatableCard(world, account, body);
  const outerStr = textOf(body, 'outer_str');
  if (outerStr.length > MAX_OUTER_STR) throw new Refusal(45021, 'field outer_str is too long');
  return { url: openingLink(card, outerStr) };
}
