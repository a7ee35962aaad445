import { flagOf, integerOf, neededText, textOf } from '../body';
import type { JsonObject } from '../body';
import { pushUserCardEvent } from '../events';
import { Refusal } from '../refusal';
import type { SimCard, SimServiceAccount, SimUserCard } from '../state';
import { cardStatusText, openid, userByOpenid, userOf } from '../world';
import type { World } from '../world';
import { cardOf } from './cards';

/** The documents give no life; half an hour covers a person who is interrupted. */
const TICKET_LIFE_MS = 30 * 60_000;

interface Held {
  card: SimCard;
  userCard: SimUserCard;
}

function heldCard(world: World, account: SimServiceAccount, body: JsonObject): Held {
  const code = textOf(body, 'code');
  const userCard = world.state.userCards[code];
  const card = userCard && world.state.cards[userCard.cardId];
  if (!userCard || !card || card.appId !== account.appId) throw new Refusal(40056, 'invalid serial code');
  const cardId = textOf(body, 'card_id');
  if (cardId !== '' && cardOf(world, account, cardId).cardId !== card.cardId)
    throw new Refusal(40056, 'invalid serial code');
  return { card, userCard };
}

function usable(held: Held): Held {
  if (held.userCard.deleted || held.userCard.unavailable)
    throw new Refusal(40127, 'invalid user-card status! it may be deleted or given away');
  return held;
}

function statusText(userCard: SimUserCard): string {
  if (userCard.unavailable) return 'UNAVAILABLE';
  return userCard.deleted ? 'DELETE' : 'NORMAL';
}

function fieldLists(answers: SimUserCard['answers']): JsonObject {
  const common = answers.filter(({ name }) => name.startsWith('USER_FORM_INFO_FLAG_'));
  const custom = answers.filter(({ name }) => !name.startsWith('USER_FORM_INFO_FLAG_'));
  return {
    common_field_list: common,
    custom_field_list: custom.map(({ name, value }) => ({ name, value, value_list: [] })),
  };
}

/** `POST /card/membercard/activatetempinfo/get`; a ticket may be asked about again while it lives. */
export function activateTempInfo(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  const ticket = world.state.tickets[textOf(body, 'activate_ticket')];
  const card = ticket && world.state.cards[ticket.cardId];
  if (!ticket || !card || card.appId !== account.appId) throw new Refusal(72011, 'invalid activate_ticket');
  if (world.now() - ticket.createdAt > TICKET_LIFE_MS) throw new Refusal(72012, 'activate_ticket expired');
  return { info: fieldLists(ticket.answers) };
}

function customValues(body: JsonObject, prefix: string, present: readonly string[]): string[] {
  return [1, 2, 3].map((n) =>
    body[`${prefix}${n}`] === undefined ? (present[n - 1] ?? '') : textOf(body, `${prefix}${n}`),
  );
}

/** `POST /card/membercard/activate`; repeating it sets the same values again. */
export function activate(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  const { card, userCard } = usable(heldCard(world, account, body));
  if (cardStatusText(world, card) !== 'CARD_STATUS_VERIFY_OK')
    throw new Refusal(40078, 'invalid card status');
  userCard.membershipNumber = neededText(body, 'membership_number');
  userCard.bonus = integerOf(body, 'init_bonus') ?? userCard.bonus;
  userCard.balance = integerOf(body, 'init_balance') ?? userCard.balance;
  userCard.customValues = customValues(body, 'init_custom_field_value', userCard.customValues);
  userCard.activated = true;
  world.touch();
  return {};
}

