import type { Selectable } from 'kysely';
import type { Static } from 'typebox';
import { ApiError } from '../../contract/api-error';
import type { MerchantFace } from '../../contract/member';
import { rememberedQuery } from '../../db/hot-query';
import type { MerchantsTable } from '../../db/schema';
import type { Services } from '../../services';

export type Merchant = Selectable<MerchantsTable>;
export type MerchantFaceView = Static<typeof MerchantFace>;

function served(row: Merchant | undefined): Merchant {
  if (!row) throw new ApiError('merchant_unknown');
  if (row.status === 'suspended') throw new ApiError('merchant_suspended');
  return row;
}

const byAppId = rememberedQuery((db, value: { appId: string }) =>
  db.selectFrom('merchants').selectAll().where('app_id', '=', value.appId),
);

/** The merchant of a mini-program. Throws `merchant_unknown` or `merchant_suspended`. */
export async function merchantByAppId({ db }: Pick<Services, 'db'>, appId: string): Promise<Merchant> {
  return served((await byAppId(db, { appId }))[0]);
}

const byId = rememberedQuery((db, value: { merchantId: string }) =>
  db.selectFrom('merchants').selectAll().where('id', '=', value.merchantId),
);

/** The merchant of a caller. Throws `merchant_suspended`, and `merchant_unknown` should it be gone. */
export async function merchantById({ db }: Pick<Services, 'db'>, merchantId: string): Promise<Merchant> {
  return served((await byId(db, { merchantId }))[0]);
}

function lines(json: string): string[] {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.filter((line) => typeof line === 'string') : [];
}

const faces = new WeakMap<Merchant, MerchantFaceView>();

/** What a visitor sees of the merchant before giving any data. Remembered with the row, which is never changed. */
export function merchantFace(merchant: Merchant): MerchantFaceView {
  const known = faces.get(merchant);
  if (known) return known;
  const face = faceOf(merchant);
  faces.set(merchant, face);
  return face;
}

function faceOf(merchant: Merchant): MerchantFaceView {
  return {
    name: merchant.name,
    brandColor: merchant.brand_color,
    logo: merchant.logo,
    cardTitle: merchant.card_title,
    benefits: lines(merchant.benefits_json),
    agreementVersion: merchant.agreement_version,
    servicePhone: merchant.service_phone,
  };
}
