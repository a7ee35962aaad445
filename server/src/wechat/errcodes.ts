import type { WechatErrorKind } from './errors';

export interface ErrcodeMeaning {
  kind: WechatErrorKind;
  /** Chinese sentence. */
  cause: string;
  /** Chinese sentence. */
  nextStep: string;
}

const TRY_SOON = '请稍等几秒再试。';
const NEW_LOGIN = '请重新打开小程序再试。';
const CHECK_CREDENTIAL = '请在微信公众平台核对后，到“商家设置”重新填写 AppID 和 AppSecret。';
const REPORT = '请把这条信息发给系统的技术支持。';
const CHECK_CARD = '请在“商家设置”核对会员卡编号，并确认这张卡属于已绑定的服务号。';

function meaning(kind: WechatErrorKind, cause: string, nextStep: string): ErrcodeMeaning {
  return { kind, cause, nextStep };
}

/**
 * Every errcode of the calls we make, in one place. Codes and meanings: WeChat's server API documents (stable_token,
 * code2Session, getPhoneNumber, generateNFCScheme, queryScheme, getUnlimitedQRCode, member card) and its global return
 * codes; 9800010 is undocumented and known from user reports.
 */
export const ERRCODES: Readonly<Record<number, ErrcodeMeaning>> = {
  [-1]: meaning('busy', '微信系统繁忙。', TRY_SOON),
  40001: meaning(
    'token',
    '微信不接受本次的 access_token。',
    '请稍后再试；若一直如此，请核对 AppSecret 是否已被重置。',
  ),
  40002: meaning(
    'permission',
    '该账号没有调用此接口的权限。',
    '请到微信公众平台确认账号已认证并已开通该能力。',
  ),
  40003: meaning('input', '这位顾客的 openid 不属于该服务号。', REPORT),
  40013: meaning('credential', 'AppID 无效，或该能力已被微信封禁。', CHECK_CREDENTIAL),
  40014: meaning('token', 'access_token 无效。', TRY_SOON),
  40029: meaning('code_spent', '微信登录凭证无效或已过期。', NEW_LOGIN),
  40056: meaning('input', '会员卡卡号无效。', '请让顾客重新打开会员卡；若一直如此，请核对卡号。'),
  40071: meaning('config', '卡券类型不正确，此操作不支持会员卡。', CHECK_CARD),
  40073: meaning('config', '会员卡编号（card_id）无效。', CHECK_CARD),
  40075: meaning('input', '加密卡号无法解密。', '请让顾客从会员中心重新领卡。'),
  40078: meaning(
    'state',
    '会员卡状态不可用，可能未通过审核或已删除。',
    '请到微信公众平台查看会员卡的审核状态。',
  ),
  40080: meaning('input', '领卡参数（card_ext）无效。', REPORT),
  40097: meaning('input', '提交给微信的参数不正确。', REPORT),
  40099: meaning('state', '该卡号已被核销。', '请让顾客重新领取会员卡。'),
  40125: meaning('credential', 'AppSecret 不正确。', CHECK_CREDENTIAL),
  40127: meaning('state', '顾客的这张会员卡状态异常，可能已删除、转赠或失效。', '请让顾客重新领取会员卡。'),
  40163: meaning('code_spent', '微信登录凭证已被使用过。', NEW_LOGIN),
  40164: meaning(
    'credential',
    '服务器的 IP 不在微信公众平台的白名单里。',
    '请把服务器出口 IP 加入该账号的 IP 白名单。',
  ),
  40165: meaning(
    'config',
    '小程序页面路径无效，线上版本里没有这个页面。',
    '请先发布包含该页面的小程序版本，再重新生成。',
  ),
  40169: meaning('input', '小程序码的场景值太长或含有不允许的字符。', REPORT),
  40212: meaning('input', '打开参数（query）太长或含有不允许的字符。', REPORT),
  40226: meaning('blocked', '微信判定该用户为高风险用户，登录被拒绝。', '请换用其他方式为这位顾客服务。'),
  41001: meaning('token', '请求缺少 access_token。', REPORT),
  41002: meaning('credential', '请求缺少 AppID。', CHECK_CREDENTIAL),
  41004: meaning('credential', '请求缺少 AppSecret。', CHECK_CREDENTIAL),
  41008: meaning('input', '请求缺少微信登录凭证。', NEW_LOGIN),
  41030: meaning('config', '小程序码的页面不在线上版本里。', '请先发布包含该页面的小程序版本，再重新生成。'),
  42001: meaning('token', 'access_token 已过期。', TRY_SOON),
  44990: meaning('rate', '每秒生成 NFC Scheme 的次数超过微信上限。', '系统会放慢速度继续生成，请稍候。'),
  44993: meaning('quota', '今天生成 Scheme 的次数已用完。', '明天会自动继续，无需操作。'),
  45009: meaning('quota', '该接口的调用次数已用完。', '请一分钟后再试；若仍提示，请等到明天。'),
  45011: meaning('rate', '操作太频繁。', '请一分钟后再试。'),
  45021: meaning('input', '会员卡的某个字段超过了长度限制。', '请缩短会员卡的标题、品牌名或说明后再提交。'),
  45030: meaning(
    'permission',
    '这张会员卡没有使用该接口的权限。',
    '请到微信公众平台确认服务号已开通会员卡能力。',
  ),
  45031: meaning('state', '会员卡库存为零。', '请在“商家设置”增加会员卡库存。'),
  47001: meaning('input', '提交给微信的数据格式不正确。', REPORT),
  48001: meaning(
    'permission',
    '该账号没有获得此接口的授权。',
    '请确认小程序与服务号没有填反，并已开通所需能力。',
  ),
  50002: meaning('blocked', '该账号被微信限制了此功能。', '请到微信公众平台查看站内通知。'),
  72003: meaning('config', '该接口只支持会员卡。', CHECK_CARD),
  72011: meaning('code_spent', '激活凭证无效。', '请让顾客从会员中心再领一次会员卡。'),
  72012: meaning('code_spent', '激活凭证已过期。', '请稍后再试一次；若仍提示，请让顾客重新领卡。'),
  72016: meaning(
    'permission',
    '该服务号的类目不允许创建会员卡。',
    '请到微信公众平台调整服务类目或申请卡券能力。',
  ),
  72026: meaning('config', '会员卡没有开启一键激活（wx_activate）。', '请在“商家设置”重新创建或更新会员卡。'),
  85079: meaning('config', '小程序还没有线上版本。', '请先发布小程序，再生成 NFC Scheme。'),
  85400: meaning(
    'quota',
    '长期有效的 Scheme 已达到 10 万个的终身上限。',
    '请回收不再使用的标签，或联系微信客服。',
  ),
  85402: meaning('input', '小程序版本参数（env_version）无效。', REPORT),
  85403: meaning('not_found', '微信没有找到这个 Scheme。', '请重新生成后再写入标签。'),
  9800003: meaning(
    'config',
    'NFC 设备型号（model_id）校验失败。',
    '请在微信公众平台“硬件设备”里核对 model_id 后重新填写。',
  ),
  9800007: meaning(
    'config',
    '该设备型号没有“NFC 标签调起小程序”能力。',
    '请在微信公众平台“硬件设备”里为该型号申请此能力。',
  ),
  9800008: meaning(
    'config',
    '一机一码的型号必须提供设备序列号（sn）。',
    '请在“商家设置”把该型号改为“一机一码”。',
  ),
  9800009: meaning(
    'config',
    '一型一码的型号不能带设备序列号（sn）。',
    '请在“商家设置”把该型号改为“一型一码”。',
  ),
  9800010: meaning(
    'exists',
    '该设备已经生成过 NFC Scheme，微信不会再次生成。',
    '系统会核对已有的 Scheme，或换用下一个序列号版本。',
  ),
};

const UNKNOWN: Omit<ErrcodeMeaning, 'cause'> = {
  kind: 'unexpected',
  nextStep: '请稍后再试；若一直如此，请把错误码发给技术支持。',
};

/** On the token and login calls WeChat uses the token codes for a wrong AppSecret. */
const AUTH_PATHS = new Set(['/cgi-bin/stable_token', '/cgi-bin/token', '/sns/jscode2session']);

/** Meaning of an errcode on a path; an unlisted code is `unexpected` and keeps its number in the words. */
export function meaningOf(errcode: number, path: string): ErrcodeMeaning {
  const effective = errcode === 40001 && AUTH_PATHS.has(path) ? 40125 : errcode;
  return ERRCODES[effective] ?? { ...UNKNOWN, cause: `微信返回了未知的错误（${errcode}）。` };
}
