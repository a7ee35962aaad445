import type { Selectable } from 'kysely';
import type { MerchantsTable } from '../../db/schema';
import type { Services } from '../../services';
import type { PushCredential } from '../../wechat/push-crypto';
import { sealContext } from './accounts';

export interface PushReceiver {
  readonly merchant: Selectable<MerchantsTable>;
  readonly credential: PushCredential;
}

/** Whose message URL this is, with what its pushes are signed and sealed; null when nobody's or not set up. */
export async function pushReceiver(
  { db, secrets }: Pick<Services, 'db' | 'secrets'>,
  pushId: string,
): Promise<PushReceiver | null> {
  const merchant = await db
    .selectFrom('merchants')
    .selectAll()
    .where('push_id', '=', pushId)
    .executeTakeFirst();
  if (!merchant) return null;
  const { service_app_id: appId, push_token_enc: token, push_aes_key_enc: aesKey } = merchant;
  if (appId === null || token === null || aesKey === null) return null;
  return {
    merchant,
    credential: {
      appId,
      token: secrets.open(token, sealContext(merchant.id, 'push_token')),
      encodingAesKey: secrets.open(aesKey, sealContext(merchant.id, 'push_aes_key')),
    },
  };
}
