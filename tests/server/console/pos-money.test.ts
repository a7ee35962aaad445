import { CallError } from '../../../server/console/src/api/client';
import type {
  LedgerEntry,
  SpendingConfirmation,
  TerminalApi,
} from '../../../server/console/src/api/terminal';
import { createMoneyDesk, readAmount, type Money } from '../../../server/console/src/pos/core/money';
import type { MoneyAct } from '../../../server/console/src/pos/core/words';
import { handClock } from '../../helpers/wx/time';
import { someTap } from './pos-world';

const USE_POINTS: MoneyAct = { kind: 'spend', account: 'points' };
const ADD_POINTS: MoneyAct = { kind: 'earn', account: 'points' };
const lost = (): CallError => new CallError('network', '连接不上服务器。', null, 0);
const refusal = (code: string, message: string): CallError => new CallError(code, message, null, 409);

/** A server that books once per key, asks the phone where it must, and answers only when it may. */
function world() {
  const time = handClock();
  const booked = new Map<string, number>();
  const faults: Error[] = [];
  let confirmation: SpendingConfirmation | null = null;
  let needsPhone = false;
  let loseAnswers = 0;
  let keys = 0;
  let money: Money = { name: 'closed' };
  const points: number[] = [];

  const answer = async <T>(make: () => T): Promise<T> => {
    await Promise.resolve();
    const fault = faults.shift();
    if (fault) throw fault;
    const made = make();
    if (loseAnswers > 0) {
      loseAnswers -= 1;
      throw lost();
    }
    return made;
  };
  const sum = (): number => [...booked.values()].reduce((a, b) => a + b, 100);
  const decided = (state: SpendingConfirmation['state']): SpendingConfirmation => {
    if (!confirmation) throw refusal('confirmation_unknown', '没有找到这次确认。');
    return (confirmation = { ...confirmation, state });
  };
  const api: Pick<TerminalApi, 'book' | 'ask' | 'confirmation' | 'withdraw'> = {
    book: (key, { kind, account, amount, reason }) =>
      answer(() => {
        if (needsPhone && kind === 'spend') throw refusal('confirmation_required', '需要会员本人确认。');
        booked.set(key, kind === 'earn' ? amount : -amount);
        const entry: LedgerEntry = {
          id: key,
          account,
          kind,
          amount: kind === 'earn' ? amount : -amount,
          after: sum(),
          reason,
          at: new Date(time.clock.now()).toISOString(),
          reverses: null,
          reversedBy: null,
          tapId: 'tap',
          reference: null,
          member: { maskedName: '林*', number: '1' },
        };
        const tap = someTap('tap', time.clock.now(), { state: 'accepted' });
        return { entry, tap: { ...tap, member: { ...tap.member, points: sum() } } };
      }),
    ask: (key, { account, amount, reason }) =>
      answer(
        () =>
          (confirmation = {
            id: `c-${key}`,
            account,
            amount,
            reason,
            state: 'asked',
            askedAt: new Date(time.clock.now()).toISOString(),
            expiresAt: new Date(time.clock.now() + 120_000).toISOString(),
            decidedAt: null,
            tapId: 'tap',
            reference: null,
            entryId: null,
          }),
      ),
    confirmation: () => answer(() => decided(confirmation?.state ?? 'asked')),
    withdraw: () =>
      answer(() => {
        if (confirmation?.state !== 'asked') throw refusal('confirmation_over', '这次确认已经结束。');
        return decided('withdrawn');
      }),
  };
  const desk = createMoneyDesk(api, 'tap', time.clock, () => `key-${(keys += 1)}`, {
    changed: (next) => (money = next),
    tap: (tap) => points.push(tap.member.points),
  });
  return {
    desk,
    time,
    booked,
    points,
    money: () => money,
    name: () => money.name,
    text: () => ('text' in money ? money.text : ''),
    state: () => confirmation?.state,
    needPhone: () => (needsPhone = true),
    lose: (count: number) => (loseAnswers = count),
    fail: (error: Error) => faults.push(error),
    decide: decided,
  };
}

