import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { StaffRole } from '../../contract/route';
import type { Database } from '../../db/schema';
import { createId } from '../../security/ids';
import { hashPassword, verifyPassword } from '../../security/passwords';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';
import { idsOf, invitations } from '../staff/invitations';
import { setStaffStores } from '../staff/stores';
import type { WishedStores } from '../staff/stores';
import { createMerchant } from '../merchants/create';
import { operatorLinks } from './links';

type Parts = Pick<Services, 'clock' | 'random'>;

export interface NewPerson {
  name: string;
  loginName: string;
  /** Made before the transaction: it takes its time, and the same time whatever comes of it. */
  passwordHash: string;
}

/** A person who logs in to the console. Throws `login_name_taken`. */
async function addPerson(
  db: Kysely<Database>,
  { clock, random }: Parts,
  merchantId: string,
  person: NewPerson & { role: StaffRole; stores: WishedStores },
): Promise<string> {
  const made = await db
    .insertInto('staff')
    .values({
      id: createId(random),
      merchant_id: merchantId,
      login_name: person.loginName,
      password_hash: person.passwordHash,
      name: person.name,
      role: person.role,
      disabled_at: null,
      created_at: clock.now(),
      all_stores: person.stores === null ? 1 : 0,
    })
    .onConflict((conflict) => conflict.column('login_name').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw new ApiError('login_name_taken');
  await setStaffStores(db, merchantId, made.id, person.stores);
  return made.id;
}

/** Makes a merchant and its first owner; `code` is the operator's, null where none is asked for. */
export async function signUp(
  db: Kysely<Database>,
  parts: Parts,
  wish: NewPerson & { merchantName: string; simulated: boolean; code: string | null },
): Promise<void> {
  if (wish.code !== null) await operatorLinks(db, parts).spend('sign_up', wish.code);
  const merchantId = await createMerchant(db, parts, {
    name: wish.merchantName,
    simulated: wish.simulated,
    actor: 'anyone',
  });
  await addOwner(db, parts, merchantId, wish, 'anyone');
}

async function addOwner(
  db: Kysely<Database>,
  parts: Parts,
  merchantId: string,
  person: NewPerson,
  actor: string,
): Promise<void> {
  const staffId = await addPerson(db, parts, merchantId, { ...person, role: 'owner', stores: null });
  await noteAudit(db, parts.random, merchantId, {
    at: parts.clock.now(),
    actor,
    action: 'merchant.owner_made',
    subject: staffId,
  });
}

/** Spends the operator's link on one more owner of its merchant. */
export async function joinAsOwner(
  db: Kysely<Database>,
  parts: Parts,
  wish: NewPerson & { token: string },
): Promise<void> {
  const merchantId = await operatorLinks(db, parts).spend('owner', wish.token);
  if (merchantId === null) throw new ApiError('link_invalid');
  await addOwner(db, parts, merchantId, wish, 'operator');
}

/** Spends a merchant's staff invitation on a person of the console instead of one on a phone. */
export async function joinByInvitation(
  db: Kysely<Database>,
  parts: Parts,
  wish: Omit<NewPerson, 'name'> & { invitationId: string },
): Promise<void> {
  const invited = invitations(db, parts);
  const { id, merchantId, name, role, staffId, ...invitation } = await invited.shown(wish.invitationId);
  const stores = idsOf(invitation);
  // One that binds a phone to an account that logs in already.
  if (staffId !== null) throw new ApiError('invitation_unknown');
  await invited.acceptAs(merchantId, id, () =>
    addPerson(db, parts, merchantId, { ...wish, name, role, stores }),
  );
}

/** Changes one's own password and ends every other session. Throws `password_wrong`. */
export async function changePassword(
  { db, clock, random }: Pick<Services, 'db' | 'clock' | 'random'>,
  merchantId: string,
  wish: { staffId: string; sessionHash: string; currentPassword: string; newPassword: string },
): Promise<void> {
  const person = await db
    .selectFrom('staff')
    .select('password_hash')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', wish.staffId)
    .executeTakeFirst();
  const stored = person?.password_hash ?? null;
  if (!(await verifyPassword(wish.currentPassword, stored))) {
    // The retry of a change whose answer was lost.
    if (stored !== null && (await verifyPassword(wish.newPassword, stored))) return;
    throw new ApiError('password_wrong');
  }
  const passwordHash = await hashPassword(wish.newPassword, random);
  await db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('staff')
      .set({ password_hash: passwordHash })
      .where('merchant_id', '=', merchantId)
      .where('id', '=', wish.staffId)
      .where('password_hash', '=', stored)
      .returning('id')
      .executeTakeFirst();
    // Changed by another session in this very moment: what was the current one is no more.
    if (!changed) throw new ApiError('password_wrong');
    await trx
      .deleteFrom('staff_sessions')
      .where('merchant_id', '=', merchantId)
      .where('staff_id', '=', wish.staffId)
      .where('token_hash', '!=', wish.sessionHash)
      .execute();
    await noteAudit(trx, random, merchantId, {
      at: clock.now(),
      actor: `staff:${wish.staffId}`,
      action: 'staff.password_changed',
      subject: wish.staffId,
    });
  });
}
