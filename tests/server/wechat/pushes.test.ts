import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isGenuineUrlCheck, openSecurePush } from '../../../server/src/wechat/push-crypto';
import { encryptedPartOf, parseCardEvent } from '../../../server/src/wechat/push-events';
import type { CardEvent } from '../../../server/src/wechat/push-events';
import { testPlatform } from './setup';
import type { TestPlatform } from './setup';

interface Receiver {
  url: string;
  events: CardEvent[];
  /** What to answer from now on. */
  answer: { status: number; body: string };
  requests: number;
  close(): Promise<void>;
}

/** A merchant's message URL that believes only what it can verify. */
async function startReceiver(platform: TestPlatform): Promise<Receiver> {
  const { serviceAccount } = platform.demo;
  const credential = {
    appId: serviceAccount.appId,
    token: serviceAccount.pushToken,
    encodingAesKey: serviceAccount.encodingAesKey,
  };
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://localhost').searchParams;
    const value = (name: string): string => query.get(name) ?? '';
    const stamp = { timestamp: value('timestamp'), nonce: value('nonce') };
    if (request.method === 'GET') {
      const genuine = isGenuineUrlCheck({ signature: value('signature'), ...stamp }, credential.token);
      response.end(genuine ? value('echostr') : 'no');
      return;
    }
    receiver.requests += 1;
    let xml = '';
    request.on('data', (part: Buffer) => (xml += part.toString()));
    request.on('end', () => {
      const push = { msgSignature: value('msg_signature'), ...stamp, encrypted: encryptedPartOf(xml) };
      const event = parseCardEvent(openSecurePush(push, credential, platform.clock.now()));
      if (event && receiver.answer.status === 200) receiver.events.push(event);
      response.statusCode = receiver.answer.status;
      response.end(receiver.answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/wechat/some/messages`,
    events: [],
    answer: { status: 200, body: 'success' },
    requests: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

let platform: TestPlatform;
let receiver: Receiver;
beforeEach(async () => {
  platform = await testPlatform();
  receiver = await startReceiver(platform);
  await platform.simulator.setPushUrl(platform.demo.serviceAccount.appId, receiver.url);
});
afterEach(async () => {
  await receiver.close();
  await platform.close();
});

async function claim(userId = 'lin'): Promise<string> {
  const { cardId } = platform.demo.card;
  const { params } = await platform.service.activateUrl({ cardId, outerStr: 'claim-77' });
  const body = {
    userId,
    encrypt_card_id: params.encryptCardId,
    biz: params.biz,
    outer_str: params.outerStr,
    form: {},
  };
  const { extraData } = await platform.phone<{ extraData: { code: string } }>(
    '/phone/card-component/submit',
    body,
  );
  return extraData.code;
}

interface PushState {
  pushes: { event: string; attempts: number; outcome: string | null }[];
}

describe('card events', () => {
  it('tell the whole life of a card, correlated by channel and unionid', async () => {
    const { cardId } = platform.demo.card;
    const code = await claim();
    await platform.service.activate({ cardId, code, membershipNumber: 'M1' });
    await platform.service.updateUser({ cardId, code, addBonus: 5 });
    await platform.phone('/phone/cards/delete', { userId: 'lin', cardId, code });
    await claim();
    await platform.simulator.deliverPushes();
    expect(receiver.events.map(({ type }) => type)).toEqual([
      'user_get_card',
      'submit_membercard_user_info',
      'update_member_card',
      'user_del_card',
      'user_get_card',
      'submit_membercard_user_info',
    ]);
    const login = await platform.phone<{ code: string }>('/phone/login', {
      appid: 'touristappid',
      userId: 'lin',
    });
    const session = await platform.mini.codeToSession(login.code);
    expect(receiver.events[0]).toMatchObject({
      cardId,
      code,
      outerStr: 'claim-77',
      unionid: session.unionid,
      restored: false,
    });
    expect(receiver.events[0]?.openid).not.toBe(session.openid);
    expect(receiver.events[2]).toMatchObject({ modifyBonus: 5, modifyBalance: 0 });
    expect(receiver.events[4]).toMatchObject({ code, restored: true });
  });

  it('announce the end of a review when it ends', async () => {
    await platform.service.createCard({
      title: '新卡',
      brandName: '示范',
      logoUrl: 'https://example.com/l.png',
      color: 'Color010',
      notice: '出示',
      description: '说明',
      prerogative: '特权',
      quantity: 1,
      supplyBonus: false,
      jump: null,
    });
    await platform.simulator.deliverPushes();
    expect(receiver.events).toEqual([]);
    platform.clock.advance(10_000);
    await platform.simulator.deliverPushes();
    expect(receiver.events.map(({ type }) => type)).toEqual(['card_pass_check']);
  });
});

describe('delivery', () => {
  it('repeats what a broken server did not take, and then stops', async () => {
    receiver.answer = { status: 500, body: '' };
    await claim();
    await platform.simulator.deliverPushes();
    expect(receiver.requests).toBe(2);
    await platform.simulator.deliverPushes();
    expect(receiver.requests).toBe(2);
    receiver.answer = { status: 200, body: '' };
    platform.clock.advance(5_000);
    await platform.simulator.deliverPushes();
    expect(receiver.events.map(({ type }) => type)).toEqual(['user_get_card', 'submit_membercard_user_info']);
    platform.clock.advance(24 * 3_600_000);
    await platform.simulator.deliverPushes();
    expect(receiver.requests).toBe(4);
  });

  it('tries an unreachable server eleven times for a taken card, four times for the rest', async () => {
    await receiver.close();
    await claim();
    for (let hour = 0; hour < 30; hour += 1) {
      await platform.simulator.deliverPushes();
      platform.clock.advance(10 * 3_600_000);
    }
    const { pushes } = await platform.phone<PushState>('/control/state');
    expect(pushes).toMatchObject([
      { event: 'user_get_card', attempts: 11, outcome: 'given_up' },
      { event: 'submit_membercard_user_info', attempts: 4, outcome: 'given_up' },
    ]);
  });

  it('repeats a malformed answer three times at minutes’ distance', async () => {
    receiver.answer = { status: 200, body: '{"ok":true}' };
    await claim();
    for (let minute = 0; minute < 8; minute += 1) {
      await platform.simulator.deliverPushes();
      platform.clock.advance(60_000);
    }
    expect(receiver.requests).toBe(8);
  });

  it('waits while no URL is set', async () => {
    const { appId } = platform.demo.serviceAccount;
    await platform.simulator.setPushUrl(appId, null);
    await claim();
    await platform.simulator.deliverPushes();
    expect(receiver.requests).toBe(0);
    await platform.simulator.setPushUrl(appId, receiver.url);
    await platform.simulator.deliverPushes();
    expect(receiver.events).toHaveLength(2);
  });

  it('proves the URL by an echo', async () => {
    const { appId } = platform.demo.serviceAccount;
    expect(await platform.simulator.checkPushUrl(appId, receiver.url)).toBe(true);
    expect(await platform.simulator.checkPushUrl(appId, `${platform.simulator.url}/phone/users`)).toBe(false);
    expect(await platform.simulator.checkPushUrl('unknown', receiver.url)).toBe(false);
  });
});
