import { FORM_FIELDS } from '../api/cards';
import { pushUserCardEvent, pushUserGetCard } from '../events';
import { DIGITS, randomText } from '../ids';
import { PhoneRefusal } from '../refusal';
import type { SimCard, SimUserCard } from '../state';
import { cardStatusText, userOf } from '../world';
import type { World } from '../world';

/** What the card-opening component got as `extraData`, and who holds the phone. */
export interface ComponentOpening {
  userId: string;
  encrypt_card_id: string;
  biz: string;
  outer_str: string;
}

export interface CardFace {
  title: string;
  brandName: string;
  color: string;
  logoUrl: string;
  prerogative: string;
  description: string;
}

export interface FormField {
  id: string;
  label: string;
  required: boolean;
}

export type ComponentView =
  | { state: 'claimable'; card: CardFace; fields: FormField[] }
  | { state: 'already_member'; card: CardFace; message: string }
  | { state: 'invalid'; message: string };

export interface ActivationExtraData {
  activate_ticket: string;
  card_id: string;
  code: string;
}

function faceOf(card: SimCard): CardFace {
  const { title, brandName, color, logoUrl, prerogative, description } = card;
  return { title, brandName, color, logoUrl, prerogative, description };
}

function fieldsOf(card: SimCard): FormField[] {
  const lists = card.form ? [card.form.required, card.form.optional] : [];
  return lists.flatMap((list, index) =>
    [...list.commonFieldIds, ...list.customFields].map((id) => ({
      id,
      label: FORM_FIELDS[id] ?? id,
      required: index === 0,
    })),
  );
}

function holding(world: World, userId: string, cardId: string): SimUserCard | null {
  const cards = Object.values(world.state.userCards);
  // One that the merchant made unusable no longer counts: the person may take a new one.
  const mine = (entry: SimUserCard) =>
    entry.userId === userId && entry.cardId === cardId && entry.unavailable !== true;
  return cards.find(mine) ?? null;
}

function findCard(world: World, opening: ComponentOpening): { card: SimCard } | { message: string } {
  if (!userOf(world, opening.userId)) return { message: '没有这个微信用户。' };
  const card = Object.values(world.state.cards).find(
    (entry) => entry.encryptCardId === opening.encrypt_card_id && entry.biz === opening.biz,
  );
  if (!card) return { message: '开卡参数无效：没有这张会员卡。请核对 encrypt_card_id 与 biz。' };
  if (cardStatusText(world, card) !== 'CARD_STATUS_VERIFY_OK')
    return { message: '会员卡还没有通过审核，暂时不能领取。' };
  if (!card.wxActivate || !card.form) return { message: '会员卡没有设置一键激活或开卡字段。' };
  return { card };
}

/** What the component shows when it opens. A card taken but not activated can be continued. */
export function openComponent(world: World, opening: ComponentOpening): ComponentView {
  const found = findCard(world, opening);
  if ('message' in found) return { state: 'invalid', message: found.message };
  const { card } = found;
  const held = holding(world, opening.userId, card.cardId);
  if (held && !held.deleted && held.activated) {
    return { state: 'already_member', card: faceOf(card), message: '你已经是会员，无需重复领取。' };
  }
  if (!held && card.quantity <= 0) return { state: 'invalid', message: '会员卡已经领完。' };
  return { state: 'claimable', card: faceOf(card), fields: fieldsOf(card) };
}

function take(world: World, card: SimCard, opening: ComponentOpening): SimUserCard {
  const held = holding(world, opening.userId, card.cardId);
  if (held && !held.deleted) return held;
  if (held) {
    held.deleted = false;
    held.outerStr = opening.outer_str;
    pushUserGetCard(world, card, held, true);
    return held;
  }
  const code = randomText(world.random, 12, DIGITS);
  const userCard: SimUserCard = {
    code,
    encryptedCode: Buffer.from(world.random.bytes(32)).toString('base64'),
    cardId: card.cardId,
    userId: opening.userId,
    outerStr: opening.outer_str,
    membershipNumber: '',
    bonus: 0,
    balance: 0,
    customValues: [],
    activated: false,
    deleted: false,
    answers: [],
    gotAt: world.now(),
  };
  world.state.userCards[code] = userCard;
  card.quantity -= 1;
  pushUserGetCard(world, card, userCard, false);
  return userCard;
}

/**
 * The person submits the form. Jump mode hands a ticket back and leaves activation to the merchant; non-jump mode
 * activates by itself and hands back nothing at all.
 */
export function submitComponent(
  world: World,
  opening: ComponentOpening,
  form: Readonly<Record<string, string>>,
): { extraData: ActivationExtraData | null } {
  const view = openComponent(world, opening);
  if (view.state !== 'claimable') throw new PhoneRefusal(409, view.message);
  const missing = view.fields.find((field) => field.required && (form[field.id] ?? '').trim() === '');
  if (missing) throw new PhoneRefusal(400, `请填写${missing.label}。`);
  const found = findCard(world, opening);
  if ('message' in found) throw new PhoneRefusal(409, found.message);
  const { card } = found;
  const userCard = take(world, card, opening);
  userCard.answers = view.fields
    .map(({ id }) => ({ name: id, value: (form[id] ?? '').trim() }))
    .filter(({ value }) => value !== '');
  pushUserCardEvent(world, card, userCard, 'submit_membercard_user_info');
  world.touch();
  if (!card.jumpMode) {
    userCard.activated = true;
    userCard.membershipNumber ||= userCard.code;
    return { extraData: null };
  }
  const ticket = randomText(world.random, 48);
  const { cardId } = card;
  const { code, answers } = userCard;
  world.state.tickets[ticket] = { ticket, code, cardId, answers, createdAt: world.now() };
  return {
    extraData: {
      activate_ticket: ticket,
      card_id: cardId,
      code: card.encryptedCodes ? userCard.encryptedCode : code,
    },
  };
}

/** The card pack of a person, newest first. */
export function cardPack(
  world: World,
  userId: string,
): { cardId: string; code: string; title: string; status: string }[] {
  return Object.values(world.state.userCards)
    .filter((entry) => entry.userId === userId && !entry.deleted)
    .sort((left, right) => right.gotAt - left.gotAt)
    .map((entry) => ({
      cardId: entry.cardId,
      code: entry.code,
      title: world.state.cards[entry.cardId]?.title ?? '',
      status: entry.unavailable ? 'UNAVAILABLE' : entry.activated ? 'NORMAL' : 'UNACTIVATED',
    }));
}

/** The person deletes a card from the card pack; taking it again restores the same code. */
export function deleteFromPack(world: World, userId: string, cardId: string, code: string): void {
  const userCard = world.state.userCards[code];
  const card = world.state.cards[cardId];
  if (!userCard || !card || userCard.userId !== userId || userCard.cardId !== cardId || userCard.deleted) {
    throw new PhoneRefusal(404, '卡包里没有这张卡。');
  }
  userCard.deleted = true;
  pushUserCardEvent(world, card, userCard, 'user_del_card');
}
