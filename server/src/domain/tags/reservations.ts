import type { Kysely } from 'kysely';
import { unlocked } from '../../db/dialect';
import type { Database } from '../../db/schema';

/** A reservation lasts a day: long enough for a batch without network. */
export const RESERVATION_MS = 24 * 3_600_000;

export interface Reservation {
  tagId: string;
  scheme: string;
  reservedUntil: number;
}

export interface ReservationRequest {
  writeCodeId: string;
  /** Installation of the write page: two phones on one code never hold the same tag. */
  phone: string;
  want: number;
  now: number;
}

const withScheme = (db: Kysely<Database>, merchantId: string) =>
  db
    .selectFrom('tags')
    .innerJoin('schemes', 'schemes.id', 'tags.scheme_id')
    .where('tags.merchant_id', '=', merchantId)
    .where('schemes.state', '=', 'issued');

/**
 * Gives back what was reserved and not used in time. `reserved_by` stays: should such a tag be on a stand all the same,
 * written without network and not yet reported, it still opens where it was meant to.
 */
async function release(db: Kysely<Database>, merchantId: string, now: number): Promise<void> {
  await db
    .updateTable('tags')
    .set({ state: 'pool' })
    .where('merchant_id', '=', merchantId)
    .where('state', '=', 'reserved')
    .where('reserved_until', '<', now)
    .execute();
}

/** Tags that other phones hold with this write code: they count against what it may still take. */
export async function heldByOtherPhones(
  db: Kysely<Database>,
  merchantId: string,
  { writeCodeId, phone, now }: Omit<ReservationRequest, 'want'>,
): Promise<number> {
  const row = await db
    .selectFrom('tags')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('merchant_id', '=', merchantId)
    .where('reserved_by', '=', writeCodeId)
    .where('state', '=', 'reserved')
    .where('reserved_until', '>=', now)
    .where((e) => e.or([e('reserved_phone', 'is', null), e('reserved_phone', '!=', phone)]))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/**
 * Reserves tags with issued schemes for a phone with a write code: first those it still holds unwritten, then fresh ones
 * from the pool, last those that came back unused. Fewer than wanted when the pool is short. Run it in a transaction.
 */
export async function reserveTags(
  db: Kysely<Database>,
  merchantId: string,
  { writeCodeId, phone, want, now }: ReservationRequest,
): Promise<Reservation[]> {
  await release(db, merchantId, now);
  const held = await withScheme(db, merchantId)
    .select('tags.id')
    .where('tags.state', '=', 'reserved')
    .where('tags.reserved_by', '=', writeCodeId)
    .where('tags.reserved_phone', '=', phone)
    .orderBy('tags.created_at')
    .orderBy('tags.id')
    .limit(want)
    .execute();
  const pool = withScheme(db, merchantId).select('tags.id').where('tags.state', '=', 'pool');
  const first = pool.where('tags.reserved_until', 'is', null);
  const cameBack = pool.where('tags.reserved_until', 'is not', null);
  const fresh: { id: string }[] = [];
  // Each walks the index in its order; two phones at once get different tags.
  for (const queue of [first, cameBack]) {
    const short = want - held.length - fresh.length;
    if (short <= 0) break;
    const next = queue
      .orderBy('tags.reserved_until')
      .orderBy('tags.created_at')
      .orderBy('tags.id')
      .limit(short);
    fresh.push(...(await unlocked(db, next, 'tags').execute()));
  }
  const ids = [...held, ...fresh].map((row) => row.id);
  if (ids.length === 0) return [];
  const reservedUntil = now + RESERVATION_MS;
  // On PostgreSQL another phone may take the same tag in between: the condition is checked again under the row's lock.
  const taken = await db
    .updateTable('tags')
    .set({
      state: 'reserved',
      reserved_by: writeCodeId,
      reserved_phone: phone,
      reserved_until: reservedUntil,
    })
    .where('merchant_id', '=', merchantId)
    .where('id', 'in', ids)
    .where((e) =>
      e.or([
        e('state', '=', 'pool'),
        e.and([
          e('state', '=', 'reserved'),
          e('reserved_by', '=', writeCodeId),
          e('reserved_phone', '=', phone),
        ]),
      ]),
    )
    .returning('id')
    .execute();
  if (taken.length === 0) return [];
  const rows = await withScheme(db, merchantId)
    .select(['tags.id as tagId', 'schemes.openlink'])
    .where(
      'tags.id',
      'in',
      taken.map((row) => row.id),
    )
    .execute();
  const links = new Map(rows.map((row) => [row.tagId, row.openlink]));
  return ids.flatMap((tagId) => {
    const scheme = links.get(tagId);
    return scheme ? [{ tagId, scheme, reservedUntil }] : [];
  });
}
