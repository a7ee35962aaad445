/** One person's phone: the mini-program's own request layer and conduct over the real server, with its own storage. */
import { createClient } from '../../../miniprogram/api/client';
import { createMemberApi } from '../../../miniprogram/api/member';
import { createSessionKeeper } from '../../../miniprogram/api/session';
import { createAccountApi } from '../../../miniprogram/pages/account/api/account';
import type { LoginCodes } from '../../../miniprogram/platform/login';
import { createInstallation } from '../../../miniprogram/staff/api/installation';
import { createInvitationApi } from '../../../miniprogram/staff/api/invitation';
import { createStaffWriteApi } from '../../../miniprogram/staff/api/staff';
import { createStaffSession } from '../../../miniprogram/staff/api/staff-session';
import { MemberPhone } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { counter } from '../../helpers/wx/network';
import { fakeStorage } from '../../helpers/wx/storage';
import { Line, ORIGIN } from './line';

/** Pauses pass a hundred times faster. */
const HASTE = 100;
const APP_ID = 'touristappid';

/** A new phone of this WeChat user; `storage` is what an earlier visit left on it. */
export function phoneOf(world: ServerWorld, userId: string, storage = fakeStorage()) {
  const line = new Line(world);
  const random = counter();
  const clock = {
    now: () => world.services.clock.now(),
    after(ms: number, callback: () => void) {
      const timer = setTimeout(callback, ms / HASTE);
      return () => {
        clearTimeout(timer);
      };
    },
  };
  const wechat = new MemberPhone(world, userId, APP_ID);
  const loginCodes: string[] = [];
  const loginCode: LoginCodes = async () => {
    const code = await wechat.loginCode();
    loginCodes.push(code);
    return code;
  };
  const client = createClient({ origin: ORIGIN, transport: line.transport, clock, random });
  const session = createSessionKeeper({
    storage,
    loginCode,
    exchange: async (code) => (await client.once('memberSession', { body: { appId: APP_ID, code } })).session,
  });
  const staffSession = createStaffSession({
    storage,
    loginCode,
    exchange: (code) => client.once('staffSession', { body: { appId: APP_ID, code } }),
    renewing: client.renewing,
  });
  return {
    world,
    wechat,
    line,
    clock,
    random,
    storage,
    loginCodes,
    member: createMemberApi(client, session, APP_ID),
    account: createAccountApi(client, session),
    staff: createStaffWriteApi({
      client,
      session: staffSession,
      phone: createInstallation(storage, random),
    }),
    invitations: createInvitationApi({ client, session: staffSession, loginCode, appId: APP_ID }),
  };
}
export type Phone = ReturnType<typeof phoneOf>;
