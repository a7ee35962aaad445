import { VirtualPhone } from '../../../preview/phone/phone';
import type { Fetch } from '../../../preview/phone/ports';
import { profileOf } from '../../../preview/phone/profiles';
import type { ProfileId } from '../../../preview/phone/profiles';
import { newTag, writeMessage } from '../../../preview/tags/kinds';
import { joinMessage, packageRecordOf, uriRecordOf } from '../../../preview/tags/ndef-bytes';
import type { PlainRecord } from '../../../preview/tags/ndef-bytes';
import { VirtualTag } from '../../../preview/tags/virtual-tag';
import { FakeStage, fakeService, fakeUi, memoryStore } from './fakes';
import { HandClock } from './hand-clock';

const APP = 'touristappid';
const COMPONENT = 'wxeb490c6f9b154ef9';
const SCHEME = 'weixin://dl/business/?t=AbCdEfGhIjK';
const LINK = {
  appid: APP,
  path: '/pages/member/index',
  query: 'e=abc%20d',
  envVersion: 'release',
  launchScene: 1065,
};
const CODE = {
  kind: 'wxacode' as const,
  appid: APP,
  path: 'staff/pages/nfc-write/index',
  scene: 'w=abc',
  envVersion: 'release',
  launchScene: 1047,
};

function hold(profile: ProfileId = 'android', answers: { confirm?: boolean; scan?: string } = {}) {
  const clock = new HandClock();
  const stage = new FakeStage();
  const store = memoryStore();
  const { ui, said, banners } = fakeUi(answers);
  const { service, asked } = fakeService({ links: { [SCHEME]: LINK }, codes: { 'code-text': CODE } });
  const fetched: string[] = [];
  const fetch: Fetch = ({ url }) => {
    fetched.push(url);
    return Promise.resolve({ status: 200, headers: {}, body: new ArrayBuffer(0) });
  };
  const phone = new VirtualPhone(
    { scheduler: clock, store, stage, ui, service, fetch, origin: 'http://preview.test' },
    { profile: profileOf(profile), user: { id: 'lin', name: '林小满', color: '#0a0' } },
  );
  return { phone, clock, stage, store, ui, said, banners, asked, fetched };
}

function tagWith(...records: PlainRecord[]): VirtualTag {
  const made = newTag('ntag213', Uint8Array.of(4, 1, 2, 3, 4, 5, 6));
  writeMessage(made.memory, joinMessage(records));
  return new VirtualTag(made);
}

const ours = () => tagWith(uriRecordOf(SCHEME), packageRecordOf('com.tencent.mm'));

describe('a tag that no page asked for', () => {
  it.each<ProfileId>(['android', 'harmony'])(
    'opens the mini-program on %s with scene 1065 and an undecoded query',
    async (profile) => {
      const { phone, stage } = hold(profile);
      await phone.presentTag(ours());
      expect(stage.starts).toEqual([{ path: 'pages/member/index', query: { e: 'abc%20d' }, scene: 1065 }]);
      expect(stage.inSight).toBe(APP);
    },
  );

  it('comes to a running mini-program as a hot start with a path', async () => {
    const { phone, stage } = hold();
    await phone.openRecent(APP);
    await phone.presentTag(ours());
    expect(stage.diary).toEqual([`start ${APP}  1001`, `show ${APP} pages/member/index 1065`]);
  });

  it('waits on an iPhone for the notification to be tapped', async () => {
    const { phone, stage, banners } = hold('iphone');
    await phone.presentTag(ours());
    expect(stage.starts).toEqual([]);
    banners[0]?.open();
    await new Promise(setImmediate);
    expect(stage.starts[0]?.scene).toBe(1065);
  });

  it('on an iPhone needs no AAR and minds no order', async () => {
    const { phone, banners } = hold('iphone');
    await phone.presentTag(tagWith(packageRecordOf('com.tencent.mm'), uriRecordOf(SCHEME)));
    expect(banners).toHaveLength(1);
  });

  it.each<[string, () => VirtualTag, string]>([
    [
      'AAR first: only WeChat opens',
      () => tagWith(packageRecordOf('com.tencent.mm'), uriRecordOf(SCHEME)),
      '只会打开微信',
    ],
    ['another app in the AAR', () => tagWith(uriRecordOf(SCHEME), packageRecordOf('com.other')), 'com.other'],
    ['a web address', () => tagWith(uriRecordOf('https://example.com')), '浏览器'],
    ['an unformatted tag', () => new VirtualTag(newTag('unformatted', new Uint8Array(7))), '没有 NDEF'],
    ['an empty tag', () => new VirtualTag(newTag('ntag213', new Uint8Array(7))), '空标签'],
    ['a link WeChat does not know', () => tagWith(uriRecordOf('weixin://dl/business/?t=x')), '链接无效'],
  ])('%s', async (_name, tag, words) => {
    const { phone, stage, said } = hold();
    await phone.presentTag(tag());
    expect(said.join()).toContain(words);
    expect(stage.starts).toEqual([]);
  });

  it.each<[string, ProfileId, Parameters<VirtualPhone['setSwitches']>[0]]>([
    ['a locked screen', 'android', { locked: true }],
    ['NFC off', 'android-nfc-off', {}],
    ['no NFC', 'android-no-nfc', {}],
    ['a locked iPhone', 'iphone', { locked: true }],
  ])('does nothing with %s', async (_name, profile, switches) => {
    const { phone, stage, said, banners } = hold(profile);
    phone.setSwitches(switches);
    await phone.presentTag(ours());
    expect([stage.starts, said, banners]).toEqual([[], [], []]);
    expect(phone.field.current).not.toBeNull();
  });

  it('opens only WeChat when that is old', async () => {
    const { phone, stage, said } = hold();
    phone.setSwitches({ oldWechat: true });
    await phone.presentTag(ours());
    expect(stage.starts).toEqual([]);
    expect(said.join()).toContain('8.0.14');
  });

  it('without network opens what this WeChat opened before, and nothing else', async () => {
    const { phone, stage, said } = hold();
    phone.setSwitches({ network: 'offline' });
    await phone.presentTag(ours());
    expect(stage.starts).toEqual([]);
    expect(said.join()).toContain('网络不可用');
    phone.setSwitches({ network: 'wifi' });
    await phone.presentTag(ours());
    phone.setSwitches({ network: 'offline' });
    phone.wechat.killAll();
    await phone.presentTag(ours());
    expect(stage.starts).toHaveLength(2);
  });
});

