import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import type { MemberCardDraft, ServiceAccountGateway } from '../../wechat/gateway';
import { isWechatError } from '../../wechat/errors';
import { parseOpeningLink } from '../../wechat/opening-link';
import type { CardOpeningParams } from '../../wechat/opening-link';
import { serviceAccount } from '../merchants/accounts';
import { changeMerchant, noteSetup } from '../merchants/change';
import type { CardFormView } from '../merchants/settings';

type Parts = Pick<Services, 'db' | 'gateway' | 'secrets' | 'clock' | 'random'>;

/** Where a jump-mode card leads when the phone's WeChat cannot open a mini-program; WeChat wants one filled in. */
const MEMBER_PAGE = 'pages/member/index';

/** The service account's door. Throws `service_account_missing`. */
async function cardDoor(
  { db, gateway, secrets }: Pick<Parts, 'db' | 'gateway' | 'secrets'>,
  merchantId: string,
): Promise<ServiceAccountGateway> {
  const row = await db
    .selectFrom('merchants')
    .select(['id', 'service_app_id', 'service_app_secret_enc'])
    .where('id', '=', merchantId)
    .executeTakeFirstOrThrow();
  const account = serviceAccount(secrets, row);
  if (account === null) throw new ApiError('service_account_missing');
  return gateway.serviceAccount(account);
}

/** Whether two links open the same card: only `outer_str` may differ. */
export function opensSameCard(a: CardOpeningParams, b: CardOpeningParams): boolean {
  return a.encryptCardId === b.encryptCardId && a.biz === b.biz;
}

async function paramsFor(
  door: ServiceAccountGateway,
  cardId: string,
  pasted: string | null,
): Promise<CardOpeningParams> {
  const read = pasted === null ? null : parseOpeningLink(pasted);
  if (pasted !== null && read === null) throw new ApiError('card_link_invalid');
  const { params } = await door.activateUrl({ cardId, outerStr: 'setup' });
  if (read !== null && !opensSameCard(read, params)) throw new ApiError('card_link_mismatch');
  return params;
}

/** Uses a card that exists. The first half asks WeChat, the answer keeps it in the act's transaction. */
export async function adoptCard(
  parts: Parts,
  merchantId: string,
  wish: { cardId: string; openingLink: string | null; actor: string },
): Promise<(trx: Kysely<Database>) => Promise<void>> {
  const door = await cardDoor(parts, merchantId);
  const card = await door.getCard(wish.cardId);
  if (!card.wxActivate || card.status === 'deleted') throw new ApiError('card_unusable');
  const params = await paramsFor(door, wish.cardId, wish.openingLink);
  return async (trx) => {
    const before = await trx
      .selectFrom('merchants')
      .select('card_id')
      .where('id', '=', merchantId)
      .executeTakeFirstOrThrow();
    await changeMerchant(trx, parts, merchantId, {
      columns: {
        card_id: wish.cardId,
        encrypt_card_id: params.encryptCardId,
        card_biz: params.biz,
        ...(card.title !== '' && { card_title: card.title }),
      },
      setup: {
        card_jump_mode: card.jumpMode ? 1 : 0,
        // The form of another card says nothing about this one.
        ...(before.card_id !== wish.cardId && { card_form_json: null }),
      },
      actor: wish.actor,
      action: 'merchant.card_adopted',
      detail: { cardId: wish.cardId },
    });
  };
}

const flag = (field: string) => `USER_FORM_INFO_FLAG_${field}` as const;

/** Throws `card_form_invalid` when a field is both required and optional, or named twice. */
function requireForm({ required, optional }: CardFormView): void {
  const all = [...required, ...optional];
  if (new Set(all).size !== all.length) throw new ApiError('card_form_invalid');
}

async function sendForm(door: ServiceAccountGateway, cardId: string, form: CardFormView): Promise<void> {
  await door.setActivateForm({
    cardId,
    required: { canModify: false, commonFieldIds: form.required.map(flag) },
    optional: { canModify: true, commonFieldIds: form.optional.map(flag) },
  });
}

