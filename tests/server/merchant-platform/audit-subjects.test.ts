import { api, merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';

const STORE = {
  organisation: '太原分公司',
  name: '太原第九门店',
  code: null,
  address: null,
  hours: null,
  phone: null,
  terminals: [],
};

describe('what a line of the log is about', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  beforeEach(async () => {
    platform = await merchantPlatform();
    owner = await platform.staff('owner');
  });
  afterEach(() => platform.close());

  const subjects = async (action: string): Promise<(string | null)[]> =>
    (await owner.get(api(`audit?action=${action}`)))
      .json<{ rows: { subject: { name: string | null } }[] }>()
      .rows.map(({ subject }) => subject.name);

  it('is a store by its name', async () => {
    const { id } = (await owner.act('POST', api('stores'), STORE)).json<{ id: string }>();
    expect((await owner.act('PATCH', api(`stores/${id}`), { address: '长风街 9 号' })).statusCode).toBe(200);
    expect(await subjects('store.added')).toEqual(['太原分公司 太原第九门店']);
    expect(await subjects('store.changed')).toEqual(['太原分公司 太原第九门店']);
  });

  it('is somebody who was invited and is not staff yet', async () => {
    const invited = { name: '小李', role: 'cashier', stores: null, expiresInHours: 24 };
    const { id } = (await owner.act('POST', api('staff-invitations'), invited)).json<{ id: string }>();
    await owner.act('POST', api(`staff-invitations/${id}/revoke`), {});
    expect(await subjects('staff.invited')).toEqual(['小李']);
    expect(await subjects('staff.invitation_revoked')).toEqual(['小李']);
  });
});
