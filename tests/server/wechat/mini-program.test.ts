import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { isWechatError } from '../../../server/src/wechat/errors';
import type { NfcSchemeRequest } from '../../../server/src/wechat/gateway';
import { DEVTOOLS_MOCK_CODE } from '../../../server/src/wechat/simulator';
import { testPlatform } from './setup';
import type { TestPlatform } from './setup';

let platform: TestPlatform;
beforeEach(async () => {
  platform = await testPlatform();
});
afterEach(() => platform.close());

async function failureOf(act: Promise<unknown>): Promise<{ errcode: number | null; kind: string }> {
  try {
    await act;
  } catch (failure) {
    if (isWechatError(failure)) return { errcode: failure.errcode, kind: failure.kind };
    throw failure;
  }
  throw new Error('the call went well');
}

function login(userId: string): Promise<{ code: string }> {
  return platform.phone('/phone/login', { appid: platform.demo.miniProgram.appId, userId });
}

describe('login codes', () => {
  it('name the same person each time, once per code', async () => {
    const first = await login('lin');
    const identity = await platform.mini.codeToSession(first.code);
    expect(identity.openid).toMatch(/^o[\w-]{27}$/);
    expect(await failureOf(platform.mini.codeToSession(first.code))).toEqual({
      errcode: 40163,
      kind: 'code_spent',
    });
    const again = await platform.mini.codeToSession((await login('lin')).code);
    expect(again).toEqual(identity);
    const other = await platform.mini.codeToSession((await login('wang')).code);
    expect(other.openid).not.toBe(identity.openid);
    expect(other.unionid).not.toBe(identity.unionid);
  });

  it('expire after five minutes', async () => {
    const { code } = await login('lin');
    platform.clock.advance(5 * 60_000 + 1);
    expect(await failureOf(platform.mini.codeToSession(code))).toEqual({
      errcode: 40029,
      kind: 'code_spent',
    });
  });

  it('of DevTools work: the literal one any number of times, well-formed ones once', async () => {
    const tourist = await platform.mini.codeToSession(DEVTOOLS_MOCK_CODE);
    expect(await platform.mini.codeToSession(DEVTOOLS_MOCK_CODE)).toEqual(tourist);
    const wellFormed = '0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P';
    expect(wellFormed).toHaveLength(32);
    expect(await platform.mini.codeToSession(wellFormed)).toEqual(tourist);
    expect((await failureOf(platform.mini.codeToSession(wellFormed))).errcode).toBe(40163);
    expect((await failureOf(platform.mini.codeToSession('short'))).errcode).toBe(40029);
  });

  it('do not serve as phone codes, nor the other way round', async () => {
    const { code } = await login('lin');
    expect((await failureOf(platform.mini.phoneNumber(code))).errcode).toBe(40029);
    const phone = await platform.phone<{ code: string }>('/phone/phone-number', {
      appid: platform.demo.miniProgram.appId,
      userId: 'lin',
    });
    expect(await platform.mini.phoneNumber(phone.code)).toEqual({
      phoneNumber: '13800138001',
      purePhoneNumber: '13800138001',
      countryCode: '86',
    });
  });
});

