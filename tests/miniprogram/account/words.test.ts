import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Agreements,
  Entry,
  Export,
  Profile,
  Store,
  Visit,
} from '../../../miniprogram/pages/account/api/account';
import { agreementView } from '../../../miniprogram/pages/account/agreement/view';
import { amountOf, signed } from '../../../miniprogram/pages/account/common/amounts';
import type { Listed } from '../../../miniprogram/pages/account/common/paged';
import type { Asked } from '../../../miniprogram/pages/account/common/question';
import { dayAndTime, fullDay } from '../../../miniprogram/pages/account/common/times';
import { sectionsOf, textOf } from '../../../miniprogram/pages/account/my-data/view';
import { oldCardView, requestWords } from '../../../miniprogram/pages/account/old-card/view';
import { boundWords, profileView } from '../../../miniprogram/pages/account/profile/view';
import { entryRow, recordsView, visitRow } from '../../../miniprogram/pages/account/records/view';
import { storeView } from '../../../miniprogram/pages/account/store/view';
import { storesView } from '../../../miniprogram/pages/account/stores/view';

const now = new Date(2026, 0, 5, 11, 0).getTime();
const at = (day: number, hour: number) => new Date(2026, 0, day, hour, 5).toISOString();

test('days are told as a person tells them', () => {
  expect(dayAndTime(at(5, 9), now)).toBe('今天 09:05');
  expect(dayAndTime(at(4, 23), now)).toBe('昨天 23:05');
  expect(dayAndTime(at(2, 9), now)).toBe('1月2日 09:05');
  expect(dayAndTime(new Date(2025, 11, 31, 9).toISOString(), now)).toBe('2025年12月31日');
  expect(fullDay(at(2, 9))).toBe('2026年1月2日');
});

test('amounts carry a real sign and the right unit', () => {
  expect([signed('points', 1280), signed('points', -20), signed('balance', -1500)]).toEqual([
    '+1,280',
    '−20',
    '−¥15.00',
  ]);
  expect(amountOf('balance', 5)).toBe('¥0.05');
});

const entry: Entry = {
  id: 'e1',
  account: 'points',
  kind: 'earn',
  amount: 12,
  after: 112,
  reason: '消费积分',
  at: at(5, 9),
  reverses: null,
  reversedBy: null,
  storeName: '太原第一门店',
  terminalName: null,
};
const visit: Visit = {
  tapId: 't1',
  storeName: '太原第一门店',
  terminalName: '1 号收银台',
  evidence: 'tap',
  at: at(4, 9),
};
const shown = <T>(items: readonly T[]): Asked<Listed<T>> => ({
  kind: 'shown',
  value: { items, nextCursor: null, more: 'end' },
  savedAt: null,
  trouble: null,
});

describe('records', () => {
  it('say what, where, when, how much and what there was then', () => {
    expect(entryRow(entry, now)).toEqual({
      id: 'e1',
      title: '消费积分',
      note: '今天 09:05 · 太原第一门店',
      value: '+12',
      after: '积分 112',
      tone: 'gain',
    });
    expect(entryRow({ ...entry, amount: -5, account: 'balance', after: 0 }, now)).toMatchObject({
      value: '−¥0.05',
      after: '余额 ¥0.00',
      tone: 'loss',
    });
    expect(entryRow({ ...entry, reversedBy: 'e2' }, now)).toMatchObject({
      title: '消费积分（已撤销）',
      tone: 'undone',
    });
    expect(visitRow(visit, now)).toMatchObject({
      title: '太原第一门店 · 1 号收银台',
      note: '昨天 09:05',
      value: '碰一碰',
    });
  });

  it('say so when there are none', () => {
    expect(recordsView(shown<Entry>([]), now, entryRow, '还没有')).toMatchObject({
      empty: '还没有',
      under: '',
    });
    expect(recordsView(shown([entry]), now, entryRow, '还没有')).toMatchObject({
      empty: '',
      under: '没有更多了',
    });
  });
});

test('stores: none found is not none at all, and what the merchant did not tell is left out', () => {
  const store: Store = {
    id: 's1',
    name: '一店',
    organisationName: '太原分公司',
    address: null,
    hours: null,
    phone: null,
    entranceId: null,
  };
  expect(storesView(shown([store]), '', now).rows[0]).toEqual({
    id: 's1',
    name: '一店',
    where: '太原分公司',
    hours: '',
  });
  expect(storesView(shown<Store>([]), '', now).empty).toBe('商家还没有登记门店');
  expect(storesView(shown<Store>([]), '上海', now).empty).toContain('上海');
  expect(storeView(store)).toMatchObject({ address: '', hours: '', phone: '' });
});

