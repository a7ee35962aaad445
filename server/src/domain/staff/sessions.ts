import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { StaffRole } from '../../contract/route';
import { locked } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Clock, Random } from '../../ports';
import { verifyPassword } from '../../security/passwords';
import { createToken, hashToken, looksLikeToken } from '../../security/tokens';
import { noteAudit } from '../audit/audit';
import { coversAllStores } from './reach';
import type { NamedStore } from './stores';
import { storesOf } from './stores';

/** A working day. Milliseconds. */
const SESSION_MS = 12 * 3_600_000;

export interface StaffSession {
  merchantId: string;
  staffId: string;
  role: StaffRole;
  allStores: boolean;
  csrfToken: string;
  /** SHA-256 of the cookie's token. */
  sessionHash: string;
}

export interface NewStaffSession extends StaffSession {
  /** For the cookie; stored nowhere. */
  token: string;
  expiresAt: number;
}

export interface StaffFace {
  staff: { id: string; name: string; role: StaffRole; stores: NamedStore[] | null };
  merchant: { name: string; appId: string | null; brandColor: string };
}

export interface StaffSessions {
  /** Throws `login_failed` for a wrong name and a wrong password alike, `merchant_suspended` only to who knows the password. */
  login(loginName: string, password: string): Promise<NewStaffSession>;
  /** Enters the demo merchant as its owner; null where there is none. */
  demoLogin(): Promise<NewStaffSession | null>;
  /** Whose session this is. Throws `unauthenticated` or `merchant_suspended`. */
  find(token: string): Promise<StaffSession>;
  logout(merchantId: string, sessionHash: string): Promise<void>;
  face(merchantId: string, staffId: string): Promise<StaffFace>;
}

/** Login name of the demo merchant's owner, who has no password. */
export const DEMO_OWNER = 'demo-owner';

/** Log-in and sessions of the console. */
export function staffSessions(db: Kysely<Database>, clock: Clock, random: Random): StaffSessions {
  const people = () =>
    db
      .selectFrom('staff')
      .innerJoin('merchants', 'merchants.id', 'staff.merchant_id')
      .select([
        'staff.id',
        'staff.merchant_id',
        'staff.name',
        'staff.role',
        'staff.all_stores',
        'staff.password_hash',
        'merchants.name as merchantName',
        'merchants.app_id',
        'merchants.brand_color',
        'merchants.status',
      ])
      .where('staff.disabled_at', 'is', null);

  async function begin(person: {
    id: string;
    merchant_id: string;
    role: StaffRole;
    all_stores: number;
    password_hash: string | null;
  }): Promise<NewStaffSession> {
    const now = clock.now();
    const { token, hash } = createToken(random);
    const csrfToken = createToken(random).token;
    const expiresAt = now + SESSION_MS;
    await db.transaction().execute(async (trx) => {
      // Who changes a password ends what was begun with the old one: nothing may begin with it after that.
      const still = trx
        .selectFrom('staff')
        .select('id')
        .where('merchant_id', '=', person.merchant_id)
        .where('id', '=', person.id)
        .where('disabled_at', 'is', null)
        .where('password_hash', person.password_hash === null ? 'is' : '=', person.password_hash);
      if (!(await locked(trx, still).executeTakeFirst())) throw new ApiError('login_failed');
      await trx
        .deleteFrom('staff_sessions')
        .where('expires_at', '<', now)
        .where('staff_id', '=', person.id)
        .execute();
      await trx
        .insertInto('staff_sessions')
        .values({
          token_hash: hash,
          merchant_id: person.merchant_id,
          staff_id: person.id,
          csrf_token: csrfToken,
          created_at: now,
          expires_at: expiresAt,
        })
        .execute();
      await noteAudit(trx, random, person.merchant_id, {
        at: now,
        actor: `staff:${person.id}`,
        action: 'staff.login',
        subject: person.id,
      });
    });
    return {
      merchantId: person.merchant_id,
      staffId: person.id,
      role: person.role,
      allStores: person.all_stores === 1,
      csrfToken,
      sessionHash: hash,
      token,
      expiresAt,
    };
  }

  return {
    async login(loginName, password) {
      const person = await people().where('staff.login_name', '=', loginName).executeTakeFirst();
      if (!(await verifyPassword(password, person?.password_hash ?? null)) || !person) {
        if (person) {
          await noteAudit(db, random, person.merchant_id, {
            at: clock.now(),
            actor: 'anyone',
            action: 'staff.login_failed',
            subject: person.id,
          });
        }
        throw new ApiError('login_failed');
      }
      if (person.status !== 'active') throw new ApiError('merchant_suspended');
      return begin(person);
    },

    async demoLogin() {
      const owner = await people()
        .where('merchants.simulated', '=', 1)
        .where('merchants.status', '=', 'active')
        .where('staff.role', '=', 'owner')
        .where('staff.login_name', '=', DEMO_OWNER)
        // Nobody else's account is given away: real people have passwords.
        .where('staff.password_hash', 'is', null)
        .executeTakeFirst();
      return owner ? begin(owner) : null;
    },

    async find(token) {
      if (!looksLikeToken(token)) throw new ApiError('unauthenticated');
      const row = await db
        .selectFrom('staff_sessions as x')
        .innerJoin('staff', 'staff.id', 'x.staff_id')
        .innerJoin('merchants', 'merchants.id', 'x.merchant_id')
        .select([
          'x.token_hash',
          'x.merchant_id',
          'x.staff_id',
          'x.csrf_token',
          'staff.role',
          'staff.all_stores',
          'merchants.status',
        ])
        .where('x.token_hash', '=', hashToken(token))
        .where('x.expires_at', '>', clock.now())
        .where('staff.disabled_at', 'is', null)
        .executeTakeFirst();
      if (!row) throw new ApiError('unauthenticated');
      if (row.status !== 'active') throw new ApiError('merchant_suspended');
      return {
        merchantId: row.merchant_id,
        staffId: row.staff_id,
        role: row.role,
        allStores: row.all_stores === 1,
        csrfToken: row.csrf_token,
        sessionHash: row.token_hash,
      };
    },

    async logout(merchantId, sessionHash) {
      await db
        .deleteFrom('staff_sessions')
        .where('merchant_id', '=', merchantId)
        .where('token_hash', '=', sessionHash)
        .execute();
    },

    async face(merchantId, staffId) {
      const person = await people()
        .where('staff.merchant_id', '=', merchantId)
        .where('staff.id', '=', staffId)
        .executeTakeFirst();
      if (!person) throw new ApiError('unauthenticated');
      const stores = coversAllStores(person.role, person.all_stores === 1)
        ? null
        : (await storesOf(db, merchantId, 'staff', [staffId]))(staffId);
      return {
        staff: { id: staffId, name: person.name, role: person.role, stores },
        merchant: { name: person.merchantName, appId: person.app_id, brandColor: person.brand_color },
      };
    },
  };
}
