import { ApiFailure } from '../../../miniprogram/api/failure';
import type { Confirmation, Recognition } from '../../../miniprogram/api/types';
import { createCounterQuestion, createCounterWatch } from '../../../miniprogram/member/counter-watch';
import type { BindingRequest, LeavingTerms } from '../../../miniprogram/pages/account/api/account';
import { createDeciding } from '../../../miniprogram/pages/account/confirm/deciding';
import { confirmView } from '../../../miniprogram/pages/account/confirm/view';
import { createLeaving } from '../../../miniprogram/pages/account/leave/leaving';
import { leaveView } from '../../../miniprogram/pages/account/leave/view';
import { createBindingWatch } from '../../../miniprogram/pages/account/old-card/binding-watch';
import { counter, offline } from '../../helpers/wx/network';
import { announced, counterOne } from '../../helpers/wx/samples';
import { fakeStorage } from '../../helpers/wx/storage';
import { handClock } from '../../helpers/wx/time';

const terms: LeavingTerms = {
  points: 1280,
  balanceFen: 2000,
  balance: { state: 'kept_for_refund', balanceFen: 2000 },
  deletes: ['card', 'points', 'phone'],
  keeps: ['ledger', 'balance_owed'],
  servicePhone: null,
};

describe('leaving the membership', () => {
  function leaving(storage = fakeStorage()) {
    const api = {
      leavingTerms: jest.fn().mockResolvedValue(terms),
      leave: jest.fn().mockResolvedValue({ leftAt: '', refund: { number: 'R123', balanceFen: 2000 } }),
    };
    const forget = jest.fn();
    const page = createLeaving({ api, storage, random: counter(), forget }, () => undefined);
    return { api, forget, page, storage, view: () => leaveView(page.scene(), 0) };
  }

  it('tells what is deleted, what is kept and what becomes of the balance, before anything', async () => {
    const { page, view, api } = leaving();
    await page.ask();
    expect(view()).toMatchObject({
      step: 'reading',
      deletes: ['会员卡（微信卡包里的卡同时失效）', '积分（现有 1,280，退出后作废）', '手机号'],
      balance: '余额 ¥20.00 不会作废：退出后给您一个退款号，凭号由商家退还。',
    });
    expect(view().keeps).toHaveLength(2);
    await page.confirm();
    expect(api.leave).not.toHaveBeenCalled();
  });

  it('takes two steps, hands over what was seen, and leaves nothing on the phone', async () => {
    const { page, view, api, forget, storage } = leaving();
    await page.ask();
    page.next();
    page.back();
    expect(view().step).toBe('reading');
    page.next();
    await page.confirm();
    expect(api.leave.mock.calls[0]?.[0]).toEqual({ points: 1280, balanceFen: 2000 });
    expect(view()).toMatchObject({ step: 'left', refund: 'R123' });
    expect(view().refundNote).toContain('¥20.00');
    expect(forget).toHaveBeenCalledTimes(1);
    expect(storage.keys()).toEqual([]);
  });

  it('shows the new figures when they changed meanwhile, and asks both steps again', async () => {
    const { page, view, api, forget } = leaving();
    await page.ask();
    page.next();
    api.leave.mockRejectedValueOnce(new ApiFailure({ code: 'leave_changed' }));
    api.leavingTerms.mockResolvedValue({ ...terms, points: 1300 });
    await page.confirm();
    expect(view()).toMatchObject({ step: 'reading', told: { title: '积分或余额刚有变动' } });
    expect(view().deletes[1]).toContain('1,300');
    expect(forget).not.toHaveBeenCalled();
  });

  it('asks under the same key after a lost answer, and still learns the refund number after a restart', async () => {
    const { page, api, storage, view } = leaving();
    await page.ask();
    page.next();
    api.leave.mockRejectedValue(offline());
    await page.confirm();
    expect(view()).toMatchObject({ step: 'sure', told: { title: '网络不可用' } });
    await page.confirm();
    const keys = api.leave.mock.calls.map((call) => call[1] as string);
    expect(new Set(keys).size).toBe(1);

    const later = leaving(storage);
    later.api.leavingTerms.mockRejectedValue(new ApiFailure({ code: 'not_a_member' }));
    await later.page.ask();
    expect(later.api.leave.mock.calls).toEqual([[{ points: 1280, balanceFen: 2000 }, keys[0]]]);
    expect(later.view()).toMatchObject({ step: 'left', refund: 'R123' });
  });
});

