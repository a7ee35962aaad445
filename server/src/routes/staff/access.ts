import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../contract/api-error';
import { writerRoles } from '../../contract/route';
import type { StaffRole } from '../../contract/route';
import {
  staffInvitation,
  staffInvitationAccept,
  staffSession,
  staffTagPassword,
} from '../../contract/staff-access';
import { logIn } from '../../domain/members/login';
import { merchantByAppId } from '../../domain/members/merchant';
import type { Merchant } from '../../domain/members/merchant';
import { invitations } from '../../domain/staff/invitations';
import { phoneSessions } from '../../domain/staff/phone-sessions';
import { giveTagPassword } from '../../domain/tags/passwords';
import { serve } from '../../plugins/contract-route';
import type { Answer } from '../../plugins/contract-route';
import { fingerprint, once } from '../../plugins/idempotency';
import { time } from '../time';

/** Staff log in a few times a day; a shop's phones share one address. */
const LOGINS_PER_MINUTE = 60;
const INVITATIONS_PER_MINUTE = 30;
const PASSWORDS_PER_MINUTE = 60;

const mayWrite = (role: StaffRole): boolean => writerRoles.some((one) => one === role);

/** Becoming and being staff on a phone, and the passwords that only staff get. */
export function registerStaffAccess(app: FastifyInstance): void {
  const { services } = app;
  const { db } = services;
  const phones = phoneSessions(services);

  async function enter(merchant: Merchant, visitorId: string): Promise<Answer<typeof staffSession>> {
    const { token, expiresAt, name, role } = await phones.begin(merchant.id, visitorId);
    return {
      session: { token, expiresAt: time(expiresAt) },
      staff: { name, role },
      merchantName: merchant.name,
      mayWrite: mayWrite(role),
    };
  }

  serve(
    app,
    staffSession,
    async ({ body }) => {
      const merchant = await merchantByAppId(services, body.appId);
      return enter(merchant, await logIn(services, merchant, body.code));
    },
    { perMinute: LOGINS_PER_MINUTE },
  );

  serve(
    app,
    staffInvitation,
    async ({ params }): Promise<Answer<typeof staffInvitation>> => {
      const { merchantName, name, role, expiresAt, staffId } = await invitations(db, services).shown(
        params.invitationId,
      );
      return {
        kind: staffId === null ? 'invite' : 'link',
        merchantName,
        name,
        role,
        expiresAt: time(expiresAt),
      };
    },
    { perMinute: INVITATIONS_PER_MINUTE },
  );

  serve(
    app,
    staffInvitationAccept,
    async ({ params, body, idempotencyKey }) => {
      const merchant = await merchantByAppId(services, body.appId);
      // Spends no WeChat call for an invitation that is none of this merchant's.
      await invitations(db, services).get(merchant.id, params.invitationId);
      const visitorId = await logIn(services, merchant, body.code);
      const scope = {
        merchantId: merchant.id,
        actor: `visitor:${visitorId}`,
        route: staffInvitationAccept.id,
        key: idempotencyKey,
        // The login code stays out: the retry of a lost answer must bring a new one.
        fingerprint: () => fingerprint({ appId: body.appId, invitationId: params.invitationId }),
      };
      await once<{ staffId: string }>(services, scope, ({ commit }) =>
        commit(async (trx) => ({
          staffId: await invitations(trx, services).accept(merchant.id, params.invitationId, visitorId),
        })),
      );
      return enter(merchant, visitorId);
    },
    { perMinute: INVITATIONS_PER_MINUTE },
  );

  serve(
    app,
    staffTagPassword,
    async ({ caller, body, reply }) => {
      if (!mayWrite(caller.role)) throw new ApiError('forbidden');
      const { password, pack, keyVersion } = await db
        .transaction()
        .execute((trx) =>
          giveTagPassword(trx, services, caller.merchantId, caller.reach, { ...body, actor: caller.actor }),
        );
      // No password leaves before its audit line and its key would survive a power cut.
      await services.durable();
      reply.header('cache-control', 'no-store');
      return { password, pack, keyVersion };
    },
    { perMinute: PASSWORDS_PER_MINUTE },
  );
}
