import type { StaffRole } from './route';

/** What people call a role. */
export const roleNames: Readonly<Record<StaffRole, string>> = {
  owner: '店主',
  operator: '运营',
  store_manager: '店长',
  writer: '写卡员',
  cashier: '收银员',
};
