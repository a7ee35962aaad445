import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { holdName } from '../../db/dialect';
import type { Database } from '../../db/schema';
import { createId } from '../../security/ids';
import type { Services } from '../../services';

/** Long enough to fetch one's phone, short enough for a code left on a screen. Milliseconds. */
const LINK_MS = 15 * 60_000;

/** A one-time code that binds the caller's own phone; the one before is over. Give it the transaction of the act. */
export async function makePhoneLink(
  db: Kysely<Database>,
  { clock, random }: Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  staffId: string,
): Promise<{ id: string; expiresAt: number }> {
  const now = clock.now();
  await holdName(db, `own-phone:${staffId}`);
  const { name, role } = await db
    .selectFrom('staff')
    .select(['name', 'role'])
    .where('merchant_id', '=', merchantId)
    .where('id', '=', staffId)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('staff_invitations')
    .set({ revoked_at: now })
    .where('merchant_id', '=', merchantId)
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
  const id = createId(random);
  await db
    .insertInto('staff_invitations')
    .values({
      id,
      merchant_id: merchantId,
      name,
      role,
      created_by: `staff:${staffId}`,
      created_at: now,
      expires_at: now + LINK_MS,
      revoked_at: null,
      used_at: null,
      used_by: null,
      staff_id: staffId,
    })
    .execute();
  return { id, expiresAt: now + LINK_MS };
}

/**
 * Makes the WeChat user the phone of this account, in place of the one before, whose sessions end. Throws
 * `already_staff` when that person works here under another account, `invitation_revoked` when this one was disabled.
 */
export async function bindPhone(
  db: Kysely<Database>,
  merchantId: string,
  staffId: string,
  visitorId: string,
): Promise<void> {
  const holder = await db
    .selectFrom('staff')
    .select(['id', 'disabled_at'])
    .where('merchant_id', '=', merchantId)
    .where('visitor_id', '=', visitorId)
    .executeTakeFirst();
  if (holder && holder.id !== staffId) {
    if (holder.disabled_at === null) throw new ApiError('already_staff');
    // Somebody who left: the person comes back under the account they have now.
    await db
      .updateTable('staff')
      .set({ visitor_id: null })
      .where('merchant_id', '=', merchantId)
      .where('id', '=', holder.id)
      .execute();
  }
  const bound = await db
    .updateTable('staff')
    .set({ visitor_id: visitorId })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', staffId)
    .where('disabled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!bound) throw new ApiError('invitation_revoked');
  await db
    .deleteFrom('staff_phone_sessions')
    .where('merchant_id', '=', merchantId)
    .where('staff_id', '=', staffId)
    .execute();
}
