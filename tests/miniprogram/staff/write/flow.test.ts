import { ApiFailure } from '../../../../miniprogram/api/failure';
import { writeView } from '../../../../miniprogram/staff/write/view';
import { tagOf } from '../nfc/bench';
import { CODE, FakeServer, memoryStorage, steadyRandom, world } from './world';

const results = (server: FakeServer): (string | null)[][] =>
  [...server.registered.values()].map(({ tagId, outcome }) => [tagId, outcome]);

describe('from the write code to 写入成功', () => {
  test('opens the code, gets hold of NFC by itself, writes, verifies, registers, and is ready for the next tag', async () => {
    const it = await world();
    expect(it.now()).toMatchObject({ opening: { kind: 'open' }, tag: { kind: 'waiting' }, gate: null });
    expect(await it.hold(tagOf('ntag213'))).toMatchObject({
      tag: { kind: 'finished' },
      verified: 1,
      waiting: 0,
    });
    expect(await it.hold(tagOf('ntag215'))).toMatchObject({ verified: 2 });
    expect(results(it.server)).toEqual([
      ['tag0', 'verified'],
      ['tag1', 'verified'],
    ]);
    expect(it.felt).toEqual(['seen', 'verified', 'seen', 'verified']);
  });

  test('the register hears UID, chip and time', async () => {
    const it = await world();
    await it.hold(tagOf('ntag213'));
    const [result] = it.server.registered.values();
    expect(result).toMatchObject({ chip: 'NTAG213', outcome: 'verified' });
    expect(result?.uid).toMatch(/^[0-9A-F]{14}$/);
    expect(result?.writtenAt).toBe(new Date(it.clock.now()).toISOString());
  });

  test('a batch longer than what was reserved ahead is refilled', async () => {
    const it = await world();
    for (let n = 0; n < 15; n += 1) await it.hold(tagOf('ntag213'));
    expect(it.now().verified).toBe(15);
    expect(new Set([...it.server.registered.values()].map(({ tagId }) => tagId)).size).toBe(15);
  });

  test('in shared mode every tag carries the same scheme and no tag id', async () => {
    const server = new FakeServer();
    server.mode = 'shared';
    const it = await world({ server });
    for (let n = 0; n < 3; n += 1) await it.hold(tagOf('ntag213'));
    expect(results(server)).toEqual([
      [null, 'verified'],
      [null, 'verified'],
      [null, 'verified'],
    ]);
  });
});

describe('overwriting', () => {
  test('whose scheme it is, is asked and told', async () => {
    const it = await world();
    it.server.lookup = {
      whose: 'other_entrance',
      place: { kind: 'store', organisationName: '太原分公司', storeName: '太原第二门店', terminalName: null },
      enabled: true,
    };
    const state = await it.hold(tagOf('other-scheme'));
    expect(writeView(state)).toMatchObject({
      tone: 'needs-you',
      text: '里面是一个微信链接。它现在打开：太原分公司 · 太原第二门店。',
      main: { action: 'overwrite' },
      second: { action: 'keep' },
    });
    it.flow.answer(true);
    expect((await it.settle()).verified).toBe(1);
  });

  test('a chip that carries something else, but is registered here, is told as ours', async () => {
    const it = await world();
    const at = {
      kind: 'store',
      organisationName: null,
      storeName: '太原第二门店',
      terminalName: null,
    } as const;
    it.server.chip = {
      whose: 'other_entrance',
      tagId: 'tag77',
      place: at,
      enabled: true,
      protection: 'none',
    };
    const known = writeView(await it.hold(tagOf('foreign')));
    expect(known.text).toContain('登记里这枚芯片属于：太原第二门店。');
    it.server.chip = { whose: 'not_ours' };
    expect(writeView(await it.hold(tagOf('foreign'))).text).not.toContain('登记');
  });

  test('without network the question is put all the same', async () => {
    const it = await world();
    it.server.refusal = 'network_offline';
    const state = await it.hold(tagOf('other-scheme'));
    expect(state).toMatchObject({ tag: { kind: 'confirming' }, owner: 'unknown' });
  });
});

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