describe('NFC schemes', () => {
  const device = (more: Partial<NfcSchemeRequest> = {}): NfcSchemeRequest => ({
    modelId: platform.demo.miniProgram.perDeviceModelId,
    sn: 'tag-0001-v1',
    path: 'pages/member/index',
    query: 'e=abcdefghijklmnopqr',
    envVersion: 'release',
    ...more,
  });

  it('open the page and query they were issued for', async () => {
    const { openlink } = await platform.mini.generateNfcScheme(device());
    expect(openlink).toMatch(/^weixin:\/\/dl\/business\/\?t=[0-9A-Za-z]{11}$/);
    expect(await platform.mini.queryScheme(openlink)).toEqual({
      appId: 'touristappid',
      path: 'pages/member/index',
      query: 'e=abcdefghijklmnopqr',
      envVersion: 'release',
      createdAt: platform.clock.now(),
      expiresAt: null,
    });
    expect(await platform.phone('/phone/open-link', { url: openlink })).toEqual({
      appid: 'touristappid',
      path: 'pages/member/index',
      query: 'e=abcdefghijklmnopqr',
      envVersion: 'release',
      launchScene: 1065,
    });
  });

  it('are frozen per device: a second call reveals the first scheme and changes nothing', async () => {
    const { openlink } = await platform.mini.generateNfcScheme(device());
    const act = platform.mini.generateNfcScheme(device({ query: 'e=zzzzzzzzzzzzzzzzzz' }));
    await expect(act).rejects.toMatchObject({ errcode: 9800010, kind: 'exists', revealedOpenlink: openlink });
    expect((await platform.mini.queryScheme(openlink)).query).toBe('e=abcdefghijklmnopqr');
    const other = await platform.mini.generateNfcScheme(device({ sn: 'tag-0002-v1' }));
    expect(other.openlink).not.toBe(openlink);
  });

  it('can be found issued before with the scheme hidden', async () => {
    await platform.fault('/wxa/generatenfcscheme', 9800010, { manner: 'hidden' });
    await expect(platform.mini.generateNfcScheme(device())).rejects.toMatchObject({
      errcode: 9800010,
      revealedOpenlink: null,
    });
    await expect(platform.mini.generateNfcScheme(device())).rejects.toMatchObject({ errcode: 9800010 });
  });

  it('can be found issued before for another path and query', async () => {
    await platform.fault('/wxa/generatenfcscheme', 9800010, { manner: 'other_path' });
    const failure = await platform.mini.generateNfcScheme(device()).catch((error: unknown) => error);
    if (!isWechatError(failure, 'exists') || failure.revealedOpenlink === null)
      throw new Error('no scheme revealed');
    expect(await platform.mini.queryScheme(failure.revealedOpenlink)).toMatchObject({ query: '' });
    expect(JSON.stringify(failure)).not.toContain(failure.revealedOpenlink);
    expect(failure.errmsg).not.toContain(failure.revealedOpenlink);
  });

  it.each<[string, Partial<NfcSchemeRequest>, number, string]>([
    ['an unknown model', { modelId: 'nobody' }, 9800003, 'config'],
    ['a path that is not published', { path: 'pages/other/index' }, 40165, 'config'],
    ['a path with a query', { path: 'pages/member/index?a=1' }, 40165, 'config'],
    ['a query with Chinese', { query: 'e=门店' }, 40212, 'input'],
    ['a query of 1025 characters', { query: 'a'.repeat(1025) }, 40212, 'input'],
  ])('are refused for %s', async (_what, more, errcode, kind) => {
    expect(await failureOf(platform.mini.generateNfcScheme(device(more)))).toEqual({ errcode, kind });
  });

  it('demand a serial number for 一机一码 and refuse one for 一型一码', async () => {
    const { perDeviceModelId, perModelModelId } = platform.demo.miniProgram;
    const withoutSn: NfcSchemeRequest = {
      modelId: perDeviceModelId,
      path: '',
      query: '',
      envVersion: 'release',
    };
    expect((await failureOf(platform.mini.generateNfcScheme(withoutSn))).errcode).toBe(9800008);
    expect(
      (await failureOf(platform.mini.generateNfcScheme(device({ modelId: perModelModelId })))).errcode,
    ).toBe(9800009);
    const shared = await platform.mini.generateNfcScheme({ ...withoutSn, modelId: perModelModelId });
    expect((await platform.mini.queryScheme(shared.openlink)).path).toBe('pages/member/index');
  });

  it('need a published version, and a model with the NFC capability', async () => {
    const { appId: appid, perDeviceModelId } = platform.demo.miniProgram;
    const models = { [perDeviceModelId]: { kind: 'per_device', nfc: false } };
    await platform.phone('/control/mini-program', { appid, models });
    expect((await failureOf(platform.mini.generateNfcScheme(device()))).errcode).toBe(9800007);
    models[perDeviceModelId] = { kind: 'per_device', nfc: true };
    await platform.phone('/control/mini-program', { appid, models, pages: [] });
    expect((await failureOf(platform.mini.generateNfcScheme(device()))).errcode).toBe(85079);
    await platform.phone('/control/mini-program', { appid, pages: ['pages/member/index'] });
    expect((await platform.mini.generateNfcScheme(device())).openlink).toContain('weixin://');
  });

  it('are unknown when WeChat never issued them', async () => {
    const act = platform.mini.queryScheme('weixin://dl/business/?t=nevernever1');
    expect(await failureOf(act)).toEqual({ errcode: 85403, kind: 'not_found' });
    await expect(
      platform.phone('/phone/open-link', { url: 'weixin://dl/business/?t=nevernever1' }),
    ).rejects.toThrow('HTTP 404');
  });

  const issue = (n: number): Promise<unknown> =>
    platform.mini.generateNfcScheme(device({ sn: `limit-${n}` }));

  it('come at WeChat’s pace: a refusal for pace is repeated with growing pauses, then reported', async () => {
    await platform.phone('/control/limits', { schemesPerSecond: 2 });
    await issue(1);
    await issue(2);
    expect(await failureOf(issue(3))).toEqual({ errcode: 44990, kind: 'rate' });
    const [first = 0, second = 0] = platform.clock.pauses;
    expect(platform.clock.pauses).toHaveLength(2);
    expect(second).toBeGreaterThan(first);
    platform.clock.advance(1_000);
    await issue(3);
  });

  it('end at the daily number until the next day of China', async () => {
    await platform.phone('/control/limits', { schemesPerDay: 1 });
    await issue(1);
    expect(await failureOf(issue(2))).toEqual({ errcode: 44993, kind: 'quota' });
    // The clock stands at noon in China.
    platform.clock.advance(11 * 3_600_000);
    expect((await failureOf(issue(2))).errcode).toBe(44993);
    platform.clock.advance(3_600_000);
    await issue(2);
  });

  it('end for life at the cap', async () => {
    await platform.phone('/control/limits', { schemesEver: 1 });
    await issue(1);
    platform.clock.advance(40 * 24 * 3_600_000);
    expect(await failureOf(issue(2))).toEqual({ errcode: 85400, kind: 'quota' });
  });

  it('say unknown_result, and are not asked again, when the answer was lost', async () => {
    await platform.fault('/wxa/generatenfcscheme', -1, { moment: 'answer_lost' });
    expect(await failureOf(platform.mini.generateNfcScheme(device()))).toEqual({
      errcode: null,
      kind: 'unknown_result',
    });
    const state = await platform.phone<{ schemes: unknown[] }>('/control/state');
    expect(state.schemes).toHaveLength(1);
    await expect(platform.mini.generateNfcScheme(device())).rejects.toMatchObject({ errcode: 9800010 });
  });
});

