/** Every way a call can end badly, with what to tell a person: the cause as a title, the next step as a text. */

export interface FailureWords {
  readonly title: string;
  readonly text: string;
}

const table = {
  // Between the phone and the server
  network_offline: { title: '网络不可用', text: '请检查手机网络（关闭飞行模式，或换一个网络）后重试。' },
  timeout: { title: '网络太慢', text: '服务器没有及时回答，请换个信号好的地方后重试。' },
  cancelled: { title: '已取消', text: '这次操作没有进行，请再试一次。' },
  login_unavailable: { title: '微信登录没有成功', text: '请检查网络后重试；如仍不行，请重启微信。' },
  unknown: { title: '出了点问题', text: '请稍后重试；如反复出现，请把编号告诉店员。' },
  // Requests
  bad_request: { title: '当前版本与服务器不一致', text: '请关闭小程序后重新打开，更新到最新版本。' },
  route_not_found: { title: '当前版本与服务器不一致', text: '请关闭小程序后重新打开，更新到最新版本。' },
  idempotency_key_missing: {
    title: '当前版本与服务器不一致',
    text: '请关闭小程序后重新打开，更新到最新版本。',
  },
  idempotency_conflict: { title: '这次操作与上一次冲突', text: '请返回会员中心，重新操作一次。' },
  rate_limited: { title: '操作太频繁', text: '请稍等片刻再试。' },
  unauthenticated: { title: '登录已失效', text: '请重试，小程序会为您重新登录。' },
  session_expired: { title: '登录已过期', text: '请重试，小程序会为您重新登录。' },
  // WeChat
  wechat_login_rejected: { title: '微信登录凭证已失效', text: '请关闭小程序后重新进入。' },
  wechat_busy: { title: '微信服务繁忙', text: '请稍后重试；已有的会员卡不受影响。' },
  wechat_misconfigured: { title: '商家的微信设置有误', text: '请告诉店员，由商家检查小程序与服务号设置。' },
  // Merchant
  merchant_unknown: { title: '没有找到这家商家', text: '商家可能尚未完成接入，请联系店员。' },
  merchant_suspended: { title: '商家已暂停服务', text: '会员权益请咨询商家；您的会员资料仍被保留。' },
  // Claim and use
  card_not_configured: { title: '商家尚未配置会员卡', text: '暂时无法领卡，请联系店员。' },
  claim_unknown: { title: '这次领卡已失效', text: '请重新点击领取会员卡。' },
  activation_pending: { title: '微信正在处理您的会员卡', text: '请稍候几秒，再点“继续开卡”。' },
  activation_rejected: { title: '开卡信息已失效', text: '请重新点击领取会员卡。' },
  not_a_member: { title: '您还不是会员', text: '请返回会员中心领取会员卡。' },
  tap_unknown: { title: '没有找到这次到店记录', text: '请再碰一次，或向店员出示会员码。' },
  // Account
  store_unknown: { title: '没有找到这家门店', text: '门店可能已停业，请返回门店列表查看。' },
  agreement_unknown: { title: '没有找到这个版本', text: '请返回查看现行的会员协议。' },
  agreement_outdated: { title: '协议有了新版本', text: '请阅读新版本，重新勾选同意后再试。' },
  consent_required: { title: '需要您先同意', text: '请阅读会员协议与隐私政策，勾选同意后再试。' },
  birthday_impossible: { title: '生日不对', text: '请选择 1900 年以后、今天以前的日期。' },
  phone_code_rejected: { title: '手机号授权已失效', text: '请重新点按绑定手机号。' },
  leave_changed: { title: '积分或余额刚有变动', text: '请核对新的数目，再次确认退出。' },
  binding_request_unknown: { title: '没有找到绑定申请', text: '请在柜台前重新申请。' },
  confirmation_unknown: { title: '没有找到这笔消费', text: '请向收银员核对后重新发起。' },
  confirmation_over: { title: '这笔消费已结束', text: '请向收银员核对后重新发起。' },
  points_insufficient: { title: '积分不足', text: '请换一种支付方式，或告诉收银员。' },
  balance_insufficient: { title: '余额不足', text: '请换一种支付方式，或告诉收银员。' },
  // Write page
  write_code_unknown: { title: '没有找到这个写卡码', text: '请向商家索取新的写卡码，再扫一次。' },
  write_code_expired: { title: '写卡码已过期', text: '请在商家平台重新获取写卡码。' },
  write_code_revoked: { title: '写卡码已被撤销', text: '请在商家平台重新获取写卡码。' },
  write_code_exhausted: { title: '今天的写入次数已用完', text: '请明天再试，或换一个写卡码。' },
  schemes_not_ready: { title: '可写入的链接正在向微信申请', text: '请稍等一分钟再试。' },
  tag_unknown: { title: '没有找到这个标签编号', text: '请重新扫描写卡码。' },
  tag_not_verified: { title: '标签还没有登记为已校验', text: '请先写入并校验成功，再设置保护。' },
  tag_not_protected: { title: '没有这枚标签的密码记录', text: '它的密码不是本商家设置的，请换一张标签。' },
  forbidden: { title: '您没有权限这样做', text: '请联系商家的管理员开通权限。' },
  // Staff on the phone
  staff_required: { title: '只有受邀员工可以写卡', text: '请先扫商家的员工邀请码，或请受邀员工操作。' },
  not_staff: { title: '您还不是这家商家的员工', text: '请向商家索取员工邀请码，用微信扫一扫加入。' },
  already_staff: { title: '您已经是员工', text: '不需要再接受邀请，直接扫写卡码即可。' },
  invitation_unknown: { title: '没有找到这个邀请', text: '请向商家索取新的员工邀请码。' },
  invitation_expired: { title: '邀请已过期', text: '请向商家索取新的员工邀请码。' },
  invitation_revoked: { title: '邀请已被撤销', text: '请向商家索取新的员工邀请码。' },
  invitation_used: { title: '这个邀请已被使用', text: '每个邀请只能用一次，请向商家索取新的员工邀请码。' },
  // Server
  database_busy: { title: '系统繁忙', text: '您的操作尚未生效，请稍后重试。' },
  internal: { title: '系统出了点问题', text: '请稍后重试；如反复出现，请把编号告诉店员。' },
} as const satisfies Record<string, FailureWords>;

