import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import { deriveTagPassword } from '../../security/tag-passwords';
import type { TagPassword } from '../../security/tag-passwords';
import type { Services } from '../../services';
import { entranceWithin } from '../staff/reach';
import type { Reach } from '../staff/reach';
import { noteAudit } from '../audit/audit';
import { findChip, noteChip } from './chips';
import type { Chip } from './chips';
import { passwordKeys } from './password-keys';

export interface PasswordWish {
  /** Null in shared mode, and for a chip known by its UID alone. */
  tagId: string | null;
  uid: string;
  purpose: 'protect' | 'rewrite' | 'erase';
  actor: string;
}

export interface GivenPassword extends TagPassword {
  keyVersion: number;
}

/** More than anybody protects by hand: beyond it somebody collects passwords. */
export const PASSWORDS_PER_HOUR = 300;
const HOUR = 3_600_000;

/** Whether this very chip is registered here as written and read back. Throws `tag_unknown` for a tag that is not ours. */
async function isVerified(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  { tagId, uid }: PasswordWish,
  chip: Chip | null,
): Promise<boolean> {
  if (tagId === null) return chip !== null && chip.verified === 1;
  const tag = await db
    .selectFrom('tags')
    .select(['uid', 'state'])
    .where('merchant_id', '=', merchantId)
    .where('id', '=', tagId)
    .where(entranceWithin(merchantId, reach, 'entrance_id'))
    .executeTakeFirst();
  if (!tag) throw new ApiError('tag_unknown');
  return tag.uid === uid && (tag.state === 'verified' || tag.state === 'protected');
}

/** A chip that leads to a store out of reach is as unknown as one of another merchant. */
async function chipWithin(
  db: Kysely<Database>,
  merchantId: string,
  reach: Reach,
  uid: string,
): Promise<Chip | null> {
  const chip = await findChip(db, merchantId, uid);
  if (chip === null || reach.kind === 'merchant') return chip;
  const row = await db
    .selectFrom('chips')
    .select('uid')
    .where('merchant_id', '=', merchantId)
    .where('uid', '=', uid)
    .where(entranceWithin(merchantId, reach, 'entrance_id'))
    .executeTakeFirst();
  return row ? chip : null;
}

async function requirePace(db: Kysely<Database>, merchantId: string, actor: string, now: number) {
  const row = await db
    .selectFrom('audit')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('merchant_id', '=', merchantId)
    .where('actor', '=', actor)
    .where('at', '>', now - HOUR)
    .where('action', '=', 'tag.password_given')
    .executeTakeFirstOrThrow();
  if (Number(row.n) >= PASSWORDS_PER_HOUR) throw new ApiError('rate_limited', { retryAfter: 600 });
}

/**
 * The password of one chip, derived anew each time and written down nowhere; what is kept is the version of its key and an
 * audit line. A chip keeps its version until it is reported as unprotected, so that a torn hold can be finished with the
 * same password. Run it in a transaction. Throws `tag_unknown`, `tag_not_verified`, `tag_not_protected`, `rate_limited`.
 */
export async function giveTagPassword(
  db: Kysely<Database>,
  parts: Pick<Services, 'clock' | 'random' | 'secrets'>,
  merchantId: string,
  reach: Reach,
  wish: PasswordWish,
): Promise<GivenPassword> {
  const now = parts.clock.now();
  await requirePace(db, merchantId, wish.actor, now);
  const keys = passwordKeys(db, parts);
  const chip = await chipWithin(db, merchantId, reach, wish.uid);
  const verified = await isVerified(db, merchantId, reach, wish, chip);
  if (wish.purpose === 'protect' && !verified) throw new ApiError('tag_not_verified');
  if (wish.purpose !== 'protect' && (chip === null || chip.key_version === null))
    throw new ApiError('tag_not_protected');
  const keyVersion = chip?.key_version ?? (await keys.current(merchantId, wish.actor));
  const key = await keys.key(merchantId, keyVersion);
  if (!key) throw new Error(`tag-password key ${keyVersion} is missing`);
  await noteChip(db, merchantId, wish.uid, { key_version: keyVersion }, now);
  await noteAudit(db, parts.random, merchantId, {
    at: now,
    actor: wish.actor,
    action: 'tag.password_given',
    subject: wish.tagId ?? wish.uid,
    detail: { uid: wish.uid, tagId: wish.tagId, purpose: wish.purpose, keyVersion },
  });
  return { ...deriveTagPassword(key, wish.uid), keyVersion };
}
