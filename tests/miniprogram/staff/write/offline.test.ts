import { writeView } from '../../../../miniprogram/staff/write/view';
import { tagOf } from '../nfc/bench';
import { FakeServer, memoryStorage, results, steadyRandom, world } from './world';

describe('without network', () => {
  test('before the schemes were fetched: says so, and opens by itself when the network is back', async () => {
    const server = new FakeServer();
    server.refusal = 'network_offline';
    const it = await world({ server });
    expect(writeView(it.now())).toMatchObject({ headline: '网络不可用', main: { action: 'retry' } });
    expect(it.phone.discovering).toBe(false);
    server.refusal = null;
    it.network(true);
    expect(await it.settle()).toMatchObject({ opening: { kind: 'open' }, tag: { kind: 'waiting' } });
  });

  test('afterwards: the batch goes on, results wait and are sent later, each once', async () => {
    const it = await world();
    it.server.refusal = 'network_offline';
    for (let n = 0; n < 4; n += 1) await it.hold(tagOf('ntag213'));
    expect(it.now()).toMatchObject({ verified: 4, waiting: 4 });
    it.server.refusal = null;
    it.network(true);
    expect(await it.settle()).toMatchObject({ waiting: 0 });
    expect(results(it.server)).toHaveLength(4);
  });

  test('until nothing reserved is left: the tag stays untouched and the person is told', async () => {
    const server = new FakeServer();
    server.stock = 2;
    const it = await world({ server });
    server.refusal = 'network_offline';
    for (let n = 0; n < 2; n += 1) await it.hold(tagOf('ntag213'));
    const state = await it.hold(tagOf('ntag213'));
    expect(state.verified).toBe(2);
    expect(writeView(state).tone).toBe('needs-you');
  });

  test('results that waited when the app was killed are sent first, and their tag ids go to no other tag', async () => {
    const storage = memoryStorage();
    const server = new FakeServer();
    const random = steadyRandom();
    const first = await world({ server, storage, random });
    server.refusal = 'network_offline';
    await first.hold(tagOf('ntag213'));
    first.flow.ended();
    await first.settle();

    server.refusal = null;
    const second = await world({ server, storage, random });
    expect(results(server)).toEqual([['tag0', 'verified']]);
    await second.hold(tagOf('ntag213'));
    expect(results(server)).toEqual([
      ['tag0', 'verified'],
      ['tag1', 'verified'],
    ]);
  });

  test.each([
    'login_unavailable',
    'wechat_login_rejected',
    'wechat_misconfigured',
    'merchant_suspended',
    'route_not_found',
  ] as const)(
    'a refusal that says nothing about the result (%s): the result waits and arrives later, once',
    async (code) => {
      const it = await world();
      it.server.refusal = code;
      await it.hold(tagOf('ntag213'));
      expect(it.now()).toMatchObject({ waiting: 1, refused: [] });
      it.server.refusal = null;
      it.network(true);
      expect(await it.settle()).toMatchObject({ waiting: 0, refused: [] });
      expect(results(it.server)).toHaveLength(1);
    },
  );

  test('a result that the server will never take leaves the queue and is told in the details', async () => {
    const it = await world();
    it.server.refusal = 'tag_unknown';
    const state = await it.hold(tagOf('ntag213'));
    expect(state).toMatchObject({ waiting: 0, refused: [expect.stringContaining('tag_unknown')] });
  });

  test('a result whose answer was lost is sent again under the same key', async () => {
    const it = await world();
    it.server.loseAnswers = 1;
    await it.hold(tagOf('ntag213'));
    expect(it.now().waiting).toBe(1);
    it.network(true);
    await it.settle();
    expect(it.now().waiting).toBe(0);
    expect(it.server.registered.size).toBe(1);
    expect(new Set(it.server.tried).size).toBe(1);
  });

  test('storage that is full loses nothing in this visit', async () => {
    const storage = memoryStorage();
    storage.full = true;
    const it = await world({ storage });
    it.server.refusal = 'timeout';
    await it.hold(tagOf('ntag213'));
    it.server.refusal = null;
    it.network(true);
    await it.settle();
    expect(results(it.server)).toEqual([['tag0', 'verified']]);
  });

  test('what the server refuses for good leaves the queue and shows in the details', async () => {
    const it = await world();
    it.server.refusal = 'tag_unknown';
    const state = await it.hold(tagOf('ntag213'));
    expect(state.waiting).toBe(0);
    expect(writeView(state).details.at(-1)?.value).toMatch(/tag_unknown$/);
  });
});
