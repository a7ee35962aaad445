import { APP, hold, ours } from './held-phone';

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
