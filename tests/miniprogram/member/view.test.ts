import { ApiFailure } from '../../../miniprogram/api/failure';
import { changes } from '../../../miniprogram/member/changes';
import { age, contrast, grouped, inFours, placeName, textOn, yuan } from '../../../miniprogram/member/format';
import { pollDelay, recognitionView } from '../../../miniprogram/member/recognition';
import { stateOfAnswer, stateOfFailure } from '../../../miniprogram/member/state';
import type { CenterState } from '../../../miniprogram/member/state';
import { centerView } from '../../../miniprogram/member/view';
import type { Recognition } from '../../../miniprogram/api/types';
import {
  announced,
  asMember,
  asVisitor,
  bootstrap,
  claim,
  counterOne,
  member,
  merchant,
  place,
} from '../../helpers/wx/samples';

const now = Date.parse('2026-01-05T03:00:00Z');
const failure = new ApiFailure({ code: 'internal', requestId: 'r1' });
const none: Recognition = { state: 'none' };
const card = { merchant, member, savedAt: now - 3 * 60_000 };

describe('every state is drawn', () => {
  const states: [CenterState, object][] = [
    [{ kind: 'loading' }, { panel: null, merchant: null }],
    [{ kind: 'too_old' }, { panel: { title: '微信版本太旧', action: '' } }],
    [
      { kind: 'cached', card, why: null },
      { member: { number: '1000 0000 15' }, freshness: { retry: false } },
    ],
    [
      { kind: 'cached', card, why: failure },
      { freshness: { tone: 'warning', text: '系统出了点问题，会员卡更新于 3 分钟前', retry: true } },
    ],
    [
      { kind: 'member', merchant, place: null, member, recognition: none },
      { member: { points: '1,280', balance: '¥1,234.50' }, panel: null },
    ],
    [
      { kind: 'visitor', merchant, place: null, claim, recognition: none },
      { claim, claimLabel: '领取会员卡', panel: null, member: null },
    ],
    [
      { kind: 'visitor', merchant, place: null, claim: null, recognition: none },
      { claim: null, panel: { title: '暂时无法领卡', action: 'retry' } },
    ],
    [
      { kind: 'pending', merchant, place: null, claim, recognition: none },
      { claimLabel: '继续开卡', panel: { action: 'check' } },
    ],
    [
      { kind: 'deleted', merchant, place: null, claim, recognition: none },
      { claimLabel: '重新领取会员卡', panel: { title: '会员卡已从卡包删除' } },
    ],
    [
      { kind: 'entrance_disabled', merchant, place, member },
      {
        member: { level: '普通会员' },
        panel: { action: 'enter', text: expect.stringContaining('太原第一门店 · 1 号收银台') },
      },
    ],
    [
      { kind: 'entrance_unknown', merchant, member: null },
      { member: null, panel: { action: 'enter' } },
    ],
    [
      { kind: 'suspended', failure: new ApiFailure({ code: 'merchant_suspended' }) },
      { merchant: null, panel: { title: '商家已暂停服务' } },
    ],
    [
      { kind: 'offline', failure: new ApiFailure({ code: 'timeout' }) },
      { panel: { icon: 'offline', action: 'retry' } },
    ],
    [{ kind: 'error', failure }, { panel: { icon: 'fault', requestId: 'r1', action: 'retry' } }],
  ];
  it.each(states.map(([state, expected]) => [state.kind, state, expected] as const))(
    '%s',
    (kind, state, expected) => {
      const view = centerView(state, now, { arrived: false });
      expect(view).toMatchObject({ kind, ...expected });
      expect(view.strip).toBeNull();
      // setData carries JSON only.
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    },
  );
});

describe('a claim under way', () => {
  const visitor: CenterState = { kind: 'visitor', merchant, place: null, claim, recognition: none };
  it.each([
    ['confirming', '正在确认领卡结果', '', true],
    ['unheard', '还没有收到领卡结果', 'check', true],
    ['consent', '开卡还差您的同意', 'agree', false],
  ] as const)('%s has words and a way on of its own', (claimNote, title, action, offered) => {
    const view = centerView(visitor, now, { arrived: false, claimNote });
    expect(view.panel).toMatchObject({ title, action });
    expect(view.claim !== null).toBe(offered);
  });

  it('that is pending keeps its own way out while nothing was heard', () => {
    const pending: CenterState = { ...visitor, kind: 'pending' };
    const view = centerView(pending, now, { arrived: false, claimNote: 'unheard' });
    expect(view.panel?.title).toBe('开卡还差一步');
  });
});

