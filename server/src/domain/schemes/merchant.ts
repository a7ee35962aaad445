import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import type { SecretBox } from '../../security/secrets';
import type { MiniProgramGateway, WechatGateway } from '../../wechat/gateway';
import { miniProgramAccount } from '../merchants/accounts';
import type { SchemeOrder } from './issuer';
import { TAG_PAGE, queryOf } from './rules';

/** What issuing needs to know about a merchant. */
export interface IssuingMerchant {
  gateway: MiniProgramGateway;
  modelId: string;
  mode: 'per_tag' | 'shared';
}

/** Null when the merchant is suspended or has no mini-program or device model yet: then there is nothing to issue with. */
export type FindIssuingMerchant = (merchantId: string) => Promise<IssuingMerchant | null>;

export function findIssuingMerchant(
  db: Kysely<Database>,
  box: SecretBox,
  gateway: WechatGateway,
): FindIssuingMerchant {
  return async (merchantId) => {
    const row = await db
      .selectFrom('merchants')
      .select(['id', 'status', 'app_id', 'app_secret_enc', 'nfc_model_id', 'nfc_mode'])
      .where('id', '=', merchantId)
      .executeTakeFirst();
    if (row?.status !== 'active' || row.app_id === null || row.nfc_model_id === null) return null;
    return {
      gateway: gateway.miniProgram(miniProgramAccount(box, row)),
      modelId: row.nfc_model_id,
      mode: row.nfc_mode,
    };
  };
}

/** The one order of shared mode: no serial, opens the merchant-wide entrance. Null before that entrance exists. */
export async function sharedOrder(
  db: Kysely<Database>,
  merchantId: string,
  modelId: string,
): Promise<SchemeOrder | null> {
  const entrance = await db
    .selectFrom('entrances')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('kind', '=', 'merchant')
    .executeTakeFirst();
  return entrance ? { modelId, serial: '', path: TAG_PAGE, query: queryOf(entrance.id) } : null;
}
