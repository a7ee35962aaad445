import { DEMO } from '../../../server/src/demo/seed';
import { api, merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';

const NOT_TOLD = { address: null, hours: null, phone: null };
interface Made {
  id: string;
  entranceId: string;
}

describe('stores and terminals, one by one', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  beforeEach(async () => {
    platform = await merchantPlatform();
    owner = await platform.staff('owner');
  });
  afterEach(() => platform.close());

  const rowOf = async (search: string) => {
    const { rows } = (await owner.get(api(`entrances?search=${encodeURIComponent(search)}`))).json<{
      rows: { id: string; organisation: { name: string } | null; terminals: number }[];
    }>();
    return rows;
  };
  const add = (body: object) =>
    owner.act('POST', api('stores'), { ...NOT_TOLD, terminals: [], organisation: '太原分公司', ...body });
  const codeOf = (answer: { statusCode: number; json(): { code: string } }) => [
    answer.statusCode,
    answer.json().code,
  ];

  it('adds a store with its entrance and terminals, in an organisation the merchant has', async () => {
    const answer = await add({
      name: '太原第九门店',
      address: '长风街 9 号',
      terminals: ['1 号收银台', '2 号收银台'],
    });
    expect(answer.statusCode).toBe(200);
    const { id, entranceId } = answer.json<Made>();
    expect(await rowOf('太原第九门店')).toEqual([
      expect.objectContaining({
        id: entranceId,
        organisation: expect.objectContaining({ name: '太原分公司' }) as unknown,
        terminals: 2,
      }),
    ]);
    const { organisations } = (await owner.get(api('organisations?search=太原'))).json<{
      organisations: { name: string }[];
    }>();
    expect(organisations.map(({ name }) => name)).toEqual(['太原分公司']);
    const { terminals } = (await owner.get(api(`stores/${id}/terminals`))).json<{
      terminals: { name: string; enabled: boolean; paired: boolean }[];
    }>();
    expect(terminals.map(({ name, enabled, paired }) => ({ name, enabled, paired }))).toEqual([
      { name: '1 号收银台', enabled: true, paired: false },
      { name: '2 号收银台', enabled: true, paired: false },
    ]);
  });

  it('makes the organisation when nobody has its name, and puts the store behind all others', async () => {
    await add({ name: '旗舰店', organisation: '新公司' });
    const [row] = await rowOf('新公司');
    expect(row?.organisation?.name).toBe('新公司');
    const { rows } = (await owner.get(api('entrances?limit=200'))).json<{ rows: { id: string }[] }>();
    expect(rows.at(-1)?.id).toBe(row?.id);
  });

  it('refuses a second store of the name in one organisation, not in another', async () => {
    expect(codeOf(await add({ name: '太原第一门店' }))).toEqual([409, 'store_name_taken']);
    expect((await add({ name: '太原第一门店', organisation: '秦皇岛' })).statusCode).toBe(200);
  });

  it('gives a store a code that finds it, once in the merchant, and takes it away', async () => {
    const made = (await add({ name: '太原第九门店', code: 'ＴＹ００９' })).json<Made>();
    expect((await rowOf('TY009')).map(({ id }) => id)).toEqual([made.entranceId]);
    expect(codeOf(await add({ name: '太原第十门店', code: 'TY009' }))).toEqual([409, 'store_code_taken']);
    const other = (await add({ name: '太原第十门店', code: 'TY010' })).json<Made>();
    const facts = { organisation: '太原分公司', name: '太原第十门店', ...NOT_TOLD };
    const change = (more: object) => owner.act('PATCH', api(`stores/${other.id}`), { ...facts, ...more });
    expect(codeOf(await change({ code: 'TY009' }))).toEqual([409, 'store_code_taken']);
    // Its own code is no other store's, and what is left out stays.
    expect((await change({ code: 'TY010' })).statusCode).toBe(200);
    expect((await change({})).statusCode).toBe(200);
    const kept = (await owner.get(api(`stores/${other.id}`))).json<{ code: string | null }>();
    expect(kept.code).toBe('TY010');
    await change({ code: null });
    expect((await rowOf('TY010')).length).toBe(0);
    expect((await change({ code: 'TY010' })).statusCode).toBe(200);
  });

  it('changes a store and keeps its entrance, so that tags and codes still lead there', async () => {
    const made = (await add({ name: '太原第九门店', terminals: ['1 号收银台'] })).json<Made>();
    const facts = {
      organisation: '秦皇岛',
      name: '海港店',
      address: '海港路 1 号',
      hours: null,
      phone: '0335-5550100',
    };
    expect((await owner.act('PATCH', api(`stores/${made.id}`), facts)).statusCode).toBe(200);
    expect((await owner.get(api(`stores/${made.id}`))).json()).toEqual({
      id: made.id,
      code: null,
      ...facts,
    });
    expect(await rowOf('海港店')).toEqual([
      expect.objectContaining({
        id: made.entranceId,
        organisation: expect.objectContaining({ name: '秦皇岛' }) as unknown,
      }),
    ]);
    // Its own name is no other store's.
    expect((await owner.act('PATCH', api(`stores/${made.id}`), facts)).statusCode).toBe(200);
    expect(codeOf(await owner.act('PATCH', api('stores/nobodysStore000000'), facts))).toEqual([
      404,
      'store_unknown',
    ]);
  });

  it('adds and renames terminals, each name once in a store', async () => {
    const store = (await add({ name: '太原第九门店' })).json<Made>();
    const made = (
      await owner.act('POST', api(`stores/${store.id}/terminals`), { name: '收银台' })
    ).json<Made>();
    expect(codeOf(await owner.act('POST', api(`stores/${store.id}/terminals`), { name: '收银台' }))).toEqual([
      409,
      'terminal_name_taken',
    ]);
    await owner.act('POST', api(`stores/${store.id}/terminals`), { name: '服务台' });
    expect(codeOf(await owner.act('PATCH', api(`terminals/${made.id}`), { name: '服务台' }))).toEqual([
      409,
      'terminal_name_taken',
    ]);
    expect((await owner.act('PATCH', api(`terminals/${made.id}`), { name: '总台' })).statusCode).toBe(200);
    const { terminals } = (await owner.get(api(`stores/${store.id}/terminals`))).json<{
      terminals: { name: string; entranceId: string }[];
    }>();
    expect(terminals.find(({ name }) => name === '总台')?.entranceId).toBe(made.entranceId);
  });

  it('writes down who did it', async () => {
    const store = (await add({ name: '太原第九门店' })).json<Made>();
    const lines = await platform.services.db
      .selectFrom('audit')
      .select(['actor', 'action'])
      .where('merchant_id', '=', DEMO.merchant)
      .where('subject', '=', store.id)
      .execute();
    expect(lines).toEqual([{ actor: `staff:${owner.staffId}`, action: 'store.added' }]);
  });
});