describe('a page in front that reads tags', () => {
  async function reading() {
    const held = hold();
    await held.phone.scanText('code-text');
    const adapter = held.stage.hosts.get(APP)?.nfcAdapter() as {
      startDiscovery(options: object): void;
      onDiscovered(listener: () => void): void;
    };
    const found = jest.fn();
    adapter.onDiscovered(found);
    adapter.startDiscovery({});
    await held.clock.turn(20);
    return { ...held, found };
  }

  it('gets the tag instead of the system', async () => {
    const { phone, clock, stage, found } = await reading();
    await phone.presentTag(ours());
    await clock.turn(20);
    expect(found).toHaveBeenCalledTimes(1);
    expect(stage.starts).toHaveLength(1);
    expect(stage.starts[0]).toEqual({ path: CODE.path, query: { scene: 'w%3Dabc' }, scene: 1047 });
  });

  it('loses it to the system once it is in the background', async () => {
    const { phone, clock, stage, found } = await reading();
    phone.wechat.leave();
    await phone.presentTag(ours());
    await clock.turn(20);
    expect(found).not.toHaveBeenCalled();
    expect(stage.diary.at(-1)).toBe(`show ${APP} pages/member/index 1065`);
  });
});

describe('to another mini-program and back', () => {
  async function atComponent(confirm = true) {
    const held = hold('android', { confirm });
    await held.phone.openRecent(APP);
    const host = held.stage.hosts.get(APP);
    const outcome = await host
      ?.openMiniProgram({ appId: COMPONENT, path: '', extraData: { biz: 'b==' }, envVersion: 'release' })
      .then(
        () => 'opened',
        (error: unknown) => (error as { errMsg: string }).errMsg,
      );
    return { ...held, outcome };
  }

  it('asks, hides the opener and hands over extraData and who is there', async () => {
    const { stage, said, outcome } = await atComponent();
    expect(outcome).toBe('opened');
    expect(said).toEqual(['confirm 即将打开“微信会员卡”小程序']);
    expect(stage.diary).toEqual([`start ${APP}  1001`, `hide ${APP}`, `start ${COMPONENT}  1037`]);
    expect(stage.starts[1]?.referrerInfo).toEqual({ appId: APP, extraData: { biz: 'b==' } });
    expect(stage.starts[1]?.query).toEqual({ wechat_user: 'lin', wechat_name: encodeURIComponent('林小满') });
  });

  it('does not go when the member says no', async () => {
    const { stage, outcome } = await atComponent(false);
    expect(outcome).toBe('navigateToMiniProgram:fail cancel');
    expect(stage.starts).toHaveLength(1);
  });

  it('comes back with data: scene 1038, no path', async () => {
    const { stage } = await atComponent();
    await stage.hosts.get(COMPONENT)?.backToOpener({ code: '1' });
    expect(stage.shows).toEqual([
      { scene: 1038, referrerInfo: { appId: COMPONENT, extraData: { code: '1' } } },
    ]);
    expect(stage.inSight).toBe(APP);
  });

  it('comes back without data when it is just left', async () => {
    const { phone, stage } = await atComponent();
    phone.wechat.leave();
    expect(stage.shows).toEqual([{ scene: 1038, referrerInfo: { appId: COMPONENT } }]);
  });

  it('starts it anew at the next trip', async () => {
    const { phone, stage } = await atComponent();
    phone.wechat.leave();
    await stage.hosts.get(APP)?.openMiniProgram({ appId: COMPONENT, path: '', envVersion: 'release' });
    expect(stage.diary.slice(-3)).toEqual([
      `destroy ${COMPONENT}`,
      `hide ${APP}`,
      `start ${COMPONENT}  1037`,
    ]);
  });

  it('refuses to go back where nobody opened it', async () => {
    const { phone, stage } = hold();
    await phone.openRecent(APP);
    await expect(stage.hosts.get(APP)?.backToOpener()).rejects.toMatchObject({
      errMsg: 'navigateBackMiniProgram:fail no opener',
    });
  });
});

