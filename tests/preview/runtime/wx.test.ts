import { buildFixture, startFixture } from './support/fixture';
import type { HostOverrides, StartedFixture } from './support/fixture';

let built: Awaited<ReturnType<typeof buildFixture>>;
let app: StartedFixture;
beforeAll(async () => {
  built = await buildFixture();
});
afterAll(() => built.remove());
afterEach(() => app.close());

function open(overrides: HostOverrides = {}): StartedFixture {
  return startFixture(built.folder, { path: 'pages/api/index', scene: 1001, query: { a: '1' } }, overrides);
}

/** Calls an API without callbacks: a promise, or what a synchronous call gives. */
const run = (name: string, options?: unknown): unknown => app.api().run(name, options);

/** Calls an API with all three callbacks and waits for the last. */
function withCallbacks(
  name: string,
  options: object = {},
): Promise<{ returned: unknown; heard: [string, unknown][] }> {
  return new Promise((resolve) => {
    const heard: [string, unknown][] = [];
    const returned: unknown = run(name, {
      ...options,
      success: (result: unknown) => heard.push(['success', result]),
      fail: (result: unknown) => heard.push(['fail', result]),
      complete: (result: unknown) => {
        heard.push(['complete', result]);
        setTimeout(() => resolve({ returned, heard }), 0);
      },
    });
  });
}

describe('an asynchronous call', () => {
  it('gives a promise when no callback is given', async () => {
    app = open();
    await expect(run('login')).resolves.toEqual({ errMsg: 'login:ok', code: 'login-code' });
  });

  it('answers through callbacks, complete last, and then returns nothing', async () => {
    app = open();
    const { returned, heard } = await withCallbacks('login');
    const result = { errMsg: 'login:ok', code: 'login-code' };
    expect(returned).toBeUndefined();
    expect(heard).toEqual([
      ['success', result],
      ['complete', result],
    ]);
  });

  it("hands the phone's failure on as it is", async () => {
    app = open();
    app.host.fail['login'] = { errMsg: 'login:fail timeout' };
    await expect(run('login')).rejects.toEqual({ errMsg: 'login:fail timeout' });
    const { heard } = await withCallbacks('login');
    expect(heard.map(([kind]) => kind)).toEqual(['fail', 'complete']);
  });

  it.each([
    ['navigateTo', { url: '/pages/gone/index' }, 'navigateTo:fail page "pages/gone/index" is not found'],
    ['navigateBack', {}, 'navigateBack:fail cannot navigate back at first page.'],
    ['switchTab', { url: '/pages/home/index' }, 'switchTab:fail can not switch to no-tabBar page'],
    ['getStorage', { key: 'nothing' }, 'getStorage:fail data not found'],
    ['downloadFile', {}, 'downloadFile:fail not supported by the preview'],
    ['setNavigationBarColor', { frontColor: 'red' }, 'setNavigationBarColor:fail invalid frontColor "red"'],
  ])('%s fails in the words of WeChat', async (name, options, errMsg) => {
    app = open();
    await expect(run(name, options)).rejects.toMatchObject({ errMsg });
  });
});

describe('the base library', () => {
  it.each([
    ['2.11.1', false, false],
    ['2.11.2', true, false],
    ['2.32.3', true, true],
  ])('%s has NFC: %s, privacy calls: %s', (SDKVersion, nfc, privacy) => {
    app = open({ device: { SDKVersion } });
    expect(run('getNFCAdapter') !== 'absent').toBe(nfc);
    expect(run('canIUse', 'getNFCAdapter')).toBe(nfc);
    expect(run('canIUse', 'getPrivacySetting')).toBe(privacy);
    expect(run('canIUse', 'button.open-type.agreePrivacyAuthorization')).toBe(privacy);
  });

  it('has no NFC call where the phone gives none', () => {
    app = open({ host: { nfcAdapter: () => null } });
    expect(run('getNFCAdapter')).toBe('absent');
  });

  it('knows components and denies what does not exist', () => {
    app = open();
    expect(run('canIUse', 'page-meta')).toBe(true);
    expect(run('canIUse', 'scroll-view')).toBe(true);
    expect(run('canIUse', 'readMinds')).toBe(false);
  });
});

describe('what WeChat refuses', () => {
  it.each([
    ['showModal', { title: '删除？', confirmText: '是的我确定' }, /confirmText length/],
    ['showModal', { title: '删除？', cancelText: '不要删除它' }, /cancelText length/],
    ['showActionSheet', { itemList: ['1', '2', '3', '4', '5', '6', '7'] }, /itemList should not be larger/],
    ['request', { url: 'https://example.com/', method: 'PATCH' }, /method PATCH is invalid/],
  ])('%s with %j', async (name, options, words) => {
    app = open();
    const { heard } = await withCallbacks(name, options);
    const [how, why] = heard[0] as [string, { errMsg: string }];
    expect([how, why.errMsg]).toEqual(['fail', expect.stringMatching(words)]);
  });
});

