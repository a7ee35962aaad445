import { DEMO } from '../../../server/src/demo/seed';
import {
  AT_COUNTER_1,
  FrontDesk,
  MemberPhone,
  NAME_AND_PHONE,
  PLAIN,
  serverWorld,
  touching,
} from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

const AT_COUNTER_2 = touching(DEMO.taiyuanFirstTerminal2);

interface Queue {
  taps: { id: string; member: { number: string } }[];
}

/** One person, however many phones and taps: one member, and at each counter the one who stands there. */
describe('one person', () => {
  let world: ServerWorld;
  let first: FrontDesk;
  let second: FrontDesk;
  let phone: MemberPhone;
  let other: MemberPhone;
  beforeEach(async () => {
    world = await serverWorld();
    first = await FrontDesk.pair(world);
    second = await FrontDesk.pair(world, DEMO.taiyuanFirstTerminal2);
    for (const desk of [first, second]) await desk.post('/heartbeats');
    phone = new MemberPhone(world, 'lin');
    other = new MemberPhone(world, 'lin');
  });
  afterEach(() => world.close());

  const members = () => world.services.db.selectFrom('members').selectAll().execute();
  const waitingAt = async (desk: FrontDesk) => (await desk.get<Queue>('/taps')).body.taps;

  it('with two phones that claim at the same time is one member', async () => {
    const [here, there] = [await phone.open(AT_COUNTER_1), await other.open(AT_COUNTER_1)];
    const data = await phone.submitComponent(here.body.card, NAME_AND_PHONE);
    const again = await other.submitComponent(there.body.card, NAME_AND_PHONE);
    if (!data || !again) throw new Error('the card is not of the jump kind');
    await Promise.all([phone.activate(data), other.activate(again), world.simulator.deliverPushes()]);
    const settled = [(await phone.activate(data)).status, (await other.activate(again)).status];
    expect(settled).toEqual([200, 200]);
    expect(await members()).toHaveLength(1);
    expect((await members())[0]?.state).toBe('active');
    expect(await waitingAt(first)).toHaveLength(1);
  });

  it('who opens for the first time on two phones at once is one visitor', async () => {
    await Promise.all([phone.open(PLAIN), other.open(PLAIN), phone.open(AT_COUNTER_1)]);
    const visitors = await world.services.db.selectFrom('visitors').selectAll().execute();
    expect(visitors).toHaveLength(1);
  });

  it('who taps ten times at two counters waits once at each, and nobody waits where they did not tap', async () => {
    await phone.join();
    await other.open(PLAIN);
    const taps = Array.from({ length: 10 }, (_, i) =>
      (i % 3 === 0 ? other : phone).open(i % 2 === 0 ? AT_COUNTER_1 : AT_COUNTER_2),
    );
    const answers = await Promise.all(taps);
    expect(answers.map((answer) => answer.status)).toEqual(Array<number>(10).fill(200));
    for (const [i, { body }] of answers.entries()) {
      const { recognition } = body;
      if (!('counter' in recognition)) throw new Error(`tap ${i} led to no counter`);
      expect(recognition.counter.terminalName).toBe(i % 2 === 0 ? '1 号收银台' : '2 号收银台');
    }
    expect([(await waitingAt(first)).length, (await waitingAt(second)).length]).toEqual([1, 1]);
    expect(await members()).toHaveLength(1);
  });

  it('who opens the page again while waiting sees the number again, and no more once it is over', async () => {
    await phone.join();
    const { recognition } = (await phone.open(AT_COUNTER_1)).body;
    expect(recognition).toMatchObject({ state: 'announced', number: expect.any(String) as string });
    const again = async () => (await other.open(PLAIN)).body.recognition;
    expect(await again()).toEqual(recognition);
    if (recognition.state !== 'announced') throw new Error('not announced');
    await first.post(`/taps/${recognition.tapId}/clear`);
    expect(await again()).toEqual({ state: 'none' });
  });

  it('who taps another counter during the claim is announced where they stand now, once', async () => {
    const { body } = await phone.open(AT_COUNTER_1);
    const data = await phone.submitComponent(body.card, NAME_AND_PHONE);
    if (!data) throw new Error('the card is not of the jump kind');
    const moved = await phone.open(AT_COUNTER_2);
    expect(moved.body.recognition.state).toBe('after_claim');
    const done = await phone.activate(data);
    expect(done.body.recognition).toMatchObject({ state: 'announced' });
    expect([(await waitingAt(first)).length, (await waitingAt(second)).length]).toEqual([0, 1]);
  });

  it('whose tap and activation arrive in the same moment is announced once', async () => {
    const { body } = await phone.open(AT_COUNTER_1);
    const data = await phone.submitComponent(body.card, NAME_AND_PHONE);
    if (!data) throw new Error('the card is not of the jump kind');
    await Promise.all([phone.activate(data), phone.open(AT_COUNTER_1), other.open(AT_COUNTER_1)]);
    expect(await waitingAt(first)).toHaveLength(1);
    expect(await waitingAt(second)).toHaveLength(0);
    expect(await members()).toHaveLength(1);
  });
});
