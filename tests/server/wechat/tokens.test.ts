import { createWechatGateway } from '../../../server/src/wechat/create-gateway';
import { isWechatError } from '../../../server/src/wechat/errors';
import type { HttpRequest, WechatTransport } from '../../../server/src/wechat/ports';
import { createTokenKeeper } from '../../../server/src/wechat/tokens';
import type { AccessToken, TokenStore } from '../../../server/src/wechat/tokens';
import { createUndiciTransport } from '../../../server/src/wechat/system-ports';
import { until } from '../../helpers/until';
import { testClock, testPlatform } from './setup';
import type { TestPlatform } from './setup';

const account = { appId: 'wx1', appSecret: 'secret-of-wx1' };

function countingFetch(clock: { now(): number }): {
  calls: boolean[];
  fetch: (a: unknown, force: boolean) => Promise<AccessToken>;
} {
  const calls: boolean[] = [];
  return {
    calls,
    async fetch(_account, force) {
      calls.push(force);
      await Promise.resolve();
      return { value: `token-${calls.length}`, expiresAt: clock.now() + 7_200_000 };
    },
  };
}

describe('the token keeper', () => {
  it('asks once however many callers wait', async () => {
    const clock = testClock();
    const { calls, fetch } = countingFetch(clock);
    const keeper = createTokenKeeper(fetch, clock);
    const tokens = await Promise.all(Array.from({ length: 50 }, () => keeper.current(account)));
    expect(new Set(tokens)).toEqual(new Set(['token-1']));
    expect(calls).toEqual([false]);
  });

  it('renews inside the last five minutes, and keeps the old token when WeChat is away', async () => {
    const clock = testClock();
    const { calls, fetch } = countingFetch(clock);
    let away = false;
    const keeper = createTokenKeeper(
      (a, force) => (away ? Promise.reject(new Error('away')) : fetch(a, force)),
      clock,
    );
    await keeper.current(account);
    clock.advance(7_200_000 - 5 * 60_000 - 1);
    expect(await keeper.current(account)).toBe('token-1');
    clock.advance(1_000);
    away = true;
    expect(await keeper.current(account)).toBe('token-1');
    away = false;
    expect(await keeper.current(account)).toBe('token-2');
    expect(calls).toHaveLength(2);
    away = true;
    clock.advance(7_200_000);
    await expect(keeper.current(account)).rejects.toThrow('away');
  });

  it('never lends the token to a caller with the same AppID and another secret', async () => {
    const clock = testClock();
    const { calls, fetch } = countingFetch(clock);
    const keeper = createTokenKeeper(fetch, clock);
    await keeper.current(account);
    expect(await keeper.current({ ...account, appSecret: 'guessed' })).toBe('token-2');
    expect(calls).toHaveLength(2);
  });

  describe('where WeChat repeats a refused token', () => {
    /** Answers are given by hand, in whatever order. */
    function byHand() {
      const asked: { force: boolean; answer(value: string): void }[] = [];
      const clock = testClock();
      const keeper = createTokenKeeper(
        (_account, force) =>
          new Promise((resolve) => {
            const expiresAt = clock.now() + 7_200_000;
            asked.push({ force, answer: (value) => resolve({ value, expiresAt }) });
          }),
        clock,
      );
      const answer = async (nth: number, value: string): Promise<void> => {
        await until(() => asked.length > nth);
        asked[nth]?.answer(value);
      };
      return { keeper, asked, answer };
    }

    it('lets all who were refused wait for the one that is forced', async () => {
      const { keeper, asked, answer } = byHand();
      const known = keeper.current(account);
      await answer(0, 'stuck');
      expect(await known).toBe('stuck');
      const together = [keeper.replacement(account, 'stuck'), keeper.replacement(account, 'stuck')];
      await answer(1, 'stuck');
      await until(() => asked.length === 3);
      const late = keeper.replacement(account, 'stuck');
      await answer(2, 'fresh');
      expect(await Promise.all([...together, late])).toEqual(['fresh', 'fresh', 'fresh']);
      expect(asked.filter(({ force }) => force)).toHaveLength(1);
    });
  });

  it('forces a new token only when WeChat repeats the refused one, at most every half minute', async () => {
    const clock = testClock();
    const forced: boolean[] = [];
    let value = 'stuck';
    const keeper = createTokenKeeper((_a, force) => {
      forced.push(force);
      return Promise.resolve({ value, expiresAt: clock.now() + 7_200_000 });
    }, clock);
    await keeper.current(account);
    expect(await keeper.replacement(account, 'stuck')).toBe('stuck');
    expect(forced).toEqual([false, false, true]);
    expect(await keeper.replacement(account, 'stuck')).toBeNull();
    value = 'fresh';
    expect(await keeper.replacement(account, 'stuck')).toBe('fresh');
    expect(await keeper.replacement(account, 'stuck')).toBe('fresh');
    expect(forced).toEqual([false, false, true, false, false]);
  });

  it('shares through a store, whose keys hold no secret', async () => {
    const clock = testClock();
    const shelf = new Map<string, AccessToken>();
    const store: TokenStore = {
      read: (key) => Promise.resolve(shelf.get(key) ?? null),
      write: (key, token) => Promise.resolve(void shelf.set(key, token)),
    };
    const { calls, fetch } = countingFetch(clock);
    await createTokenKeeper(fetch, clock, store).current(account);
    expect(await createTokenKeeper(fetch, clock, store).current(account)).toBe('token-1');
    expect(calls).toHaveLength(1);
    expect([...shelf.keys()].join()).not.toContain(account.appSecret);
  });
});

