import { buildFixture, startFixture } from './support/fixture';
import type { StartedFixture } from './support/fixture';

let built: Awaited<ReturnType<typeof buildFixture>>;
let app: StartedFixture;
beforeAll(async () => {
  built = await buildFixture();
});
afterAll(() => built.remove());
afterEach(() => app.close());

const text = (selector: string): string => app.find(selector).textContent;

describe('a page', () => {
  it('draws data, lists, conditions, templates, includes, slots and WXS', () => {
    app = startFixture(built.folder);
    expect(text('#greeting')).toBe('你好，世界');
    expect(text('.row')).toBe('0:苹果');
    expect(text('#few')).toBe('few');
    expect(text('.foot')).toBe('foot of 世界');
    expect(text('#counter')).toBe('3+slot text');
    expect(app.top().textContent).toContain('全局组件panel body');
    expect(app.host.errors).toEqual([]);
  });

  it("gives WXS its own answers: type names as strings, kept escapes, '' for an exception", () => {
    app = startFixture(built.folder);
    expect(text('#wxs')).toBe('Array yes 42 []');
  });

  it('tells a benchmark’s probe of every setData, with the bytes that would cross to the view', () => {
    const seen: [string, number][] = [];
    const probe = { setData: (...call: [string, number]) => seen.push(call), request: () => undefined };
    app = startFixture(built.folder, {}, { probe });
    seen.length = 0;
    app.tap('#add');
    const rows = ['苹果', '梨', 'fruit'].map((name, at) => ({ id: at + 1, name }));
    expect(seen).toEqual([['pages/home/index', Buffer.byteLength(JSON.stringify({ rows }))]]);
  });

  it('sees none of the browser that a phone lacks', () => {
    app = startFixture(built.folder);
    expect(text('#globals')).toBe(Array(6).fill('undefined').join(' '));
  });

  it('hears a tap with its dataset and draws what the handler set', () => {
    app = startFixture(built.folder);
    app.tap('#add');
    expect(app.top().textContent).toContain('2:fruit');
    expect(text('#many')).toBe('many');
  });

  it('hears the event of a component', () => {
    app = startFixture(built.folder);
    app.tap('#counter .components-counter-index--plus');
    expect(text('#count')).toBe('counted 4');
  });

  it('lets catchtap keep a tap from the outer element', () => {
    app = startFixture(built.folder);
    app.tap('#inner');
    expect(app.notes).toContain('inner tapped');
    expect(app.notes).not.toContain('outer tapped');
    app.tap('#outer');
    expect(app.notes).toContain('outer tapped');
  });

  it('reports errors of its code to the app and to the phone', async () => {
    app = startFixture(built.folder);
    app.tap('#fail');
    expect(app.host.errors).toEqual(['broken handler']);
    expect(app.notes).toContain('App.onError broken handler');
    app.tap('#add');
    expect(text('#many')).toBe('many');
  });
});

describe('life cycles', () => {
  it('come in the order of a phone on a cold start', () => {
    app = startFixture(built.folder, { query: { e: 'a%20b' }, scene: 1065 });
    expect(app.notes).toEqual([
      'App.onLaunch pages/home/index 1065',
      'App.onShow 1065 {}',
      'counter.attached',
      'home.onLoad {"e":"a%20b"}',
      'counter.show',
      'home.onShow',
      'counter.ready',
      'home.onReady',
    ]);
  });

  it('keep the pages when the mini-program comes back without a path', () => {
    app = startFixture(built.folder);
    app.notes.length = 0;
    app.running.hide();
    app.running.show({ scene: 1038, referrerInfo: { appId: 'wx1', extraData: { activate_ticket: 't' } } });
    expect(app.notes).toEqual([
      'counter.hide',
      'home.onHide',
      'App.onHide',
      'App.onShow 1038 {"appId":"wx1","extraData":{"activate_ticket":"t"}}',
      'counter.show',
      'home.onShow',
    ]);
  });

  it('replace all pages when it comes back with a path', () => {
    app = startFixture(built.folder);
    app.running.hide();
    app.notes.length = 0;
    app.running.show({ scene: 1065, path: 'pages/home/index', query: { e: 'second' } });
    expect(app.notes).toEqual([
      'App.onShow 1065 {}',
      'home.onUnload',
      'counter.detached',
      'counter.attached',
      'home.onLoad {"e":"second"}',
      'counter.show',
      'home.onShow',
      'counter.ready',
      'home.onReady',
    ]);
  });

  it('opens the first page with a word when the path does not exist', () => {
    app = startFixture(built.folder, { path: 'pages/gone/index' });
    expect(text('#greeting')).toBe('你好，世界');
    expect(app.document.body.textContent).toContain('页面不存在');
  });
});