/** 设置开卡字段 of the card in use. Throws `card_not_configured`. */
export async function setCardForm(
  parts: Parts,
  merchantId: string,
  { form, actor }: { form: CardFormView; actor: string },
): Promise<(trx: Kysely<Database>) => Promise<void>> {
  requireForm(form);
  const door = await cardDoor(parts, merchantId);
  const { card_id: cardId } = await parts.db
    .selectFrom('merchants')
    .select('card_id')
    .where('id', '=', merchantId)
    .executeTakeFirstOrThrow();
  if (cardId === null) throw new ApiError('card_not_configured');
  await sendForm(door, cardId, form);
  return (trx) =>
    changeMerchant(trx, parts, merchantId, {
      setup: { card_form_json: JSON.stringify(form) },
      actor,
      action: 'merchant.card_form_changed',
      detail: { required: form.required.join(','), optional: form.optional.join(',') },
    });
}

export interface CardWish extends Omit<MemberCardDraft, 'jump' | 'supplyBonus' | 'servicePhone'> {
  servicePhone: string | null;
  form: CardFormView;
  /** gh_…; null makes a card that WeChat activates by itself. */
  miniProgramName: string | null;
}

/**
 * One card for one key. The row is written before WeChat is asked: a try whose answer was lost is found by its retry,
 * which refuses to make a second card and says where to look (`card_creation_unclear`).
 */
async function cardFor(
  { db, clock }: Parts,
  merchantId: string,
  key: string,
  create: () => Promise<string>,
): Promise<string> {
  const rows = () =>
    db.selectFrom('card_creations').selectAll().where('merchant_id', '=', merchantId).where('key', '=', key);
  const before = await rows().executeTakeFirst();
  if (before?.card_id) return before.card_id;
  if (before) throw new ApiError('card_creation_unclear');
  await db
    .insertInto('card_creations')
    .values({ merchant_id: merchantId, key, state: 'asking', card_id: null, created_at: clock.now() })
    .execute();
  const mine = { merchant_id: merchantId, key };
  try {
    const cardId = await create();
    await db
      .updateTable('card_creations')
      .set({ state: 'created', card_id: cardId })
      .where('merchant_id', '=', mine.merchant_id)
      .where('key', '=', mine.key)
      .execute();
    return cardId;
  } catch (error) {
    // WeChat said no, so nothing was made and the same wish may be tried again.
    if (!isWechatError(error, 'unknown_result'))
      await db
        .deleteFrom('card_creations')
        .where('merchant_id', '=', mine.merchant_id)
        .where('key', '=', mine.key)
        .execute();
    else throw new ApiError('card_creation_unclear', { cause: error });
    throw error;
  }
}

/** Creates a card at WeChat with its form and opening link; the answer keeps it in the act's transaction. */
export async function createCard(
  parts: Parts,
  merchantId: string,
  { key, wish, publicUrl, actor }: { key: string; wish: CardWish; publicUrl: string; actor: string },
): Promise<(trx: Kysely<Database>) => Promise<void>> {
  requireForm(wish.form);
  const door = await cardDoor(parts, merchantId);
  const { form, miniProgramName, servicePhone, ...draft } = wish;
  const userName = miniProgramName === null ? null : `${miniProgramName.replace(/@app$/, '')}@app`;
  const cardId = await cardFor(parts, merchantId, key, async () => {
    const made = await door.createCard({
      ...draft,
      ...(servicePhone !== null && { servicePhone }),
      supplyBonus: true,
      jump:
        userName === null
          ? null
          : { url: publicUrl, miniProgramUserName: userName, miniProgramPage: MEMBER_PAGE },
    });
    return made.cardId;
  });
  await sendForm(door, cardId, form);
  const adopt = await adoptCard(parts, merchantId, { cardId, openingLink: null, actor });
  return async (trx) => {
    await adopt(trx);
    await noteSetup(trx, merchantId, {
      card_form_json: JSON.stringify(form),
      ...(userName !== null && { mini_program_name: userName }),
    });
    await changeMerchant(trx, parts, merchantId, {
      actor,
      action: 'merchant.card_created',
      detail: { cardId },
    });
  };
}