const now = Date.parse('2026-01-05T03:00:00Z');
const question: Confirmation = {
  id: 'c1',
  account: 'balance',
  amount: 1500,
  reason: '储值消费',
  state: 'asked',
  askedAt: new Date(now).toISOString(),
  expiresAt: new Date(now + 60_000).toISOString(),
  decidedAt: null,
  storeName: '太原第一门店',
  terminalName: '1 号收银台',
  available: 2000,
};

describe('a spending to be confirmed', () => {
  function asked(confirmation = question, skew = 0) {
    const time = handClock(now - skew);
    const decide = jest.fn();
    const page = createDeciding(
      { api: { decide }, clock: time.clock, serverNow: () => time.clock.now() + skew },
      confirmation,
      () => undefined,
    );
    page.start();
    return { page, time, decide, view: () => confirmView(page.scene()) };
  }

  it('says who asks, how much, from what, and what is left then', () => {
    expect(asked().view()).toMatchObject({
      title: '请确认这笔消费',
      where: '太原第一门店 · 1 号收银台',
      amount: '¥15.00',
      what: '从余额扣除 · 储值消费',
      available: '扣除后剩余余额 ¥5.00',
      short: false,
      note: '60 秒内有效',
    });
  });

  it('offers only to refuse where there is too little', () => {
    const { view } = asked({ ...question, account: 'points', amount: 3000 });
    expect(view()).toMatchObject({
      short: true,
      amount: '3,000 积分',
      available: '可用积分 2,000，不够这一笔',
    });
  });

  it.each([
    [true, 'confirmed' as const, '已确认'],
    [false, 'refused' as const, '已拒绝'],
  ])('answers %s once', async (yes, state, title) => {
    const { page, decide, view, time } = asked();
    decide.mockResolvedValue({ ...question, state });
    await Promise.all([page.decide(yes), page.decide(!yes)]);
    await page.decide(yes);
    expect(decide.mock.calls).toEqual([['c1', yes]]);
    expect(view().title).toBe(title);
    expect(time.waiting()).toBe(0);
  });

  it.each([0, 3_600_000, -172_800_000])(
    'is over by the server’s clock when the phone’s is off by %d ms',
    async (skew) => {
      const { view, time } = asked(question, skew);
      await time.pass(59_000);
      expect(view()).toMatchObject({ state: 'asked', note: '1 秒内有效' });
      await time.pass(1000);
      expect(view()).toMatchObject({ state: 'expired', title: '已超时，没有扣除' });
      expect(time.waiting()).toBe(0);
    },
  );

  it('keeps asking after a failure and says what it was; over is over', async () => {
    const { page, decide, view } = asked();
    decide.mockRejectedValueOnce(offline());
    await page.decide(true);
    expect(view()).toMatchObject({ state: 'asked', busy: '', told: { title: '网络不可用' } });
    decide.mockRejectedValueOnce(new ApiFailure({ code: 'confirmation_over' }));
    await page.decide(true);
    expect(view()).toMatchObject({ state: 'expired', told: null });
  });

  it.each(['withdrawn', 'expired', 'refused', 'confirmed', 'asked'] as const)(
    '%s has its own words',
    (state) => {
      const { view } = asked({ ...question, state });
      expect(view().title).toMatch(/[\u4e00-\u9fff]{3,}/);
      expect(view().note).toMatch(/。$|有效$/);
    },
  );
});

