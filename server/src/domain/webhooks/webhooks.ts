import type { Kysely, Selectable } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database, WebhooksTable } from '../../db/schema';
import { createId } from '../../security/ids';
import { publicAddresses, reachable } from '../../security/public-address';
import type { AddressPolicy, Resolve } from '../../security/public-address';
import { createToken } from '../../security/tokens';
import type { Services } from '../../services';

export type Webhook = Selectable<WebhooksTable>;

type Parts = Pick<Services, 'db' | 'clock' | 'random' | 'secrets'>;

/** Context under which a webhook's secret is sealed. */
export function webhookSecretContext(merchantId: string, webhookId: string): string {
  return `webhook:${merchantId}:${webhookId}`;
}

/** The URL as it will be called. Throws `webhook_address_refused` for what is not a public https address now. */
export async function checkedUrl(
  typed: string,
  policy: AddressPolicy = publicAddresses,
  resolve?: Resolve,
): Promise<string> {
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (url === null || (await reachable(url, policy, resolve)) === null)
    throw new ApiError('webhook_address_refused');
  url.hash = '';
  return url.href;
}

/** Number of the newest terminal event of all. */
async function newestEvent(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('terminal_events')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/**
 * Sets the webhook of a terminal, or of all the merchant's terminals (`terminalId` null), in place of the one before.
 * The secret is given once; only its sealed form is kept. What happened before is not told.
 */
export async function setWebhook(
  { db, clock, random, secrets }: Parts,
  merchantId: string,
  { terminalId, url }: { terminalId: string | null; url: string },
): Promise<{ id: string; secret: string }> {
  const id = createId(random);
  const secret = createToken(random).token;
  const now = clock.now();
  const newest = await newestEvent(db);
  await beginCollecting(db, newest);
  await removeWebhookOf(db, merchantId, terminalId ?? '');
  await db
    .insertInto('webhooks')
    .values({
      id,
      merchant_id: merchantId,
      terminal_id: terminalId ?? '',
      url,
      secret_enc: secrets.seal(secret, webhookSecretContext(merchantId, id)),
      since_seq: newest,
      failures: 0,
      next_try_at: now,
      last_failure: null,
      last_told_at: null,
      created_at: now,
    })
    .execute();
  return { id, secret };
}

/** While there is no webhook at all, nobody collects: the first one begins with what comes after it. */
async function beginCollecting(db: Kysely<Database>, seq: number): Promise<void> {
  const other = await db.selectFrom('webhooks').select('id').limit(1).executeTakeFirst();
  if (other) return;
  await db
    .insertInto('webhook_mark')
    .values({ id: 1, seq })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ seq }))
    .execute();
}

async function removeWebhookOf(db: Kysely<Database>, merchantId: string, terminalId: string): Promise<void> {
  const old = await db
    .deleteFrom('webhooks')
    .where('merchant_id', '=', merchantId)
    .where('terminal_id', '=', terminalId)
    .returning('id')
    .execute();
  for (const { id } of old) await forgetDeliveries(db, id);
}

async function forgetDeliveries(db: Kysely<Database>, webhookId: string): Promise<void> {
  await db.deleteFrom('webhook_deliveries').where('webhook_id', '=', webhookId).execute();
}

/** Ends a webhook. Throws `webhook_unknown`. */
export async function removeWebhook(
  db: Kysely<Database>,
  merchantId: string,
  webhookId: string,
): Promise<void> {
  const gone = await db
    .deleteFrom('webhooks')
    .where('id', '=', webhookId)
    .where('merchant_id', '=', merchantId)
    .returning('id')
    .executeTakeFirst();
  if (!gone) throw new ApiError('webhook_unknown');
  await forgetDeliveries(db, webhookId);
}

/** The merchant's webhooks, that of all terminals first. */
export async function webhooksOf(db: Kysely<Database>, merchantId: string): Promise<Webhook[]> {
  return db
    .selectFrom('webhooks')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .orderBy('terminal_id')
    .execute();
}