describe('the arrival strip', () => {
  it('is there from the first frame to the last on an arrival', () => {
    for (const state of [
      { kind: 'loading' },
      { kind: 'cached', card, why: null },
      { kind: 'cached', card, why: failure },
      { kind: 'member', merchant, place: null, member, recognition: none },
      { kind: 'visitor', merchant, place, claim, recognition: none },
    ] as CenterState[])
      expect(centerView(state, now, { arrived: true }).strip?.title).toMatch(/\S/);
  });

  it('promises to go on by itself only where a network that comes back is noticed', () => {
    const text = (code: ApiFailure['code']) =>
      centerView({ kind: 'cached', card, why: new ApiFailure({ code }) }, now, { arrived: true }).strip?.text;
    expect(text('network_offline')).toMatch(/自动重试/);
    expect(text('internal')).toMatch(/点下方重试/);
    expect(text('timeout')).toMatch(/点下方重试/);
  });

  it.each<[Recognition, string, string]>([
    [{ state: 'after_claim', counter: counterOne }, 'info', '领卡后自动通知前台'],
    [{ state: 'asleep', counter: counterOne }, 'warning', '请出示会员码'],
    [announced, 'waiting', '已通知前台'],
    [{ ...announced, state: 'accepted' }, 'success', '前台已识别'],
    [{ ...announced, state: 'cleared' }, 'info', '前台已结束接待'],
    [{ ...announced, state: 'expired' }, 'warning', '通知已过时'],
  ])('%j is %s: %s', (recognition, tone, title) => {
    expect(recognitionView(recognition)).toMatchObject({ tone, title });
  });

  it('names counter and time once recognised', () => {
    const view = recognitionView({ ...announced, state: 'accepted' });
    expect(view?.text).toMatch(/^太原第一门店 1 号收银台 · \d\d:\d\d$/);
  });
});

describe('an answer becomes a state', () => {
  it.each([
    [{ entrance: { state: 'unknown' as const }, card: asMember }, 'entrance_unknown'],
    [{ entrance: { state: 'disabled' as const, place }, card: asVisitor }, 'entrance_disabled'],
    [{ entrance: { state: 'open' as const, place }, card: asMember }, 'member'],
    [{ card: { state: 'pending' as const, claim } }, 'pending'],
    [{ card: { state: 'deleted' as const, claim: null } }, 'deleted'],
    [{ card: asVisitor }, 'visitor'],
  ])('%j', (part, kind) => {
    expect(stateOfAnswer(bootstrap(part)).kind).toBe(kind);
  });

  it.each([
    ['network_offline', true, 'cached'],
    ['network_offline', false, 'offline'],
    ['timeout', false, 'offline'],
    ['internal', true, 'cached'],
    ['internal', false, 'error'],
    ['merchant_suspended', true, 'suspended'],
    ['merchant_unknown', true, 'error'],
    ['bad_request', false, 'error'],
  ] as const)('no answer: %s with a cached card %s is %s', (code, has, kind) => {
    expect(stateOfFailure(new ApiFailure({ code }), has ? card : null).kind).toBe(kind);
  });
});

describe('words and numbers', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
    [-1280, '-1,280'],
  ])('%i is %s', (n, text) => expect(grouped(n)).toBe(text));
  it.each([
    [0, '¥0.00'],
    [5, '¥0.05'],
    [123450, '¥1,234.50'],
    [-199, '-¥1.99'],
  ])('%i fen are %s', (n, text) => expect(yuan(n)).toBe(text));
  it.each([
    ['1000000015', '1000 0000 15'],
    ['12345678', '1234 5678'],
    ['', ''],
  ])('%s is grouped %s', (n, text) => expect(inFours(n)).toBe(text));
  it.each([
    [-5000, '刚刚'],
    [59_000, '刚刚'],
    [3 * 60_000, '3 分钟前'],
    [2 * 3600_000, '2 小时前'],
    [49 * 3600_000, '2 天前'],
  ])('an age of %i ms is %s', (ms, text) => expect(age(ms)).toBe(text));

  it('a place is named from wide to narrow, and the merchant as a whole not at all', () => {
    expect(placeName(place)).toBe('太原第一门店 · 1 号收银台');
    expect(placeName({ kind: 'merchant', organisationName: null, storeName: null, terminalName: null })).toBe(
      '',
    );
    expect(placeName(null)).toBe('');
  });

  it('text on any merchant’s colour has a contrast of at least 4.5', () => {
    for (let n = 0; n < 4096; n++) {
      const color = `#${[n >> 8, (n >> 4) & 15, n & 15].map((it) => (it * 17).toString(16).padStart(2, '0')).join('')}`;
      expect([color, contrast(color, textOn(color)) >= 4.5]).toEqual([color, true]);
    }
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  });
});

it('only fields that changed are sent to the view', () => {
  expect(changes(null, { a: 1 })).toEqual({ a: 1 });
  expect(changes({ a: 1, b: { c: [1] } }, { a: 1, b: { c: [1] } })).toEqual({});
  expect(changes({ a: 1, b: { c: [1] } }, { a: 1, b: { c: [2] } })).toEqual({ b: { c: [2] } });
  expect(changes<{ a: object | null }>({ a: {} }, { a: null })).toEqual({ a: null });
});

it('polling slows down, backs off on failure and ends', () => {
  expect([1, 3, 6, 50].map((n) => pollDelay(n, 0))).toEqual([1200, 1500, 4000, 4000]);
  expect([1, 2, 9].map((f) => pollDelay(6, f))).toEqual([8000, 16_000, 20_000]);
  expect(pollDelay(81, 0)).toBeNull();
});
