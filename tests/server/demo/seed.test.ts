import { checkMerchants, WrongModeError } from '../../../server/src/demo/guard';
import { DEMO, seedDemo } from '../../../server/src/demo/seed';
import { miniProgramAccount, serviceAccount } from '../../../server/src/domain/merchants/accounts';
import { testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';
import { addMerchant } from '../../helpers/server-database';

const credentials = (secret = 's1') => ({
  miniProgram: {
    appId: 'touristappid',
    appSecret: secret,
    userName: 'gh_1@app',
    perDeviceModelId: 'device',
    perModelModelId: 'model',
  },
  serviceAccount: { appId: 'wxservice', appSecret: secret, pushToken: 't', encodingAesKey: 'k' },
  card: {
    cardId: 'card1',
    openingLink:
      'https://mp.weixin.qq.com/bizmall/activatemembercard?action=preshow&&encrypt_card_id=abc%3D%3D&outer_str=&biz=MzA%3D%3D#wechat_redirect',
    jumpMode: true,
  },
});

/** The shape of an id in a link. */
const ID = /^[0-9A-Za-z]{18}$/;

describe('the demo merchant', () => {
  let services: TestServices;
  beforeEach(async () => (services = await testServices()));
  afterEach(() => services.close());

  const merchant = () => services.db.selectFrom('merchants').selectAll().executeTakeFirstOrThrow();

  it('is whole: every store has its entrance, every terminal too, and the known ids lead where they say', async () => {
    expect(await seedDemo(services, credentials())).toMatchObject({ merchantId: DEMO.merchant, made: true });
    const entrances = await services.db.selectFrom('entrances').selectAll().execute();
    const count = async (table: 'stores' | 'terminals') =>
      (await services.db.selectFrom(table).select('id').execute()).length;
    expect(await count('stores')).toBe(13);
    expect(entrances).toHaveLength(1 + 13 + (await count('terminals')));
    expect(entrances.filter((entrance) => !ID.test(entrance.id))).toEqual([]);
    const kinds = new Map(entrances.map((entrance) => [entrance.id, entrance.kind]));
    expect(kinds.get(DEMO.merchantWide)).toBe('merchant');
    expect(kinds.get(DEMO.taiyuanFirst)).toBe('store');
    expect(kinds.get(DEMO.taiyuanFirstTerminal2)).toBe('terminal');
    expect(Object.values(DEMO).filter((id) => !ID.test(id))).toEqual([]);
  });

  it('keeps its secrets sealed, and opens the card with the decoded parameters of the link', async () => {
    await seedDemo(services, credentials('the-secret'));
    const row = await merchant();
    expect(JSON.stringify(row)).not.toContain('the-secret');
    expect(miniProgramAccount(services.secrets, row)).toEqual({
      appId: 'touristappid',
      appSecret: 'the-secret',
    });
    expect(serviceAccount(services.secrets, row)?.appId).toBe('wxservice');
    expect([row.encrypt_card_id, row.card_biz]).toEqual(['abc==', 'MzA==']);
  });

  it('has an owner who cannot log in by password', async () => {
    await seedDemo(services, credentials());
    expect(await services.db.selectFrom('staff').select(['role', 'password_hash']).execute()).toEqual([
      { role: 'owner', password_hash: null },
    ]);
  });

  it('is left as people changed it at the next start, but follows a platform with new secrets', async () => {
    const first = await seedDemo(services, credentials('old'));
    await services.db.updateTable('merchants').set({ name: '改过的名字', nfc_model_id: 'model' }).execute();
    await services.db.updateTable('entrances').set({ enabled: 0 }).execute();
    expect(await seedDemo(services, credentials('new'))).toEqual({ ...first, made: false });
    const row = await merchant();
    expect(row).toMatchObject({ name: '改过的名字', nfc_model_id: 'model' });
    expect(miniProgramAccount(services.secrets, row).appSecret).toBe('new');
    expect(await services.db.selectFrom('entrances').select('id').where('enabled', '=', 1).execute()).toEqual(
      [],
    );
  });
});

describe('starting', () => {
  let services: TestServices;
  beforeEach(async () => (services = await testServices()));
  afterEach(() => services.close());

  it.each([
    ['simulator', null],
    ['simulator', 1],
    ['real', 0],
  ] as const)('in %s mode with merchants (simulated: %s) needs no word', async (mode, simulated) => {
    if (simulated !== null) await addMerchant(services.db, { simulated });
    expect(await checkMerchants(services.db, mode)).toBeNull();
  });

  it('in real mode explains an empty database', async () => {
    expect(await checkMerchants(services.db, 'real')).toMatch(/还没有商家[\s\S]*WECHAT_MODE=simulator/);
  });

  it.each([
    ['simulator', 0],
    ['real', 1],
  ] as const)('in %s mode refuses the data of the other mode', async (mode, simulated) => {
    await addMerchant(services.db, { simulated });
    await expect(checkMerchants(services.db, mode)).rejects.toThrow(WrongModeError);
  });
});
