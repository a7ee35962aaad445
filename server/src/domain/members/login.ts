import { ApiError } from '../../contract/api-error';
import { createId } from '../../security/ids';
import type { Services } from '../../services';
import { isWechatError } from '../../wechat/errors';
import type { LoginIdentity } from '../../wechat/gateway';
import { miniProgramAccount } from '../merchants/accounts';
import type { Merchant } from './merchant';

type LoginServices = Pick<Services, 'db' | 'clock' | 'random' | 'secrets' | 'gateway'>;

/** The visitor row of a WeChat person; made at the first visit, its unionid kept up to date. */
async function visitorOf(services: LoginServices, merchantId: string, who: LoginIdentity): Promise<string> {
  const known = await services.db
    .selectFrom('visitors')
    .select(['id', 'unionid'])
    .where('merchant_id', '=', merchantId)
    .where('openid', '=', who.openid)
    .executeTakeFirst();
  if (known && (who.unionid === null || known.unionid === who.unionid)) return known.id;
  const row = await services.db
    .insertInto('visitors')
    .values({
      id: createId(services.random),
      merchant_id: merchantId,
      openid: who.openid,
      unionid: who.unionid,
      created_at: services.clock.now(),
    })
    .onConflict((conflict) =>
      conflict.columns(['merchant_id', 'openid']).doUpdateSet({ unionid: who.unionid }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Spends a `wx.login` code. That WeChat takes it together with this merchant's secret proves that the code belongs
 * to this merchant's mini-program. Throws `wechat_login_rejected` for a spent or foreign code.
 */
export async function logIn(services: LoginServices, merchant: Merchant, code: string): Promise<string> {
  const account = miniProgramAccount(services.secrets, merchant);
  try {
    return await visitorOf(
      services,
      merchant.id,
      await services.gateway.miniProgram(account).codeToSession(code),
    );
  } catch (error) {
    if (isWechatError(error, 'code_spent') || isWechatError(error, 'blocked'))
      throw new ApiError('wechat_login_rejected', { cause: error });
    throw error;
  }
}
