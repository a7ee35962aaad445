import { createSchemeQueue } from '../../../server/src/jobs/scheme-queue';
import type { SchemeQueue } from '../../../server/src/jobs/scheme-queue';
import { queueMemory } from '../../../server/src/domain/schemes/queue-state';
import type { Rest } from '../../../server/src/jobs/rest';
import { sealContext } from '../../../server/src/domain/merchants/accounts';
import type { WechatError } from '../../../server/src/wechat/errors';
import { FakeWechat, refusal } from '../../helpers/fake-wechat';
import type { FakeMiniProgram } from '../../helpers/fake-wechat';
import { testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';
import { addMerchant, addMerchantEntrance, testId } from '../../helpers/server-database';
import { until } from '../../helpers/until';

describe('the scheme queue', () => {
  let services: TestServices;
  let gateway: FakeWechat;
  let merchant: string;
  let wechat: FakeMiniProgram;
  const queues: SchemeQueue[] = [];
  let rests: number[];

  /** Short rests pass at once, three of them; then, and in long ones, time stands still until somebody ends them. */
  const rest: Rest = (milliseconds, signal) => {
    rests.push(milliseconds);
    if (rests.length <= 3 && milliseconds < 10_000) {
      services.clock.pass(milliseconds);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
  };
  const start = (poolSize = 6): SchemeQueue => {
    const queue = createSchemeQueue(services, { poolSize, rest });
    queues.push(queue);
    return queue;
  };
  const addIssuing = async (id = testId('m')): Promise<string> => {
    const secret = services.secrets.seal('s', sealContext(id, 'app_secret'));
    return addMerchant(services.db, { id, app_id: `wx${id}`, app_secret_enc: secret });
  };
  const ready = async (of = merchant): Promise<number> =>
    (
      await services.db
        .selectFrom('tags')
        .innerJoin('schemes', 'schemes.id', 'tags.scheme_id')
        .select('tags.id')
        .where('tags.merchant_id', '=', of)
        .where('schemes.state', '=', 'issued')
        .execute()
    ).length;

  beforeEach(async () => {
    gateway = new FakeWechat();
    services = await testServices({ gateway });
    merchant = await addIssuing();
    wechat = gateway.miniProgram({ appId: `wx${merchant}` });
    rests = [];
  });
  afterEach(async () => {
    await Promise.all(queues.splice(0).map((queue) => queue.stop()));
    await services.close();
  });

  it('fills every pool at start, each tag with a scheme for exactly itself', async () => {
    const other = await addIssuing();
    start().start();
    await until(async () => (await ready()) === 6 && (await ready(other)) === 6);
    expect(wechat.asked.map((one) => one.query).sort()).toEqual(
      wechat.asked.map((one) => `e=${one.sn ?? ''}`).sort(),
    );
    expect(new Set(wechat.asked.map((one) => one.envVersion))).toEqual(new Set(['release']));
    expect(gateway.accounts.size).toBe(2);
  });

  it('orders no more while half of the pool is left, and tops up below it', async () => {
    const queue = start();
    queue.start();
    await until(async () => (await ready()) === 6);
    const use = (count: number) =>
      services.db
        .updateTable('tags')
        .set({ state: 'verified' })
        .where('id', 'in', (e) => e.selectFrom('tags').select('id').where('state', '=', 'pool').limit(count))
        .execute();
    await use(3);
    queue.wake(merchant);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(wechat.asked).toHaveLength(6);
    await use(1);
    await until(() => {
      queue.wake(merchant);
      return wechat.asked.length === 10;
    });
  });

  it('carries on after a restart with what a stop left in the table', async () => {
    wechat.next = [refusal({ kind: 'quota', errcode: 44993 })];
    const first = start();
    first.start();
    await until(() => rests.length === 1);
    await first.stop();
    const left = await services.db.selectFrom('schemes').select('sn').where('state', '=', 'asking').execute();
    expect(left.length).toBeGreaterThan(0);
    const asked = wechat.asked.length;
    const second = start();
    second.start();
    await until(() => rests.length === 2);
    expect(wechat.asked).toHaveLength(asked);
    await second.stop();
    services.clock.pass(25 * 3_600_000);
    start().start();
    await until(async () => (await ready()) === 6);
    expect(await services.db.selectFrom('tags').select('id').execute()).toHaveLength(6);
  });

  it('comes back after a short rest when WeChat stumbles, and longer each time', async () => {
    const busy = refusal({ kind: 'busy', errcode: -1 });
    // Four calls run at once; one refusal ends the batch.
    wechat.next = Array.from({ length: 12 }, () => busy);
    start().start();
    await until(async () => (await ready()) === 6);
    expect(rests.length).toBe(3);
    expect(rests[1]!).toBeGreaterThan(rests[0]!);
  });

  it('waits until tomorrow when the day is used up, whoever wakes it', async () => {
    wechat.next = [refusal({ kind: 'quota', errcode: 44993 })];
    const queue = start();
    queue.start();
    await until(() => rests.length === 1);
    const asked = wechat.asked.length;
    queue.wake(merchant);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(wechat.asked).toHaveLength(asked);
    const memory = await queueMemory(services.db).read(merchant, services.clock.now());
    expect(memory.rest).toMatchObject({ reaction: 'tomorrow', errcode: 44993 });
    expect((memory.rest?.nextAt ?? 0) - services.clock.now()).toBeGreaterThan(3_600_000);
    // A person may insist.
    await queue.resume(merchant);
    await until(async () => (await ready()) === 6);
    // The last scheme is there a moment before the queue notes that all is well.
    await until(async () => (await queueMemory(services.db).read(merchant, 0)).rest === null);
  });

  it('stops on a fault in the settings and goes on as soon as somebody repaired it and knocks', async () => {
    wechat.next = Array.from({ length: 4 }, () => refusal({ kind: 'config', errcode: 9800007 }));
    const queue = start();
    queue.start();
    await until(() => rests.length === 1);
    queue.wake(merchant);
    await until(async () => (await ready()) === 6);
  });

  describe('asked for one more try while a call is under way that WeChat will refuse', () => {
    let refuse: (error: WechatError) => void;
    /** The queue is in the middle of a call; afterwards all would go well. */
    async function underWay(): Promise<SchemeQueue> {
      const held = new Promise<never>((_, reject) => (refuse = reject));
      const calls = jest.spyOn(wechat, 'generateNfcScheme').mockImplementation(() => held);
      const queue = start();
      queue.start();
      await until(() => calls.mock.calls.length === 4);
      calls.mockRestore();
      return queue;
    }
    const repaired = refusal({ kind: 'config', errcode: 9800007 });
    const usedUp = refusal({ kind: 'quota', errcode: 44993 });

    it.each([
      ['by a person', (queue: SchemeQueue) => queue.resume(merchant), usedUp],
      ['by who repaired a setting', (queue: SchemeQueue) => queue.wake(merchant), repaired],
    ] as const)('%s, it tries once more instead of resting', async (_, knock, error) => {
      await knock(await underWay());
      refuse(error);
      await until(async () => (await ready()) === 6);
      expect(rests).toEqual([]);
    });

    it('by a repair that cannot help, it rests', async () => {
      (await underWay()).wake(merchant);
      refuse(usedUp);
      await until(() => rests.length > 0);
      expect(wechat.asked).toEqual([]);
    });
  });

  describe('of which another node keeps', () => {
    const nextAt = async () => (await queueMemory(services.db).read(merchant, 0)).rest?.nextAt ?? null;
    beforeEach(async () => {
      const nextAt = services.clock.now() + 3_600_000;
      const left = { reaction: 'stop', errcode: 9800007, failures: 1, nextAt } as const;
      await queueMemory(services.db).rest(merchant, null, left);
    });

    it('a rest and no longer works on it, it is begun by a knock', async () => {
      start().wake(merchant);
      await until(async () => (await ready()) === 6);
      expect(rests).toEqual([]);
    });

    it('the lock, it is told of a knock that came while this one asked for the lock', async () => {
      let refuse = (): void => undefined;
      const asked = jest
        .spyOn(services.locks, 'tryHold')
        .mockReturnValueOnce(new Promise((resolve) => (refuse = () => resolve(null))))
        .mockResolvedValue(null);
      const queue = start();
      queue.start();
      await until(() => asked.mock.calls.length === 1);
      queue.wake(merchant);
      refuse();
      await until(async () => (await nextAt()) === 0);
    });
  });

  it('tells a person who waits why WeChat would not, and otherwise has the tags at once', async () => {
    const queue = start();
    wechat.next = Array.from({ length: 4 }, () => refusal({ kind: 'config', errcode: 9800003 }));
    expect(await queue.issueNow(merchant, 2)).toMatchObject({
      reaction: 'stop',
      error: { errcode: 9800003 },
    });
    wechat.next = [];
    expect(await queue.issueNow(merchant, 2)).toBeNull();
    expect(await ready()).toBeGreaterThanOrEqual(2);
  });

  it('does nothing for a merchant without a device model or that is suspended', async () => {
    await services.db.updateTable('merchants').set({ nfc_model_id: null }).execute();
    const queue = start();
    queue.wake(merchant);
    expect(await queue.issueNow(merchant, 1)).toEqual({ kind: 'refused', reaction: 'stop', error: null });
    await services.db.updateTable('merchants').set({ nfc_model_id: 'm', status: 'suspended' }).execute();
    queue.start();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(wechat.asked).toEqual([]);
  });

  it('asks for one scheme only in shared mode, for the merchant-wide entrance', async () => {
    const entrance = await addMerchantEntrance(services.db, merchant);
    await services.db.updateTable('merchants').set({ nfc_mode: 'shared' }).execute();
    const queue = start();
    queue.start();
    await until(() => wechat.asked.length === 1);
    expect(await queue.shared(merchant)).toMatchObject({ kind: 'issued', scheme: { sn: '' } });
    expect(wechat.asked).toEqual([
      { modelId: 'model-1', path: 'pages/member/index', query: `e=${entrance}`, envVersion: 'release' },
    ]);
  });

  it('sets a tag aside whose every version is spent, so that the pool is filled with others', async () => {
    wechat.reveal = false;
    const queue = start(2);
    jest
      .spyOn(wechat, 'generateNfcScheme')
      .mockImplementation(() => Promise.reject(refusal({ kind: 'exists', errcode: 9800010 })));
    await queue.issueNow(merchant, 1);
    expect(await services.db.selectFrom('tags').select('state').execute()).toEqual([{ state: 'disabled' }]);
    expect(await services.db.selectFrom('schemes').select('state').execute()).toEqual(
      Array.from({ length: 5 }, () => ({ state: 'given_up' })),
    );
  });

  it('writes no scheme, secret or token into the log', async () => {
    wechat.next = [
      refusal({ kind: 'config', errcode: 9800007, revealedOpenlink: 'weixin://dl/business/?t=SECRET' }),
    ];
    start().start();
    await until(() => rests.length === 1);
    expect(services.logged).toHaveLength(1);
    expect(JSON.stringify(services.logged)).not.toMatch(/SECRET|weixin:/);
  });
});
