import type { Role, StaffRow } from '../api/staff';
import { counted } from '../../../src/contract/numbers';
import { roleNames } from '../../../src/contract/role-names';
import { session } from './session';

/** Every role with what it may do, strongest first. */
export const roles: readonly { value: Role; name: string; may: string }[] = [
  { value: 'owner', name: roleNames.owner, may: '全部权限，包括邀请员工与标签密码' },
  { value: 'operator', name: roleNames.operator, may: '管理入口、写卡码与终端，可写卡' },
  { value: 'store_manager', name: roleNames.store_manager, may: '只管理自己的门店，可写卡' },
  { value: 'writer', name: roleNames.writer, may: '查看入口，可写卡、加密码、擦除' },
  { value: 'cashier', name: roleNames.cashier, may: '只查看，不写卡' },
];

/** Whether a role has all stores, always some, or as its owner chooses. */
export function storeNeed(role: Role): 'none' | 'some' | 'any' {
  if (role === 'owner' || role === 'operator') return 'none';
  return role === 'store_manager' ? 'some' : 'any';
}

/** 太原第一门店 等 3 家; 全部门店 for who has all. */
export function storesText(stores: StaffRow['stores']): string {
  if (stores === null) return '全部门店';
  const [first] = stores;
  if (!first) return '未分配门店';
  return stores.length === 1 ? first.name : `${first.name} 等 ${counted(stores.length)} 家`;
}

export const roleName = (role: Role): string => roleNames[role];

/** Whether who is logged in may change the merchant's places. The server decides; this only hides what it would refuse. */
export const leads = (): boolean =>
  session.now.state === 'in' && ['owner', 'operator'].includes(session.now.me.staff.role);

/** The stores of who is logged in; null: all. */
export const ownStores = (): StaffRow['stores'] =>
  session.now.state === 'in' ? session.now.me.staff.stores : null;

/** Whether who is logged in may switch entrances. */
export const manages = (): boolean =>
  leads() || (session.now.state === 'in' && session.now.me.staff.role === 'store_manager');