describe('what stands in the way', () => {
  test.each([
    ['write_code_unknown', '没有找到这个写卡码'],
    ['write_code_expired', '写卡码已过期'],
    ['write_code_revoked', '写卡码已被撤销'],
    ['write_code_exhausted', '今天的写入次数已用完'],
    ['schemes_not_ready', '可写入的链接正在向微信申请'],
  ] as const)('%s is told in its words, and NFC stays off', async (code, headline) => {
    const server = new FakeServer();
    server.refusal = code;
    const it = await world({ server });
    expect(writeView(it.now())).toMatchObject({ headline, tone: 'needs-you' });
    expect(writeView(it.now()).text).toContain('req-1');
    expect(it.phone.calls).toEqual([]);
  });

  test('revoked in the middle of a batch: stops with its words', async () => {
    const it = await world();
    for (let n = 0; n < 6; n += 1) await it.hold(tagOf('ntag213'));
    it.server.refusal = 'write_code_revoked';
    it.network(true);
    expect(await it.settle()).toMatchObject({ opening: { kind: 'failed' } });
    expect(it.phone.discovering).toBe(false);
  });

  test('the day’s number is used up in the middle of a batch', async () => {
    const server = new FakeServer();
    server.dayLimit = 2;
    const it = await world({ server });
    await it.hold(tagOf('ntag213'));
    expect(it.now().remainingToday).toBe(1);
    const register = server.registerWrite.bind(server);
    server.registerWrite = async (...given) => {
      const receipt = await register(...given);
      server.refusal = 'write_code_exhausted';
      return receipt;
    };
    await it.hold(tagOf('ntag213'));
    expect(writeView(it.now())).toMatchObject({ headline: '今天的写入次数已用完' });
  });

  test.each([
    ['ios', 'ios', 'share'],
    ['windows', 'desktop', 'share'],
    ['mac', 'desktop', 'share'],
    ['devtools', 'devtools', undefined],
  ])('on %s: explains why not, and never touches NFC', async (platform, kind, action) => {
    const it = await world({ platform });
    expect(it.now().gate?.kind).toBe(kind);
    expect(writeView(it.now()).main?.action).toBe(action);
    expect(it.phone.calls).toEqual([]);
  });

  describe('where only a colleague’s phone can write', () => {
    test('the write code is shown for it to scan, and no tag ids are taken', async () => {
      const it = await world({ platform: 'ios' });
      expect(writeView(it.now())).toMatchObject({
        headline: 'iPhone 不能写标签',
        code: 'data:image/png;base64,iVBORw0KGgo=',
        codeAgain: false,
      });
      expect(it.now().opening).toMatchObject({ session: { reserved: [{}] } });
      it.flow.hidden();
      it.flow.shown();
      await it.settle();
      expect(it.server.pictures).toBe(1);
    });

    test('a code that was not to be had says so and is asked for again', async () => {
      const server = new FakeServer();
      server.pictureRefusal = 'wechat_busy';
      const it = await world({ platform: 'ios', server });
      expect(writeView(it.now())).toMatchObject({ code: '', codeAgain: true });
      expect(writeView(it.now()).codeWord).toContain('微信服务繁忙');
      server.pictureRefusal = null;
      it.flow.retry();
      expect(writeView(await it.settle()).code).toMatch(/^data:image/);
    });

    test('a phone found to have no NFC shows it as well', async () => {
      const it = await world({ nfc: { nfcOn: true } });
      expect(writeView(it.now()).codeWord).toBe('');
      it.flow.hidden();
      await it.settle();
      it.phone.trouble('startDiscovery', { code: 13000 });
      it.flow.shown();
      expect(writeView(await it.settle()).code).toMatch(/^data:image/);
    });

    test('where only staff may write, a holder may still pass the code on', async () => {
      const server = new FakeServer();
      const open = server.openWriteSession.bind(server);
      server.openWriteSession = (code, want) =>
        server.isStaff ? open(code, want) : Promise.reject(new ApiFailure({ code: 'staff_required' }));
      const it = await world({ platform: 'ios', server });
      expect(writeView(it.now()).code).toMatch(/^data:image/);
    });

    test('a code that is over is not passed on', async () => {
      const server = new FakeServer();
      server.refusal = 'write_code_revoked';
      const it = await world({ platform: 'ios', server });
      expect(writeView(it.now())).toMatchObject({ headline: '写卡码已被撤销', code: '', codeWord: '' });
      expect(server.pictures).toBe(0);
    });
  });

  test('a WeChat without NFC calls is too old', async () => {
    const it = await world({ nfc: null });
    expect(it.now().gate?.kind).toBe('too-old');
  });

  test.each([
    [13000, 'no-nfc', false],
    [13001, 'nfc-off', true],
    [13019, 'refused', true],
    [13024, 'unsupported', true],
    [13010, 'start-failed', true],
  ])('code %i at the start: %s', async (code, kind, retry) => {
    const it = await world();
    it.flow.hidden();
    await it.settle();
    it.phone.trouble('startDiscovery', { code });
    it.flow.shown();
    const state = await it.settle();
    expect(state.gate).toMatchObject({ kind, retry });
    expect(writeView(state).steps[0]).toMatchObject({ state: 'wrong' });
    it.flow.retry();
    expect(await it.settle()).toMatchObject({ gate: null, tag: { kind: 'waiting' } });
  });

  test('HarmonyOS may write', async () => {
    const it = await world({ platform: 'ohos' });
    expect((await it.hold(tagOf('ntag213'))).verified).toBe(1);
  });

  test('opened without a write code: says where to get one', async () => {
    const it = await world({ code: null });
    expect(writeView(it.now())).toMatchObject({ headline: '请扫写卡码进入', tone: 'stopped' });
    expect(it.server.opened).toBe(0);
  });

  test('a disabled entrance is said, but may be written', async () => {
    const server = new FakeServer();
    server.enabled = false;
    const it = await world({ server });
    expect(writeView(it.now()).notice).toContain('已停用');
    expect((await it.hold(tagOf('ntag213'))).verified).toBe(1);
  });
});

