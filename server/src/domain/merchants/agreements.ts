import type { Kysely } from 'kysely';
import { locked } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Services } from '../../services';
import { refuseIfChanged } from '../changed-meanwhile';
import { CHINA } from '../schemes/rules';
import { changeMerchant } from './change';

export interface AgreementText {
  title: string;
  text: string;
}

const PARTS = ['membership', 'privacy'] as const;

/** 2026-11-22, and 2026-11-22.2 for the second of a day in China. */
async function nextVersion(db: Kysely<Database>, merchantId: string, now: number): Promise<string> {
  const day = new Date(now + CHINA).toISOString().slice(0, 10);
  const rows = await db
    .selectFrom('agreements')
    .select('version')
    .distinct()
    .where('merchant_id', '=', merchantId)
    .where('version', 'like', `${day}%`)
    .execute();
  return rows.length === 0 ? day : `${day}.${rows.length + 1}`;
}

/**
 * Publishes both texts as a new version, which is in force from now on. Answers the version. Throws
 * `changed_meanwhile` when `after`, the version they were made from, is not the one in force. Run it in a transaction.
 */
export async function publishAgreement(
  db: Kysely<Database>,
  parts: Pick<Services, 'clock' | 'random'>,
  merchantId: string,
  wish: Record<(typeof PARTS)[number], AgreementText> & { actor: string; after?: string | null | undefined },
): Promise<string> {
  const now = parts.clock.now();
  const { version: inForce } = await locked(
    db,
    db.selectFrom('merchants').select('agreement_version as version').where('id', '=', merchantId),
  ).executeTakeFirstOrThrow();
  if (wish.after !== undefined) refuseIfChanged({ version: inForce }, { version: wish.after }, {});
  const version = await nextVersion(db, merchantId, now);
  await db
    .insertInto('agreements')
    .values(
      PARTS.map((kind) => ({
        merchant_id: merchantId,
        version,
        kind,
        title: wish[kind].title.trim(),
        text: wish[kind].text.trim(),
        published_at: now,
      })),
    )
    .execute();
  await changeMerchant(db, parts, merchantId, {
    columns: { agreement_version: version },
    actor: wish.actor,
    action: 'merchant.agreement_published',
    detail: { version },
  });
  return version;
}
