import { DEMO } from '../../../server/src/demo/seed';
import { revokeTerminal } from '../../../server/src/domain/terminals/pairing';
import { emptyCounter, stored, tapOf } from '../../helpers/front-desk-world';
import type { Counter } from '../../helpers/front-desk-world';
import { heldAnswer } from '../../helpers/held-answers';
import { AT_COUNTER_1, FrontDesk, MemberPhone } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';

describe('the stream', () => {
  let counter: Counter;
  let world: ServerWorld;
  let desk: FrontDesk;
  let lin: MemberPhone;
  beforeEach(async () => {
    counter = await emptyCounter();
    ({ world, desk, lin } = counter);
  });
  afterEach(() => counter.close());

  it('is an event stream that proxies do not hold back', async () => {
    const reader = await counter.listen();
    expect(reader.contentType).toBe('text/event-stream; charset=utf-8');
  });

  it('resumes after a gap: nothing lost, each tap as it is now', async () => {
    const { lastEventId } = await counter.queue();
    const before = await counter.listen(lastEventId);
    before.close();
    const wang = new MemberPhone(world, 'wang');
    await wang.join({ USER_FORM_INFO_FLAG_NAME: '王建国' });
    const { recognition } = (await lin.open(AT_COUNTER_1)).body;
    await wang.open(AT_COUNTER_1);
    const [first] = (await counter.queue()).taps;
    const number = recognition.state === 'announced' ? recognition.number : null;
    await desk.post(`/taps/${first?.id ?? ''}/accept`, { number });
    const reader = await counter.listen(lastEventId);
    const events = await reader.until((all) => stored(all).length >= 3);
    const latest = new Map(stored(events).map((e) => [tapOf(e).id, tapOf(e).state]));
    expect([...latest.values()]).toEqual(['accepted', 'waiting']);
    const ids = stored(events).map((e) => Number(e.id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });

  it('ends when the terminal is revoked or paired anew, and does not open again', async () => {
    const reader = await counter.listen();
    await FrontDesk.pair(world);
    await reader.untilEnded();
    await expect(desk.stream()).rejects.toThrow('401');
  });

  it('does not stay open for a key that is revoked while it opens', async () => {
    const { bus } = world.services;
    const listens = jest.spyOn(bus, 'on').mockImplementationOnce((...args) => {
      void revokeTerminal(world.services, DEMO.merchant, desk.terminalId);
      listens.mockRestore();
      return bus.on(...args);
    });
    await expect(desk.stream()).rejects.toThrow('401');
    expect(world.services.presence.isStreaming(desk.terminalId)).toBe(false);
  });

  it.each([
    ['the server stops', () => world.services.presence.expelAll()],
    // As when word of the pairing that gave this very key comes late from another node.
    ['a former key is told to leave', () => world.services.presence.expel(desk.terminalId)],
  ])('ends, and does not tell a key that stands to be over, when %s while it opens', async (_, leave) => {
    const { presence } = world.services;
    const listens = jest.spyOn(presence, 'onExpel').mockImplementationOnce((...args) => {
      listens.mockRestore();
      const off = presence.onExpel(...args);
      leave();
      return off;
    });
    const reader = await counter.listen();
    await reader.untilEnded();
    expect(presence.isStreaming(desk.terminalId)).toBe(false);
    expect((await desk.get('/taps')).status).toBe(200);
  });

  it('reads again what was lost between the nodes while it opened', async () => {
    const { services } = world;
    const { lastEventId } = await counter.queue();
    await lin.open(AT_COUNTER_1);
    const held = heldAnswer(services.db, 'SelectQueryNode', 'taps');
    const replaced = jest.replaceProperty(services, 'db', held.db);
    const opening = counter.listen(lastEventId);
    await held.reached;
    replaced.restore();
    const lost = jest.spyOn(services.bus, 'publish').mockImplementation(() => undefined);
    const wang = new MemberPhone(world, 'wang');
    await wang.join();
    const { recognition } = (await wang.open(AT_COUNTER_1)).body;
    lost.mockRestore();
    services.bus.gap(desk.terminalId);
    held.goOn();
    const reader = await opening;
    const events = await reader.until((all) => stored(all).length >= 2);
    expect(tapOf(stored(events)[1]).id).toBe('tapId' in recognition ? recognition.tapId : null);
  });

  it('tells a revoked key nothing of what it missed, even when its end was lost on the way', async () => {
    const reader = await counter.listen();
    // As when another node revoked it while the line between the nodes was down.
    await world.services.db
      .updateTable('terminals')
      .set({ key_hash: null })
      .where('id', '=', desk.terminalId)
      .execute();
    world.services.bus.gap(desk.terminalId);
    await reader.untilEnded();
    expect(reader.ended).toBe(true);
  });

  it('counts as listening for as long as it is open', async () => {
    const reader = await counter.listen();
    world.services.clock.pass(10 * 60_000);
    expect((await lin.open(AT_COUNTER_1)).body.recognition.state).toBe('announced');
    reader.close();
    await until(() => !world.services.presence.isStreaming(desk.terminalId));
  });
});
