import type { Static } from 'typebox';
import type { AuditAction } from './audit-actions';
import type { AuditActorKind, AuditRow } from './console-audit';
import { counted, yuan } from './numbers';
import { roleNames } from './role-names';

/** A word for everything that the audit log holds. */
export const auditWords: Record<AuditAction, string> = {
  'staff.login': '登录商家平台',
  'staff.login_failed': '登录失败',
  'staff.logout': '退出商家平台',
  'entrance.enabled': '启用入口',
  'entrance.disabled': '停用入口',
  'write_code.made': '生成写卡码',
  'write_code.revoked': '撤销写卡码',
  'terminal.pairing_code_made': '生成前台配对码',
  'terminal.revoked': '解除前台配对',
  'terminal.added': '新增收银终端',
  'terminal.renamed': '修改收银终端',
  'store.added': '新增门店',
  'store.changed': '修改门店',
  'tag.moved_to_entrance': '移到另一个入口',
  'tag.moved_to_chip': '写到另一枚芯片',
  'tag.overwritten': '被另一枚标签覆盖',
  'tag.erased': '标签被擦除',
  'tag.protection_changed': '改变标签保护',
  'tag.password_given': '取用标签密码',
  'tag_password_key.made': '更换标签密码的密钥',
  'tag.disabled': '停用标签',
  'tag.enabled': '启用标签',
  'tag.lost': '标签挂失',
  'tag.found': '标签找回',
  'staff.invited': '邀请员工',
  'staff.invitation_revoked': '撤销员工邀请',
  'staff.joined': '加入为员工',
  'staff.phone_linked': '绑定本人手机',
  'staff.phone_login': '在手机上登录',
  'staff.role_changed': '改变员工角色',
  'staff.stores_changed': '改变员工的门店',
  'staff.disabled': '停用员工',
  'staff.enabled': '启用员工',
  'staff.password_changed': '修改密码',
  'old_card.bound': '绑定旧会员卡',
  'member.left': '会员退出',
  'merchant.made': '建立商家',
  'merchant.owner_made': '建立店主账号',
  'merchant.account_proven': '验证微信账号',
  'merchant.settings_changed': '修改商家设置',
  'merchant.push_keys_changed': '更换消息推送密钥',
  'merchant.card_adopted': '采用会员卡',
  'merchant.card_created': '创建会员卡',
  'merchant.card_form_changed': '修改开卡字段',
  'merchant.agreement_published': '发布会员协议',
  'merchant.pick_rule_changed': '修改前台选号规则',
  'merchant.write_policy_changed': '修改谁可以写卡',
  'webhook.set': '设置回调地址',
  'webhook.paused': '暂停回调地址',
  'webhook.resumed': '恢复回调地址',
  'webhook.tested': '测试回调地址',
  'webhook.removed': '移除回调地址',
  'ledger.adjusted': '调整积分或余额',
  'scheme_queue.resumed': '恢复链接发放',
  'tag_order.made': '下标签订单',
  'tag_order.paused': '暂停标签订单',
  'tag_order.resumed': '继续标签订单',
  'tag_order.cancelled': '取消标签订单',
  'tag_order.file_taken': '下载代工文件',
  'tag_order.read_back': '导入代工回读',
  'tag_order.registered': '登记代工标签',
  'entrances.enabled': '成批启用入口',
  'entrances.disabled': '成批停用入口',
  'import.confirmed': '确认导入',
  'import.cancelled': '取消导入',
  'import.done': '导入完成',
  'stores.exported': '导出门店',
  'old_members.exported': '导出旧会员',
  'member.refunded': '退还退出会员的余额',
  'member.exported': '导出会员',
  'taps.exported': '导出到店统计',
  'audit.exported': '导出操作记录',
  'tags.exported': '导出标签',
};

/** What was done, for people; an action that there is no word for is named as it was noted. */
export const actionText = (action: string): string =>
  Object.hasOwn(auditWords, action) ? auditWords[action as AuditAction] : `其他操作（${action}）`;

/** Every action, by its word. */
export const auditChoices = (Object.keys(auditWords) as AuditAction[])
  .map((value) => ({ value, text: auditWords[value] }))
  .sort((a, b) => a.text.localeCompare(b.text, 'zh-CN'));

const actors: Record<Static<typeof AuditActorKind>, string> = {
  staff: '员工',
  write_code: '持写卡码的人',
  terminal: '收银终端',
  member: '会员本人',
  operator: '平台管理员',
  anyone: '未登录的人',
  system: '系统',
};

type Row = Static<typeof AuditRow>;

