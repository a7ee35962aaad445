import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import type { WechatAccount } from '../../wechat/gateway';
import { sealContext } from './accounts';
import { changeMerchant } from './change';

export type AccountKind = 'mini_program' | 'service_account';

const COLUMNS = {
  mini_program: { id: 'app_id', secret: 'app_secret_enc', sealed: 'app_secret', at: 'app_proven_at' },
  service_account: {
    id: 'service_app_id',
    secret: 'service_app_secret_enc',
    sealed: 'service_app_secret',
    at: 'service_app_proven_at',
  },
} as const;

/**
 * Whether an AppID may not change any more: the mini-program's stands in schemes that WeChat never issues anew, the
 * service account's owns the cards that members hold.
 */
export async function isFrozen(
  db: Kysely<Database>,
  merchantId: string,
  kind: AccountKind,
): Promise<boolean> {
  if (kind === 'mini_program') {
    const scheme = await db
      .selectFrom('schemes')
      .select('id')
      .where('merchant_id', '=', merchantId)
      .where('state', '=', 'issued')
      .limit(1)
      .executeTakeFirst();
    return scheme !== undefined;
  }
  const member = await db
    .selectFrom('members')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .limit(1)
    .executeTakeFirst();
  return member !== undefined;
}

/** Refuses an AppID that another merchant has proven, or that would leave issued schemes behind. */
async function requireFree(
  db: Kysely<Database>,
  merchantId: string,
  kind: AccountKind,
  appId: string,
): Promise<void> {
  const holders = await db
    .selectFrom('merchants')
    .select('id')
    .where((either) => either.or([either('app_id', '=', appId), either('service_app_id', '=', appId)]))
    .execute();
  if (holders.some((holder) => holder.id !== merchantId)) throw new ApiError('app_id_taken');
  const { id } = COLUMNS[kind];
  const mine = await db
    .selectFrom('merchants')
    .select(['app_id', 'service_app_id'])
    .where('id', '=', merchantId)
    .executeTakeFirstOrThrow();
  if (mine[id] !== null && mine[id] !== appId && (await isFrozen(db, merchantId, kind)))
    throw new ApiError('app_id_frozen');
}

/**
 * An account that WeChat accepts becomes the merchant's. The answer's first half asks WeChat; call `keep` in the
 * transaction of the act. An AppID belongs to nobody until its secret was proven, so that nobody can reserve another's.
 * Throws `app_id_taken`, `app_id_frozen`, and what WeChat says of a wrong secret.
 */
export async function proveAccount(
  { db, gateway, secrets, clock, random }: Pick<Services, 'db' | 'gateway' | 'secrets' | 'clock' | 'random'>,
  merchantId: string,
  wish: { kind: AccountKind; account: WechatAccount; actor: string },
): Promise<(trx: Kysely<Database>) => Promise<void>> {
  const { kind, account, actor } = wish;
  await requireFree(db, merchantId, kind, account.appId);
  const door = kind === 'mini_program' ? gateway.miniProgram(account) : gateway.serviceAccount(account);
  await door.verifyCredential();
  return async (trx) => {
    await requireFree(trx, merchantId, kind, account.appId);
    const { id, secret, sealed, at } = COLUMNS[kind];
    await changeMerchant(trx, { clock, random }, merchantId, {
      columns: {
        [id]: account.appId,
        [secret]: secrets.seal(account.appSecret, sealContext(merchantId, sealed)),
      },
      setup: { [at]: clock.now() },
      actor,
      action: 'merchant.account_proven',
      detail: { kind, appId: account.appId },
    });
  };
}
