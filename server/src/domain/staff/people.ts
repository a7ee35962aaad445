import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { StaffRole } from '../../contract/route';
import { holdName } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import { noteAudit } from '../audit/audit';
import type { AuditAction } from '../audit/audit';
import { coversAllStores } from './reach';
import type { NamedStore, WishedStores } from './stores';
import { setStaffStores, storesFor, storesOf } from './stores';

export interface StaffMember {
  id: string;
  name: string;
  role: StaffRole;
  /** Null: all. */
  stores: NamedStore[] | null;
  onPhone: boolean;
  atConsole: boolean;
  disabled: boolean;
  createdAt: number;
}

export interface StaffChange {
  role?: StaffRole | undefined;
  disabled?: boolean | undefined;
  stores?: WishedStores | undefined;
  /** What the choice of stores was made from. */
  storesWere?: WishedStores | undefined;
  actor: string;
}

const LIST_LIMIT = 500;

/** Whether two choices of stores differ, in whatever order. */
const changed = (before: WishedStores, after: WishedStores): boolean =>
  before === null || after === null
    ? before !== after
    : before.length !== after.length || before.some((id) => !after.includes(id));

/** The people of a merchant; give it the transaction of the act it belongs to. */
export function staffPeople(db: Kysely<Database>, { clock, random }: Pick<Services, 'clock' | 'random'>) {
  const rows = (merchantId: string) =>
    db
      .selectFrom('staff')
      .select([
        'id',
        'name',
        'role',
        'visitor_id',
        'password_hash',
        'disabled_at',
        'created_at',
        'all_stores',
      ])
      .where('merchant_id', '=', merchantId);
  type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>;

  const face = (row: Row, storesOfIt: (id: string) => NamedStore[]): StaffMember => ({
    id: row.id,
    name: row.name,
    role: row.role,
    stores: coversAllStores(row.role, row.all_stores === 1) ? null : storesOfIt(row.id),
    onPhone: row.visitor_id !== null,
    atConsole: row.password_hash !== null,
    disabled: row.disabled_at !== null,
    createdAt: row.created_at,
  });

  async function requireAnotherOwner(merchantId: string, staffId: string): Promise<void> {
    const other = await rows(merchantId)
      .where('role', '=', 'owner')
      .where('disabled_at', 'is', null)
      .where('id', '!=', staffId)
      .executeTakeFirst();
    if (!other) throw new ApiError('last_owner');
  }

  async function endSessions(merchantId: string, staffId: string): Promise<void> {
    for (const table of ['staff_sessions', 'staff_phone_sessions'] as const) {
      await db
        .deleteFrom(table)
        .where('merchant_id', '=', merchantId)
        .where('staff_id', '=', staffId)
        .execute();
    }
  }

  return {
    /** Oldest first. */
    async list(merchantId: string): Promise<StaffMember[]> {
      const found = await rows(merchantId).orderBy('created_at').orderBy('id').limit(LIST_LIMIT).execute();
      const stores = await storesOf(
        db,
        merchantId,
        'staff',
        found.map(({ id }) => id),
      );
      return found.map((row) => face(row, stores));
    },

    /**
     * Throws `staff_unknown`, `stores_required`, `store_unknown`, `changed_meanwhile`, and `last_owner` when the merchant
     * would be left without one. Who becomes an owner or operator loses the stores they had: they have all.
     */
    async change(merchantId: string, staffId: string, change: StaffChange): Promise<StaffMember> {
      // Of two owners who remove each other at once, one stays.
      await holdName(db, `staff ${merchantId}`);
      const before = await rows(merchantId).where('id', '=', staffId).executeTakeFirst();
      if (!before) throw new ApiError('staff_unknown');
      const at = clock.now();
      const had = (await storesOf(db, merchantId, 'staff', [staffId]))(staffId);
      const kept = coversAllStores(before.role, before.all_stores === 1) ? null : had.map(({ id }) => id);
      const { storesWere } = change;
      if (storesWere !== undefined && changed(kept, storesWere)) throw new ApiError('changed_meanwhile');
      const role = change.role ?? before.role;
      const wasDisabled = before.disabled_at !== null;
      const disabled = change.disabled ?? wasDisabled;
      const rulesNow = before.role === 'owner' && !wasDisabled;
      if (rulesNow && (role !== 'owner' || disabled)) await requireAnotherOwner(merchantId, staffId);
      const moves = role !== before.role || change.stores !== undefined;
      const stores = moves ? storesFor(role, change.stores === undefined ? kept : change.stores) : kept;
      const all_stores = stores === null ? 1 : 0;
      if (moves) await setStaffStores(db, merchantId, staffId, stores);
      await db
        .updateTable('staff')
        .set({ role, all_stores, disabled_at: disabled ? (before.disabled_at ?? at) : null })
        .where('merchant_id', '=', merchantId)
        .where('id', '=', staffId)
        .execute();
      const note = (action: AuditAction, detail = {}) =>
        noteAudit(db, random, merchantId, { at, actor: change.actor, action, subject: staffId, detail });
      if (role !== before.role) await note('staff.role_changed', { from: before.role, to: role });
      if (disabled !== wasDisabled) await note(disabled ? 'staff.disabled' : 'staff.enabled');
      if (disabled) await endSessions(merchantId, staffId);
      if (changed(kept, stores))
        await note('staff.stores_changed', { from: kept?.length ?? null, to: stores?.length ?? null });
      const now = await storesOf(db, merchantId, 'staff', [staffId]);
      return face({ ...before, role, all_stores, disabled_at: disabled ? at : null }, now);
    },
  };
}
