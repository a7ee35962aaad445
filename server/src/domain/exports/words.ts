import type { MembersTable, TagsTable } from '../../db/schema';
import type { ProtectionState } from '../tags/rules';

/** Words of the tables that people take away. */
export const MEMBER_STATES: Readonly<Record<MembersTable['state'], string>> = {
  pending: '未激活',
  active: '会员',
  deleted: '已删卡',
  left: '已退出',
};

export const TAG_STATES: Readonly<Record<TagsTable['state'], string>> = {
  pool: '待用',
  reserved: '写入中',
  ordered: '代工中',
  written: '已写入，未校验',
  verified: '已校验',
  protected: '已校验并保护',
  disabled: '已停用',
  lost: '已挂失',
};

export const PROTECTIONS: Readonly<Record<ProtectionState, string>> = {
  none: '无',
  password: '密码',
  locked: '永久锁定',
};
