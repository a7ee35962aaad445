import { createCardUpdater } from '../../../server/src/jobs/card-updater';
import type { CardUpdater } from '../../../server/src/jobs/card-updater';
import { backoff } from '../../../server/src/jobs/loop';
import { bookAt, serveMember } from '../../helpers/front-desk-world';
import type { ServedMember } from '../../helpers/front-desk-world';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';

describe('the card in WeChat', () => {
  let world: ServerWorld;
  let served: ServedMember;
  let updater: CardUpdater;
  beforeEach(async () => {
    world = await serverWorld();
    served = await serveMember(world);
    updater = createCardUpdater(world.services);
  });
  afterEach(async () => {
    await updater.stop();
    await world.close();
  });

  const earn = (amount: number, account: 'points' | 'balance' = 'points') =>
    bookAt(served.desk, served.tapId, 'earn', account, amount);
  const refuse = (errcode: number, times: number, moment = 'instead') =>
    world.control('/faults', { path: '/card/membercard/updateuser', errcode, times, moment });
  const waiting = () => world.services.db.selectFrom('card_updates').selectAll().execute();
  async function atWechat(): Promise<[number, number]> {
    const reply = await fetch(`${world.simulator.url}/control/state`);
    const { userCards } = (await reply.json()) as { userCards: { bonus: number; balance: number }[] };
    return [userCards[0]?.bonus ?? -1, userCards[0]?.balance ?? -1];
  }

  it('is told what the member holds, in absolute values, once for many entries', async () => {
    await earn(100);
    await earn(50);
    await earn(3_000, 'balance');
    expect(await waiting()).toHaveLength(1);
    await updater.round();
    expect(await atWechat()).toEqual([150, 3_000]);
    expect(await waiting()).toEqual([]);
  });

  it('is told again after WeChat was busy, later each time, across a restart', async () => {
    await refuse(-1, 50);
    await earn(100);
    await updater.round();
    const [row] = await waiting();
    expect(row?.tries).toBe(1);
    await updater.round();
    expect((await waiting())[0]?.tries).toBe(1);
    await updater.stop();
    await fetch(`${world.simulator.url}/control/faults`, { method: 'DELETE' });
    updater = createCardUpdater(world.services);
    world.services.clock.pass(5_000);
    await updater.round();
    expect(await atWechat()).toEqual([100, 0]);
    expect(await waiting()).toEqual([]);
  });

  it('ends with the last values whatever answer was lost', async () => {
    await refuse(-1, 1, 'answer_lost');
    await earn(100);
    await updater.round();
    await earn(11);
    await updater.round();
    expect(await atWechat()).toEqual([111, 0]);
  });

  it('ends with the last values when another node looks while one is telling', async () => {
    const { services } = world;
    let tell = (): void => undefined;
    const may = new Promise<void>((resolve) => (tell = resolve));
    const asked = jest.spyOn(services.gateway, 'serviceAccount').mockImplementationOnce((account) => {
      const card = services.gateway.serviceAccount(account);
      return { ...card, updateUser: (wish) => may.then(() => card.updateUser(wish)) };
    });
    await earn(100);
    const telling = updater.round();
    await until(() => asked.mock.calls.length > 0);
    await earn(11);
    const elsewhere = createCardUpdater(services);
    await elsewhere.round();
    tell();
    await telling;
    await elsewhere.round();
    expect(await atWechat()).toEqual([111, 0]);
    expect(await waiting()).toEqual([]);
  });

  it('is taken up by another node when the one that was telling died', async () => {
    jest.spyOn(world.services.gateway, 'serviceAccount').mockImplementationOnce(() => {
      throw new Error('the machine went dark');
    });
    await earn(100);
    await updater.round();
    expect(await atWechat()).toEqual([0, 0]);
    world.services.clock.pass(3 * 60_000);
    await createCardUpdater(world.services).round();
    expect(await atWechat()).toEqual([100, 0]);
  });

  it('is forgotten for who has none any more', async () => {
    await earn(100);
    await world.services.db.updateTable('members').set({ state: 'deleted' }).execute();
    await updater.round();
    expect(await waiting()).toEqual([]);
  });

  it('is told by the running job by itself', async () => {
    updater.start();
    await earn(7);
    await until(async () => (await atWechat())[0] === 7);
    expect(await atWechat()).toEqual([7, 0]);
  });
});

it('waits twice as long each time, up to a bound', () => {
  expect([0, 1, 2, 3].map((tries) => backoff(tries, 5, 30))).toEqual([5, 10, 20, 30]);
  expect(backoff(1_000, 5, 30)).toBe(30);
});