describe('navigation', () => {
  it('opens a page by relative address, passes undecoded values and answers through the event channel', async () => {
    app = startFixture(built.folder);
    app.tap('#go wx-button');
    await app.until(() => text('#query') === '7 %E7%A2%B0');
    expect(app.notes).toEqual(expect.arrayContaining(['home.onHide', 'counter.hide', 'reply got 7']));
    expect(app.host.chrome).toMatchObject({ title: '详情', canGoBack: true });
    expect(app.running.back()).toBe(true);
    expect(text('#greeting')).toBe('你好，世界');
    expect(app.host.chrome).toMatchObject({ title: '首页', canGoBack: false });
    expect(app.running.back()).toBe(false);
  });

  it('opens a page of a subpackage through a navigator', () => {
    app = startFixture(built.folder);
    app.tap('#far');
    expect(text('#query')).toBe('{"code":"a%20b"}');
    expect(text('#stack')).toBe('2');
    expect(app.host.chrome.title).toBe('分包');
  });

  it('returns to the first page from the home button', () => {
    app = startFixture(built.folder, { path: 'pages/form/index' });
    expect(app.host.chrome.homeButton).toBe(true);
    app.running.home();
    expect(text('#greeting')).toBe('你好，世界');
    expect(app.host.chrome.homeButton).toBe(false);
  });

  it('asks the phone for another mini-program and tells the navigator how it went', async () => {
    app = startFixture(built.folder);
    app.tap('#other');
    await app.until(() => app.notes.includes('other opened'));
    const target = {
      appId: 'wx0123456789abcdef',
      path: 'p/q',
      extraData: { encrypt_card_id: 'x', nested: [1] },
    };
    expect(app.host.log).toEqual([`open ${JSON.stringify({ ...target, envVersion: 'release' })}`]);
    app.host.fail[app.host.log[0] ?? ''] = { errMsg: 'navigateToMiniProgram:fail cancel' };
    app.tap('#other');
    await app.until(() => app.notes.includes('other refused navigateToMiniProgram:fail cancel'));
  });
});

describe('components from npm', () => {
  it('computes, asks and answers with Vant, miniprogram-computed and a plain package', async () => {
    app = startFixture(built.folder);
    app.tap('#go wx-button');
    await app.until(() => text('#sum') === '1 + 2 = 3');
    app.tap('#more wx-button');
    expect(text('#sum')).toBe('2 + 2 = 4');
    app.tap('#modal wx-button');
    app.tap('.modal-action[data-role=confirm]');
    await app.until(() => text('#answer') === 'yes');
    app.tap('#sheet wx-button');
    app.tap('.sheet-cancel');
    await app.until(() => text('#answer') === 'showActionSheet:fail cancel');
    expect(app.host.errors).toEqual([]);
  });
});

describe('forms', () => {
  const type = (selector: string, value: string): void => {
    const control = app.find(selector) as HTMLInputElement;
    control.value = value;
    control.dispatchEvent(new (app.document.defaultView as Window & typeof globalThis).Event('input'));
  };

  it('collect the value of every field and reset them', async () => {
    app = startFixture(built.folder, { path: 'pages/form/index' });
    type('wx-input input', '国强');
    for (const id of ['#agree-label', '#milk', '#large', '#city']) app.tap(id);
    (app.find('.picker-row select') as HTMLSelectElement).selectedIndex = 1;
    app
      .find('.picker-row select')
      .dispatchEvent(new (app.document.defaultView as Window & typeof globalThis).Event('change'));
    app.tap('.picker-confirm');
    await app.until(() => text('#city') === '大同');
    app.tap('#submit');
    expect(JSON.parse(text('#result'))).toEqual({
      who: '国强',
      note: '第一行',
      agree: true,
      likes: ['tea', 'milk'],
      size: 'l',
      amount: 30,
      city: 1,
    });
    app.tap('#reset');
    expect(text('#result')).toBe('reset');
    expect((app.find('wx-input input') as HTMLInputElement).value).toBe('');
  });

  it('keep two-way bindings', async () => {
    app = startFixture(built.folder, { path: 'pages/detail/index' });
    type('#plain input', '碰一碰');
    expect(text('#typed')).toBe('碰一碰');
  });
});

describe("the phone's frame", () => {
  it('follows page-meta, and the theme unless the page chose its own colours', () => {
    app = startFixture(built.folder);
    expect(app.host.chrome).toMatchObject({ title: '首页', background: '#ffffff', textStyle: 'black' });
    app.host.setTheme('dark');
    expect(app.host.chrome).toMatchObject({ background: '#111111', textStyle: 'white' });
    expect(app.document.documentElement.dataset['theme']).toBe('dark');
    app.running.show({ scene: 1011, path: 'pages/form/index', query: {} });
    expect(app.host.chrome).toMatchObject({
      title: '来自 page-meta',
      background: '#123456',
      textStyle: 'white',
    });
    app.host.setTheme('light');
    expect(app.host.chrome).toMatchObject({ background: '#123456' });
  });
});

describe('pull-down refresh', () => {
  it('asks the page when a finger pulls from the top', () => {
    app = startFixture(built.folder);
    const pages = app.document.querySelector('.wx-pages') as HTMLElement;
    const view = app.document.defaultView as Window & typeof globalThis;
    const pull = (type: string, clientY: number): void => {
      pages.dispatchEvent(new view.MouseEvent(type, { clientY, buttons: 1, bubbles: true }));
    };
    pull('mousedown', 10);
    pull('mousemove', 120);
    pull('mouseup', 120);
    expect(app.notes).toContain('home.onPullDownRefresh');
  });
});