describe('points and balance at the counter', () => {
  it.each([
    ['30', 'points', 30],
    ['３０', 'points', 30],
    ['1.5', 'points', '整数'],
    ['0', 'points', '不能是 0'],
    ['-3', 'points', '负号'],
    ['1,000', 'points', '逗号'],
    ['100000001', 'points', '一次最多 100,000,000 积分'],
    ['9'.repeat(40), 'points', '一次最多'],
    ['１２。５', 'balance', 1250],
    ['.5', 'balance', '两位小数'],
    ['0.00', 'balance', '不能是 0'],
    ['-1', 'balance', '负号'],
    ['1e5', 'balance', '两位小数'],
    ['12.5', 'balance', 1250],
    ['0.29', 'balance', 29],
    ['1.005', 'balance', '两位小数'],
    ['100000000', 'balance', '一次最多 1,000,000.00 元'],
    ['1000000', 'balance', 100_000_000],
    ['1000000.01', 'balance', '一次最多'],
    ['', 'balance', '两位小数'],
  ] as const)('reads %p of %s as %p', (typed, account, amount) => {
    const read = readAmount(typed, account);
    if (typeof amount === 'number') expect(read).toBe(amount);
    else expect(read).toEqual({ problem: expect.stringContaining(amount) });
  });

  it('books what an identification allows, and shows the new points', async () => {
    const { desk, name, text, points } = world();
    desk.open(ADD_POINTS);
    await desk.submit('30');
    expect(name()).toBe('done');
    expect(text()).toContain('现有 130 积分');
    expect(points).toEqual([130]);
  });

  it('says what is wrong with an amount, and books nothing', async () => {
    const { desk, money, booked } = world();
    desk.open(ADD_POINTS);
    await desk.submit('三十');
    expect(money()).toMatchObject({ name: 'form', problem: expect.stringContaining('请输入整数积分') });
    expect(booked.size).toBe(0);
  });

  it('books once when the answer was lost and the cashier tries again', async () => {
    const { desk, name, booked, lose } = world();
    lose(2);
    desk.open(ADD_POINTS);
    await desk.submit('30');
    expect(name()).toBe('unsure');
    desk.open(USE_POINTS);
    desk.close();
    expect(name()).toBe('unsure');
    await desk.again();
    expect(name()).toBe('unsure');
    await desk.again();
    expect(name()).toBe('done');
    expect([...booked.values()]).toEqual([30]);
  });

  it('tells a refusal in its own words', async () => {
    const { desk, name, text, fail } = world();
    fail(refusal('points_insufficient', '会员的积分不够。'));
    desk.open(USE_POINTS);
    await desk.submit('500');
    expect([name(), text()]).toEqual(['undone', '会员的积分不够。']);
  });

  describe('when the member must confirm on their phone', () => {
    async function asked() {
      const it = world();
      it.needPhone();
      it.desk.open(USE_POINTS);
      await it.desk.submit('50');
      expect(it.name()).toBe('asked');
      return it;
    }

    it.each([
      ['confirmed', 'done', '已使用 50 积分'],
      ['refused', 'undone', '没有扣除'],
      ['expired', 'undone', '没有及时确认'],
    ] as const)('is told at once by the stream that it was %s', async (state, name, words) => {
      const it = await asked();
      it.desk.heard(it.decide(state));
      expect(it.name()).toBe(name);
      expect(it.text()).toContain(words);
    });

    it('finds out by itself when the telling was lost, also over a failing network', async () => {
      const it = await asked();
      it.fail(lost());
      it.decide('confirmed');
      await it.time.pass(5_000);
      expect(it.name()).toBe('asked');
      await it.time.pass(5_000);
      expect(it.name()).toBe('done');
      expect(it.time.waiting()).toBe(0);
    });

    it('hears nothing about a confirmation that is not its own', async () => {
      const it = await asked();
      it.desk.heard({ ...it.decide('confirmed'), id: 'another' });
      expect(it.name()).toBe('asked');
    });

    it('can be taken back, and tells the truth when the member was faster', async () => {
      const first = await asked();
      await first.desk.withdraw();
      expect([first.name(), first.state()]).toEqual(['undone', 'withdrawn']);
      const second = await asked();
      second.decide('confirmed');
      await second.desk.withdraw();
      expect(second.name()).toBe('done');
    });

    it('is taken back when the member is finished without an answer', async () => {
      const it = await asked();
      it.desk.stop();
      await it.time.pass(20_000);
      expect(it.state()).toBe('withdrawn');
      expect(it.time.waiting()).toBe(0);
    });
  });
});