describe('the life of a mini-program', () => {
  it('hides on leaving and keeps its pages when it comes back from the recent list', async () => {
    const { phone, stage } = hold();
    await phone.openRecent(APP);
    phone.wechat.leave();
    expect(stage.inSight).toBeNull();
    await phone.openRecent(APP);
    expect(stage.diary).toEqual([`start ${APP}  1001`, `hide ${APP}`, `show ${APP} - 1001`]);
  });

  it('is hidden by the lock screen and shown again with the scene it had', async () => {
    const { phone, stage } = hold();
    await phone.scanText('code-text');
    phone.setSwitches({ locked: true });
    phone.setSwitches({ locked: false });
    expect(stage.diary.slice(1)).toEqual([`hide ${APP}`, `show ${APP} - 1047`]);
  });

  it('leaves by the back key only from its last page', async () => {
    const { phone, stage } = hold();
    await phone.openRecent(APP);
    stage.pages = 2;
    phone.wechat.back();
    expect(stage.inSight).toBe(APP);
    stage.pages = 1;
    phone.wechat.back();
    expect(stage.inSight).toBeNull();
  });

  it('takes the entry that came while it still loaded', async () => {
    const { phone, stage } = hold();
    stage.block();
    const first = phone.openRecent(APP);
    await phone.presentTag(ours());
    stage.open();
    await first;
    expect(stage.diary).toEqual([`start ${APP}  1001`, `show ${APP} pages/member/index 1065`]);
  });

  it('is hidden when it was left while it still loaded', async () => {
    const { phone, stage } = hold();
    stage.block();
    const first = phone.openRecent(APP);
    phone.wechat.leave();
    stage.open();
    await first;
    expect(stage.diary).toEqual([`start ${APP}  1001`, `hide ${APP}`]);
  });

  it('ends with another person, and with another phone, but not with an NFC switch', async () => {
    const { phone, stage } = hold();
    await phone.openRecent(APP);
    phone.setProfile('android-nfc-off');
    expect(stage.diary.slice(1)).toEqual([`hide ${APP}`, `show ${APP} - 1001`]);
    phone.setUser({ id: 'wang', name: '王建国', color: '#00a' });
    expect(stage.diary.at(-1)).toBe(`destroy ${APP}`);
    await phone.openRecent(APP);
    phone.setProfile('iphone');
    expect(stage.diary.at(-1)).toBe(`destroy ${APP}`);
    expect(phone.wechat.front).toBeNull();
  });

  it('that was ended while it still loaded does not come up', async () => {
    const { phone, stage } = hold();
    stage.block();
    const first = phone.openRecent(APP);
    phone.wechat.kill(APP);
    stage.open();
    await first;
    expect(stage.diary.at(-1)).toBe(`destroy ${APP}`);
    expect([phone.wechat.front, phone.wechat.apps.size, stage.inSight]).toEqual([null, 0, null]);
  });

  it('that was ended hears nothing more, and nothing more is heard of it', async () => {
    const { phone, stage, store, clock } = hold();
    await phone.openRecent(APP);
    const host = stage.hosts.get(APP);
    if (host === undefined) throw new Error('not started');
    const heard: string[] = [];
    const hear = (what: string) => () => void heard.push(what);
    const failed = jest.fn();
    phone.events.failed.listen(failed);
    const asked = { url: 'http://preview.test/', method: 'GET', header: {}, data: undefined, timeout: 9000 };
    host.request(asked).response.then(hear('answer'), hear('failure'));
    host.login().then(hear('code'), hear('no code'));
    host.onNetworkChange(hear('network'));
    const nfc = host.nfcAdapter() as { startDiscovery(options: object): void };
    nfc.startDiscovery({ success: hear('discovery'), fail: hear('no discovery') });
    host.storage.set('before', '1');
    phone.wechat.kill(APP);
    host.request(asked).response.then(hear('late answer'), hear('late failure'));
    host.storage.set('after', '1');
    host.onError(new Error('in a frame that is gone'));
    phone.setSwitches({ network: 'offline' });
    await clock.turn(20_000);
    expect(heard).toEqual([]);
    expect(failed).not.toHaveBeenCalled();
    expect(store.keys().filter((key) => key.startsWith('nfc-preview:storage'))).toEqual([
      expect.stringContaining(':before'),
    ]);
  });

  it('that cannot be started is reported and forgotten', async () => {
    const { phone, stage } = hold();
    const failed = jest.fn();
    phone.events.failed.listen(failed);
    stage.fails = true;
    await phone.openRecent(APP);
    expect(failed).toHaveBeenCalledTimes(1);
    expect(phone.wechat.apps.size).toBe(0);
  });
});

