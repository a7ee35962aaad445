/**
 * The closed list of error codes of every API. `message` is for people: cause and next step, in Chinese.
 * A route names the codes it may answer besides the common ones; the OpenAPI document is made from here.
 */
export interface ErrorSpec {
  status: number;
  message: string;
}

const table = {
  // Requests
  bad_request: { status: 400, message: '请求内容不符合要求，请检查后重试。' },
  idempotency_key_missing: {
    status: 400,
    message: '缺少防重复编号（Idempotency-Key），请升级到最新版本后重试。',
  },
  idempotency_conflict: { status: 409, message: '同一个防重复编号被用于不同的内容，请重新操作一次。' },
  route_not_found: { status: 404, message: '没有这个接口，请核对地址或升级版本。' },
  rate_limited: { status: 429, message: '操作太频繁，请稍等片刻再试。' },
  // Who is calling
  unauthenticated: { status: 401, message: '尚未登录或登录已失效，请重新登录。' },
  session_expired: { status: 401, message: '登录已过期，正在为您重新登录，请稍候再试。' },
  forbidden: { status: 403, message: '当前账号没有这项权限，请联系商家管理员。' },
  csrf_failed: { status: 403, message: '页面已过期，请刷新后重试。' },
  login_failed: { status: 401, message: '登录名或密码不正确，请核对后重试。' },
  password_wrong: { status: 403, message: '当前密码不正确，请核对后重试。' },
  sign_up_closed: { status: 403, message: '本平台没有开放注册，请联系平台管理员为您开通。' },
  link_invalid: { status: 410, message: '这个链接无效、已被使用或已过期，请向平台管理员索取新的链接。' },
  login_name_taken: { status: 409, message: '这个登录名已被使用，请换一个登录名。' },
  // WeChat
  wechat_login_rejected: { status: 401, message: '微信登录凭证已失效，请重新进入小程序。' },
  wechat_busy: { status: 503, message: '微信服务繁忙，请稍后再试；已有的会员卡不受影响。' },
  wechat_misconfigured: { status: 502, message: '商家的微信配置有误，请联系商家检查小程序与服务号设置。' },
  app_id_taken: {
    status: 409,
    message: '这个 AppID 已由本平台的另一个商家使用；若它属于您，请联系平台管理员。',
  },
  app_id_frozen: {
    status: 409,
    message: '这个 AppID 已写进标签或会员卡，不能再更换；如需使用另一个账号，请另建一个商家。',
  },
  service_account_missing: {
    status: 409,
    message: '还没有填写服务号的 AppID 和 AppSecret，请先填写，会员卡属于服务号。',
  },
  card_link_invalid: {
    status: 422,
    message: '这不是会员卡的开卡链接，请复制以 mp.weixin.qq.com/bizmall/activatemembercard 开头的完整链接。',
  },
  card_link_mismatch: {
    status: 422,
    message: '开卡链接不属于这个会员卡编号，请核对 card_id，或留空链接由系统向微信获取。',
  },
  card_unusable: {
    status: 422,
    message: '这张会员卡没有开启一键激活（wx_activate）或已被删除，开卡组件打不开它，请换一张或新建。',
  },
  card_form_invalid: { status: 422, message: '同一个开卡字段不能既必填又选填，请只保留一处。' },
  card_creation_unclear: {
    status: 409,
    message:
      '已向微信提交建卡，但没有收到结果：请到微信公众平台“卡券功能”查看，已建成就填写它的 card_id 采用，没有再重新创建。',
  },
  logo_unusable: { status: 422, message: 'logo 必须是不超过 32 KB 的 PNG、JPEG 或 WebP 图片，请换一张。' },
  mini_program_missing: {
    status: 409,
    message: '还没有填写小程序的 AppID 和 AppSecret，请店主先到“商家设置”填写。',
  },
  // Merchant and entrances
  merchant_unknown: { status: 404, message: '没有找到这个小程序对应的商家，请联系商家确认已完成接入。' },
  merchant_suspended: { status: 403, message: '该商家已暂停服务，请联系商家。' },
  entrance_unknown: { status: 404, message: '没有找到这个入口，请刷新列表后重试。' },
  period_too_long: { status: 422, message: '一次最多统计 366 天，请缩短时间范围。' },
  store_unknown: { status: 404, message: '没有找到这家门店，请刷新列表后重试。' },
  changed_meanwhile: {
    status: 409,
    message: '这里的内容在您打开之后被别人改过，没有保存；请核对最新的内容后再保存一次。',
  },
  terminal_unknown: { status: 404, message: '没有找到这个收银终端，请刷新列表后重试。' },
  store_name_taken: { status: 409, message: '这个机构已有同名的门店，请换一个名称。' },
  store_code_taken: {
    status: 409,
    message: '这个门店编码已属于另一家门店，请换一个编码，或先修改那家门店的编码。',
  },
  terminal_name_taken: { status: 409, message: '这家门店已有同名的收银终端，请换一个名称。' },
  // Claim and use
  card_not_configured: { status: 409, message: '商家尚未配置会员卡，暂时无法领卡，请联系商家。' },
  claim_unknown: { status: 404, message: '这次领卡已失效，请返回会员中心重新领取。' },
  activation_pending: { status: 409, message: '微信正在处理您的会员卡，请稍候几秒再试。' },
  activation_rejected: { status: 422, message: '开卡信息已失效，请返回会员中心重新领取。' },
  not_a_member: { status: 409, message: '您还不是会员，请先领取会员卡。' },
  // The member's account
  agreement_unknown: { status: 404, message: '没有找到这个版本的协议，请返回重试。' },
  agreement_outdated: { status: 409, message: '协议已有新版本，请阅读新版本后再同意。' },
  consent_required: {
    status: 409,
    message: '这项操作需要您的同意，请先阅读会员协议与隐私政策，同意后再试。',
  },
  birthday_impossible: { status: 422, message: '生日不能晚于今天，也不能早于 1900 年，请重新选择。' },
  phone_code_rejected: { status: 422, message: '手机号授权已失效，请重新点按“绑定手机号”。' },
  leave_changed: { status: 409, message: '您的积分或余额刚刚有变动，请核对后再次确认退出。' },
  refund_unknown: { status: 404, message: '没有找到这个退款号，请与顾客手机上的“余额退款号”核对。' },
  refund_settled: { status: 409, message: '这个退款号的余额已经退还，不能再退一次。' },
  binding_request_unknown: {
    status: 404,
    message: '没有找到这个绑定申请，或它已处理、已过期；请会员在手机上重新申请。',
  },
  old_card_unknown: { status: 404, message: '没有可绑定的旧会员卡：请核对卡号，或它已被绑定。' },
  // Write page
  write_code_unknown: { status: 404, message: '没有找到这个写卡码，请向商家索取新的写卡码。' },
  write_code_expired: { status: 410, message: '写卡码已过期，请在商家平台重新获取。' },
  write_code_revoked: { status: 410, message: '写卡码已被撤销，请在商家平台重新获取。' },
  write_code_exhausted: {
    status: 429,
    message: '这个写卡码今天的写入次数已用完，请明天再试或换一个写卡码。',
  },
  schemes_not_ready: { status: 503, message: '可写入的链接正在向微信申请，请稍等一分钟再试。' },
  scheme_quota_exceeded: {
    status: 409,
    message: '超出了小程序 NFC Scheme 的终身额度，请减少数量。',
  },
  nfc_model_missing: {
    status: 409,
    message: '还没有填写小程序和 NFC 设备型号（model_id），请店主先到“商家设置”填写。',
  },
  tag_order_shared: {
    status: 409,
    message:
      '一型一码的商家只有一个 Scheme，所有标签内容相同，不能逐枚下单；请在“商家设置”改用一机一码的型号。',
  },
  tag_order_unknown: { status: 404, message: '没有找到这个批次，请刷新列表后重试。' },
  tag_order_over: { status: 409, message: '这个批次的状态已经变了，不能再这样操作，请刷新列表。' },
  tag_order_unfinished: {
    status: 409,
    message: '这个批次的 Scheme 还没有发放完，请等它完成后再下载工厂文件。',
  },
  readback_unknown: { status: 404, message: '没有找到这次回读，请刷新列表后重试。' },
  readback_unreadable: {
    status: 422,
    message: '这个文件读不懂，请上传工厂按模板填好“UID”和“读回内容”的 CSV 或 XLSX 文件。',
  },
  tag_unknown: { status: 404, message: '没有找到这个标签编号，请重新扫描写卡码。' },
  tag_not_verified: {
    status: 409,
    message: '这枚标签还没有登记为“已校验”，请先写入并校验成功，再设置保护。',
  },
  tag_not_protected: { status: 409, message: '没有这枚标签的密码记录，它不是由本商家设置密码的。' },
  // Staff on the phone
  staff_required: {
    status: 403,
    message: '商家只允许受邀员工写卡，请先用微信扫描商家的员工邀请码，或请受邀员工操作。',
  },
  not_staff: { status: 403, message: '您还不是这家商家的员工，请向商家索取员工邀请码。' },
  already_staff: { status: 409, message: '您已经是这家商家的员工，不需要再接受邀请。' },
  invitation_unknown: { status: 404, message: '没有找到这个邀请，请向商家索取新的员工邀请码。' },
  invitation_expired: { status: 410, message: '邀请已过期，请向商家索取新的员工邀请码。' },
  invitation_revoked: { status: 410, message: '邀请已被撤销，请向商家索取新的员工邀请码。' },
  invitation_used: { status: 410, message: '这个邀请已被使用，请向商家索取新的员工邀请码。' },
  stores_required: {
    status: 422,
    message: '请至少选择一家门店，或选择“全部门店”；店长必须指定门店，只能看到和管理这些门店。',
  },
  staff_unknown: { status: 404, message: '没有找到这位员工，请刷新列表后重试。' },
  last_owner: { status: 409, message: '商家至少要有一位店主，请先邀请另一位店主。' },
  // Front desk
  pairing_code_invalid: { status: 410, message: '配对码不正确或已失效，请在商家平台重新生成。' },
  terminal_revoked: { status: 401, message: '此收银终端已被解除配对，请在商家平台重新配对。' },
  tap_unknown: { status: 404, message: '没有找到这位会员的到店记录，请请会员再碰一次。' },
  tap_not_waiting: { status: 409, message: '这位会员已被处理或已超时，请请会员再碰一次。' },
  tap_not_stored: { status: 409, message: '这次到店尚未保存完成，请稍等一秒再试。' },
  tap_number_required: {
    status: 409,
    message: '请看会员手机上的两位数字，选中同一个数字后再接待；手机上没有数字的，请会员出示会员码。',
  },
  tap_number_wrong: {
    status: 409,
    message:
      '选的数字与会员手机上的不一致，请再核对；选错两次，这次到店会被清除，请会员再碰一次或出示会员码。',
  },
  member_code_invalid: { status: 404, message: '会员码无效，请会员刷新后重新出示。' },
  member_code_expired: { status: 410, message: '会员码已过期，请会员刷新后重新出示。' },
  member_code_used: { status: 409, message: '会员码已使用过，请会员刷新后重新出示。' },
  card_number_unknown: { status: 404, message: '没有找到这个卡号的会员，请核对号码，或请会员出示会员码。' },
  member_candidate_over: { status: 410, message: '查找结果已过期，请重新输入手机尾号查找。' },
  // Points and balance
  member_unknown: { status: 404, message: '没有找到这位会员，请刷新列表后重试。' },
  identification_over: {
    status: 409,
    message: '这次识别已结束或时间太久，请请会员再碰一次或出示会员码，再继续操作。',
  },
  confirmation_required: {
    status: 409,
    message: '使用积分或余额需要会员本人确认：请扫描会员码，或请会员在手机上确认。',
  },
  points_insufficient: { status: 409, message: '会员的积分不够，请减少使用的积分后重试。' },
  balance_insufficient: { status: 409, message: '会员的余额不足，请减少金额或换一种付款方式。' },
  ledger_limit: { status: 422, message: '超出了单个会员可持有的积分或余额上限，请核对数额后重试。' },
  ledger_entry_unknown: { status: 404, message: '没有找到这笔记录，请刷新列表后重试。' },
  ledger_entry_reversed: { status: 409, message: '这笔记录已经撤销过，不能再次撤销，请刷新列表。' },
  ledger_entry_final: {
    status: 409,
    message: '撤销记录和期初记录不能再撤销；如需更正，请重新记一笔。',
  },
  confirmation_unknown: { status: 404, message: '没有找到这次确认，请请前台重新发起。' },
  confirmation_over: { status: 409, message: '这次确认已经结束或超时，请请前台重新发起。' },
  // Materials
  material_character_missing: {
    status: 422,
    message: '名称里有印刷字库没有的字，请改用常用字，或不印门店名称。',
  },
  material_name_too_long: { status: 422, message: '名称太长，放不下，请改短名称，或不印门店名称。' },
  material_too_many: { status: 422, message: '一次最多拼 40 个立牌，请缩小范围，或改用打包下载。' },
  webhook_address_refused: {
    status: 422,
    message: '回调地址必须是公网可以访问的 https 地址，不能是本机或内网地址，请检查后重新填写。',
  },
  webhook_unknown: { status: 404, message: '没有找到这个回调地址，请刷新列表后重试。' },
  // Sheets
  sheet_encoding: {
    status: 422,
    message: '文件的文字编码不是 UTF-8、GB18030 或 UTF-16，请用 Excel 另存为 XLSX 后重新上传。',
  },
  sheet_old_excel: {
    status: 422,
    message: '这是旧版 .xls 文件或加了密码的文件，请用 Excel 去掉密码并另存为 .xlsx 后重新上传。',
  },
  sheet_damaged: {
    status: 422,
    message: '文件读不出来：它不是完整的 CSV 或 XLSX 表格，请重新导出或另存后再上传。',
  },
  sheet_too_large: {
    status: 413,
    message: '文件太大：一个文件最多 64 MB、一百万行、64 列，每格最多 8000 字，请拆成几个文件。',
  },
  sheet_columns: {
    status: 422,
    message: '表头与模板不符，请下载模板，按模板的列名填写后重新上传。',
  },
  sheet_empty: {
    status: 422,
    message: '文件里没有数据行：第一行是表头，数据从第二行开始，请检查后重新上传。',
  },
  import_unknown: { status: 404, message: '没有找到这次导入，请刷新列表后重试。' },
  import_not_ready: { status: 409, message: '这次导入现在不能做这一步，请刷新后按页面提示操作。' },
  import_has_faults: {
    status: 409,
    message: '文件里还有不合格的行：请改好后重新上传，或选择跳过这些行。',
  },
  import_busy: { status: 409, message: '另一个导入正在写入，请等它完成或取消它，再确认这一个。' },
  // Server
  database_busy: { status: 503, message: '系统繁忙，请稍后再试；您的操作尚未生效。' },
  internal: { status: 500, message: '系统出了点问题，请稍后再试；如反复出现，请把编号告诉商家。' },
} as const satisfies Record<string, ErrorSpec>;

export type ErrorCode = keyof typeof table;
export const errorTable: Readonly<Record<ErrorCode, ErrorSpec>> = table;
export const errorCodes = Object.keys(table) as ErrorCode[];

/** Codes every route may answer. */
export const commonErrors: readonly ErrorCode[] = [
  'bad_request',
  'route_not_found',
  'rate_limited',
  'database_busy',
  'internal',
];
