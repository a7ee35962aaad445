import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { pickFrom } from '../../security/ids';
import type { Services } from '../../services';
import { sealContext } from './accounts';
import { changeMerchant, noteSetup } from './change';

const HOUR = 3_600_000;
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export interface PushKeys {
  token: string;
  /** 43 characters: 32 bytes in base64 without the final `=`. */
  encodingAesKey: string;
}

/** Where WeChat sends the service account's messages. */
export const pushUrl = (publicUrl: string, pushId: string): string =>
  `${publicUrl}/api/v1/wechat/${pushId}/messages`;

/** Keeps the pasted keys of the message push, or makes new ones. Answers them: nobody sees them again. */
export async function setPushKeys(
  db: Kysely<Database>,
  { clock, random, secrets }: Pick<Services, 'clock' | 'random' | 'secrets'>,
  merchantId: string,
  { pasted, actor }: { pasted: PushKeys | null; actor: string },
): Promise<PushKeys & { pushId: string }> {
  const keys = pasted ?? {
    token: pickFrom(random, LETTERS, 32),
    encodingAesKey: pickFrom(random, LETTERS, 43),
  };
  await changeMerchant(db, { clock, random }, merchantId, {
    columns: {
      push_token_enc: secrets.seal(keys.token, sealContext(merchantId, 'push_token')),
      push_aes_key_enc: secrets.seal(keys.encodingAesKey, sealContext(merchantId, 'push_aes_key')),
    },
    setup: { push_keys_at: clock.now(), push_seen_at: null },
    actor,
    action: 'merchant.push_keys_changed',
  });
  const { push_id: pushId } = await db
    .selectFrom('merchants')
    .select('push_id')
    .where('id', '=', merchantId)
    .executeTakeFirstOrThrow();
  return { ...keys, pushId };
}

/** Notes that WeChat's own servers reached the push URL; once an hour is enough. */
export async function notePushSeen(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  merchantId: string,
): Promise<void> {
  const now = clock.now();
  const known = await db
    .selectFrom('merchant_setup')
    .select('push_seen_at')
    .where('merchant_id', '=', merchantId)
    .executeTakeFirst();
  const last = known?.push_seen_at ?? null;
  if (last === null || last < now - HOUR) await noteSetup(db, merchantId, { push_seen_at: now });
}