/** `POST /card/membercard/userinfo/get`; the form's answers appear only once activated. */
export function userInfo(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  neededText(body, 'card_id');
  const { card, userCard } = heldCard(world, account, body);
  return {
    openid: openid(world, account.appId, userCard.userId),
    nickname: userOf(world, userCard.userId)?.name ?? '',
    membership_number: userCard.membershipNumber,
    bonus: userCard.bonus,
    ...(card.supplyBalance ? { balance: userCard.balance } : {}),
    sex: 'UNKNOWN',
    ...(userCard.activated ? { user_info: fieldLists(userCard.answers) } : {}),
    user_card_status: statusText(userCard),
    has_active: userCard.activated,
  };
}

function moved(body: JsonObject, name: string, present: number): number {
  const absolute = integerOf(body, name);
  const added = integerOf(body, `add_${name}`);
  return absolute ?? present + (added ?? 0);
}

/** `POST /card/membercard/updateuser` */
export function updateUser(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  neededText(body, 'card_id');
  const { card, userCard } = usable(heldCard(world, account, body));
  if (!userCard.activated) throw new Refusal(40127, 'invalid user-card status! the card is not activated');
  const before = { bonus: userCard.bonus, balance: userCard.balance };
  userCard.bonus = moved(body, 'bonus', before.bonus);
  userCard.balance = moved(body, 'balance', before.balance);
  userCard.customValues = customValues(body, 'custom_field_value', userCard.customValues);
  pushUserCardEvent(world, card, userCard, 'update_member_card', {
    ModifyBonus: userCard.bonus - before.bonus,
    ModifyBalance: userCard.balance - before.balance,
  });
  return {
    result_bonus: userCard.bonus,
    ...(card.supplyBalance ? { result_balance: userCard.balance } : {}),
    openid: openid(world, account.appId, userCard.userId),
  };
}

/** `POST /card/code/get`; with `check_consume` an unusable card is an error, without it a state. */
export function getCode(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  neededText(body, 'code');
  const held = heldCard(world, account, body);
  const { card, userCard } = flagOf(body, 'check_consume', true) ? usable(held) : held;
  return {
    card: { card_id: card.cardId, begin_time: Math.floor(userCard.gotAt / 1_000), end_time: 4_102_415_999 },
    openid: openid(world, account.appId, userCard.userId),
    can_consume: !userCard.deleted && userCard.unavailable !== true,
    user_card_status: statusText(userCard),
    outer_str: userCard.outerStr,
  };
}

/** `POST /card/code/decrypt` */
export function decryptCode(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  const wanted = neededText(body, 'encrypt_code');
  const userCard = Object.values(world.state.userCards).find((entry) => entry.encryptedCode === wanted);
  if (!userCard || world.state.cards[userCard.cardId]?.appId !== account.appId) {
    throw new Refusal(40075, 'invalid encrypt code');
  }
  return { code: userCard.code };
}

/** `POST /card/code/unavailable`; repeating it changes nothing. */
export function makeUnavailable(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  neededText(body, 'code');
  const { userCard } = heldCard(world, account, body);
  if (userCard.deleted) throw new Refusal(40127, 'invalid user-card status! it may be deleted or given away');
  userCard.unavailable = true;
  world.touch();
  return {};
}

/** `POST /card/code/consume`: a member card is never consumed. */
export function consumeCode(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  heldCard(world, account, body);
  throw new Refusal(40071, 'invalid card type');
}

/** `POST /card/user/getcardlist`; the openid is this service account's. */
export function cardList(world: World, account: SimServiceAccount, body: JsonObject): JsonObject {
  const user = userByOpenid(world, account.appId, textOf(body, 'openid'));
  if (!user) throw new Refusal(40003, 'invalid openid');
  const cardId = textOf(body, 'card_id');
  const mine = Object.values(world.state.userCards).filter(
    (entry) =>
      entry.userId === user.id &&
      !entry.deleted &&
      entry.unavailable !== true &&
      world.state.cards[entry.cardId]?.appId === account.appId &&
      (cardId === '' || entry.cardId === cardId),
  );
  return {
    card_list: mine.map((entry) => ({ code: entry.code, card_id: entry.cardId })),
    has_share_card: false,
  };
}
