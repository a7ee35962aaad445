import { changePassword } from '../../../server/src/domain/accounts/people';
import { bindPhone } from '../../../server/src/domain/staff/own-phone';
import { phoneSessions } from '../../../server/src/domain/staff/phone-sessions';
import { staffSessions } from '../../../server/src/domain/staff/sessions';
import { hashPassword } from '../../../server/src/security/passwords';
import { heldAnswer } from '../../helpers/held-answers';
import { merchantPlatform } from './setup';
import type { ConsoleClient, TestMerchantPlatform } from './setup';

const OLD = '原来的密码 1';

/** Between looking a person up and beginning their session time passes; what was looked up may be over by then. */
describe('a session that begins with what is being replaced', () => {
  let platform: TestMerchantPlatform;
  let owner: ConsoleClient;
  beforeEach(async () => {
    platform = await merchantPlatform({ poolSize: 1 });
    owner = await platform.staff('owner');
    const password_hash = await hashPassword(OLD, platform.services.random);
    await change({ login_name: 'zhang', password_hash, visitor_id: 'a-former-phone-wx' });
  });
  afterEach(() => platform.close());

  const change = (set: { login_name?: string; password_hash?: string; visitor_id?: string }) =>
    platform.services.db.updateTable('staff').set(set).where('id', '=', owner.staffId).execute();
  const wish = (newPassword: string) => ({
    staffId: owner.staffId,
    sessionHash: '',
    currentPassword: OLD,
    newPassword,
  });

  it('is none of a password that was changed meanwhile', async () => {
    const { services, merchantId } = platform;
    const held = heldAnswer(services.db, 'SelectQueryNode', 'staff');
    const entering = staffSessions(held.db, services.clock, services.random).login('zhang', OLD);
    const refused = expect(entering).rejects.toMatchObject({ code: 'login_failed' });
    await held.reached;
    await changePassword(services, merchantId, wish('换过的密码 2'));
    held.goOn();
    await refused;
    const left = services.db.selectFrom('staff_sessions').select('token_hash');
    expect(await left.where('staff_id', '=', owner.staffId).execute()).toEqual([]);
  });

  it('sets no password over one that was set meanwhile', async () => {
    const { services, merchantId } = platform;
    const held = heldAnswer(services.db, 'SelectQueryNode', 'staff');
    const late = changePassword({ ...services, db: held.db }, merchantId, wish('迟到的密码 3'));
    const refused = expect(late).rejects.toMatchObject({ code: 'password_wrong' });
    await held.reached;
    await changePassword(services, merchantId, wish('换过的密码 2'));
    held.goOn();
    await refused;
  });

  it('is none of a phone that another one took the place of', async () => {
    const { services, merchantId } = platform;
    const { db } = services;
    const held = heldAnswer(db, 'SelectQueryNode', 'staff');
    const entering = phoneSessions({ ...services, db: held.db }).begin(merchantId, 'a-former-phone-wx');
    const refused = expect(entering).rejects.toMatchObject({ code: 'not_staff' });
    await held.reached;
    await db.transaction().execute((trx) => bindPhone(trx, merchantId, owner.staffId, 'the-new-phone-wxid'));
    held.goOn();
    await refused;
    expect(await db.selectFrom('staff_phone_sessions').select('token_hash').execute()).toEqual([]);
  });
});
