import type { EnvVersion } from '../gateway';

/** What the simulated WeChat remembers; plain JSON, times in milliseconds. */
export interface SimulatorState {
  version: 1;
  /** Makes openids of this simulator differ from those of another. */
  salt: string;
  users: SimUser[];
  miniPrograms: Record<string, SimMiniProgram>;
  serviceAccounts: Record<string, SimServiceAccount>;
  tokens: Record<string, SimToken>;
  codes: Record<string, SimOneTimeCode>;
  /** By ticket, the `t` of the openlink. */
  schemes: Record<string, SimScheme>;
  /** Ticket by `appId|modelId|sn`: what WeChat froze. */
  schemeKeys: Record<string, string>;
  miniCodes: SimMiniCode[];
  cards: Record<string, SimCard>;
  /** By plain card code. */
  userCards: Record<string, SimUserCard>;
  tickets: Record<string, SimActivateTicket>;
  pushes: SimPush[];
}

export interface SimUser {
  id: string;
  name: string;
  color: string;
  /** Digits without country prefix. */
  phone: string;
}

export interface SimModel {
  kind: 'per_device' | 'per_model';
  /** Capability "NFC 标签调起小程序" is granted. */
  nfc: boolean;
}

export interface SimMiniProgram {
  appId: string;
  secret: string;
  openPlatformId: string;
  userName: string;
  /** Pages of the online version; the first is the home page. Empty: nothing published. */
  pages: string[];
  models: Record<string, SimModel>;
  schemesToday: { day: number; count: number };
  schemesEver: number;
}

export interface SimServiceAccount {
  appId: string;
  secret: string;
  openPlatformId: string;
  userName: string;
  pushToken: string;
  encodingAesKey: string;
  pushUrl: string | null;
}

export interface SimToken {
  appId: string;
  issuedAt: number;
  expiresAt: number;
  /** From `/cgi-bin/stable_token`; the two kinds do not disturb each other. */
  stable: boolean;
}

export interface SimOneTimeCode {
  purpose: 'login' | 'phone';
  appId: string;
  userId: string;
  createdAt: number;
  usedAt: number | null;
}

export interface SimScheme {
  ticket: string;
  appId: string;
  modelId: string;
  sn: string;
  path: string;
  query: string;
  envVersion: EnvVersion;
  createdAt: number;
}

export interface SimMiniCode {
  id: string;
  appId: string;
  page: string;
  scene: string;
  envVersion: EnvVersion;
  createdAt: number;
}

export interface SimFormFields {
  canModify: boolean;
  commonFieldIds: string[];
  customFields: string[];
}

export interface SimCard {
  cardId: string;
  /** The service account that owns it. */
  appId: string;
  encryptCardId: string;
  biz: string;
  title: string;
  brandName: string;
  logoUrl: string;
  color: string;
  notice: string;
  description: string;
  prerogative: string;
  quantity: number;
  wxActivate: boolean;
  jumpMode: boolean;
  supplyBalance: boolean;
  /** The review passes by itself at this time. */
  reviewedAt: number;
  rejected: boolean;
  form: { required: SimFormFields; optional: SimFormFields } | null;
  /** The component hands out the encrypted code instead of the plain one. */
  encryptedCodes: boolean;
  createdAt: number;
}

export interface SimUserCard {
  code: string;
  encryptedCode: string;
  cardId: string;
  userId: string;
  outerStr: string;
  membershipNumber: string;
  bonus: number;
  /** Fen. */
  balance: number;
  customValues: string[];
  activated: boolean;
  deleted: boolean;
  /** Made unusable by the merchant; absent in states of older versions. */
  unavailable?: boolean;
  answers: { name: string; value: string }[];
  gotAt: number;
}

export interface SimActivateTicket {
  ticket: string;
  code: string;
  cardId: string;
  answers: { name: string; value: string }[];
  createdAt: number;
}

export interface SimPush {
  id: string;
  appId: string;
  event: string;
  xml: string;
  openid: string;
  attempts: number;
  dueAt: number;
  /** Null while waiting. */
  outcome: 'delivered' | 'given_up' | null;
  lastAnswer: string;
}

const PEOPLE: readonly SimUser[] = [
  { id: 'lin', name: '林小满', color: '#2f7d5b', phone: '13800138001' },
  { id: 'wang', name: '王建国', color: '#3b6ea8', phone: '13800138002' },
  { id: 'chen', name: '陈思远', color: '#a8613b', phone: '13800138003' },
  { id: 'zhou', name: '周雨桐', color: '#8a4f9e', phone: '13800138004' },
  { id: 'clerk', name: '店员小赵', color: '#6b7280', phone: '13800138005' },
  { id: 'devtools', name: '开发者工具', color: '#1f9d55', phone: '13800138006' },
];

/** The person behind every code that WeChat DevTools makes by itself. */
export const DEVTOOLS_USER_ID = 'devtools';

export function emptyState(salt: string): SimulatorState {
  return {
    version: 1,
    salt,
    users: PEOPLE.map((person) => ({ ...person })),
    miniPrograms: {},
    serviceAccounts: {},
    tokens: {},
    codes: {},
    schemes: {},
    schemeKeys: {},
    miniCodes: [],
    cards: {},
    userCards: {},
    tickets: {},
    pushes: [],
  };
}
