import { DEMO } from '../../../server/src/demo/seed';
import type { SettingsView } from '../../../server/src/domain/merchants/settings';
import { serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { newMerchant } from './new-merchant';
import type { NewMerchant } from './new-merchant';

type Answer = SettingsView & { code?: string; message?: string };

const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let world: ServerWorld;
let merchant: NewMerchant;
beforeEach(async () => {
  world = await serverWorld();
  merchant = await newMerchant(world);
});
afterEach(() => world.close());

const post = (path: string, payload: object, method: 'POST' | 'PATCH' = 'POST') =>
  merchant.post<Answer>(`/settings${path}`, payload, method);
const settings = async () => (await merchant.get<Answer>('/settings')).body;
const codeOf = async (reply: Promise<{ body: Answer }>) => (await reply).body.code;
const row = () =>
  world.services.db
    .selectFrom('merchants')
    .selectAll()
    .where('id', '=', merchant.id)
    .executeTakeFirstOrThrow();

describe('an AppID', () => {
  it('is kept only when WeChat accepts its secret, and the secret never comes back', async () => {
    const { appId, appSecret } = merchant.accounts.miniProgram;
    const wrong = await post('/mini-program', { appId, appSecret: 'notThatSecret123' });
    expect([wrong.status, wrong.body.code]).toEqual([502, 'wechat_misconfigured']);
    expect(wrong.body.message).toContain('AppSecret 不正确');
    expect((await settings()).miniProgram).toEqual({ appId: null, provenAt: null, frozen: false });

    const right = await post('/mini-program', { appId, appSecret });
    expect([right.status, right.body.miniProgram.appId]).toEqual([200, appId]);
    expect(right.body.miniProgram.provenAt).toMatch(/^20/);
    expect(JSON.stringify(right.body)).not.toContain(appSecret);
    const stored = await row();
    expect(stored.app_secret_enc).toMatch(/^v1\./);
    expect(stored.app_secret_enc).not.toContain(appSecret);
  });

  it('of another merchant is refused before WeChat is asked, as mini-program and as service account', async () => {
    const { miniProgram, serviceAccount } = world.credentials;
    for (const account of [miniProgram, serviceAccount])
      for (const path of ['/mini-program', '/service-account']) {
        const { appId, appSecret } = account;
        expect(await codeOf(post(path, { appId, appSecret }))).toBe('app_id_taken');
      }
  });

  it('may change until a scheme stands on it; the secret may change after that', async () => {
    const { appId, appSecret } = merchant.accounts.miniProgram;
    expect((await post('/mini-program', { appId, appSecret })).status).toBe(200);
    const other = (await world.simulator.addMerchant('换号')).miniProgram;
    const wish = { appId: other.appId, appSecret: other.appSecret };
    expect((await post('/mini-program', wish)).status).toBe(200);
    await post('/nfc-model', { modelId: other.perDeviceModelId, mode: 'per_tag' });
    await merchant.post('/guide/preflight');
    expect((await settings()).miniProgram.frozen).toBe(true);
    expect(await codeOf(post('/mini-program', { appId, appSecret }))).toBe('app_id_frozen');
    expect((await post('/mini-program', wish)).status).toBe(200);
  });
});

describe('the look', () => {
  it('says how well text reads on the brand colour', async () => {
    const dark = await post('', { brandColor: '#0b6e4f' }, 'PATCH');
    expect(dark.body.look).toMatchObject({ brandColor: '#0B6E4F', textColor: '#FFFFFF' });
    expect(dark.body.look.contrast).toBeGreaterThan(4.5);
    const pale = await post('', { brandColor: '#FFE08A' }, 'PATCH');
    expect(pale.body.look.textColor).toBe('#1A1C1F');
    const middling = await post('', { brandColor: '#7F7F7F' }, 'PATCH');
    expect(middling.body.look.contrast).toBeLessThan(4.5);
  });

  it('takes a small picture that is what it says it is, and takes it away again', async () => {
    expect((await post('', { logo: PNG }, 'PATCH')).body.look.logo).toBe(PNG);
    const lies = PNG.replace('image/png', 'image/jpeg');
    const script = `data:image/svg+xml;base64,${Buffer.from('<svg onload="x"/>').toString('base64')}`;
    const large = `data:image/png;base64,${Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(33_000)]).toString('base64')}`;
    for (const logo of [lies, script, large])
      expect(await codeOf(post('', { logo }, 'PATCH'))).toBe('logo_unusable');
    expect((await post('', { logo: null }, 'PATCH')).body.look.logo).toBeNull();
  });

  it('changes what is named and leaves the rest, with a line in the audit log', async () => {
    await post('', { benefits: ['开卡免费 '], servicePhone: '0351-5550100', pickNumber: 'always' }, 'PATCH');
    const { body } = await post('', { merchantName: '改名的商家', cardTitle: '金卡' }, 'PATCH');
    expect(body).toMatchObject({
      merchantName: '改名的商家',
      card: { title: '金卡' },
      look: { benefits: ['开卡免费'], servicePhone: '0351-5550100' },
      pickNumber: 'always',
    });
    const lines = await world.services.db
      .selectFrom('audit')
      .select('detail_json')
      .where('merchant_id', '=', merchant.id)
      .where('action', '=', 'merchant.settings_changed')
      .execute();
    expect(lines.map((line) => line.detail_json)).toContain('{"changed":"name,card_title"}');
  });
});

describe('the agreement', () => {
  const texts = {
    membership: { title: '会员协议', text: '第一条' },
    privacy: { title: '隐私', text: '第一条' },
  };

  it('gets a version of its own each time it is published, and the newest is in force', async () => {
    const first = await merchant.post<{ version: string }>('/settings/agreements', texts);
    const second = await merchant.post<{ version: string }>('/settings/agreements', texts);
    expect(second.body.version).toBe(`${first.body.version}.2`);
    const { agreements } = await settings();
    expect(agreements.filter((one) => one.current).map((one) => one.version)).toEqual([
      second.body.version,
      second.body.version,
    ]);
    expect(agreements).toHaveLength(4);
    expect((await row()).agreement_version).toBe(second.body.version);
  });
});

describe('the message push', () => {
  it('gets keys that are shown once, and knows when WeChat reached it', async () => {
    const made = await merchant.post<{ url: string; token: string; encodingAesKey: string }>(
      '/settings/push-keys',
      { pasted: null },
    );
    expect(made.body.token).toMatch(/^[0-9A-Za-z]{32}$/);
    expect(made.body.encodingAesKey).toMatch(/^[0-9A-Za-z]{43}$/);
    expect((await settings()).push).toMatchObject({ url: made.body.url, seenAt: null });
    expect((await settings()).push.keysAt).not.toBeNull();
  });

  it('takes the keys that were pasted, and then receives what WeChat sends', async () => {
    await merchant.fillIn();
    const { appId, pushToken: token, encodingAesKey } = merchant.accounts.serviceAccount;
    const { body } = await merchant.post<{ url: string }>('/settings/push-keys', {
      pasted: { token, encodingAesKey },
    });
    const { pathname } = new URL(body.url);
    expect(await world.simulator.checkPushUrl(appId, `${world.url}${pathname}`)).toBe(true);
    expect((await settings()).push.seenAt).not.toBeNull();
  });
});

describe('the card', () => {
  const NEW_CARD = {
    title: '金卡',
    brandName: '新商家',
    logoUrl: 'https://mmbiz.qpic.cn/logo.png',
    color: 'Color010',
    notice: '请出示会员码',
    description: '积分可抵扣',
    prerogative: '生日双倍积分',
    servicePhone: null,
    quantity: 1000,
    form: { required: ['MOBILE'], optional: ['NAME', 'BIRTHDAY'] },
    miniProgramName: 'gh_0123456789ab',
  };

  it('belongs to a service account: without one nothing is asked', async () => {
    expect(await codeOf(post('/card/create', NEW_CARD))).toBe('service_account_missing');
  });

  it('that exists is adopted by its id, the pasted link compared with what WeChat says', async () => {
    await merchant.fillIn();
    const { cardId, openingLink } = merchant.accounts.card;
    expect((await settings()).card).toMatchObject({ cardId, linked: true, title: '会员卡', jumpMode: true });
    const adopt = (link: string | null, id = cardId) =>
      post('/card/adopt', { cardId: id, openingLink: link });
    expect((await adopt(null)).status).toBe(200);
    expect((await adopt(`${openingLink} `)).status).toBe(200);
    expect(await codeOf(adopt(world.credentials.card.openingLink))).toBe('card_link_mismatch');
    expect(await codeOf(adopt('https://example.com/?a=b'))).toBe('card_link_invalid');
    const foreign = await adopt(null, world.credentials.card.cardId);
    expect([foreign.body.code, foreign.body.message]).toEqual([
      'wechat_misconfigured',
      expect.stringContaining('card_id'),
    ]);
  });

  it('is created with its form fields and its opening link, and then used', async () => {
    await merchant.fillIn();
    const { body } = await post('/card/create', NEW_CARD);
    expect(body.card).toEqual({
      cardId: expect.stringMatching(/^p/) as string,
      linked: true,
      title: '金卡',
      jumpMode: true,
      form: NEW_CARD.form,
    });
    expect(body.miniProgramName).toBe('gh_0123456789ab@app');
    expect((await row()).card_id).toBe(body.card.cardId);
  });

  it('is not created a second time when the answer of the first was lost', async () => {
    await merchant.fillIn();
    const cards = async () => {
      const reply = await fetch(`${world.simulator.url}/control/state`);
      return ((await reply.json()) as { cards: unknown[] }).cards.length;
    };
    const before = await cards();
    await world.control('/faults', { path: '/card/create', errcode: 0, times: 1, moment: 'answer_lost' });
    const key = { ...merchant.headers, 'idempotency-key': 'the-key-of-one-card-wish' };
    const ask = () => world.call<Answer>('POST', '/api/v1/console/settings/card/create', key, NEW_CARD);
    for (let tries = 0; tries < 3; tries += 1) expect((await ask()).body.code).toBe('card_creation_unclear');
    expect(await cards()).toBe(before + 1);
  });

  it('may be wished for again after WeChat said no, and names the step that failed', async () => {
    await merchant.fillIn();
    await world.control('/faults', { path: '/card/create', errcode: 72016, times: 1 });
    const key = { ...merchant.headers, 'idempotency-key': 'the-key-of-one-card-wish' };
    const ask = () => world.call<Answer>('POST', '/api/v1/console/settings/card/create', key, NEW_CARD);
    expect((await ask()).body.message).toContain('不允许创建会员卡');
    // The card stands, its form was refused: the same wish goes on with the same card.
    const form = '/card/membercard/activateuserform/set';
    await world.control('/faults', { path: form, errcode: 40097, times: 1 });
    expect((await ask()).body.code).toBe('wechat_misconfigured');
    expect((await ask()).status).toBe(200);
    const made = await world.services.db.selectFrom('card_creations').select('state').execute();
    expect(made).toEqual([{ state: 'created' }]);
  });

  it('refuses a form that asks for one thing twice', async () => {
    await merchant.fillIn();
    const twice = { required: ['MOBILE'], optional: ['MOBILE'] };
    expect(await codeOf(post('/card/form', twice))).toBe('card_form_invalid');
    const good = { required: ['MOBILE'], optional: [] };
    expect((await post('/card/form', good)).body.card.form).toEqual(good);
  });
});

it('are of one merchant only: another owner sees and changes nothing of them', async () => {
  await merchant.fillIn();
  const other = await newMerchant(world, '旁边的商家');
  await other.post('/settings', { merchantName: '改名', brandColor: '#000000' }, 'PATCH');
  expect(await settings()).toMatchObject({ merchantName: '新商家' });
  expect((await other.get<Answer>('/settings')).body.miniProgram.appId).toBeNull();
  const demo = await world.services.db
    .selectFrom('merchants')
    .select('name')
    .where('id', '=', DEMO.merchant)
    .executeTakeFirstOrThrow();
  expect(demo.name).toBe('晋业示范商家');
});
