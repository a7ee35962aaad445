import { DEMO } from '../../../server/src/demo/seed';
import { idempotencyKey } from '../../helpers/server';
import type { ConsoleClient, TestMerchantPlatform } from '../merchant-platform/setup';
import { fileOf, ownersDesk } from './desk';

describe('importing members of a former system', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  let desk: Awaited<ReturnType<typeof ownersDesk>>['desk'];
  beforeAll(async () => ({ platform, owner, desk } = await ownersDesk()));
  afterAll(() => platform.close());

  const MEMBERS = ['会员卡号', '姓名', '手机号', '积分', '余额（元）'];

  it('are known by their number, brought up to date while unbound, and lie sealed while they wait', async () => {
    await desk.work();
    const id = await desk.start('old_members');
    const file = [MEMBERS, ['b-0001', '林小满', '13800006688', 1200, '35.50'], ['B0002', '', '', '', '']];
    await desk.put(id, await fileOf(file));
    const waiting = await platform.services.db.selectFrom('import_rows').selectAll().execute();
    expect(waiting).toHaveLength(2);
    expect(JSON.stringify(waiting)).not.toMatch(/林小满|13800006688|B0001/);
    await desk.work();
    await desk.confirm(id);
    await desk.work();
    expect(await desk.look(id)).toMatchObject({ state: 'done', added: 2 });
    const of = () =>
      platform.services.db
        .selectFrom('old_members')
        .selectAll()
        .where('merchant_id', '=', DEMO.merchant)
        .where('number', '=', 'B0001')
        .executeTakeFirstOrThrow();
    const before = await of();
    expect(before).toMatchObject({ name: '林小满', phone_tail: '6688', points: 1200, balance_fen: 3550 });
    const changed = [MEMBERS, ['B0001', '林小满', '13800006688', 1300, '35.5'], ['B0002', '', '', '', '']];
    expect(await desk.whole(changed, 'old_members')).toMatchObject({ added: 0, updated: 1, unchanged: 1 });
    expect(await of()).toMatchObject({ points: 1300, phone_enc: before.phone_enc });
    await platform.services.db
      .updateTable('old_members')
      .set({ bound_member_id: 'somebody0000000000', bound_at: 1, bound_by: 'phone' })
      .where('id', '=', before.id)
      .execute();
    expect(await desk.whole(changed, 'old_members')).toMatchObject({ unchanged: 2 });
    const late = await desk.start('old_members');
    await desk.put(late, await fileOf([MEMBERS, ['B0001', '', '', 9, '']]));
    await desk.work();
    expect((await desk.faults(late)).faults).toMatchObject([{ line: 2, column: '会员卡号' }]);
    await desk.cancel(late);
    const file2 = await owner.get('/api/v1/console/exports/old-members?format=csv');
    expect(file2.body).toContain('***01,林*满,*******6688,1300,35.5,');
    expect(file2.body).not.toMatch(/13800006688|B0001/);
  });

  it.each([
    [['C1', '', '12', '', ''], '手机号'],
    [['C1', '', '', '-1', ''], '积分'],
    [['C1', '', '', '1.5', ''], '积分'],
    [['C1', '', '', '', '1.005'], '余额（元）'],
    [['C1', '', '', '', '99999999'], '余额（元）'],
    [['6.22848E+17', '', '', '', ''], '会员卡号'],
    [['卡', '', '', '', ''], '会员卡号'],
  ])('%j is refused for %s', async (cells, column) => {
    const id = await desk.start('old_members');
    await desk.put(id, await fileOf([MEMBERS, cells, ['C2']]));
    await desk.work();
    expect((await desk.faults(id)).faults.map((fault) => [fault.line, fault.column])).toEqual([[2, column]]);
    await owner.act('POST', `/api/v1/console/imports/${id}/cancel`, {}, idempotencyKey());
  });
});
