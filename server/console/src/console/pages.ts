import type { RouteRecordRaw } from 'vue-router';
import type { Role } from '../api/staff';

/** A page of the console. To add one: one line in `pages`. */
interface Page {
  readonly path: string;
  readonly name: string;
  /** In the navigation; left out for pages that are reached from others. */
  readonly nav?: string;
  /** Who sees it in the navigation; left out: everybody. The server decides who may. */
  readonly roles?: readonly Role[];
  readonly component: () => Promise<unknown>;
  /** Opened without being logged in, and without the shell around it. */
  readonly open?: true;
  readonly props?: true;
}

const leads: readonly Role[] = ['owner', 'operator'];
const managers: readonly Role[] = [...leads, 'store_manager'];

export const pages: readonly Page[] = [
  {
    path: '/entrances',
    name: 'entrances',
    nav: '会员领卡用卡入口',
    component: () => import('./pages/Entrances.vue'),
  },
  {
    path: '/stores/:storeId/terminals',
    name: 'terminals',
    component: () => import('./pages/Terminals.vue'),
    props: true,
  },
  { path: '/tags', name: 'tags', nav: '标签', component: () => import('./pages/Tags.vue') },
  {
    path: '/supply',
    name: 'supply',
    nav: '批量备标签',
    roles: leads,
    component: () => import('./pages/Supply.vue'),
  },
  {
    path: '/materials',
    name: 'materials',
    nav: '物料',
    component: () => import('./pages/Materials.vue'),
  },
  {
    path: '/members',
    name: 'members',
    nav: '会员',
    roles: managers,
    component: () => import('./pages/Members.vue'),
  },
  {
    path: '/figures',
    name: 'figures',
    nav: '到店统计',
    roles: managers,
    component: () => import('./pages/Figures.vue'),
  },
  {
    path: '/transfer',
    name: 'transfer',
    nav: '导入导出',
    roles: leads,
    component: () => import('./pages/Transfer.vue'),
  },
  {
    path: '/staff',
    name: 'staff',
    nav: '员工与权限',
    roles: leads,
    component: () => import('./pages/Staff.vue'),
  },
  {
    path: '/audit',
    name: 'audit',
    nav: '操作记录',
    roles: leads,
    component: () => import('./pages/Audit.vue'),
  },
  {
    path: '/front-desk',
    name: 'front-desk',
    nav: '前台与回调',
    roles: leads,
    component: () => import('./pages/FrontDesk.vue'),
  },
  {
    path: '/guide',
    name: 'guide',
    nav: '开通向导',
    roles: leads,
    component: () => import('./pages/Guide.vue'),
  },
  {
    path: '/settings',
    name: 'settings',
    nav: '商家设置',
    roles: leads,
    component: () => import('./pages/Settings.vue'),
  },
  { path: '/join', name: 'join', component: () => import('./pages/Join.vue'), open: true },
  { path: '/sign-up', name: 'sign-up', component: () => import('./pages/SignUp.vue'), open: true },
];

export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/entrances' },
  ...pages.map(({ path, name, component, open, props }) => ({
    path,
    name,
    component,
    meta: { open: open === true },
    props: props === true,
  })),
  { path: '/:rest(.*)', redirect: '/entrances' },
];

/** What the navigation shows to somebody of a role. */
export const navOf = (role: Role) =>
  pages.flatMap(({ path, nav, roles }) =>
    nav !== undefined && (roles === undefined || roles.includes(role)) ? [{ path, nav }] : [],
  );
