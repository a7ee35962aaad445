import { activateMember } from '../../../server/src/domain/members/members';
import type { Member } from '../../../server/src/domain/members/members';
import { bindPhone, changeProfile } from '../../../server/src/domain/members/profile';
import { MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

/** Between looking a member up and keeping what was told stands a call to WeChat: long enough to leave. */
describe('what was told before leaving and comes in after it', () => {
  let world: ServerWorld;
  let known: Member;
  beforeEach(async () => {
    world = await serverWorld();
    const lin = new MemberPhone(world, 'lin');
    await lin.join();
    known = await member();
    const seen = { points: known.points, balanceFen: known.balance_fen };
    expect((await lin.post('/leave', { seen })).status).toBe(200);
  });
  afterEach(() => world.close());

  const member = () => world.services.db.selectFrom('members').selectAll().executeTakeFirstOrThrow();
  const nothingKept = async () =>
    expect(await member()).toMatchObject({ state: 'left', name: null, nickname: null, phone_enc: null });

  it('keeps no phone number', async () => {
    const bound = world.services.db
      .transaction()
      .execute((trx) => bindPhone(trx, world.services, known, '13800138001'));
    await expect(bound).rejects.toMatchObject({ code: 'not_a_member' });
    await nothingKept();
  });

  it('keeps no nickname', async () => {
    const changed = world.services.db
      .transaction()
      .execute((trx) => changeProfile(trx, world.services, known, { nickname: '小满' }));
    await expect(changed).rejects.toMatchObject({ code: 'not_a_member' });
    await nothingKept();
  });

  it('makes nobody a member again', async () => {
    const { db } = world.services;
    const active = activateMember(db, world.services, known, { name: '林小满', phone: '13800138001' });
    await expect(active).rejects.toMatchObject({ code: 'activation_rejected' });
    await nothingKept();
  });
});