export type FailureCode = keyof typeof table;
export const failureTable: Readonly<Record<FailureCode, FailureWords>> = table;

/** Codes after which the same request may simply be sent again, a little later. */
const TRANSIENT: readonly string[] = [
  'network_offline',
  'timeout',
  'rate_limited',
  'wechat_busy',
  'database_busy',
  'internal',
];

export interface FailureFacts {
  readonly code: FailureCode;
  /** The server's own words where we have none for its code. */
  readonly message?: string;
  /** What a person reports; absent when no server answered. */
  readonly requestId?: string;
  /** Milliseconds the server asks to wait. */
  readonly retryAfterMs?: number;
}

/** Thrown by every call of the API layer, and nothing else is. */
export class ApiFailure extends Error {
  readonly code: FailureCode;
  readonly requestId: string;
  readonly retryAfterMs: number;
  private readonly words: FailureWords;

  constructor(facts: FailureFacts) {
    super(facts.code);
    this.name = 'ApiFailure';
    this.code = facts.code;
    this.requestId = facts.requestId ?? '';
    this.retryAfterMs = facts.retryAfterMs ?? 0;
    const words = failureTable[facts.code];
    this.words =
      facts.code === 'unknown' && facts.message ? { title: words.title, text: facts.message } : words;
  }

  get title(): string {
    return this.words.title;
  }

  get text(): string {
    return this.words.text;
  }

  get transient(): boolean {
    return TRANSIENT.includes(this.code);
  }

  /** No server answered: what is stored on the phone is all there is. */
  get offline(): boolean {
    return this.code === 'network_offline' || this.code === 'timeout';
  }
}

export const isFailureCode = (code: unknown): code is FailureCode =>
  typeof code === 'string' && Object.prototype.hasOwnProperty.call(table, code);

/** Whatever was thrown, as an ApiFailure. */
export function asFailure(error: unknown): ApiFailure {
  return error instanceof ApiFailure ? error : new ApiFailure({ code: 'unknown' });
}
