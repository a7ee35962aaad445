import { createHmac } from 'node:crypto';
import { DEMO } from '../../../server/src/demo/seed';
import { attendedWebhooks, pauseWebhook, testWebhook } from '../../../server/src/domain/webhooks/attend';
import { httpReceiver } from '../../../server/src/domain/webhooks/http';
import type { CallOutcome } from '../../../server/src/domain/webhooks/http';
import { removeWebhook, setWebhook, webhooksOf } from '../../../server/src/domain/webhooks/webhooks';
import { createWebhookSender } from '../../../server/src/jobs/webhook-sender';
import type { WebhookSender } from '../../../server/src/jobs/webhook-sender';
import { publicAddresses } from '../../../server/src/security/public-address';
import { AT_COUNTER_1, FrontDesk, MemberPhone, serverWorld, touching } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { until } from '../../helpers/until';
import { Receiver, loopbackOnly } from './receiver';

describe('webhooks', () => {
  let world: ServerWorld;
  let receiver: Receiver;
  let sender: WebhookSender;
  let lin: MemberPhone;
  let desk: FrontDesk;
  beforeEach(async () => {
    world = await serverWorld();
    receiver = await Receiver.open();
    sender = createWebhookSender(world.services, httpReceiver(loopbackOnly));
    desk = await FrontDesk.pair(world);
    await desk.post('/heartbeats');
    lin = new MemberPhone(world, 'lin');
    await lin.join();
  });
  afterEach(async () => {
    await sender.stop();
    receiver.close();
    await world.close();
  });

  const hook = (terminalId: string | null = null, url = receiver.url) =>
    setWebhook(world.services, DEMO.merchant, { terminalId, url });
  const failure = async () => (await webhooksOf(world.services.db, DEMO.merchant))[0]?.last_failure;

  it('tell of a tap and its acceptance, signed, each with an id of its own', async () => {
    const { id, secret } = await hook();
    const { recognition } = (await lin.open(AT_COUNTER_1)).body;
    const tapId = 'tapId' in recognition ? recognition.tapId : '';
    await sender.round();
    await desk.post(`/taps/${tapId}/accept`);
    await sender.round();
    expect(receiver.heard.map(({ told }) => [told.event, told.data.id, told.data.state])).toEqual([
      ['tap', tapId, 'waiting'],
      ['tap_changed', tapId, 'accepted'],
    ]);
    for (const { headers, text, told } of receiver.heard) {
      const timestamp = String(headers['x-nmc-timestamp']);
      expect(Number(timestamp)).toBe(Math.floor(world.services.clock.now() / 1000));
      const expected = createHmac('sha256', secret).update(`${timestamp}.${text}`).digest('hex');
      expect(headers['x-nmc-signature']).toBe(`v1=${expected}`);
      expect([headers['x-nmc-delivery'], told.id]).toEqual([`${id}-${told.seq}`, `${id}-${told.seq}`]);
      expect(told.data.provisional).toBe(false);
    }
    expect(new Set(receiver.heard.map(({ told }) => told.id)).size).toBe(2);
    const stored = await world.services.db.selectFrom('webhooks').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it('keep telling others while one receiver takes its time', async () => {
    await hook(null, 'https://slow.example/');
    await hook(desk.terminalId);
    const answers: (() => void)[] = [];
    const slow = new Promise<{ ok: true }>((resolve) => answers.push(() => resolve({ ok: true })));
    const others = httpReceiver(loopbackOnly);
    const running = createWebhookSender(world.services, (url, ...rest) =>
      url.includes('slow') ? slow : others(url, ...rest),
    );
    running.start();
    const { recognition } = (await lin.open(AT_COUNTER_1)).body;
    await until(() => receiver.heard.length === 1);
    await desk.post(`/taps/${'tapId' in recognition ? recognition.tapId : ''}/accept`);
    await until(() => receiver.heard.length === 2);
    expect(receiver.heard.map(({ told }) => told.event)).toEqual(['tap', 'tap_changed']);
    for (const answer of answers) answer();
    await running.stop();
  });

  describe('in the middle of being told', () => {
    const refusal: CallOutcome = { ok: false, failure: '对方返回 HTTP 503' };
    let calls: string[];
    let answer: (outcome: CallOutcome) => void;
    let telling: Promise<boolean>;
    let id: string;
    /** Two events wait, and the receiver has been called with the first of them. */
    beforeEach(async () => {
      ({ id } = await hook());
      const { recognition } = (await lin.open(AT_COUNTER_1)).body;
      await desk.post(`/taps/${'tapId' in recognition ? recognition.tapId : ''}/accept`);
      calls = [];
      // The first call is answered by hand, all others are refused.
      const first = new Promise<CallOutcome>((resolve) => (answer = resolve));
      const byHand = async (url: string) => (calls.push(url) === 1 ? first : refusal);
      sender = createWebhookSender(world.services, byHand);
      telling = sender.round();
      await until(() => calls.length === 1);
    });
    const pause = (paused: boolean) =>
      pauseWebhook(world.services.db, DEMO.merchant, { id, paused, at: world.services.clock.now() });
    const row = async () => (await webhooksOf(world.services.db, DEMO.merchant))[0];

    it('are tried at once when somebody asked for it, whatever the call under way comes to', async () => {
      await pause(true);
      await pause(false);
      answer(refusal);
      await telling;
      expect(await row()).toMatchObject({ failures: 1, next_try_at: world.services.clock.now() });
      await sender.round();
      expect(calls).toHaveLength(2);
      expect((await row())?.next_try_at).toBeGreaterThan(world.services.clock.now());
    });

    it.each([
      ['paused', () => pause(true)],
      ['ended', () => removeWebhook(world.services.db, DEMO.merchant, id)],
    ])('tell nothing more once they are %s', async (_, stop) => {
      await stop();
      answer({ ok: true });
      await telling;
      expect(calls).toHaveLength(1);
    });
  });

  it('say at a test how the receiver answers, signed, and then tell at once what waited', async () => {
    const { id, secret } = await hook();
    await lin.open(AT_COUNTER_1);
    receiver.status = 503;
    await sender.round();
    const test = () => testWebhook(world.services, DEMO.merchant, id, httpReceiver(loopbackOnly));
    expect(await test()).toEqual({ ok: false, failure: '对方返回 HTTP 503' });
    receiver.status = 200;
    expect(await test()).toEqual({ ok: true });
    const [heard] = receiver.heard;
    expect(heard?.told).toMatchObject({ event: 'test', seq: 0 });
    const signed = `${String(heard?.headers['x-nmc-timestamp'])}.${heard?.text ?? ''}`;
    expect(heard?.headers['x-nmc-signature']).toBe(
      `v1=${createHmac('sha256', secret).update(signed).digest('hex')}`,
    );
    await sender.round();
    expect(receiver.heard.map(({ told }) => told.event)).toEqual(['test', 'tap']);
    await expect(
      testWebhook(world.services, 'another-merchant', id, httpReceiver(loopbackOnly)),
    ).rejects.toMatchObject({ code: 'webhook_unknown' });
  });

  it('wait while they are paused, and go on with what waited', async () => {
    const { id } = await hook();
    const pause = (paused: boolean) =>
      pauseWebhook(world.services.db, DEMO.merchant, { id, paused, at: world.services.clock.now() });
    expect([await pause(true), await pause(true)]).toEqual([true, false]);
    await lin.open(AT_COUNTER_1);
    await sender.round();
    expect(receiver.heard).toEqual([]);
    expect(await attendedWebhooks(world.services.db, DEMO.merchant)).toMatchObject([{ id, waiting: 1 }]);
    await pause(false);
    await sender.round();
    expect(receiver.heard.map(({ told }) => told.event)).toEqual(['tap']);
  });

  it('tell each event once while all goes well, however often it is looked for', async () => {
    await hook();
    await lin.open(AT_COUNTER_1);
    for (let i = 0; i < 5; i += 1) await sender.round();
    expect(receiver.heard).toHaveLength(1);
  });

  it('try again with the same id, later each time, until it is heard; also after a restart', async () => {
    await hook();
    await lin.open(AT_COUNTER_1);
    receiver.status = 500;
    await sender.round();
    expect(await failure()).toBe('对方返回 HTTP 500');
    receiver.status = 200;
    await sender.round();
    expect(receiver.heard).toEqual([]);
    sender = createWebhookSender(world.services, httpReceiver(loopbackOnly));
    world.services.clock.pass(2_000);
    await sender.round();
    expect(receiver.heard).toHaveLength(1);
    expect(await failure()).toBeNull();
  });

  it('follow no redirect', async () => {
    await hook();
    await lin.open(AT_COUNTER_1);
    receiver.status = 302;
    await sender.round();
    expect(await failure()).toBe('对方返回 HTTP 302');
  });

  it('judge the address again when they call', async () => {
    await hook();
    await lin.open(AT_COUNTER_1);
    await createWebhookSender(world.services, httpReceiver(publicAddresses)).round();
    expect(await failure()).toBe('地址不是可访问的公网 https 地址');
    expect(receiver.heard).toEqual([]);
  });

  it('connect to the address that was judged, not to what the name means a moment later', async () => {
    const { port } = new URL(receiver.url);
    let asked = 0;
    const resolve = () => {
      asked += 1;
      return Promise.resolve([{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]);
    };
    const call = httpReceiver(loopbackOnly, resolve);
    const url = `http://hooks.example.com:${port}/`;
    expect(await call(url, {}, '{"first":true}')).toEqual({ ok: true });
    expect(asked).toBe(1);
    expect(await call(url, {}, '{}')).toMatchObject({ ok: false });
  });

  it('are of one terminal or of all, and of one merchant', async () => {
    const other = await FrontDesk.pair(world, DEMO.taiyuanFirstTerminal2);
    await hook(other.terminalId);
    await lin.open(AT_COUNTER_1);
    await sender.round();
    expect(receiver.heard).toEqual([]);
    await lin.open(touching(DEMO.taiyuanFirstTerminal2));
    await sender.round();
    expect(receiver.heard.map(({ told }) => told.terminalId)).toEqual([other.terminalId]);
    await setWebhook(world.services, 'anotherMerchant000', { terminalId: null, url: receiver.url });
    world.services.clock.pass(60_000);
    await lin.open(AT_COUNTER_1);
    await sender.round();
    expect(receiver.heard).toHaveLength(1);
  });

  it('say nothing of what was before, nor after they were removed', async () => {
    await lin.open(AT_COUNTER_1);
    const { id } = await hook();
    await sender.round();
    expect(receiver.heard).toEqual([]);
    world.services.clock.pass(60_000);
    await lin.open(AT_COUNTER_1);
    await removeWebhook(world.services.db, DEMO.merchant, id);
    await sender.round();
    expect(receiver.heard).toEqual([]);
    expect(await world.services.db.selectFrom('webhook_deliveries').selectAll().execute()).toEqual([]);
  });

  it('give a secret anew with each address, and end the one before', async () => {
    const first = await hook();
    const second = await hook();
    expect(second.secret).not.toBe(first.secret);
    expect((await webhooksOf(world.services.db, DEMO.merchant)).map((it) => it.id)).toEqual([second.id]);
    await expect(removeWebhook(world.services.db, DEMO.merchant, first.id)).rejects.toMatchObject({
      code: 'webhook_unknown',
    });
  });

  it('do not hold up another receiver that listens', async () => {
    const deaf = await Receiver.open();
    const { terminalId } = desk;
    await hook(terminalId, deaf.url);
    deaf.close();
    await hook();
    await lin.open(AT_COUNTER_1);
    await sender.round();
    expect(receiver.heard).toHaveLength(1);
    expect((await webhooksOf(world.services.db, DEMO.merchant)).map((it) => it.last_failure)).toEqual([
      null,
      '连接失败或超时',
    ]);
  });
});