describe('the counter’s questions', () => {
  const accepted: Recognition = { state: 'accepted', tapId: 'tap1', counter: counterOne, at: '' };
  function watching() {
    const time = handClock();
    const api = { confirmations: jest.fn().mockResolvedValue([]) };
    const heard: string[] = [];
    const watch = createCounterWatch(api, time.clock, (it) => heard.push(it?.id ?? 'none'));
    watch.resume();
    return { api, heard, time, watch };
  }

  it('are looked for once the counter has accepted, while the page is shown', async () => {
    const { api, heard, time, watch } = watching();
    watch.follow(announced);
    await time.pass(30_000);
    expect(api.confirmations).not.toHaveBeenCalled();
    watch.follow(accepted);
    api.confirmations.mockResolvedValue([question]);
    await time.pass(3000);
    expect(heard).toEqual(['c1']);
    watch.pause();
    const before = api.confirmations.mock.calls.length;
    await time.pass(30_000);
    expect(api.confirmations.mock.calls.length).toBe(before);
    watch.resume();
    await time.pass(0);
    expect(api.confirmations.mock.calls.length).toBe(before + 1);
  });

  it('end with the visit, and slow down while nobody answers', async () => {
    const { api, time, watch } = watching();
    api.confirmations.mockRejectedValue(offline());
    watch.follow(accepted);
    await time.pass(60_000);
    expect(api.confirmations.mock.calls.length).toBeLessThan(8);
    watch.follow({ state: 'none' });
    const still = api.confirmations.mock.calls.length;
    await time.pass(60_000);
    expect(api.confirmations.mock.calls.length).toBeGreaterThan(still);
    watch.follow(null);
    const before = api.confirmations.mock.calls.length;
    await time.pass(60_000);
    expect(api.confirmations.mock.calls.length).toBe(before);
    watch.follow(accepted);
    await time.pass(11 * 60_000);
    expect(time.waiting()).toBe(0);
  });

  it('are each put once', () => {
    const questions = createCounterQuestion();
    expect(questions.put(question)).toBe(true);
    expect(questions.put(question)).toBe(false);
    expect(questions.put({ ...question, id: 'c2' })).toBe(true);
    expect(questions.question()?.id).toBe('c2');
  });
});

describe('an old card that waits for the cashier', () => {
  const request: BindingRequest = {
    id: 'b1',
    code: '123456',
    cardNumber: 'A1',
    state: 'waiting',
    expiresAt: '2026-01-05T03:10:00Z',
  };

  it('is asked about until it is decided, and not while the page is away', async () => {
    const time = handClock();
    const api = { binding: jest.fn().mockResolvedValue(request) };
    const states: string[] = [];
    const watch = createBindingWatch(api, time.clock, ({ state }) => states.push(state));
    watch.follow(request);
    await time.pass(6000);
    expect(states).toEqual(['waiting', 'waiting']);
    watch.pause();
    await time.pass(60_000);
    expect(api.binding).toHaveBeenCalledTimes(2);
    watch.resume();
    api.binding.mockRejectedValueOnce(offline()).mockResolvedValue({ ...request, state: 'confirmed' });
    await time.pass(12_000);
    expect(states[states.length - 1]).toBe('confirmed');
    expect(time.waiting()).toBe(0);
    watch.end();
  });

  it('is forgotten when the page is left or the server does not know it', async () => {
    const time = handClock();
    const api = { binding: jest.fn().mockRejectedValue(new ApiFailure({ code: 'binding_request_unknown' })) };
    const watch = createBindingWatch(api, time.clock, () => undefined);
    watch.follow(request);
    await time.pass(60_000);
    expect(api.binding).toHaveBeenCalledTimes(1);
    watch.follow(request);
    watch.end();
    expect(time.waiting()).toBe(0);
  });
});
