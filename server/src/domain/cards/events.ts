import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../db/schema';
import type { CardEvent } from '../../wechat/push-events';
import { holdCard, markDeleted, memberByCardCode } from '../members/members';
import type { Merchant } from '../members/merchant';
import { becomeMember } from './activation';
import { followWechat } from './check';
import { advanceClaim, claimById } from './claims';
import { cardOf } from './product';
import type { CardServices } from './services';
import { isNews } from './timeline';

type GotCard = Extract<CardEvent, { type: 'user_get_card' }>;
type Submitted = Extract<CardEvent, { type: 'submit_membercard_user_info' }>;

/** True when this event is seen for the first time; WeChat repeats what it thinks went unheard. */
async function firstTime(
  trx: Transaction<Database>,
  merchantId: string,
  event: CardEvent,
  now: number,
): Promise<boolean> {
  const row = await trx
    .insertInto('wechat_events')
    .values({
      dedupe_key: event.dedupeKey,
      merchant_id: merchantId,
      event: event.type,
      received_at: now,
    })
    .onConflict((conflict) => conflict.columns(['merchant_id', 'dedupe_key']).doNothing())
    .returning('dedupe_key')
    .executeTakeFirst();
  return row !== undefined;
}

async function visitorByUnionid(
  db: Kysely<Database>,
  merchantId: string,
  unionid: string | null,
): Promise<string | null> {
  if (unionid === null) return null;
  const row = await db
    .selectFrom('visitors')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('unionid', '=', unionid)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** A card was got: by a claim of ours, or by a person we know by unionid. Openids of two accounts are never compared. */
async function gotCard(services: CardServices, merchant: Merchant, event: GotCard): Promise<void> {
  const { db, clock } = services;
  const claim = await claimById(db, merchant.id, event.outerStr);
  const holder = await memberByCardCode(db, merchant.id, event.code);
  const visitorId =
    holder?.visitor_id ?? claim?.visitor_id ?? (await visitorByUnionid(db, merchant.id, event.unionid));
  const held = await db.transaction().execute(async (trx) => {
    if (!(await firstTime(trx, merchant.id, event, clock.now()))) return null;
    const turn = event.restored ? 'restored' : 'got';
    const news = await isNews(trx, merchant.id, event.code, turn, event.createdAt);
    if (!news || visitorId === null) return null;
    // The member before the claim, as activation holds them: the two may come in the same moment.
    const card = { visitorId, cardId: event.cardId, cardCode: event.code };
    const holding = await holdCard(trx, services, merchant.id, card);
    if (claim) await advanceClaim(trx, merchant.id, claim.id, 'got_card', event.code);
    return holding;
  });
  // Taken again out of the card pack with the same code: active as before.
  if (held?.state === 'pending' && event.restored && held.activated_at !== null)
    await becomeMember(services, held, null, { name: null, phone: null });
}

/** The form was submitted. A card that WeChat activates itself is active now; the others wait for our activation. */
async function submitted(services: CardServices, merchant: Merchant, event: Submitted): Promise<void> {
  const { db, clock } = services;
  const holder = await memberByCardCode(db, merchant.id, event.code);
  let claimId: string | null = null;
  let visitorId = holder?.visitor_id ?? null;
  if (visitorId === null) {
    // Came before user_get_card: the card itself says which claim it is from.
    const { claimId: outerStr } = await cardOf(services, merchant).cardBehind(event.code);
    const claim = await claimById(db, merchant.id, outerStr);
    visitorId = claim?.visitor_id ?? null;
    claimId = claim?.id ?? null;
  }
  if (visitorId !== null && holder?.state !== 'active')
    await followWechat(services, merchant, visitorId, event.code, claimId);
  await db.transaction().execute(async (trx) => firstTime(trx, merchant.id, event, clock.now()));
}

async function deleted(
  services: CardServices,
  merchant: Merchant,
  event: CardEvent & { code: string },
): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    if (!(await firstTime(trx, merchant.id, event, services.clock.now()))) return;
    if (await isNews(trx, merchant.id, event.code, 'deleted', event.createdAt))
      await markDeleted(trx, merchant.id, event.code);
  });
}

/**
 * Reconciles a card event of the service account with what the mini-program told us, in whatever order they come and
 * however often. Events about other cards of the account are none of ours.
 */
export async function reconcile(services: CardServices, merchant: Merchant, event: CardEvent): Promise<void> {
  if (event.cardId !== merchant.card_id) return;
  switch (event.type) {
    case 'user_get_card':
      await gotCard(services, merchant, event);
      break;
    case 'submit_membercard_user_info':
      await submitted(services, merchant, event);
      break;
    case 'user_del_card':
      await deleted(services, merchant, event);
      break;
    case 'update_member_card':
    case 'user_view_card':
    case 'card_pass_check':
    case 'card_not_pass_check':
    case 'card_sku_remind':
      break;
  }
  await services.durable();
}