describe('storage', () => {
  it('holds ten megabytes and no more', () => {
    app = open();
    const { wx } = app.api() as { wx: Record<string, (...parameters: unknown[]) => unknown> };
    const set = (key: string, text: string): unknown => wx['setStorageSync']?.(key, text);
    const big = 'x'.repeat(1_000_000);
    for (let at = 0; at < 10; at += 1) set(`big${at}`, big);
    expect(() => set('big10', big)).toThrow(/exceed storage max size/);
    set('big0', 'small');
    expect(() => set('big10', big.slice(0, 900_000))).not.toThrow();
  });

  it('keeps the type of a value', async () => {
    app = open();
    const { wx } = app.api() as { wx: Record<string, (...parameters: unknown[]) => unknown> };
    wx['setStorageSync']?.('card', { code: '8', points: 3 });
    expect(wx['getStorageSync']?.('card')).toEqual({ code: '8', points: 3 });
    expect(wx['getStorageSync']?.('nothing')).toBe('');
    await expect(run('getStorage', { key: 'card' })).resolves.toMatchObject({
      data: { code: '8', points: 3 },
    });
    expect(run('getStorageInfoSync')).toMatchObject({ keys: ['card'] });
  });
});

describe('request', () => {
  it('writes an object as JSON, a GET as query, and reads JSON back', async () => {
    app = open();
    const { heard } = await withCallbacks('request', {
      url: 'http://127.0.0.1:3210/api',
      method: 'POST',
      data: { name: '碰' },
    });
    expect(heard[0]).toEqual([
      'success',
      expect.objectContaining({ statusCode: 200, data: { ok: true, text: '碰' } }),
    ]);
    await withCallbacks('request', { url: 'http://127.0.0.1:3210/api', data: { q: 'a b' } });
    expect(app.host.log).toEqual([
      'request POST http://127.0.0.1:3210/api {"name":"碰"}',
      'request GET http://127.0.0.1:3210/api?q=a%20b',
    ]);
  });

  it('returns a task that aborts', async () => {
    app = open();
    const task = run('request', { url: 'http://127.0.0.1:3210/api' }) as { abort(): void };
    task.abort();
    expect(app.host.log).toContain('abort');
  });
});

describe('privacy', () => {
  it("asks with WeChat's own dialog, and a refusal fails with errno 104", async () => {
    app = open();
    const refused = run('setClipboardData', { data: 'x' }) as Promise<unknown>;
    app.tap('.modal-action[data-role=cancel]');
    await expect(refused).rejects.toMatchObject({ errno: 104 });
    const agreed = run('setClipboardData', { data: 'x' }) as Promise<unknown>;
    app.tap('.modal-action[data-role=confirm]');
    await expect(agreed).resolves.toMatchObject({ errMsg: 'setClipboardData:ok' });
    await expect(run('getPrivacySetting')).resolves.toMatchObject({ needAuthorization: false });
    expect(app.host.log).toEqual(['clip x']);
    expect(run('getStorageInfoSync')).toMatchObject({ keys: [] });
  });

  it("asks through the mini-program's own handler when there is one", async () => {
    app = open();
    const referrers: string[] = [];
    run('onNeedPrivacyAuthorization', (resolve: (answer: object) => void, info: { referrer: string }) => {
      referrers.push(info.referrer);
      resolve({ event: 'exposureAuthorization' });
      resolve({ event: 'agree', buttonId: 'agree' });
    });
    await expect(run('getClipboardData')).resolves.toMatchObject({ data: 'clip' });
    expect(referrers).toEqual(['getClipboardData']);
  });
});

describe('events of the app', () => {
  it('have an off for each on', () => {
    app = open();
    const heard: unknown[] = [];
    const listener = (value: unknown): unknown => heard.push(value);
    run('onAppHide', listener);
    run('onThemeChange', listener);
    app.running.hide();
    app.host.setTheme('dark');
    expect(heard).toEqual([undefined, { theme: 'dark' }]);
    run('offAppHide', listener);
    run('offThemeChange');
    app.running.show({ scene: 1001 });
    app.running.hide();
    app.host.setTheme('light');
    expect(heard).toHaveLength(2);
  });
});

describe('facts about the phone', () => {
  it('come from the host', () => {
    app = open({ device: { platform: 'ohos', statusBarHeight: 30 } });
    expect(run('getDeviceInfo')).toMatchObject({ platform: 'ohos' });
    expect(run('getWindowInfo')).toMatchObject({ statusBarHeight: 30 });
    expect(run('getAccountInfoSync')).toMatchObject({ miniProgram: { envVersion: 'develop' } });
    expect(run('getEnterOptionsSync')).toMatchObject({
      path: 'pages/api/index',
      query: { a: '1' },
      referrerInfo: {},
    });
  });
});

describe('a share button', () => {
  it('gives the phone the card of the page', () => {
    const shared: object[] = [];
    app = open({ host: { share: (card) => shared.push(card) } });
    app.tap('#share');
    expect(shared).toEqual([{ title: '会员卡', path: '/pages/home/index?from=share' }]);
  });
});
