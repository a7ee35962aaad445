import { randomText } from './ids';
import type { SimCard, SimServiceAccount, SimUserCard } from './state';
import { openid, unionid } from './world';
import type { World } from './world';

type Value = string | number;

function element(name: string, value: Value): string {
  return typeof value === 'number'
    ? `<${name}>${value}</${name}>`
    : `<${name}><![CDATA[${value}]]></${name}>`;
}

function ownerOf(world: World, card: SimCard): SimServiceAccount | null {
  return world.state.serviceAccounts[card.appId] ?? null;
}

function queue(
  world: World,
  account: SimServiceAccount,
  event: string,
  from: string,
  fields: Readonly<Record<string, Value>>,
  dueAt: number,
): void {
  const head: Record<string, Value> = {
    ToUserName: account.userName,
    FromUserName: from,
    CreateTime: Math.floor(dueAt / 1_000),
    MsgType: 'event',
    Event: event,
  };
  const body = Object.entries({ ...head, ...fields }).map(([name, value]) => element(name, value));
  world.state.pushes.push({
    id: randomText(world.random, 12),
    appId: account.appId,
    event,
    xml: `<xml>${body.join('')}</xml>`,
    openid: from,
    attempts: 0,
    dueAt,
    outcome: null,
    lastAnswer: '',
  });
  world.touch();
}

/** WeChat is known to pad values with spaces; so does this. */
const padded = (cardId: string): string => ` ${cardId} `;

/** Something happened to a person's card. */
export function pushUserCardEvent(
  world: World,
  card: SimCard,
  userCard: SimUserCard,
  event: 'submit_membercard_user_info' | 'user_del_card' | 'update_member_card',
  extra: Readonly<Record<string, Value>> = {},
): void {
  const account = ownerOf(world, card);
  if (!account) return;
  const from = openid(world, account.appId, userCard.userId);
  const fields = { CardId: padded(card.cardId), UserCardCode: userCard.code, ...extra };
  queue(world, account, event, from, fields, world.now());
}

/** The card was taken; `restored` when the person had deleted it before and keeps the code. */
export function pushUserGetCard(world: World, card: SimCard, userCard: SimUserCard, restored: boolean): void {
  const account = ownerOf(world, card);
  if (!account) return;
  const fields = {
    CardId: padded(card.cardId),
    IsGiveByFriend: 0,
    UserCardCode: userCard.code,
    FriendUserName: '',
    OuterId: 0,
    OldUserCardCode: '',
    OuterStr: userCard.outerStr,
    IsRestoreMemberCard: restored ? 1 : 0,
    IsRecommendByFriend: 0,
    UnionId: unionid(world, account.openPlatformId, userCard.userId),
  };
  queue(world, account, 'user_get_card', openid(world, account.appId, userCard.userId), fields, world.now());
}

/** The review of a created card ends at `dueAt`. */
export function pushReview(world: World, card: SimCard, passed: boolean, dueAt: number): void {
  const account = ownerOf(world, card);
  if (!account) return;
  const event = passed ? 'card_pass_check' : 'card_not_pass_check';
  const reason = passed ? '' : '不符合卡券规范';
  queue(
    world,
    account,
    event,
    account.userName,
    { CardId: padded(card.cardId), RefuseReason: reason },
    dueAt,
  );
}