const profile: Profile = {
  nickname: null,
  birthday: null,
  name: '林小满',
  maskedPhone: null,
  phoneVerifiedAt: null,
  oldCards: [],
};
const agreements: Agreements = {
  current: '2026-01',
  versions: [
    { version: '2026-01', publishedAt: at(1, 9) },
    { version: '2025-06', publishedAt: '2025-06-01T04:00:00Z' },
  ],
  consents: [{ version: '2026-01', purpose: 'claim', at: at(4, 9) }],
};
const matter = <T>(its: T) => ({
  kind: 'shown' as const,
  value: { its, agreements },
  savedAt: null,
  trouble: null,
});
const calm = { busy: '', agreed: false, told: null };

describe('the profile', () => {
  it('says why a phone number would be good, whether it is verified, and what needs consent', () => {
    expect(profileView({ asked: matter(profile), ...calm }, now)).toMatchObject({
      version: '2026-01',
      name: '林小满',
      phone: '',
      phoneLabel: '绑定手机号',
    });
    const typed = { ...profile, maskedPhone: '138****6688' };
    expect(profileView({ asked: matter(typed), ...calm }, now).phoneNote).toContain('尚未经微信验证');
    const verified = { ...typed, phoneVerifiedAt: at(4, 9) };
    expect(profileView({ asked: matter(verified), ...calm }, now).phoneNote).toBe('微信已于2026年1月4日验证');
  });

  it('tells which old cards a verified number found', () => {
    const card = { maskedNumber: 'A1****01', points: 500, balanceFen: 1000, boundAt: at(5, 9) };
    expect(boundWords({ profile, newlyBound: [] }).title).toBe('手机号已绑定');
    expect(boundWords({ profile, newlyBound: [card, card] })).toMatchObject({
      title: '手机号已绑定，找到 2 张旧会员卡',
      text: '已转入 1,000 积分、¥20.00 余额。',
    });
  });

  it('shows the code for the cashier while one is awaited, then what became of it', () => {
    const request = {
      id: 'b1',
      code: '123456',
      cardNumber: 'A10003001',
      state: 'waiting' as const,
      expiresAt: at(5, 11),
    };
    expect(oldCardView({ asked: matter({ profile, request }), ...calm }, now)).toMatchObject({
      code: '123 456',
      codeNote: '卡号 A10003001 · 11:05 前有效',
      told: null,
    });
    for (const state of ['confirmed', 'refused', 'expired'] as const)
      expect(requestWords({ ...request, state })?.title).toMatch(/[\u4e00-\u9fff]{4,}/);
  });
});

test('the agreement: its paragraphs, the other versions, and what was agreed to when', () => {
  const view = agreementView({
    agreements,
    agreement: {
      version: '2026-01',
      publishedAt: at(1, 9),
      current: true,
      documents: [{ kind: 'membership', title: '会员协议', text: '一、甲\n\n二、乙\n' }],
    },
  });
  expect(view.documents[0]?.paragraphs).toEqual(['一、甲', '二、乙']);
  expect(view.others.map(({ version }) => version)).toEqual(['2025-06']);
  expect(view.consents).toEqual([{ name: '领取会员卡', note: '2026年1月4日同意版本 2026-01' }]);
  expect(agreementView({ agreements: { ...agreements, current: null }, agreement: null }).version).toBe('');
});

test('the export holds everything, readable', () => {
  const all: Export = {
    madeAt: at(5, 11),
    merchantName: '晋业示范商家',
    firstSeenAt: at(1, 9),
    member: {
      number: '1000000015',
      state: 'active',
      level: '普通会员',
      points: 112,
      balanceFen: 2000,
      name: '林小满',
      nickname: null,
      birthday: null,
      phone: '13800006688',
      phoneVerifiedAt: null,
      cardCode: '19',
      since: at(1, 9),
      oldCards: [],
    },
    consents: agreements.consents,
    visits: [
      { at: at(4, 9), how: 'tag', evidence: 'tap', state: 'accepted', storeName: '一店', terminalName: null },
    ],
    entries: [
      { at: at(5, 9), account: 'points', kind: 'earn', amount: 12, balanceAfter: 112, reason: '消费积分' },
    ],
  };
  const text = textOf(sectionsOf(all, now));
  for (const words of ['13800006688', '林小满', '同意版本 2026-01', '一店', '积分 +12 消费积分', '¥20.00'])
    expect(text).toContain(words);
  expect(textOf(sectionsOf({ ...all, member: null }, now))).toContain('没有会员资料');
});

test('no page of the account is in the main package, and search finds none', () => {
  const app = JSON.parse(readFileSync(join(__dirname, '../../../miniprogram/app.json'), 'utf8')) as {
    pages: string[];
    preloadRule: Record<string, { packages: string[] }>;
  };
  expect(app.pages.filter((page) => page.startsWith('pages/account/'))).toEqual([]);
  expect(app.preloadRule['pages/member/index']?.packages).toEqual(['account']);
});
