import type { FastifyInstance } from 'fastify';
import { ApiError } from '../../contract/api-error';
import {
  consoleStaff,
  consoleStaffChange,
  consoleStaffInvitationPicture,
  consoleStaffInvitationRevoke,
  consoleStaffInvite,
  consoleWritePolicy,
} from '../../contract/console-staff';
import type { CodePictures } from '../../domain/pictures/code-pictures';
import { invitations } from '../../domain/staff/invitations';
import type { Invitation } from '../../domain/staff/invitations';
import { staffPeople } from '../../domain/staff/people';
import type { StaffMember } from '../../domain/staff/people';
import { setWritePolicy, writePolicyOf } from '../../domain/staff/write-policy';
import { serve } from '../../plugins/contract-route';
import { time } from '../time';
import { sendPicture } from './picture';

const invitationRow = ({ id, name, role, stores, state, createdAt, expiresAt }: Invitation) => ({
  id,
  name,
  role,
  stores,
  state,
  createdAt: time(createdAt),
  expiresAt: time(expiresAt),
});

const staffRow = (member: StaffMember, you: string) => ({
  ...member,
  createdAt: time(member.createdAt),
  you: member.id === you,
});

/** Staff and roles: who works here, who is invited, who may write. */
export function registerStaff(app: FastifyInstance, pictures: CodePictures): void {
  const { services } = app;
  const { db } = services;

  serve(app, consoleStaff, async ({ caller }) => {
    const { merchantId, staffId } = caller;
    const people = await staffPeople(db, services).list(merchantId);
    const invited = await invitations(db, services).list(merchantId);
    return {
      staff: people.map((member) => staffRow(member, staffId)),
      invitations: invited.map(invitationRow),
      writePolicy: await writePolicyOf(db, merchantId),
    };
  });

  serve(app, consoleStaffChange, ({ caller, params, body, commit }) =>
    commit(async (trx) => {
      const { merchantId, actor, staffId } = caller;
      const people = staffPeople(trx, services);
      return staffRow(await people.change(merchantId, params.staffId, { ...body, actor }), staffId);
    }),
  );

  serve(
    app,
    consoleStaffInvite,
    ({ caller, body, commit }) =>
      commit(async (trx) =>
        invitationRow(
          await invitations(trx, services).invite(caller.merchantId, {
            name: body.name.trim(),
            role: body.role,
            stores: body.stores ?? null,
            expiresInHours: body.expiresInHours,
            actor: caller.actor,
          }),
        ),
      ),
    // Whoever knows the id may become staff.
    { secretAnswer: true },
  );

  serve(
    app,
    consoleStaffInvitationRevoke,
    ({ caller, params, commit }) =>
      commit(async (trx) =>
        invitationRow(
          await invitations(trx, services).revoke(caller.merchantId, params.invitationId, caller.actor),
        ),
      ),
    { secretAnswer: true },
  );

  serve(app, consoleStaffInvitationPicture, async ({ caller, params, reply }) => {
    const { id, staffId } = await invitations(db, services).valid(caller.merchantId, params.invitationId);
    // Somebody's own phone link is shown to that person alone.
    if (staffId !== null) throw new ApiError('invitation_unknown');
    return sendPicture(reply, await pictures.ofInvitation(caller.merchantId, id));
  });

  serve(app, consoleWritePolicy, ({ caller, body, commit }) =>
    commit(async (trx) => {
      const { writePolicy } = body;
      await setWritePolicy(trx, services, caller.merchantId, { writePolicy, actor: caller.actor });
      return { writePolicy };
    }),
  );
}
