import type { Static } from 'typebox';
import type { Guide } from '../../contract/console-guide';
import { iso, isoOrNull } from '../iso';

export type GuideView = Static<typeof Guide>;
export type StepView = GuideView['steps'][number];
export type Step = StepView['step'];
export type Finding = NonNullable<StepView['finding']>;

/** In the order of the manual. */
export const STEPS: readonly Step[] = [
  'mini_program',
  'service_account',
  'nfc_device',
  'nfc_capability',
  'page_published',
  'card',
  'card_form',
  'card_jump',
  'card_link',
  'message_push',
  'open_platform',
  'first_tag',
];

/** What the last pre-flight found for a step. */
export interface Check {
  state: 'passed' | 'failed' | 'unsure';
  finding: Finding | null;
  checkedAt: number;
}

/** What is known without asking WeChat. Times in milliseconds. */
export interface Facts {
  appProvenAt: number | null;
  serviceAppProvenAt: number | null;
  hasModel: boolean;
  hasCard: boolean;
  hasLink: boolean;
  hasForm: boolean;
  hasPushKeys: boolean;
  /** When WeChat's servers last reached the push URL. */
  pushSeenAt: number | null;
  /** Whether anybody came with a unionid; null before anybody came. */
  visitorsHaveUnionid: boolean | null;
  hasVerifiedTag: boolean;
}

const told = (cause: string, remedy: string): Finding => ({ errcode: null, errmsg: '', cause, remedy });

/** Findings of ours, where WeChat has no call that answers. */
export const FINDINGS = {
  formUnknown: told(
    '微信没有查询开卡字段的接口，系统不知道这张卡是否设置过。',
    '请在“商家设置 → 会员卡”里设置开卡字段；若已在公众平台设置过，可以忽略。',
  ),
  pushSilent: told(
    '还没有收到微信服务器的验证或消息。',
    '请在公众平台“设置与开发 → 基本配置 → 服务器配置”里填写推送地址、Token 和 EncodingAESKey（安全模式）并启用。',
  ),
  visitorsUnknown: told(
    '还没有顾客打开过会员中心，暂时无法确认。',
    '请在微信开放平台把小程序和服务号绑定到同一个账号；第一位顾客打开会员中心后这里会自动更新。',
  ),
  noUnionid: told(
    '顾客登录时没有 UnionID：小程序还没有绑定到微信开放平台账号。',
    '请在微信开放平台把小程序和服务号绑定到同一个账号，绑定后让顾客重新打开会员中心。',
  ),
  notJump: told(
    '这张卡不是跳转型：开卡后顾客停留在微信卡面，由微信激活，不会自动回到会员中心。',
    '仍可领卡，只是慢一步。要跳转型，请填写小程序原始 ID 后重新创建会员卡。',
  ),
  cardInReview: told(
    '会员卡正在审核，通过之前只有白名单里的人可以领取。',
    '请等待微信审核，通过后再检查一次。',
  ),
  cardRejected: told(
    '会员卡没有通过微信审核。',
    '请在公众平台“卡券功能”查看驳回原因，修改后重新提交，或新建一张。',
  ),
  cardGone: told('会员卡已被删除。', '请在“商家设置 → 会员卡”里采用另一张卡，或新建一张。'),
  cardUnusable: told(
    '会员卡没有开启一键激活（wx_activate），开卡组件打不开它。',
    '请在“商家设置 → 会员卡”里采用另一张卡，或新建一张。',
  ),
  cardStateUnknown: told('微信返回了不认识的会员卡状态。', '请在公众平台“卡券功能”查看这张卡。'),
  linkMismatch: told(
    '已保存的开卡参数与微信现在给出的不一致，可能属于另一张卡。',
    '请在“商家设置 → 会员卡”里重新采用这张卡，开卡链接留空即可。',
  ),
  noScheme: told('微信没有给出 NFC Scheme，也没有说明原因。', '请稍后再检查一次。'),
  pushPort: told(
    '微信只向 80 或 443 端口的公网地址推送消息。',
    '请让 PUBLIC_URL 指向公网域名的 https 地址（443 端口）后重新启动服务。',
  ),
} as const;

type Known = Pick<StepView, 'state'> & { at?: number | null; finding?: Finding };

/** What the facts alone say of a step; null: only WeChat knows. */
function fromFacts(step: Step, facts: Facts): Known | null {
  const missing: Known = { state: 'missing' };
  switch (step) {
    case 'mini_program':
      return facts.appProvenAt === null ? missing : { state: 'passed', at: facts.appProvenAt };
    case 'service_account':
      return facts.serviceAppProvenAt === null ? missing : { state: 'passed', at: facts.serviceAppProvenAt };
    case 'nfc_device':
    case 'nfc_capability':
      return facts.hasModel && facts.appProvenAt !== null ? null : missing;
    case 'page_published':
      return facts.appProvenAt === null ? missing : null;
    case 'card':
    case 'card_jump':
      return facts.hasCard ? null : missing;
    case 'card_link':
      return facts.hasLink ? null : missing;
    case 'card_form':
      if (!facts.hasCard) return missing;
      return facts.hasForm ? { state: 'passed' } : { state: 'unsure', finding: FINDINGS.formUnknown };
    case 'message_push':
      if (!facts.hasPushKeys) return missing;
      return facts.pushSeenAt === null
        ? { state: 'unsure', finding: FINDINGS.pushSilent }
        : { state: 'passed', at: facts.pushSeenAt };
    case 'open_platform':
      if (facts.visitorsHaveUnionid === null) return { state: 'unsure', finding: FINDINGS.visitorsUnknown };
      return facts.visitorsHaveUnionid
        ? { state: 'passed' }
        : { state: 'failed', finding: FINDINGS.noUnionid };
    case 'first_tag':
      return facts.hasVerifiedTag ? { state: 'passed' } : missing;
  }
}

/** The guide as people see it: what is missing comes first, then what WeChat last said, then what we know ourselves. */
export function guideOf(facts: Facts, checks: ReadonlyMap<Step, Check>): GuideView {
  const steps = STEPS.map((step): StepView => {
    const known = fromFacts(step, facts);
    const check = known?.state === 'missing' ? undefined : checks.get(step);
    if (check) {
      const checkedAt = iso(check.checkedAt);
      return { step, state: check.state, checkedAt, finding: check.finding };
    }
    const at = known?.at ?? null;
    return {
      step,
      state: known?.state ?? 'unchecked',
      checkedAt: isoOrNull(at),
      finding: known?.finding ?? null,
    };
  });
  return { steps, done: steps.filter(({ state }) => state === 'passed').length };
}
