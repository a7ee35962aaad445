import type { Kysely } from 'kysely';
import { locked } from '../../db/dialect';
import type { Database } from '../../db/schema';
import { CHECKED } from '../merchants/change';
import { setupOf } from '../merchants/settings';
import { guideOf } from './rules';
import type { Check, Facts, Finding, GuideView, Step } from './rules';

async function factsOf(db: Kysely<Database>, merchantId: string): Promise<Facts> {
  const row = await db
    .selectFrom('merchants')
    .select([
      'app_id',
      'service_app_id',
      'nfc_model_id',
      'card_id',
      'encrypt_card_id',
      'push_token_enc',
      'created_at',
    ])
    .where('id', '=', merchantId)
    .executeTakeFirstOrThrow();
  const setup = await setupOf(db, merchantId);
  const visitors = db.selectFrom('visitors').select('id').where('merchant_id', '=', merchantId).limit(1);
  const bound = await visitors.where('unionid', 'is not', null).executeTakeFirst();
  const anybody = bound ?? (await visitors.executeTakeFirst());
  const tag = await db
    .selectFrom('tags')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('state', 'in', ['verified', 'protected'])
    .limit(1)
    .executeTakeFirst();
  const since = (appId: string | null, at: number | null) => (appId === null ? null : (at ?? row.created_at));
  return {
    appProvenAt: since(row.app_id, setup.appProvenAt),
    serviceAppProvenAt: since(row.service_app_id, setup.serviceAppProvenAt),
    hasModel: row.nfc_model_id !== null,
    hasCard: row.card_id !== null && row.service_app_id !== null,
    hasLink: row.encrypt_card_id !== null,
    hasForm: setup.cardForm !== null,
    hasPushKeys: row.push_token_enc !== null,
    pushSeenAt: setup.pushSeenAt,
    visitorsHaveUnionid: anybody ? bound !== undefined : null,
    hasVerifiedTag: tag !== undefined,
  };
}

/** Every step with what is known of it now. */
export async function readGuide(db: Kysely<Database>, merchantId: string): Promise<GuideView> {
  const rows = await db
    .selectFrom('setup_checks')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .execute();
  const checks = new Map(
    rows.map((row) => [
      row.step as Step,
      {
        state: row.state,
        finding: row.finding_json === null ? null : (JSON.parse(row.finding_json) as Finding),
        checkedAt: row.checked_at,
      },
    ]),
  );
  return guideOf(await factsOf(db, merchantId), checks);
}

const settingsNow = (db: Kysely<Database>, merchantId: string) =>
  db.selectFrom('merchants').select(CHECKED).where('id', '=', merchantId);

/** What a pre-flight that begins now is about. */
export async function settingsAsked(db: Kysely<Database>, merchantId: string): Promise<string> {
  return JSON.stringify(await settingsNow(db, merchantId).executeTakeFirst());
}

/**
 * Keeps what a pre-flight found and forgets what the one before found; keeps nothing when `asked` is no longer what is set:
 * WeChat spoke of something else. Run it in a transaction.
 */
export async function keepChecks(
  db: Kysely<Database>,
  merchantId: string,
  asked: string,
  checks: ReadonlyMap<Step, Check>,
): Promise<void> {
  const now = await locked(db, settingsNow(db, merchantId)).executeTakeFirst();
  if (JSON.stringify(now) !== asked) return;
  await db.deleteFrom('setup_checks').where('merchant_id', '=', merchantId).execute();
  for (const [step, { state, finding, checkedAt }] of checks)
    await db
      .insertInto('setup_checks')
      .values({
        merchant_id: merchantId,
        step,
        state,
        finding_json: finding && JSON.stringify(finding),
        checked_at: checkedAt,
      })
      .execute();
}
