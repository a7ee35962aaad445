import type { VirtualPhone } from '../../../preview/phone/phone';
import type { ProfileId } from '../../../preview/phone/profiles';
import { newTag } from '../../../preview/tags/kinds';
import { packageRecordOf, uriRecordOf } from '../../../preview/tags/ndef-bytes';
import { VirtualTag } from '../../../preview/tags/virtual-tag';
import { APP, SCHEME, CODE, hold, tagWith, ours } from './held-phone';

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
