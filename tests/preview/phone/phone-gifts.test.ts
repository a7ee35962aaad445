import type { ProfileId } from '../../../preview/phone/profiles';
import { APP, hold } from './held-phone';

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
