import type { Kysely, Selectable } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { StaffRole } from '../../contract/route';
import type { Database, StaffInvitationsTable } from '../../db/schema';
import { createId } from '../../security/ids';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';
import { bindPhone } from './own-phone';
import { coversAllStores } from './reach';
import type { NamedStore, WishedStores } from './stores';
import { setInvitationStores, setStaffStores, storesFor, storesOf } from './stores';

export type InvitationState = 'open' | 'used' | 'expired' | 'revoked';

export interface Invitation {
  id: string;
  merchantId: string;
  name: string;
  role: StaffRole;
  /** Null: all. */
  stores: NamedStore[] | null;
  state: InvitationState;
  createdAt: number;
  expiresAt: number;
  /** Whose own phone it binds; null for an invitation of somebody new. */
  staffId: string | null;
}

export interface InvitationWish {
  name: string;
  role: StaffRole;
  stores: WishedStores;
  expiresInHours: number;
  actor: string;
}

const HOUR = 3_600_000;
/** Older ones are nobody's business any more. Milliseconds. */
const LISTED_MS = 30 * 24 * HOUR;
const LIST_LIMIT = 200;

type Row = Selectable<StaffInvitationsTable>;

/** What somebody did wins over the clock. */
function invitationState(
  row: Pick<Row, 'used_at' | 'revoked_at' | 'expires_at'>,
  now: number,
): InvitationState {
  if (row.used_at !== null) return 'used';
  if (row.revoked_at !== null) return 'revoked';
  return row.expires_at <= now ? 'expired' : 'open';
}

const refusal = {
  used: 'invitation_used',
  revoked: 'invitation_revoked',
  expired: 'invitation_expired',
} as const;

/** The stores an invited person gets. */
export const idsOf = ({ stores }: Pick<Invitation, 'stores'>): WishedStores =>
  stores === null ? null : stores.map(({ id }) => id);

