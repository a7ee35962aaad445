import type { Kysely, Selectable } from 'kysely';
import type { Static } from 'typebox';
import type { OldCard } from '../../contract/member-account';
import type { Database, OldMembersTable } from '../../db/schema';
import { createId } from '../../security/ids';
import type { Services } from '../../services';
import { phoneLookups, plainPhone } from '../members/phone-number';
import { iso } from '../iso';
import { maskCardNumber, plainCardNumber } from './rules';

export type OldMember = Selectable<OldMembersTable>;
export type OldCardView = Static<typeof OldCard>;

export interface ImportedMember {
  readonly number: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly points: number;
  readonly balanceFen: number;
}

function phoneContext(merchantId: string, id: string): string {
  return `old_member:${merchantId}:${id}:phone`;
}

/**
 * Adds a member of the merchant's former system, who is bound later. Null when the number is there already: an import
 * that is repeated adds nobody twice, and a bound card is never changed.
 */
export async function importOldMember(
  db: Kysely<Database>,
  { clock, random, secrets }: Pick<Services, 'clock' | 'random' | 'secrets'>,
  merchantId: string,
  imported: ImportedMember,
): Promise<OldMember | null> {
  const id = createId(random);
  const phone = imported.phone === null ? null : plainPhone(imported.phone);
  const row = await db
    .insertInto('old_members')
    .values({
      id,
      merchant_id: merchantId,
      number: plainCardNumber(imported.number),
      name: imported.name,
      phone_enc: phone === null ? null : secrets.seal(phone, phoneContext(merchantId, id)),
      phone_hash: phone === null ? null : phoneLookups(secrets, merchantId, phone)[0],
      phone_tail: phone === null ? null : phone.slice(-4),
      points: imported.points,
      balance_fen: imported.balanceFen,
      bound_member_id: null,
      bound_at: null,
      bound_by: null,
      created_at: clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['merchant_id', 'number']).doNothing())
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Brings an unbound old card up to date with what is imported again. False when it says the same already, or was bound
 * meanwhile.
 */
export async function updateOldMember(
  db: Kysely<Database>,
  { secrets }: Pick<Services, 'secrets'>,
  merchantId: string,
  before: OldMember,
  imported: ImportedMember,
): Promise<boolean> {
  const phone = imported.phone === null ? null : plainPhone(imported.phone);
  const hashes: readonly string[] = phone === null ? [] : phoneLookups(secrets, merchantId, phone);
  const samePhone = phone === null ? before.phone_hash === null : hashes.includes(before.phone_hash ?? '');
  const same =
    samePhone &&
    before.name === imported.name &&
    before.points === imported.points &&
    before.balance_fen === imported.balanceFen;
  if (same || before.bound_at !== null) return false;
  const done = await db
    .updateTable('old_members')
    .set({
      name: imported.name,
      points: imported.points,
      balance_fen: imported.balanceFen,
      ...(!samePhone && {
        phone_enc: phone === null ? null : secrets.seal(phone, phoneContext(merchantId, before.id)),
        phone_hash: hashes[0] ?? null,
        phone_tail: phone === null ? null : phone.slice(-4),
      }),
    })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', before.id)
    .where('bound_member_id', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}

/** The unbound old card of a number, or null. */
export async function freeOldCard(
  db: Kysely<Database>,
  merchantId: string,
  number: string,
): Promise<OldMember | null> {
  const row = await db
    .selectFrom('old_members')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('number', '=', plainCardNumber(number))
    .where('bound_member_id', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Unbound old cards that were imported with this phone number. */
export async function freeOldCardsOfPhone(
  db: Kysely<Database>,
  { secrets }: Pick<Services, 'secrets'>,
  merchantId: string,
  phone: string,
): Promise<OldMember[]> {
  return db
    .selectFrom('old_members')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('phone_hash', 'in', phoneLookups(secrets, merchantId, phone))
    .where('bound_member_id', 'is', null)
    .orderBy('number')
    .execute();
}

export function oldCardView(row: OldMember): OldCardView {
  return {
    maskedNumber: maskCardNumber(row.number),
    points: row.points,
    balanceFen: row.balance_fen,
    boundAt: iso(row.bound_at ?? row.created_at),
  };
}

/** Old cards that were bound to a member. */
export async function oldCardsOfMember(
  db: Kysely<Database>,
  merchantId: string,
  memberId: string,
): Promise<OldCardView[]> {
  const rows = await db
    .selectFrom('old_members')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('bound_member_id', '=', memberId)
    .orderBy('bound_at')
    .execute();
  return rows.map(oldCardView);
}
