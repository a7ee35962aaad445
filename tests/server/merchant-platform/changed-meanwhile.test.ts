import { api, merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';

const FACTS = {
  organisation: '太原分公司',
  name: '太原第九门店',
  code: null,
  address: '长风街 9 号',
  hours: '09:00–21:00',
  phone: '0351-5550100',
};

describe('two managers at one thing', () => {
  let platform: TestMerchantPlatform;
  let one: ConsoleClient;
  let other: ConsoleClient;
  beforeEach(async () => {
    platform = await merchantPlatform();
    one = await platform.staff('owner');
    other = await platform.staff('owner');
  });
  afterEach(() => platform.close());

  const codeOf = (answer: { statusCode: number; json(): { code?: string } }) => [
    answer.statusCode,
    answer.json().code,
  ];
  const refused = [409, 'changed_meanwhile'];

  describe('a store', () => {
    let path: string;
    const change = (who: ConsoleClient, body: object) => who.act('PATCH', path, body);
    const now = async () => (await one.get(path)).json<typeof FACTS>();
    beforeEach(async () => {
      const { id } = (await one.act('POST', api('stores'), { ...FACTS, terminals: [] })).json<{
        id: string;
      }>();
      path = api(`stores/${id}`);
    });

    it('keeps what both changed when they changed different things', async () => {
      await change(one, { phone: '0351-5550199', was: { phone: FACTS.phone } });
      expect((await change(other, { address: null, was: { address: FACTS.address } })).statusCode).toBe(200);
      expect(await now()).toMatchObject({ ...FACTS, phone: '0351-5550199', address: null });
    });

    it('refuses the second who changes the same thing, and takes it once they know', async () => {
      await change(one, { phone: '0351-5550199', was: { phone: FACTS.phone } });
      const mine = { phone: '0351-5550111' };
      expect(codeOf(await change(other, { ...mine, was: { phone: FACTS.phone } }))).toEqual(refused);
      expect((await now()).phone).toBe('0351-5550199');
      expect((await change(other, { ...mine, was: { phone: '0351-5550199' } })).statusCode).toBe(200);
      expect((await now()).phone).toBe(mine.phone);
    });

    it('minds nothing when it is already as wished, nor when nobody says what it was', async () => {
      await change(one, { hours: null });
      expect((await change(other, { hours: null, was: { hours: FACTS.hours } })).statusCode).toBe(200);
      expect((await change(other, { hours: '24 小时' })).statusCode).toBe(200);
      expect(await now()).toMatchObject({ ...FACTS, hours: '24 小时' });
    });
  });

  it('refuses a look that rests on another one, and leaves the rest of it alone', async () => {
    const path = api('settings');
    const set = (who: ConsoleClient, body: object) => who.act('PATCH', path, body);
    await set(one, { cardTitle: '金卡', benefits: ['积分'] });
    await set(one, { cardTitle: '银卡', was: { cardTitle: '金卡' } });
    expect(codeOf(await set(other, { cardTitle: '白卡', was: { cardTitle: '金卡' } }))).toEqual(refused);
    const answer = await set(other, { benefits: ['积分', '生日礼'], was: { benefits: ['积分'] } });
    expect(answer.json()).toMatchObject({ card: { title: '银卡' }, look: { benefits: ['积分', '生日礼'] } });
  });

  it('refuses texts made from a version that is no longer in force', async () => {
    const publish = (who: ConsoleClient, after: string | null, text: string) =>
      who.act('POST', api('settings/agreements'), {
        membership: { title: '协议', text },
        privacy: { title: '隐私', text },
        after,
      });
    const { agreements } = (await one.get(api('settings'))).json<{
      agreements: { version: string; current: boolean }[];
    }>();
    const base = agreements.find(({ current }) => current)?.version ?? null;
    const first = await publish(one, base, '一');
    expect(first.statusCode).toBe(200);
    expect(codeOf(await publish(other, base, '二'))).toEqual(refused);
    const { version } = first.json<{ version: string }>();
    expect((await publish(other, version, '二')).statusCode).toBe(200);
  });

  it('refuses stores of a person that were chosen from others', async () => {
    const { staffId } = await platform.staff('cashier');
    const { rows } = (await one.get(api('entrances'))).json<{ rows: { store: { id: string } | null }[] }>();
    const [a = '', b = ''] = rows.flatMap(({ store }) => (store ? [store.id] : []));
    const place = (who: ConsoleClient, stores: string[], storesWere: string[] | null) =>
      who.act('PATCH', api(`staff/${staffId}`), { stores, storesWere });
    expect((await place(one, [a], null)).statusCode).toBe(200);
    expect(codeOf(await place(other, [b], null))).toEqual(refused);
    expect((await place(other, [b, a], [a])).statusCode).toBe(200);
    expect((await place(one, [a], [a, b])).statusCode).toBe(200);
  });
});
