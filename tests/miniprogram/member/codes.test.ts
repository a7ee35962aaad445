import { ApiFailure } from '../../../miniprogram/api/failure';
import type { IssuedCodes } from '../../../miniprogram/api/types';
import { createCodeDesk } from '../../../miniprogram/member/code-desk';
import type { CodeState } from '../../../miniprogram/member/code-desk';
import { codeView, countdown } from '../../../miniprogram/member/code-view';
import { createCodeWallet } from '../../../miniprogram/member/code-wallet';
import { deferred, offline } from '../../helpers/wx/network';
import { fakeStorage } from '../../helpers/wx/storage';
import { handClock } from '../../helpers/wx/time';

const T0 = Date.parse('2026-01-05T03:00:00Z');
const iso = (seconds: number) => new Date(T0 + seconds * 1000).toISOString();
/** As the server issues them: two minutes each, overlapping by thirty seconds. */
const issued = (from = 0): IssuedCodes => ({
  serverTime: iso(from),
  codes: [0, 90, 180].map((start, n) => ({
    code: String(100 + from + n).padStart(18, '9'),
    validFrom: iso(from + start),
    validTo: iso(from + start + 120),
  })),
});
const first = issued();
const code = (n: number) => first.codes[n]!.code;

describe('the code wallet', () => {
  it.each([
    [0, 0],
    [60, 0],
    [100, 0],
    [106, 1],
    [150, 1],
    [196, 2],
    [299, 2],
    [301, null],
    [-5, null],
  ])('shows at second %i code %s', (second, n) => {
    const wallet = createCodeWallet(fakeStorage());
    wallet.fill(first, T0, T0);
    expect(wallet.current(T0 + second * 1000)?.code ?? null).toBe(n === null ? null : code(n));
  });

  it('goes by the server’s clock where the phone’s is wrong, also after a restart', () => {
    const storage = fakeStorage();
    const wrong = T0 - 3 * 3600_000;
    createCodeWallet(storage).fill(first, wrong - 200, wrong + 200);
    const again = createCodeWallet(storage);
    expect(again.current(wrong + 30_000)).toEqual({ code: code(0), leftMs: 90_000 });
    expect(again.current(wrong + 400_000)).toBeNull();
  });

  it('knows whether another code follows', () => {
    const wallet = createCodeWallet(fakeStorage());
    expect(wallet.hasNext(T0)).toBe(false);
    wallet.fill(first, T0, T0);
    expect([0, 120, 250].map((second) => wallet.hasNext(T0 + second * 1000))).toEqual([true, true, false]);
  });

  it('takes a spoilt memory for an empty one', () => {
    expect(createCodeWallet(fakeStorage({ codes: 'x' })).current(T0)).toBeNull();
  });
});

function desk(stored?: IssuedCodes) {
  const time = handClock(T0);
  const wallet = createCodeWallet(fakeStorage());
  if (stored) wallet.fill(stored, T0, T0);
  const api = { codes: jest.fn<Promise<IssuedCodes>, []>() };
  const states: CodeState[] = [];
  const it = createCodeDesk({ api, wallet, clock: time.clock }, (state) => states.push(state));
  return { desk: it, api, time, wallet, last: () => states[states.length - 1]!, states };
}

describe('the code desk', () => {
  it('asks for a fresh code each time it opens and shows no stale one meanwhile', async () => {
    const { desk: it, api, time, last } = desk(first);
    const answer = deferred<IssuedCodes>();
    api.codes.mockReturnValue(answer.promise);
    it.open();
    await time.pass(1000);
    expect(last().kind).toBe('loading');
    const fresh = issued(1);
    answer.resolve(fresh);
    await time.settle();
    expect(last()).toMatchObject({ kind: 'shown', from: 'fresh', shown: { code: fresh.codes[0]!.code } });
  });

  it('steps in with a code issued ahead when the server is slow or absent', async () => {
    const { desk: it, api, time, last } = desk(first);
    api.codes.mockReturnValue(deferred<IssuedCodes>().promise);
    it.open();
    await time.pass(1600);
    expect(last()).toMatchObject({ kind: 'shown', from: 'slow', shown: { code: code(0) } });
    const other = desk(first);
    other.api.codes.mockRejectedValue(offline());
    other.desk.open();
    await other.time.pass(120_000);
    expect(other.last()).toMatchObject({ kind: 'shown', from: 'offline', shown: { code: code(1) } });
  });

  it('never blames the network for a server that answers badly', async () => {
    const { desk: it, api, time, last } = desk(first);
    api.codes.mockRejectedValue(new ApiFailure({ code: 'internal' }));
    it.open();
    await time.settle();
    expect(last()).toMatchObject({ kind: 'shown', from: 'refused' });
    expect(codeView(last()).note).toMatch(/^暂时不能更新/);
  });

  it('goes on to the next code by itself and fetches more before the last is over', async () => {
    const { desk: it, api, time, last } = desk();
    api.codes.mockImplementation(async () => issued(Math.round((time.clock.now() - T0) / 1000)));
    it.open();
    await time.pass(110_000);
    expect(last()).toMatchObject({ kind: 'shown', shown: { code: code(1) } });
    expect(api.codes).toHaveBeenCalledTimes(1);
    await time.pass(900_000);
    expect(last().kind).toBe('shown');
    expect(api.codes.mock.calls.length).toBeGreaterThan(2);
  });

  it('says what to do when there is no code and no network, and comes back by itself', async () => {
    const { desk: it, api, time, last } = desk();
    api.codes.mockRejectedValueOnce(offline()).mockResolvedValue(issued(12));
    it.open();
    await time.pass(2000);
    expect(last()).toMatchObject({ kind: 'unavailable', failure: { code: 'network_offline' } });
    expect(codeView(last()).panel).toMatchObject({ icon: 'offline', action: 'retry' });
    await time.pass(12_000);
    expect(last().kind).toBe('shown');
  });

  it('forgets codes of somebody who is no member any more', async () => {
    const { desk: it, api, time, last, wallet } = desk(first);
    api.codes.mockRejectedValue(new ApiFailure({ code: 'not_a_member' }));
    it.open();
    await time.settle();
    expect(last()).toMatchObject({ kind: 'unavailable', failure: { code: 'not_a_member' } });
    expect(wallet.current(T0)).toBeNull();
  });

  it('leaves nothing running when closed', async () => {
    const { desk: it, api, time, states } = desk();
    api.codes.mockResolvedValue(first);
    it.open();
    await time.settle();
    it.close();
    const drawn = states.length;
    await time.pass(600_000);
    expect([time.waiting(), states.length, api.codes.mock.calls.length]).toEqual([0, drawn, 1]);
  });

  it('replaces the code on request', async () => {
    const { desk: it, api, time, last } = desk();
    api.codes.mockResolvedValueOnce(first).mockResolvedValueOnce(issued(5));
    it.open();
    await time.pass(5000);
    await it.refresh();
    expect(last()).toMatchObject({ shown: { code: issued(5).codes[0]!.code } });
  });
});

it.each([
  [119_400, '2:00'],
  [65_000, '1:05'],
  [900, '0:01'],
  [-5, '0:00'],
])('%i ms are %s', (ms, text) => expect(countdown(ms)).toBe(text));
