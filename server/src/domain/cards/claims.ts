import type { Kysely, Selectable } from 'kysely';
import type { ClaimsTable, Database } from '../../db/schema';
import { createId } from '../../security/ids';
import type { Services } from '../../services';
import { CLAIM_LIFE } from './rules';

export type ClaimRow = Selectable<ClaimsTable>;

/**
 * The visitor's open claim for this entrance, or a fresh one. A claim id is what comes back as `outer_str`: one-time,
 * opaque, at most 32 characters.
 */
export async function openClaim(
  { db, clock, random }: Pick<Services, 'db' | 'clock' | 'random'>,
  merchantId: string,
  visitorId: string,
  where: { entranceId: string | null; tagId: string | null },
): Promise<ClaimRow> {
  const now = clock.now();
  const open = await db
    .selectFrom('claims')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('visitor_id', '=', visitorId)
    .where('created_at', '>', now - CLAIM_LIFE)
    .where('state', '=', 'open')
    .where('entrance_id', where.entranceId === null ? 'is' : '=', where.entranceId)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  // One that is nearly over would end while the person fills in the form.
  if (open && open.expires_at - now > CLAIM_LIFE / 24) return open;
  return db
    .insertInto('claims')
    .values({
      id: createId(random),
      merchant_id: merchantId,
      visitor_id: visitorId,
      entrance_id: where.entranceId,
      tag_id: where.tagId,
      state: 'open',
      card_code: null,
      created_at: now,
      expires_at: now + CLAIM_LIFE,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** A claim by its id, whoever's it is in this merchant; null for foreign, unknown and other channels' values. */
export async function claimById(
  db: Kysely<Database>,
  merchantId: string,
  claimId: string,
): Promise<ClaimRow | null> {
  if (claimId === '') return null;
  const row = await db
    .selectFrom('claims')
    .selectAll()
    .where('id', '=', claimId)
    .where('merchant_id', '=', merchantId)
    .executeTakeFirst();
  return row ?? null;
}

/** Notes what became of a claim, and answers it; null when it was activated before: it never goes back. */
export async function advanceClaim(
  db: Kysely<Database>,
  merchantId: string,
  claimId: string,
  state: 'got_card' | 'activated',
  cardCode: string,
): Promise<ClaimRow | null> {
  const row = await db
    .updateTable('claims')
    .set({ state, card_code: cardCode })
    .where('id', '=', claimId)
    .where('merchant_id', '=', merchantId)
    .where('state', '!=', 'activated')
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}
