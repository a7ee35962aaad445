import type { MemberApi } from '../../../miniprogram/api/member';
import { ApiFailure } from '../../../miniprogram/api/failure';
import type { Bootstrap } from '../../../miniprogram/api/types';
import { CARD_COMPONENT } from '../../../miniprogram/entry/component-return';
import { createEntryKeeper } from '../../../miniprogram/entry/keeper';
import { createCardCache } from '../../../miniprogram/member/card-cache';
import { createMemberCenter, firstScene } from '../../../miniprogram/member/center';
import type { CenterScene } from '../../../miniprogram/member/center';
import { createClaimConsent } from '../../../miniprogram/member/claim-consent';
import { createNews } from '../../../miniprogram/member/news';
import { createClaimKeeper } from '../../../miniprogram/member/claim-keeper';
import { counter, deferred, fakeNetwork, offline } from '../../helpers/wx/network';
import {
  announced,
  asMember,
  bootstrap,
  counterOne,
  member,
  merchant,
  place,
} from '../../helpers/wx/samples';
import { fakeStorage } from '../../helpers/wx/storage';
import { handClock } from '../../helpers/wx/time';

const tap = { path: 'pages/member/index', scene: 1065, query: { e: 'demoTaiyuanFirst01' } };
const open = { entrance: { state: 'open' as const, place } };
const cached = { shape: 1, merchant, member, savedAt: Date.parse('2026-01-05T02:57:00Z') };

function phone({
  stored = {},
  launch = tap,
  supported = true,
}: { stored?: Record<string, unknown>; launch?: object; supported?: boolean } = {}) {
  const time = handClock();
  const storage = fakeStorage(stored);
  const { network, listeners, change } = fakeNetwork();
  const api = {
    bootstrap: jest.fn<Promise<Bootstrap>, Parameters<MemberApi['bootstrap']>>(),
    activate: jest.fn(),
    checkCard: jest.fn(),
    recognition: jest.fn(),
    confirmations: jest.fn().mockResolvedValue([]),
    consentToClaim: jest.fn().mockResolvedValue(undefined),
  };
  const random = counter();
  const entry = createEntryKeeper(time.clock.now);
  const claims = createClaimKeeper({ storage, clock: time.clock, random, api });
  const news = createNews();
  const asked: string[] = [];
  const scenes: CenterScene[] = [];
  const center = createMemberCenter(
    {
      api,
      entry,
      claims,
      consent: createClaimConsent({ storage, random, api }),
      news,
      asked: (confirmation) => asked.push(confirmation.id),
      cache: createCardCache(storage),
      network,
      clock: time.clock,
      random,
      supported,
    },
    (scene) => scenes.push(scene),
  );
  entry.launched(launch);
  return {
    api,
    asked,
    center,
    claims,
    news,
    scenes,
    storage,
    time,
    listeners,
    change,
    kinds: () => scenes.map((it) => it.state.kind),
    last: () => scenes[scenes.length - 1]!,
    async appear() {
      center.start();
      center.shown();
      await time.settle();
    },
  };
}

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

