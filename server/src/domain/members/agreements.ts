import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { ConsentsTable, Database } from '../../db/schema';
import type { Services } from '../../services';
import { iso } from '../iso';
import type { Merchant } from './merchant';

export type Purpose = ConsentsTable['purpose'];

export interface ConsentView {
  readonly version: string;
  readonly purpose: Purpose;
  readonly at: string;
}

function consentView(row: Pick<ConsentsTable, 'version' | 'purpose' | 'at'>): ConsentView {
  return { version: row.version, purpose: row.purpose, at: iso(row.at) };
}

/** What a visitor consented to, newest first. */
export async function consentsOf(
  db: Kysely<Database>,
  merchantId: string,
  visitorId: string,
): Promise<ConsentView[]> {
  const rows = await db
    .selectFrom('consents')
    .select(['version', 'purpose', 'at'])
    .where('merchant_id', '=', merchantId)
    .where('visitor_id', '=', visitorId)
    .orderBy('at', 'desc')
    .orderBy('purpose')
    .execute();
  return rows.map(consentView);
}

/** Published versions, newest first. */
export async function agreementVersions(
  db: Kysely<Database>,
  merchantId: string,
): Promise<{ version: string; publishedAt: string }[]> {
  const rows = await db
    .selectFrom('agreements')
    .select(({ fn }) => ['version', fn.min('published_at').as('at')])
    .where('merchant_id', '=', merchantId)
    .groupBy('version')
    .execute();
  return rows
    .sort((a, b) => b.at - a.at || (a.version < b.version ? 1 : -1))
    .map(({ version, at }) => ({ version, publishedAt: iso(at) }));
}

export interface AgreementView {
  readonly version: string;
  readonly publishedAt: string;
  readonly current: boolean;
  readonly documents: { kind: 'membership' | 'privacy'; title: string; text: string }[];
}

/** The texts of one version. Throws `agreement_unknown`. */
export async function agreement(
  db: Kysely<Database>,
  merchant: Merchant,
  version: string,
): Promise<AgreementView> {
  const rows = await db
    .selectFrom('agreements')
    .select(['kind', 'title', 'text', 'published_at'])
    .where('merchant_id', '=', merchant.id)
    .where('version', '=', version)
    .orderBy('kind')
    .execute();
  const [first] = rows;
  if (!first) throw new ApiError('agreement_unknown');
  return {
    version,
    publishedAt: iso(first.published_at),
    current: version === merchant.agreement_version,
    documents: rows.map(({ kind, title, text }) => ({ kind, title, text })),
  };
}

/** Consents to the version in force. Throws `agreement_outdated` for an older one, `agreement_unknown` for any other. */
export async function consent(
  db: Kysely<Database>,
  { clock }: Pick<Services, 'clock'>,
  merchant: Merchant,
  visitorId: string,
  wish: { version: string; purpose: Purpose },
): Promise<ConsentView> {
  if (wish.version !== merchant.agreement_version) {
    await agreement(db, merchant, wish.version);
    throw new ApiError('agreement_outdated');
  }
  return keep(db, clock.now(), merchant, visitorId, wish);
}

async function keep(
  db: Kysely<Database>,
  at: number,
  merchant: Merchant,
  visitorId: string,
  wish: { version: string; purpose: Purpose },
): Promise<ConsentView> {
  const made = await db
    .insertInto('consents')
    .values({ merchant_id: merchant.id, visitor_id: visitorId, ...wish, at })
    .onConflict((conflict) =>
      // The first consent is the one that counts; setting it to itself makes the database answer the row.
      conflict
        .columns(['merchant_id', 'visitor_id', 'version', 'purpose'])
        .doUpdateSet((eb) => ({ at: eb.ref('consents.at') })),
    )
    .returning(['version', 'purpose', 'at'])
    .executeTakeFirstOrThrow();
  return consentView(made);
}

/** Throws `consent_required` unless the visitor consented, for this purpose, to the version in force, if there is one. */
export async function requireConsent(
  db: Kysely<Database>,
  merchant: Merchant,
  visitorId: string,
  purpose: Purpose,
): Promise<void> {
  if (merchant.agreement_version === null) return;
  const row = await db
    .selectFrom('consents')
    .select('at')
    .where('merchant_id', '=', merchant.id)
    .where('visitor_id', '=', visitorId)
    .where('version', '=', merchant.agreement_version)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  if (!row) throw new ApiError('consent_required');
}

/**
 * A claim needs consent where the merchant has an agreement: told with the claim (any version published here, since a new
 * one may have come while the form was filled in), which is noted, or on record for the version in force. Throws
 * `consent_required`.
 */
export async function requireConsentToClaim(
  db: Kysely<Database>,
  { clock }: Pick<Services, 'clock'>,
  merchant: Merchant,
  visitorId: string,
  version: string | null,
): Promise<void> {
  if (merchant.agreement_version === null) return;
  if (version === null) return requireConsent(db, merchant, visitorId, 'claim');
  const published = await db
    .selectFrom('agreements')
    .select('version')
    .where('merchant_id', '=', merchant.id)
    .where('version', '=', version)
    .limit(1)
    .executeTakeFirst();
  if (!published) throw new ApiError('consent_required');
  await keep(db, clock.now(), merchant, visitorId, { version, purpose: 'claim' });
}
