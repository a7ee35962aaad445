import type { DemoCredentials } from '../../../server/src/wechat/simulator';
import { testPlatform } from './setup';
import type { TestPlatform } from './setup';

describe('two merchants on one platform', () => {
  let platform: TestPlatform;
  let other: DemoCredentials;
  beforeAll(async () => {
    platform = await testPlatform();
    other = await platform.simulator.addMerchant('别家商店');
  });
  afterAll(() => platform.close());

  async function login(appid: string): Promise<string> {
    return (await platform.phone<{ code: string }>('/phone/login', { appid, userId: 'lin' })).code;
  }

  it('see the same person under unrelated openids and unionids', async () => {
    const theirs = platform.gateway.miniProgram(other.miniProgram);
    const mine = await platform.mini.codeToSession(await login(platform.demo.miniProgram.appId));
    const foreign = await theirs.codeToSession(await login(other.miniProgram.appId));
    expect(foreign.openid).not.toBe(mine.openid);
    expect(foreign.unionid).not.toBe(mine.unionid);
  });

  it('cannot spend each other’s login codes', async () => {
    const code = await login(other.miniProgram.appId);
    await expect(platform.mini.codeToSession(code)).rejects.toMatchObject({ errcode: 40029 });
  });

  it('cannot see each other’s models and schemes', async () => {
    const theirs = platform.gateway.miniProgram(other.miniProgram);
    const order = { path: '', query: 'e=1', envVersion: 'release' as const, sn: 'same-sn' };
    const { openlink } = await theirs.generateNfcScheme({
      ...order,
      modelId: other.miniProgram.perDeviceModelId,
    });
    await expect(platform.mini.queryScheme(openlink)).rejects.toMatchObject({ errcode: 85403 });
    const foreign = platform.mini.generateNfcScheme({
      ...order,
      modelId: other.miniProgram.perDeviceModelId,
    });
    await expect(foreign).rejects.toMatchObject({ errcode: 9800003 });
    const own = { ...order, modelId: platform.demo.miniProgram.perDeviceModelId };
    expect((await platform.mini.generateNfcScheme(own)).openlink).not.toBe(openlink);
  });

  it('cannot touch each other’s cards', async () => {
    const theirs = platform.gateway.serviceAccount(other.serviceAccount);
    expect((await theirs.getCard(other.card.cardId)).brandName).toBe('别家商店');
    await expect(platform.service.getCard(other.card.cardId)).rejects.toMatchObject({ errcode: 40073 });
    const { params } = await theirs.activateUrl({ cardId: other.card.cardId, outerStr: 'x' });
    const { extraData } = await platform.phone<{ extraData: { activate_ticket: string; code: string } }>(
      '/phone/card-component/submit',
      { userId: 'lin', encrypt_card_id: params.encryptCardId, biz: params.biz, outer_str: 'x', form: {} },
    );
    const { activate_ticket: ticket, code } = extraData;
    await expect(platform.service.activateTempInfo(ticket)).rejects.toMatchObject({ errcode: 72011 });
    await expect(platform.service.getCode(other.card.cardId, code)).rejects.toMatchObject({ errcode: 40056 });
    expect((await theirs.getCode(other.card.cardId, code)).outerStr).toBe('x');
  });
});
