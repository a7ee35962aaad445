import { ApiFailure } from '../../../../miniprogram/api/failure';
import { writeView } from '../../../../miniprogram/staff/write/view';
import { tagOf } from '../nfc/bench';
import { FakeServer, world } from './world';

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