describe('over the simulator', () => {
  let platform: TestPlatform;
  const sent: HttpRequest[] = [];
  beforeEach(async () => {
    sent.length = 0;
    const real = createUndiciTransport();
    const recording: WechatTransport = {
      send(request) {
        sent.push(request);
        return real.send(request);
      },
    };
    platform = await testPlatform({}, { transport: recording });
  });
  afterEach(() => platform.close());

  const paths = (): string[] => sent.map(({ url }) => new URL(url).pathname);
  const TOKEN = '/cgi-bin/stable_token';
  const CARD = '/card/get';

  it.each([40001, 40014, 42001])(
    'a token refused with %i is fetched anew once and the call repeated once',
    async (errcode) => {
      await platform.service.getCard(platform.demo.card.cardId);
      platform.clock.advance(60_000);
      sent.length = 0;
      await platform.fault(CARD, errcode);
      await platform.service.getCard(platform.demo.card.cardId);
      expect(paths()).toEqual([CARD, TOKEN, TOKEN, CARD]);
    },
  );

  it('gives up with kind token when WeChat keeps refusing', async () => {
    await platform.fault(CARD, 40001, { times: 5 });
    const failure = await platform.service
      .getCard(platform.demo.card.cardId)
      .catch((error: unknown) => error);
    expect(isWechatError(failure, 'token')).toBe(true);
    expect(paths().filter((path) => path === CARD)).toHaveLength(2);
  });

  it('recovers when WeChat voided every token, and from a token that expired', async () => {
    await platform.service.getCard(platform.demo.card.cardId);
    await platform.phone('/control/void-tokens', { appid: platform.demo.serviceAccount.appId });
    expect((await platform.service.getCard(platform.demo.card.cardId)).status).toBe('verified');
    platform.clock.advance(3 * 3_600_000);
    expect((await platform.service.getCard(platform.demo.card.cardId)).status).toBe('verified');
  });

  it('refuses card calls with the mini-program’s token and mini-program calls with the service account’s', async () => {
    const gateway = createWechatGateway({ baseUrl: platform.simulator.url, clock: platform.clock });
    const crossed = gateway.serviceAccount(platform.demo.miniProgram);
    await expect(crossed.getCard(platform.demo.card.cardId)).rejects.toMatchObject({
      errcode: 48001,
      kind: 'permission',
    });
    const other = gateway.miniProgram(platform.demo.serviceAccount);
    await expect(other.queryScheme('weixin://dl/business/?t=x')).rejects.toMatchObject({ errcode: 48001 });
    await expect(other.codeToSession('x')).rejects.toMatchObject({ errcode: 48001 });
  });

  it.each([
    ['a wrong secret', { appSecret: 'f'.repeat(32) }, 40125],
    ['an unknown AppID', { appId: 'wx0000000000000000' }, 40013],
    ['no AppID', { appId: '' }, 41002],
    ['no secret', { appSecret: '' }, 41004],
  ])('proves credentials: %s is kind credential', async (_what, wrong, errcode) => {
    await platform.mini.verifyCredential();
    const gateway = createWechatGateway({ baseUrl: platform.simulator.url, clock: platform.clock });
    const bad = gateway.miniProgram({ ...platform.demo.miniProgram, ...wrong });
    await expect(bad.verifyCredential()).rejects.toMatchObject({ errcode, kind: 'credential' });
  });

  it('reads 40001 of the token call itself as a wrong secret', async () => {
    await platform.fault(TOKEN, 40001);
    await expect(platform.mini.verifyCredential()).rejects.toMatchObject({
      errcode: 40001,
      kind: 'credential',
    });
  });

  it('limits forced refreshes to twenty a day', async () => {
    const { appId: appid, appSecret: secret } = platform.demo.serviceAccount;
    const force = (): Promise<{ errcode?: number; access_token?: string }> =>
      platform.phone(TOKEN, { grant_type: 'client_credential', appid, secret, force_refresh: true });
    const tokens = new Set<string | undefined>();
    for (let n = 0; n < 20; n += 1) {
      tokens.add((await force()).access_token);
      platform.clock.advance(31_000);
    }
    expect(tokens.size).toBe(20);
    expect((await force()).errcode).toBe(45009);
  });
});
