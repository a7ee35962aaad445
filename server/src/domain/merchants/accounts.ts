import { ApiError } from '../../contract/api-error';
import type { MerchantsTable } from '../../db/schema';
import type { SecretBox } from '../../security/secrets';
import type { WechatAccount } from '../../wechat/gateway';

/** The merchant's sealed columns; each opens only where it was sealed. */
export type SealedColumn = 'app_secret' | 'service_app_secret' | 'push_token' | 'push_aes_key';

/** Context under which a merchant's secret is sealed (authenticated, so a copy into another row does not open). */
export function sealContext(merchantId: string, column: SealedColumn): string {
  return `merchant:${merchantId}:${column}`;
}

type MiniProgramColumns = Pick<MerchantsTable, 'id' | 'app_id' | 'app_secret_enc'>;
type ServiceColumns = Pick<MerchantsTable, 'id' | 'service_app_id' | 'service_app_secret_enc'>;

/**
 * The mini-program's account, for every call but `/card/*`. Throws `mini_program_missing` before the merchant has proven
 * one, SecretError when the stored secret does not open.
 */
export function miniProgramAccount(box: SecretBox, merchant: MiniProgramColumns): WechatAccount {
  const { app_id: appId, app_secret_enc: sealed } = merchant;
  if (appId === null || sealed === null) throw new ApiError('mini_program_missing');
  return {
    appId,
    appSecret: box.open(sealed, sealContext(merchant.id, 'app_secret')),
  };
}

/** The service account, for `/card/*` calls; null until the merchant has set it up. */
export function serviceAccount(box: SecretBox, merchant: ServiceColumns): WechatAccount | null {
  if (merchant.service_app_id === null || merchant.service_app_secret_enc === null) return null;
  return {
    appId: merchant.service_app_id,
    appSecret: box.open(merchant.service_app_secret_enc, sealContext(merchant.id, 'service_app_secret')),
  };
}
