import type { Kysely } from 'kysely';
import type { Config } from '../config';
import type { Database } from '../db/schema';
import { operatorLinks } from '../domain/accounts/links';
import { createMerchant } from '../domain/merchants/create';
import type { Services } from '../services';

/** Told to the operator as it is; nothing was changed. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

export interface OwnerLinkWish {
  /** Name of the merchant: the one that has it, else a new one. */
  merchant?: string | undefined;
  merchantId?: string | undefined;
  hours: number;
}

type Parts = Pick<Services, 'db' | 'clock' | 'random'> & { config: Pick<Config, 'publicUrl' | 'wechatMode'> };

const HOUR = 3_600_000;

/** The console reads the token from the fragment, which no browser sends to a server. */
const linkTo = (config: Pick<Config, 'publicUrl'>, page: string, token: string) =>
  `${config.publicUrl}/console/#/${page}?t=${token}`;

async function merchantOf(db: Kysely<Database>, parts: Parts, wish: OwnerLinkWish) {
  if (wish.merchantId !== undefined) {
    const row = await db
      .selectFrom('merchants')
      .select(['id', 'name'])
      .where('id', '=', wish.merchantId)
      .executeTakeFirst();
    if (!row) throw new OperatorError(`没有编号为 ${wish.merchantId} 的商家。`);
    return { ...row, made: false };
  }
  const name = wish.merchant?.trim() ?? '';
  if (name === '' || name.length > 40)
    throw new OperatorError(
      '请用 --merchant "名称" 写明商家名称（1–40 个字），或用 --merchant-id 指定商家。',
    );
  const known = await db.selectFrom('merchants').select(['id', 'name']).where('name', '=', name).execute();
  if (known.length > 1)
    throw new OperatorError(
      `有 ${known.length} 个商家都叫“${name}”，请用 --merchant-id 指定其中一个：${known.map((m) => m.id).join('、')}`,
    );
  const [only] = known;
  if (only) return { ...only, made: false };
  const simulated = parts.config.wechatMode === 'simulator';
  return { id: await createMerchant(db, parts, { name, simulated, actor: 'operator' }), name, made: true };
}

/** A one-time link that makes an owner of a merchant, which is made when nobody has its name. Answers what to print. */
export async function ownerLink(parts: Parts, wish: OwnerLinkWish): Promise<string[]> {
  return parts.db.transaction().execute(async (trx) => {
    const merchant = await merchantOf(trx, parts, wish);
    const token = await operatorLinks(trx, parts).make('owner', merchant.id, wish.hours * HOUR);
    return [
      `${merchant.made ? '已建立商家' : '商家'}：${merchant.name}（编号 ${merchant.id}）`,
      `店主链接（一次性，${wish.hours} 小时内有效，请只发给店主本人）：`,
      linkTo(parts.config, 'join', token),
    ];
  });
}

/** A one-time link with which somebody may sign up a merchant of their own. Answers what to print. */
export async function signUpCode(parts: Parts, hours: number): Promise<string[]> {
  const token = await operatorLinks(parts.db, parts).make('sign_up', null, hours * HOUR);
  return [
    `注册邀请（一次性，${hours} 小时内有效；服务需以 SIGN_UP=invitation 启动）：`,
    linkTo(parts.config, 'sign-up', token),
  ];
}