describe('what a mini-program is given', () => {
  async function host(profile: ProfileId = 'android') {
    const held = hold(profile);
    await held.phone.openRecent(APP);
    const found = held.stage.hosts.get(APP);
    if (found === undefined) throw new Error('not started');
    return { ...held, host: found };
  }

  it('storage of its own: per person, mini-program and phone', async () => {
    const { phone, stage, host: first } = await host();
    first.storage.set('a', '1');
    expect(first.storage.keys()).toEqual(['a']);
    phone.setUser({ id: 'wang', name: '王建国', color: '#00a' });
    await phone.openRecent(APP);
    expect(stage.hosts.get(APP)?.storage.get('a')).toBeNull();
    phone.setUser({ id: 'lin', name: '林小满', color: '#0a0' });
    await phone.openRecent(APP);
    expect(stage.hosts.get(APP)?.storage.get('a')).toBe('1');
    phone.setProfile('iphone');
    await phone.openRecent(APP);
    expect(stage.hosts.get(APP)?.storage.get('a')).toBeNull();
  });

  it('login codes of the person, and a failure without network', async () => {
    const { phone, host: app, asked } = await host();
    expect(await app.login()).toEqual({ code: 'code-lin' });
    expect(asked).toContain(`login ${APP} lin`);
    phone.setSwitches({ network: 'offline' });
    await expect(app.login()).rejects.toMatchObject({ errMsg: 'login:fail network error' });
  });

  it('WeChat’s own words when it refuses', async () => {
    const { host: app } = await host();
    await expect(app.phoneNumber()).rejects.toMatchObject({ errMsg: 'getPhoneNumber:fail 号码额度用完' });
  });

  it('no NFC adapter on an old base library', async () => {
    const { phone, stage } = await host();
    phone.setSwitches({ oldWechat: true });
    await phone.openRecent(APP);
    expect(stage.hosts.get(APP)?.nfcAdapter()).toBeNull();
    expect(stage.hosts.get(APP)?.device().SDKVersion).toBe('2.10.4');
  });

  it('the scanner, and a cancel when it is closed', async () => {
    const { host: app } = await host();
    await expect(app.scanCode()).rejects.toMatchObject({ errMsg: 'scanCode:fail cancel' });
    const held = hold('android', { scan: 'code-text' });
    await held.phone.openRecent(APP);
    expect(await held.stage.hosts.get(APP)?.scanCode()).toEqual({
      result: '',
      scanType: 'WX_CODE',
      path: 'staff/pages/nfc-write/index?scene=w%3Dabc',
    });
  });

  it('news of network and theme', async () => {
    const { phone, host: app } = await host();
    const network = jest.fn();
    const theme = jest.fn();
    app.onNetworkChange(network);
    const off = app.onThemeChange(theme);
    phone.setSwitches({ network: 'offline', theme: 'dark' });
    off();
    phone.setSwitches({ theme: 'light' });
    expect(network).toHaveBeenCalledWith({ isConnected: false, networkType: 'none' });
    expect(theme.mock.calls).toEqual([['dark']]);
  });

  it('brightness within its bounds, following the system again at -1', async () => {
    const { phone, host: app } = await host();
    app.brightness.set(1.4);
    expect(app.brightness.get()).toBe(1);
    app.brightness.set(-1);
    expect(phone.wechat.front?.brightness).toBeNull();
  });
});
