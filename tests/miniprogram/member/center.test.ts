import { ApiFailure } from '../../../miniprogram/api/failure';
import type { Bootstrap } from '../../../miniprogram/api/types';
import { createEntryKeeper } from '../../../miniprogram/entry/keeper';
import { createCardCache } from '../../../miniprogram/member/card-cache';
import { firstScene } from '../../../miniprogram/member/center';
import { deferred, offline } from '../../helpers/wx/network';
import { announced, asMember, bootstrap } from '../../helpers/wx/samples';
import { fakeStorage } from '../../helpers/wx/storage';
import { handClock } from '../../helpers/wx/time';
import { cached, centerPhone as phone, open, tap } from './phone';

describe('the first frame', () => {
  it('is the cached card, drawn before the server was asked', async () => {
    const { api, appear, kinds, scenes } = phone({ stored: { card: cached } });
    const answer = deferred<Bootstrap>();
    api.bootstrap.mockReturnValue(answer.promise);
    await appear();
    expect(kinds()).toEqual(['cached']);
    expect(scenes[0]).toMatchObject({ arrived: true, busy: 'loading' });
    answer.resolve(bootstrap({ ...open, card: asMember, recognition: announced }));
    await answer.promise;
  });

  it('needs nothing but the phone: card and place are known before the page is loaded', () => {
    const storage = fakeStorage({ card: cached });
    const entry = createEntryKeeper(handClock().clock.now);
    const ports = { cache: createCardCache(storage), entry, supported: true };
    expect(firstScene(ports)).toMatchObject({ state: { kind: 'cached' }, busy: 'loading', arrived: false });
    entry.launched(tap);
    expect(firstScene(ports)).toMatchObject({ state: { kind: 'cached' }, arrived: true });
    expect(entry.toTell().arrival).toBeNull();
    expect(firstScene({ ...ports, supported: false })).toMatchObject({
      state: { kind: 'too_old' },
      busy: '',
    });
  });

  it('is a skeleton where nothing is known', async () => {
    const { api, appear, kinds } = phone();
    api.bootstrap.mockReturnValue(deferred<Bootstrap>().promise);
    await appear();
    expect(kinds()).toEqual(['loading']);
  });

  it('says after a while that it takes long, and no more once there is an answer', async () => {
    const { api, appear, last, time } = phone();
    const answer = deferred<Bootstrap>();
    api.bootstrap.mockReturnValue(answer.promise);
    await appear();
    await time.pass(3000);
    expect(last().slow).toBe(false);
    await time.pass(1500);
    expect(last()).toMatchObject({ state: { kind: 'loading' }, slow: true });
    answer.resolve(bootstrap(open));
    await time.settle();
    expect(last()).toMatchObject({ state: { kind: 'visitor' }, slow: false });
    await time.pass(10_000);
    expect(last().slow).toBe(false);
  });

  it('says so when WeChat is too old, and asks nobody', async () => {
    const { api, appear, kinds } = phone({ supported: false });
    await appear();
    expect(kinds()).toEqual(['too_old']);
    expect(api.bootstrap).not.toHaveBeenCalled();
  });
});

describe('an arrival', () => {
  it('is told to the server once, with what the tag said', async () => {
    const { api, appear, center, last, time } = phone();
    api.bootstrap.mockResolvedValue(bootstrap(open));
    await appear();
    expect(last().state.kind).toBe('visitor');
    void center.reload();
    await time.settle();
    expect(api.bootstrap.mock.calls.map(([entry]) => entry.how)).toEqual(['tag', 'plain']);
    expect(new Set(api.bootstrap.mock.calls.map(([, key]) => key)).size).toBe(2);
  });

  it('that could not be told is told again under the same key when the network is back', async () => {
    const { api, appear, change, last, time } = phone();
    api.bootstrap.mockRejectedValueOnce(offline()).mockResolvedValueOnce(bootstrap(open));
    await appear();
    expect(last().state.kind).toBe('offline');
    change(true);
    await time.settle();
    expect(last().state.kind).toBe('visitor');
    const [first, second] = api.bootstrap.mock.calls;
    expect(second).toEqual(first);
  });

  it('ignores an answer that a newer question has overtaken', async () => {
    const { api, appear, center, last, time } = phone();
    const slow = deferred<Bootstrap>();
    api.bootstrap.mockReturnValueOnce(slow.promise).mockResolvedValueOnce(bootstrap({ card: asMember }));
    await appear();
    void center.reload();
    await time.settle();
    slow.resolve(bootstrap());
    await time.settle();
    expect(last().state.kind).toBe('member');
  });
});

describe('a failure', () => {
  it('leaves the cached card on screen with its reason', async () => {
    const { api, appear, last } = phone({ stored: { card: cached } });
    api.bootstrap.mockRejectedValue(offline());
    await appear();
    expect(last().state).toMatchObject({ kind: 'cached', why: { code: 'network_offline' } });
  });

  it('of a suspended merchant takes the cached card away', async () => {
    const { api, appear, last } = phone({ stored: { card: cached } });
    api.bootstrap.mockRejectedValue(new ApiFailure({ code: 'merchant_suspended' }));
    await appear();
    expect(last().state.kind).toBe('suspended');
  });

  it('of the server is an error with its number, and retry asks again', async () => {
    const { api, appear, center, last, time } = phone();
    api.bootstrap
      .mockRejectedValueOnce(new ApiFailure({ code: 'internal', requestId: 'r9' }))
      .mockResolvedValueOnce(bootstrap());
    await appear();
    expect(last().state).toMatchObject({ kind: 'error', failure: { requestId: 'r9' } });
    void center.retry();
    await time.settle();
    expect(last().state.kind).toBe('visitor');
  });

  it('after a good answer stands beside it', async () => {
    const { api, appear, center, last, time } = phone();
    api.bootstrap.mockResolvedValueOnce(bootstrap({ card: asMember })).mockRejectedValueOnce(offline());
    await appear();
    void center.reload();
    await time.settle();
    expect(last()).toMatchObject({ state: { kind: 'member' }, trouble: { code: 'network_offline' } });
  });
});

it('leaves an unknown entrance behind on request', async () => {
  const { api, appear, center, last, time } = phone();
  api.bootstrap
    .mockResolvedValueOnce(bootstrap({ entrance: { state: 'unknown' } }))
    .mockResolvedValueOnce(bootstrap());
  await appear();
  expect(last().state.kind).toBe('entrance_unknown');
  void center.enter();
  await time.settle();
  expect(last()).toMatchObject({ state: { kind: 'visitor' }, arrived: false });
  expect(api.bootstrap.mock.calls[1]![0]).toEqual({ how: 'plain', scene: 1000 });
});

it('asks anew when shown again after a minute, not sooner', async () => {
  const { api, appear, center, time } = phone();
  api.bootstrap.mockResolvedValue(bootstrap({ card: asMember }));
  await appear();
  for (const [away, calls] of [
    [30_000, 1],
    [61_000, 2],
  ] as const) {
    center.hidden();
    await time.pass(away);
    center.shown();
    await time.settle();
    expect(api.bootstrap).toHaveBeenCalledTimes(calls);
  }
});
