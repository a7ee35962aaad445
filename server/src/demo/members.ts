import type { Kysely } from 'kysely';
import type { Database } from '../db/schema';
import { importOldMember } from '../domain/old-cards/repository';
import type { Services } from '../services';
import { DEMO } from './places';

/** The version that the demo merchant has in force. */
export const DEMO_AGREEMENT = '2026-01';

const MEMBERSHIP = [
  '一、会员卡由晋业示范商家（示例）发放，开卡免费，仅限本人使用。',
  '二、积分按实付金额累计，1 元积 1 分，可在结账时抵扣，不可兑换现金。',
  '三、您可以随时在会员中心退出会员。退出后积分清零；储值余额不会作废，凭余额退款号到门店或致电客服办理退款。',
  '四、规则如有变动，会以新版本公布，您同意后才对您生效。',
];
const PRIVACY = [
  '一、打开会员中心不需要提供任何个人信息；我们只记录微信分配给本小程序的编号，用来认出您的会员卡。',
  '二、领卡时您在微信开卡页填写的姓名和手机号，只用于开卡和到店识别；手机号加密保存，收银员只能看到后四位。',
  '三、绑定手机号、填写昵称和生日都是自愿的，可随时修改或清除。',
  '四、您可以在会员中心导出您的全部数据，也可以退出会员。退出后个人信息即被删除；依法必须保留的收支流水不再带有您的姓名和手机号。',
];

/** Old cards to try binding with: the first by the phone number of 林小满, the second by its number at the counter. */
const OLD_MEMBERS = [
  { number: 'A10002688', name: '林小满', phone: '13800138001', points: 860, balanceFen: 5_000 },
  { number: 'A10003001', name: '赵一鸣', phone: null, points: 120, balanceFen: 0 },
] as const;

/** The demo merchant's agreement, and two members of the system it used before. */
export async function addMemberData(
  db: Kysely<Database>,
  parts: Pick<Services, 'clock' | 'random' | 'secrets'>,
  at: number,
): Promise<void> {
  const common = { merchant_id: DEMO.merchant, version: DEMO_AGREEMENT, published_at: at };
  await db
    .insertInto('agreements')
    .values([
      { ...common, kind: 'membership', title: '会员服务协议', text: MEMBERSHIP.join('\n') },
      { ...common, kind: 'privacy', title: '隐私政策', text: PRIVACY.join('\n') },
    ])
    .execute();
  for (const old of OLD_MEMBERS) await importOldMember(db, parts, DEMO.merchant, old);
}