/** Who it was, for people. */
export function actorText({ actor }: { readonly actor: Omit<Row['actor'], 'id'> }): string {
  if (actor.kind === 'staff') return actor.name ?? '已移除的员工';
  return actor.name ? `${actors[actor.kind]}（${actor.name}）` : actors[actor.kind];
}

type Detail = Row['detail'];

/** Values that programs know by a word of their own. */
const values: Readonly<Record<string, string>> = {
  ...roleNames,
  password: '密码',
  locked: '永久锁定',
  none: '无',
  when_many: '多人等待时选号',
  always: '每次选号',
  xlsx: 'Excel',
  csv: 'CSV',
  holder: '持有写卡码的人',
  staff: '只有受邀员工',
  protect: '加密码',
  rewrite: '重写',
  erase: '擦除',
  stores: '门店',
  old_members: '旧会员',
  pool: '待用标签',
  factory: '代工标签',
  mini_program: '小程序',
  service_account: '服务号',
  per_tag: '一机一码',
  shared: '一型一码',
  receiving: '上传中',
  checking: '检查中',
  checked: '已检查',
  running: '导入中',
  MOBILE: '手机号',
  NAME: '姓名',
  SEX: '性别',
  BIRTHDAY: '生日',
  EMAIL: '邮箱',
  LOCATION: '所在地区',
};

/** What the settings call the columns that they change. */
const settings: Readonly<Record<string, string>> = {
  name: '商家名称',
  brand_color: '品牌色',
  logo: '商标',
  card_title: '会员卡名称',
  benefits_json: '会员权益',
  service_phone: '客服电话',
  pick_number: '前台选号规则',
};

const wordOf = (table: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(table, name) ? (table[name] ?? name) : name;
const said = (value: Detail[string]): string =>
  typeof value === 'number' ? counted(value) : wordOf(values, String(value));
/** `a,b` in words; nothing for an empty list. */
const saidList = (value: Detail[string], table: Readonly<Record<string, string>>, before: string): string => {
  const names = String(value).split(',').filter(Boolean);
  return names.length === 0 ? '' : before + names.map((name) => wordOf(table, name)).join('、');
};
/** `+2,000` or `-12.50`. */
const signed = (amount: number, text: (n: number) => string): string =>
  `${amount > 0 ? '+' : ''}${text(amount)}`;

/** What is told of an act, in this order; ids that only programs read are left out. */
const details: Readonly<Record<string, (value: Detail[string], all: Detail) => string>> = {
  uid: (value) => `芯片 ${String(value)}`,
  amount: (value, { account }) =>
    account === 'points'
      ? `积分 ${signed(Number(value), counted)} 分`
      : `余额 ${signed(Number(value), yuan)} 元`,
  points: (value) => `积分 ${said(value)}`,
  balanceFen: (value) => `余额 ${yuan(Number(value))} 元`,
  role: said,
  stores: (value) => `门店 ${said(value)} 家`,
  host: (value) => `地址 ${String(value)}`,
  ok: (value) => (value === true ? '对方已收到' : '对方没有收到'),
  rule: said,
  writePolicy: said,
  purpose: (value) => `用于${said(value)}`,
  protection: (value) => `保护 ${said(value)}`,
  kind: said,
  appId: (value) => `AppID ${String(value)}`,
  nfcModelId: (value) => `model_id ${String(value)}`,
  nfcMode: said,
  changed: (value) => saidList(value, settings, ''),
  required: (value) => saidList(value, values, '必填 '),
  optional: (value) => saidList(value, values, '选填 '),
  number: (value) => `批次 ${String(value)}`,
  count: (value) => `${said(value)} 枚`,
  tags: (value) => `${said(value)} 枚`,
  rows: (value) => `${said(value)} 行`,
  state: (value) => `当时${said(value)}`,
  done: (value) => `到第 ${said(value)} 行`,
  added: (value) => `新增 ${said(value)}`,
  updated: (value) => `更新 ${said(value)}`,
  unchanged: (value) => `无变化 ${said(value)}`,
  skipped: (value) => `跳过 ${said(value)}`,
  switched: (value) => `${said(value)} 个入口`,
  search: (value) => `筛选「${String(value)}」`,
  version: (value) => `版本 ${String(value)}`,
  format: said,
  reason: (value) => `原因 ${String(value)}`,
};

/** What else is known of it, without the ids that only programs read. */
export function detailText({ detail }: Pick<Row, 'detail'>): string {
  return Object.entries(details)
    .flatMap(([name, tell]) => {
      const value = detail[name];
      return value === undefined || value === null || value === '' ? [] : [tell(value, detail)];
    })
    .filter((text) => text !== '')
    .join(' · ');
}
