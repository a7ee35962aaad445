import { WECHAT_API_BASE_URL } from '../../../server/src/wechat/create-gateway';
import type { ServiceAccountGateway } from '../../../server/src/wechat/gateway';
import { PNG, JPEG, wired } from './wired';
import type { Wire } from './wired';

/** Paths and field names are those of WeChat's documents, written here by hand: the simulator could share a mistake. */
describe('on the wire', () => {
  it('a token is asked for with the documented body', async () => {
    const wire = wired({});
    await wire.mini.verifyCredential();
    expect(wire.last()).toEqual({
      method: 'POST',
      path: '/cgi-bin/stable_token',
      body: { grant_type: 'client_credential', appid: 'wx1', secret: 's1', force_refresh: false },
    });
    expect(wire.sent[0]?.url).toBe('https://api.weixin.qq.com/cgi-bin/stable_token');
  });

  it('a login code goes in the query, without a token', async () => {
    const wire = wired({ openid: 'o1', session_key: 'k', unionid: '' });
    expect(await wire.mini.codeToSession('a b')).toEqual({ openid: 'o1', unionid: null });
    const { method, path } = wire.last();
    const url = new URL(path, WECHAT_API_BASE_URL);
    expect([method, url.pathname]).toEqual(['GET', '/sns/jscode2session']);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      appid: 'wx1',
      secret: 's1',
      js_code: 'a b',
      grant_type: 'authorization_code',
    });
    expect(wire.sent).toHaveLength(1);
  });

  it('an NFC scheme', async () => {
    const wire = wired({ openlink: 'weixin://dl/business/?t=XTSkBZlzqmn' });
    await wire.mini.generateNfcScheme({
      modelId: 'm',
      sn: 's',
      path: 'p/p',
      query: 'e=1',
      envVersion: 'release',
    });
    expect(wire.last()).toEqual({
      method: 'POST',
      path: '/wxa/generatenfcscheme?access_token=TOKEN',
      body: { model_id: 'm', sn: 's', jump_wxa: { path: 'p/p', query: 'e=1', env_version: 'release' } },
    });
    await wire.mini.generateNfcScheme({ modelId: 'm', path: '', query: '', envVersion: 'release' });
    expect(wire.last().body).toEqual({
      model_id: 'm',
      jump_wxa: { path: '', query: '', env_version: 'release' },
    });
  });

  it('a scheme look-up, with seconds turned to milliseconds', async () => {
    const info = {
      appid: 'wx1',
      path: 'p',
      query: 'q',
      create_time: 5,
      expire_time: 7,
      env_version: 'trial',
    };
    const wire = wired({ scheme_info: info });
    expect(await wire.mini.queryScheme('weixin://x')).toEqual({
      appId: 'wx1',
      path: 'p',
      query: 'q',
      envVersion: 'trial',
      createdAt: 5_000,
      expiresAt: 7_000,
    });
    expect(wire.last()).toMatchObject({
      path: '/wxa/queryscheme?access_token=TOKEN',
      body: { scheme: 'weixin://x' },
    });
  });

  it.each([
    ['image/png', PNG],
    ['image/jpeg', JPEG],
  ])('a code picture is %s by its first bytes', async (contentType, bytes) => {
    const wire = wired(bytes);
    const request = {
      scene: 'e=1',
      page: 'p/p',
      width: 430,
      envVersion: 'release',
      checkPath: false,
    } as const;
    expect(await wire.mini.unlimitedCode(request)).toEqual({ bytes: Uint8Array.from(bytes), contentType });
    expect(wire.last()).toEqual({
      method: 'POST',
      path: '/wxa/getwxacodeunlimit?access_token=TOKEN',
      body: { scene: 'e=1', page: 'p/p', width: 430, env_version: 'release', check_path: false },
    });
  });

  it.each([[[0x47, 0x49, 0x46]], [[]]])('what is no picture is unexpected (%p)', async (bytes) => {
    const request = { scene: 'e=1', page: 'p', width: 430, envVersion: 'release', checkPath: true } as const;
    await expect(wired(bytes).mini.unlimitedCode(request)).rejects.toMatchObject({ kind: 'unexpected' });
  });

  it('a phone number', async () => {
    const wire = wired({ phone_info: { phoneNumber: '+1 5', purePhoneNumber: '5', countryCode: 1 } });
    expect(await wire.mini.phoneNumber('c')).toEqual({
      phoneNumber: '+1 5',
      purePhoneNumber: '5',
      countryCode: '1',
    });
    expect(wire.last()).toMatchObject({
      path: '/wxa/business/getuserphonenumber?access_token=TOKEN',
      body: { code: 'c' },
    });
  });

  it.each<
    [string, (service: ServiceAccountGateway) => Promise<unknown>, string, object, Record<string, unknown>]
  >([
    ['a card', (s) => s.getCard('p'), '/card/get', { card_id: 'p' }, { card: {} }],
    [
      'a form',
      (s) => s.activateTempInfo('t'),
      '/card/membercard/activatetempinfo/get',
      { activate_ticket: 't' },
      {},
    ],
    [
      'a holder',
      (s) => s.userInfo('p', '1'),
      '/card/membercard/userinfo/get',
      { card_id: 'p', code: '1' },
      { openid: 'o' },
    ],
    [
      'a code',
      (s) => s.getCode('p', '1'),
      '/card/code/get',
      { card_id: 'p', code: '1', check_consume: false },
      { openid: 'o' },
    ],
    ['a plain code', (s) => s.decryptCode('x'), '/card/code/decrypt', { encrypt_code: 'x' }, { code: '1' }],
    ['a list', (s) => s.cardList('o'), '/card/user/getcardlist', { openid: 'o' }, { card_list: [] }],
  ])('%s is asked for', async (_what, ask, path, body, answer) => {
    const wire = wired(answer);
    await ask(wire.service);
    expect(wire.last()).toEqual({ method: 'POST', path: `${path}?access_token=TOKEN`, body });
  });

  it.each<[string, (wire: Wire) => Promise<unknown>]>([
    ['a login without openid', (wire) => wire.mini.codeToSession('c')],
    [
      'a scheme without openlink',
      (wire) => wire.mini.generateNfcScheme({ modelId: 'm', path: '', query: '', envVersion: 'release' }),
    ],
    ['an opening link of unknown shape', (wire) => wire.service.activateUrl({ cardId: 'p', outerStr: '' })],
    [
      'a card without id',
      (wire) =>
        wire.service.createCard({
          title: '',
          brandName: '',
          logoUrl: '',
          color: '',
          notice: '',
          description: '',
          prerogative: '',
          quantity: 1,
          supplyBonus: false,
          jump: null,
        }),
    ],
  ])('%s is an unexpected answer, not a guess', async (_what, ask) => {
    await expect(ask(wired({ url: 'https://mp.weixin.qq.com/' }))).rejects.toMatchObject({
      kind: 'unexpected',
    });
  });
});