/** One-time invitations to a merchant's staff; give it the transaction of the act it belongs to. */
export function invitations(db: Kysely<Database>, { clock, random }: Pick<Services, 'clock' | 'random'>) {
  const face = (row: Row, storesOfIt: (id: string) => NamedStore[]): Invitation => ({
    id: row.id,
    merchantId: row.merchant_id,
    name: row.name,
    role: row.role,
    stores: coversAllStores(row.role, row.all_stores === 1) ? null : storesOfIt(row.id),
    state: invitationState(row, clock.now()),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    staffId: row.staff_id,
  });

  const one = async (row: Row): Promise<Invitation> =>
    face(row, await storesOf(db, row.merchant_id, 'invitation', [row.id]));

  async function get(merchantId: string, id: string): Promise<Invitation> {
    const row = await db
      .selectFrom('staff_invitations')
      .selectAll()
      .where('merchant_id', '=', merchantId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw new ApiError('invitation_unknown');
    return one(row);
  }

  function open(invitation: Invitation): Invitation {
    if (invitation.state !== 'open') throw new ApiError(refusal[invitation.state]);
    return invitation;
  }

  /** The staff row of a WeChat user: made, or opened again with the new role for who was disabled. */
  async function employ(invitation: Invitation, visitorId: string, now: number): Promise<string> {
    const { merchantId, name, role } = invitation;
    const stores = idsOf(invitation);
    const known = await db
      .selectFrom('staff')
      .select(['id', 'disabled_at'])
      .where('merchant_id', '=', merchantId)
      .where('visitor_id', '=', visitorId)
      .executeTakeFirst();
    if (known && known.disabled_at === null) throw new ApiError('already_staff');
    if (known) {
      await db
        .updateTable('staff')
        .set({ name, role, disabled_at: null, all_stores: stores === null ? 1 : 0 })
        .where('merchant_id', '=', merchantId)
        .where('id', '=', known.id)
        .execute();
      await setStaffStores(db, merchantId, known.id, stores);
      return known.id;
    }
    const id = createId(random);
    const made = await db
      .insertInto('staff')
      .values({
        id,
        merchant_id: merchantId,
        // Has no password, so nobody logs in by this name; it only has to be unique.
        login_name: id,
        password_hash: null,
        name,
        role,
        visitor_id: visitorId,
        disabled_at: null,
        created_at: now,
        all_stores: stores === null ? 1 : 0,
      })
      .onConflict((conflict) => conflict.columns(['merchant_id', 'visitor_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    // Two invitations accepted by one person at once: the other one was first.
    if (!made) throw new ApiError('already_staff');
    await setStaffStores(db, merchantId, id, stores);
    return id;
  }

  return {
    /** Throws `invitation_unknown`. */
    get,
    /** Like `get`; throws what is wrong unless it can still be accepted. */
    valid: async (merchantId: string, id: string) => open(await get(merchantId, id)),

    /** For whoever holds the id, of whatever merchant. Throws what is wrong with it. */
    async shown(id: string): Promise<Invitation & { merchantName: string }> {
      const row = await db
        .selectFrom('staff_invitations as i')
        .innerJoin('merchants as m', 'm.id', 'i.merchant_id')
        .selectAll('i')
        .select(['m.name as merchantName', 'm.status'])
        .where('i.id', '=', id)
        .executeTakeFirst();
      if (!row) throw new ApiError('invitation_unknown');
      if (row.status !== 'active') throw new ApiError('merchant_suspended');
      return { ...open(await one(row)), merchantName: row.merchantName };
    },

    /** Newest first, of the last 30 days; without those who bind their own phone. */
    async list(merchantId: string): Promise<Invitation[]> {
      const rows = await db
        .selectFrom('staff_invitations')
        .selectAll()
        .where('merchant_id', '=', merchantId)
        .where('staff_id', 'is', null)
        .where('created_at', '>=', clock.now() - LISTED_MS)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(LIST_LIMIT)
        .execute();
      const stores = await storesOf(
        db,
        merchantId,
        'invitation',
        rows.map(({ id }) => id),
      );
      return rows.map((row) => face(row, stores));
    },

    async invite(merchantId: string, wish: InvitationWish): Promise<Invitation> {
      const now = clock.now();
      const id = createId(random);
      const stores = storesFor(wish.role, wish.stores);
      await db
        .insertInto('staff_invitations')
        .values({
          id,
          merchant_id: merchantId,
          name: wish.name,
          role: wish.role,
          created_by: wish.actor,
          created_at: now,
          expires_at: now + wish.expiresInHours * HOUR,
          revoked_at: null,
          used_at: null,
          used_by: null,
          all_stores: stores === null ? 1 : 0,
        })
        .execute();
      await setInvitationStores(db, merchantId, id, stores);
      await noteAudit(db, random, merchantId, {
        at: now,
        actor: wish.actor,
        action: 'staff.invited',
        subject: wish.name,
        detail: { role: wish.role, stores: stores?.length ?? null },
      });
      return get(merchantId, id);
    },

    /** Revoking twice is revoking once. Throws `invitation_unknown` or `invitation_used`. */
    async revoke(merchantId: string, id: string, actor: string): Promise<Invitation> {
      const now = clock.now();
      const done = await db
        .updateTable('staff_invitations')
        .set({ revoked_at: now })
        .where('merchant_id', '=', merchantId)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .where('used_at', 'is', null)
        .returning('name')
        .executeTakeFirst();
      const invitation = await get(merchantId, id);
      if (invitation.state === 'used') throw new ApiError('invitation_used');
      if (done) {
        const subject = done.name;
        await noteAudit(db, random, merchantId, {
          at: now,
          actor,
          action: 'staff.invitation_revoked',
          subject,
        });
      }
      return invitation;
    },

    /** Makes the WeChat user staff, or binds them to the account the invitation links, and spends it. Throws what is wrong with it, or `already_staff`. */
    async accept(merchantId: string, id: string, visitorId: string): Promise<string> {
      return this.acceptAs(merchantId, id, async (invitation) => {
        if (invitation.staffId === null) return employ(invitation, visitorId, clock.now());
        await bindPhone(db, merchantId, invitation.staffId, visitorId);
        return invitation.staffId;
      });
    },

    /** Spends the invitation on whomever `hire` makes staff; answers the staff id. Throws what is wrong with it. */
    async acceptAs(
      merchantId: string,
      id: string,
      hire: (invitation: Invitation) => Promise<string>,
    ): Promise<string> {
      const invitation = open(await get(merchantId, id));
      const now = clock.now();
      const staffId = await hire(invitation);
      const spent = await db
        .updateTable('staff_invitations')
        .set({ used_at: now, used_by: staffId })
        .where('merchant_id', '=', merchantId)
        .where('id', '=', id)
        .where('used_at', 'is', null)
        .where('revoked_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      // Somebody else was quicker: the transaction takes the new row back.
      if (!spent) throw new ApiError('invitation_used');
      await noteAudit(db, random, merchantId, {
        at: now,
        actor: `staff:${staffId}`,
        action: invitation.staffId === null ? 'staff.joined' : 'staff.phone_linked',
        subject: staffId,
        detail: { role: invitation.role, invitedAt: invitation.createdAt },
      });
      return staffId;
    },
  };
}
