import { createWechatGateway, WECHAT_API_BASE_URL } from '../../../server/src/wechat/create-gateway';
import type { MiniProgramGateway, ServiceAccountGateway } from '../../../server/src/wechat/gateway';
import type { HttpRequest } from '../../../server/src/wechat/ports';
import { testClock, testRandom } from './setup';

const account = { appId: 'wx1', appSecret: 's1' };
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff, 0xe0];

interface Wire {
  mini: MiniProgramGateway;
  service: ServiceAccountGateway;
  /** Method, path with query, and body of the last call that was no token call. */
  last(): { method: string; path: string; body: unknown };
  sent: HttpRequest[];
}

/** A gateway whose every call is answered with the given JSON or bytes. */
function wired(answer: Record<string, unknown> | number[]): Wire {
  const sent: HttpRequest[] = [];
  const encode = (value: unknown): Uint8Array => new Uint8Array(Buffer.from(JSON.stringify(value)));
  const gateway = createWechatGateway({
    baseUrl: WECHAT_API_BASE_URL,
    clock: testClock(),
    random: testRandom(),
    transport: {
      send(request) {
        sent.push(request);
        const isToken = request.url.endsWith('/cgi-bin/stable_token');
        const bytes = isToken
          ? encode({ access_token: 'TOKEN', expires_in: 7200 })
          : Array.isArray(answer)
            ? Uint8Array.from(answer)
            : encode({ errcode: 0, errmsg: 'ok', ...answer });
        return Promise.resolve({ status: 200, bytes });
      },
    },
  });
  return {
    mini: gateway.miniProgram(account),
    service: gateway.serviceAccount(account),
    sent,
    last() {
      const request = sent.at(-1);
      if (!request) throw new Error('nothing was sent');
      const body: unknown = request.body === undefined ? undefined : JSON.parse(request.body);
      return { method: request.method, path: request.url.replace(WECHAT_API_BASE_URL, ''), body };
    },
  };
}

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

  it('activation, leaving out what was not given', async () => {
    const wire = wired({});
    await wire.service.activate({
      cardId: 'p',
      code: '1',
      membershipNumber: 'M',
      initBalance: 0,
      customFieldValues: ['a', 'b'],
    });
    expect(wire.last()).toEqual({
      method: 'POST',
      path: '/card/membercard/activate?access_token=TOKEN',
      body: {
        card_id: 'p',
        code: '1',
        membership_number: 'M',
        init_balance: 0,
        init_custom_field_value1: 'a',
        init_custom_field_value2: 'b',
      },
    });
  });

  it('an update', async () => {
    const wire = wired({ result_bonus: '12', openid: 'o' });
    const result = await wire.service.updateUser({
      cardId: 'p',
      code: '1',
      bonus: 12,
      recordBonus: '消费',
      notify: { bonus: true },
    });
    expect(result).toEqual({ bonus: 12, balance: null, openid: 'o' });
    expect(wire.last()).toMatchObject({
      path: '/card/membercard/updateuser?access_token=TOKEN',
      body: {
        card_id: 'p',
        code: '1',
        bonus: 12,
        record_bonus: '消费',
        notify_optional: { is_notify_bonus: true, is_notify_balance: false },
      },
    });
  });

  it('the activation form', async () => {
    const wire = wired({});
    await wire.service.setActivateForm({
      cardId: 'p',
      required: { canModify: false, commonFieldIds: ['USER_FORM_INFO_FLAG_MOBILE'] },
      optional: { canModify: true, commonFieldIds: [], customFields: ['爱好'] },
      serviceStatement: { name: '守则', url: 'https://example.com' },
    });
    expect(wire.last()).toEqual({
      method: 'POST',
      path: '/card/membercard/activateuserform/set?access_token=TOKEN',
      body: {
        card_id: 'p',
        service_statement: { name: '守则', url: 'https://example.com' },
        required_form: { can_modify: false, common_field_id_list: ['USER_FORM_INFO_FLAG_MOBILE'] },
        optional_form: { can_modify: true, common_field_id_list: [], custom_field_list: ['爱好'] },
      },
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

  it('a jump-mode card is created with one-click activation', async () => {
    const wire = wired({ card_id: 'p1' });
    const jump = {
      url: 'https://example.com',
      miniProgramUserName: 'gh_1@app',
      miniProgramPage: 'pages/member/index',
    };
    const created = await wire.service.createCard({
      title: '会员卡',
      brandName: '商家',
      logoUrl: 'https://example.com/l.png',
      color: 'Color010',
      notice: '出示',
      description: '说明',
      prerogative: '特权',
      quantity: 5,
      supplyBonus: true,
      jump,
    });
    expect(created).toEqual({ cardId: 'p1' });
    expect(wire.last()).toMatchObject({
      path: '/card/create?access_token=TOKEN',
      body: {
        card: {
          card_type: 'MEMBER_CARD',
          member_card: {
            wx_activate: true,
            wx_activate_after_submit: true,
            wx_activate_after_submit_url: 'https://example.com',
            activate_app_brand_user_name: 'gh_1@app',
            activate_app_brand_pass: 'pages/member/index',
            prerogative: '特权',
            base_info: {
              title: '会员卡',
              brand_name: '商家',
              date_info: { type: 'DATE_TYPE_PERMANENT' },
              sku: { quantity: 5 },
            },
          },
        },
      },
    });
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
