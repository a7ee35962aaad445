import { DEMO } from '../../../server/src/demo/seed';
import { addTag } from '../../helpers/server-database';
import { MemberPhone } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { elsewhere, ownersConsole, saying } from './act';
import type { ActCase } from './act';

const INVITATION = { name: '小赵', role: 'writer', expiresInHours: 24 };

async function invited(world: ServerWorld, headers: Record<string, string>, key: string): Promise<string> {
  const reply = await world.call<{ id: string }>(
    'POST',
    '/api/v1/console/staff-invitations',
    { ...headers, 'idempotency-key': key },
    INVITATION,
  );
  return reply.body.id;
}

/** A phone's WeChat that accepts an invitation; every try brings a new login code. */
async function accepting(world: ServerWorld, invitationId: string) {
  const phone = new MemberPhone(world, 'clerk');
  return {
    headers: {},
    params: { invitationId },
    body: { appId: phone.appId, code: await phone.loginCode() },
  };
}

/** A tag that was written and read back, on a chip of its own. */
async function writtenTag(world: ServerWorld): Promise<string> {
  const { db } = world.services;
  const uid = '04A1B2C3D4E5F6';
  const tagId = await addTag(db, DEMO.merchant, {
    state: 'verified',
    entrance_id: DEMO.taiyuanFirst,
    uid,
    chip: 'NTAG213',
    written_at: 1,
  });
  await db
    .insertInto('chips')
    .values({
      merchant_id: DEMO.merchant,
      uid,
      protection: 'none',
      key_version: null,
      tag_id: tagId,
      entrance_id: DEMO.taiyuanFirst,
      verified: 1,
      updated_at: 1,
    })
    .execute();
  return tagId;
}

/** Acts around the merchant's staff, tags and the passwords of tags. */
export const staffActs: Readonly<Record<string, ActCase>> = {
  consoleStaffInvite: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      return { ask: () => ({ headers, body: INVITATION }), askOtherwise: saying({ role: 'cashier' }) };
    },
  },

  consoleStaffInvitationRevoke: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const invitationId = await invited(world, headers, 'prepare-invitation-01');
      return {
        ask: () => ({ headers, params: { invitationId }, body: {} }),
        askOtherwise: elsewhere({ invitationId: 'anotherInvitation0' }),
      };
    },
  },

  staffInvitationAccept: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const invitationId = await invited(world, headers, 'prepare-invitation-02');
      const other = await invited(world, headers, 'prepare-invitation-03');
      return {
        ask: () => accepting(world, invitationId),
        askOtherwise: () => accepting(world, other),
      };
    },
    fresh: ['session'],
    // A session that begins is audited.
    renews: ['staff_phone_sessions', 'audit'],
    secretsOf: ({ session }) => [(session as { token: string }).token],
  },

  consoleStaffChange: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const invitationId = await invited(world, headers, 'prepare-invitation-04');
      const request = await accepting(world, invitationId);
      await world.call(
        'POST',
        `/api/v1/staff/invitations/${invitationId}/accept`,
        { 'idempotency-key': 'prepare-acceptance-01' },
        request.body,
      );
      const { staff } = (
        await world.call<{ staff: { id: string; you: boolean }[] }>('GET', '/api/v1/console/staff', headers)
      ).body;
      const staffId = staff.find((person) => !person.you)?.id ?? '';
      return {
        ask: () => ({ headers, params: { staffId }, body: { disabled: true } }),
        askOtherwise: saying({ disabled: false }),
      };
    },
  },

  consoleOwnPhoneLink: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      return { ask: () => ({ headers, body: {} }), askOtherwise: null };
    },
  },

  consoleWritePolicy: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      return {
        ask: () => ({ headers, body: { writePolicy: 'staff' } }),
        askOtherwise: saying({ writePolicy: 'holder' }),
      };
    },
  },

  consoleTagActs: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const tagIds = [await writtenTag(world)];
      return {
        ask: () => ({ headers, body: { tagIds, act: 'disable' } }),
        askOtherwise: saying({ act: 'lose' }),
      };
    },
  },

  consoleTagMoves: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      const tagIds = [await writtenTag(world)];
      return {
        ask: () => ({ headers, body: { tagIds, entranceId: DEMO.merchantWide } }),
        askOtherwise: saying({ entranceId: DEMO.taiyuanFirstTerminal1 }),
      };
    },
  },

  consoleTagPasswordKeyRotate: {
    async prepare(world) {
      const headers = await ownersConsole(world);
      return { ask: () => ({ headers, body: {} }), askOtherwise: null };
    },
  },
};