describe('leaving and ending', () => {
  test('a phone call in the middle: nothing is called written, and the same tag is completed afterwards', async () => {
    const it = await world();
    const tag = tagOf('ntag213');
    it.phone.trouble('ndef.write', 'silent');
    await it.hold(tag);
    it.flow.hidden();
    expect(await it.settle()).toMatchObject({
      tag: { kind: 'off' },
      verified: 0,
      last: { outcome: { cause: 'interrupted' } },
    });
    expect(it.phone.discovering).toBe(false);
    expect(it.phone.listeners.size).toBe(0);
    expect(it.watchers()).toBe(0);
    it.flow.shown();
    await it.settle();
    expect(await it.hold(tag)).toMatchObject({ verified: 1 });
    expect(results(it.server)).toEqual([
      ['tag0', 'failed'],
      ['tag0', 'verified'],
    ]);
  });

  test('hidden while the code is being opened: NFC stays off until the page is back', async () => {
    const server = new FakeServer();
    const it = await world({ server });
    it.flow.ended();
    await it.settle();
    expect(it.phone.discovering).toBe(false);
  });

  test('ending the batch stops NFC and sums up; going on starts again', async () => {
    const it = await world();
    await it.hold(tagOf('ntag213'));
    it.flow.setEnded(true);
    expect(writeView(await it.settle())).toMatchObject({
      headline: '本次写好 1 张',
      main: { action: 'resume' },
    });
    expect(it.phone.discovering).toBe(false);
    it.flow.setEnded(false);
    expect(await it.settle()).toMatchObject({ tag: { kind: 'waiting' } });
  });

  test('the write code goes with every result', async () => {
    const it = await world();
    it.server.refusal = 'timeout';
    await it.hold(tagOf('ntag213'));
    expect(it.storage.read('staff-write-outbox')).toMatchObject([{ code: CODE }]);
  });
});
