import { ApiError } from '../../contract/api-error';
import type { StaffRole } from '../../contract/route';
import { locked } from '../../db/dialect';
import { createToken, hashToken, looksLikeToken } from '../../security/tokens';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';

/** A working day; a new login costs the phone one call. Milliseconds. */
const PHONE_SESSION_MS = 12 * 3_600_000;

export interface StaffOnPhone {
  merchantId: string;
  staffId: string;
  name: string;
  role: StaffRole;
  allStores: boolean;
}

export interface NewPhoneSession extends StaffOnPhone {
  /** Shown once, stored as its hash. */
  token: string;
  expiresAt: number;
}

type Parts = Pick<Services, 'db' | 'clock' | 'random'>;

/** Sessions of invited staff on their phones. */
export function phoneSessions({ db, clock, random }: Parts) {
  return {
    /** A session for the staff member who is this WeChat user. Throws `not_staff`, also for who was disabled. */
    async begin(merchantId: string, visitorId: string): Promise<NewPhoneSession> {
      const person = await db
        .selectFrom('staff')
        .select(['id', 'name', 'role', 'all_stores'])
        .where('merchant_id', '=', merchantId)
        .where('visitor_id', '=', visitorId)
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      if (!person) throw new ApiError('not_staff');
      const now = clock.now();
      const { token, hash } = createToken(random);
      const expiresAt = now + PHONE_SESSION_MS;
      await db.transaction().execute(async (trx) => {
        // Who binds another phone ends the sessions of this one: none may begin after that.
        const still = trx
          .selectFrom('staff')
          .select('id')
          .where('merchant_id', '=', merchantId)
          .where('id', '=', person.id)
          .where('visitor_id', '=', visitorId)
          .where('disabled_at', 'is', null);
        if (!(await locked(trx, still).executeTakeFirst())) throw new ApiError('not_staff');
        await trx
          .deleteFrom('staff_phone_sessions')
          .where('merchant_id', '=', merchantId)
          .where('staff_id', '=', person.id)
          .where('expires_at', '<=', now)
          .execute();
        await trx
          .insertInto('staff_phone_sessions')
          .values({
            token_hash: hash,
            merchant_id: merchantId,
            staff_id: person.id,
            created_at: now,
            expires_at: expiresAt,
          })
          .execute();
        await noteAudit(trx, random, merchantId, {
          at: now,
          actor: `staff:${person.id}`,
          action: 'staff.phone_login',
          subject: person.id,
        });
      });
      return {
        merchantId,
        staffId: person.id,
        name: person.name,
        role: person.role,
        allStores: person.all_stores === 1,
        token,
        expiresAt,
      };
    },

    /** Whose session this is. Throws `unauthenticated` for rubbish, `session_expired` for one that is over, `merchant_suspended`. */
    async find(token: string): Promise<StaffOnPhone> {
      if (!looksLikeToken(token)) throw new ApiError('unauthenticated');
      const row = await db
        .selectFrom('staff_phone_sessions as x')
        .innerJoin('staff', 'staff.id', 'x.staff_id')
        .innerJoin('merchants', 'merchants.id', 'x.merchant_id')
        .select([
          'x.merchant_id',
          'x.staff_id',
          'staff.name',
          'staff.role',
          'staff.all_stores',
          'merchants.status',
        ])
        .where('x.token_hash', '=', hashToken(token))
        .where('x.expires_at', '>', clock.now())
        .where('staff.disabled_at', 'is', null)
        .executeTakeFirst();
      if (!row) throw new ApiError('session_expired');
      if (row.status !== 'active') throw new ApiError('merchant_suspended');
      return {
        merchantId: row.merchant_id,
        staffId: row.staff_id,
        name: row.name,
        role: row.role,
        allStores: row.all_stores === 1,
      };
    },
  };
}