describe('mini-program codes', () => {
  const request = {
    scene: 'e=abcdefghijklmnopqr',
    page: 'pages/member/index',
    width: 430,
    envVersion: 'release',
    checkPath: true,
  } as const;

  it('are pictures that scan back to page and scene', async () => {
    const { bytes, contentType } = await platform.mini.unlimitedCode(request);
    expect(contentType).toBe('image/png');
    const picture = PNG.sync.read(Buffer.from(bytes));
    expect(picture.width).toBe(430);
    const text = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height)?.data ?? '';
    expect(await platform.phone('/phone/scan', { text })).toEqual({
      kind: 'wxacode',
      appid: 'touristappid',
      path: 'pages/member/index',
      scene: 'e=abcdefghijklmnopqr',
      envVersion: 'release',
      launchScene: 1047,
    });
    expect(await platform.phone('/phone/scan', { text: 'hello' })).toEqual({ kind: 'text', text: 'hello' });
  });

  it('are listed newest first, once each, with a picture', async () => {
    await platform.mini.unlimitedCode(request);
    await platform.mini.unlimitedCode({
      ...request,
      scene: 'w=abcdefghijklmnopqr',
      page: 'staff/pages/nfc-write/index',
    });
    await platform.mini.unlimitedCode(request);
    const { codes } = await platform.phone<{ codes: { scene: string; pictureUrl: string }[] }>(
      '/phone/codes',
    );
    expect(codes.map(({ scene }) => scene)).toEqual(['e=abcdefghijklmnopqr', 'w=abcdefghijklmnopqr']);
    const picture = await fetch(platform.simulator.url + (codes[0]?.pictureUrl ?? ''));
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(PNG.sync.read(Buffer.from(await picture.arrayBuffer())).width).toBe(430);
  });

  it.each([
    ['a scene of 33 characters', { scene: 'x'.repeat(33) }, 40169],
    ['a scene with a percent sign', { scene: 'e=%20' }, 40169],
    ['a page that is not published', { page: 'pages/none' }, 41030],
    ['a leading slash', { page: '/pages/member/index' }, 41030],
    ['a width of 100', { width: 100 }, 40097],
  ])('are refused for %s', async (_what, more, errcode) => {
    expect((await failureOf(platform.mini.unlimitedCode({ ...request, ...more }))).errcode).toBe(errcode);
  });

  it('may lead to an unpublished page when the check is off', async () => {
    const code = await platform.mini.unlimitedCode({ ...request, page: 'pages/none', checkPath: false });
    expect(code.bytes.length).toBeGreaterThan(100);
  });
});