describe('the trip to the card-opening component', () => {
  const extraData = { activate_ticket: 'T', card_id: 'C', code: '1' };
  async function visitor() {
    const it = phone();
    it.api.bootstrap.mockResolvedValue(
      bootstrap({ ...open, recognition: { state: 'after_claim', counter: counterOne } }),
    );
    await it.appear();
    it.center.claimTapped();
    it.center.hidden();
    return {
      ...it,
      async comeBack(data?: unknown) {
        it.claims.returned({ scene: 1038, referrerInfo: { appId: CARD_COMPONENT, extraData: data } });
        it.center.shown();
        await it.time.settle();
      },
    };
  }

  it('with data makes a member without another bootstrap, and the counter is told', async () => {
    const { api, comeBack, last, storage } = await visitor();
    api.activate.mockResolvedValue({ card: asMember, recognition: announced });
    await comeBack(extraData);
    expect(api.activate.mock.calls[0]![1]).toBe('claim1');
    expect(last()).toMatchObject({
      state: { kind: 'member', recognition: announced },
      busy: '',
      trouble: null,
    });
    expect(api.bootstrap).toHaveBeenCalledTimes(1);
    expect(storage.read('card')).toMatchObject({ member });
  });

  it('without data asks, and a visitor who only looked stays one with the same offer', async () => {
    const { api, comeBack, last } = await visitor();
    api.checkCard.mockResolvedValue({
      card: { state: 'visitor', claim: bootstrap().card },
      recognition: { state: 'none' },
    });
    await comeBack();
    expect(api.checkCard).toHaveBeenCalledWith('claim1');
    expect(last()).toMatchObject({
      state: { kind: 'visitor', recognition: { state: 'after_claim' } },
      busy: '',
    });
  });

  it('waits for WeChat and tries again by itself when activation is pending', async () => {
    const { api, comeBack, last, time } = await visitor();
    api.activate
      .mockRejectedValueOnce(new ApiFailure({ code: 'activation_pending' }))
      .mockResolvedValueOnce({ card: asMember, recognition: announced });
    await comeBack(extraData);
    expect(last()).toMatchObject({ busy: '', trouble: { code: 'activation_pending' } });
    await time.pass(2000);
    expect(last()).toMatchObject({ state: { kind: 'member' }, trouble: null });
    expect(api.activate.mock.calls[0]![2]).toBe(api.activate.mock.calls[1]![2]);
  });

  it('with a lost ticket fetches a new offer and says why', async () => {
    const { api, comeBack, last } = await visitor();
    api.activate.mockRejectedValue(new ApiFailure({ code: 'activation_rejected' }));
    await comeBack(extraData);
    expect(api.bootstrap).toHaveBeenCalledTimes(2);
    expect(last()).toMatchObject({ state: { kind: 'visitor' }, trouble: { code: 'activation_rejected' } });
  });

  it('is finished at the next open when the app was killed on the way back', async () => {
    const first = await visitor();
    first.api.activate.mockRejectedValue(offline());
    await first.comeBack(extraData);
    const second = phone({
      stored: { claim: first.storage.read('claim') },
      launch: { path: '', scene: 1001 },
    });
    second.api.bootstrap.mockResolvedValue(bootstrap());
    second.api.activate.mockResolvedValue({ card: asMember, recognition: { state: 'none' } });
    await second.appear();
    expect(second.last().state.kind).toBe('member');
    expect(second.api.activate.mock.calls[0]).toEqual(first.api.activate.mock.calls[0]);
  });
});

describe('recognition', () => {
  async function waiting() {
    const it = phone();
    it.api.bootstrap.mockResolvedValue(bootstrap({ ...open, card: asMember, recognition: announced }));
    await it.appear();
    return it;
  }
  const accepted = { ...announced, state: 'accepted' as const };

  it('is asked for until the counter accepts, then no more', async () => {
    const { api, last, time } = await waiting();
    api.recognition.mockResolvedValueOnce(announced).mockResolvedValueOnce(accepted);
    await time.pass(60_000);
    expect(api.recognition).toHaveBeenCalledTimes(2);
    expect(api.recognition).toHaveBeenCalledWith('tap1');
    expect(last().state).toMatchObject({ kind: 'member', recognition: { state: 'accepted' } });
  });

  it('is not asked for while the page is hidden, and nothing is left running', async () => {
    const { api, center, time, listeners } = await waiting();
    api.recognition.mockResolvedValue(announced);
    center.hidden();
    await time.pass(60_000);
    expect(api.recognition).not.toHaveBeenCalled();
    expect([time.waiting(), listeners.size]).toEqual([0, 0]);
    center.shown();
    await time.pass(1500);
    expect(api.recognition).toHaveBeenCalled();
  });

  it('is asked for ever more rarely when it fails, and not at all when the tap is gone', async () => {
    const { api, time } = await waiting();
    api.recognition.mockRejectedValue(offline());
    await time.pass(30_000);
    expect(api.recognition.mock.calls.length).toBeLessThan(6);
    api.recognition.mockRejectedValue(new ApiFailure({ code: 'tap_unknown' }));
    await time.pass(40_000);
    const asked = api.recognition.mock.calls.length;
    await time.pass(120_000);
    expect(api.recognition).toHaveBeenCalledTimes(asked);
  });

  it('stops for good when the page is unloaded', async () => {
    const { center, api, scenes, time, listeners } = await waiting();
    center.ended();
    const drawn = scenes.length;
    await time.pass(60_000);
    expect([api.recognition.mock.calls.length, scenes.length, listeners.size, time.waiting()]).toEqual([
      0,
      drawn,
      0,
      0,
    ]);
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
