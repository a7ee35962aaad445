import type { Kysely } from 'kysely';
import type { WechatMode } from '../config';
import type { Database } from '../db/schema';

/** Thrown at start when the data belongs to the other mode. Says what to do. */
export class WrongModeError extends Error {
  override readonly name = 'WrongModeError';
}

/**
 * Keeps simulated and real merchants apart (architecture §6): neither mode starts on the other's data. Answers a notice
 * for the operator when there is nobody to serve yet, else null.
 */
export async function checkMerchants(db: Kysely<Database>, mode: WechatMode): Promise<string | null> {
  const has = async (simulated: 0 | 1) =>
    (await db.selectFrom('merchants').select('id').where('simulated', '=', simulated).limit(1).execute())
      .length > 0;
  if (mode === 'simulator') {
    if (await has(0))
      throw new WrongModeError(
        '数据目录中已有真实商家，不能同时使用模拟微信：请设置 WECHAT_MODE=real，或把 DATA_DIR 指向另一个目录后重新启动。',
      );
    return null;
  }
  if (await has(1))
    throw new WrongModeError(
      '数据目录中是演示数据（模拟微信的商家），不能用于正式环境：请把 DATA_DIR 指向一个新的目录后重新启动。',
    );
  if (await has(0)) return null;
  return [
    '数据库里还没有商家，因此会员中心、写卡页和收银台暂时都会回答“没有找到这个小程序对应的商家”。',
    '请先建立商家并把链接发给店主：npm run owner-link -- --merchant "商家名称"（环境变量与启动时相同）。',
    '如果只是想看看效果：请用 WECHAT_MODE=simulator 启动，会自带演示商家和模拟微信。',
  ].join('\n');
}
