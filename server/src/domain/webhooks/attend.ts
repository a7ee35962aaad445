import type { Kysely } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import { createId } from '../../security/ids';
import type { Services } from '../../services';
import { placeText } from '../entrances/names';
import { iso } from '../iso';
import type { CallOutcome, CallReceiver } from './http';
import { signatureOf } from './signature';
import type { Webhook } from './webhooks';
import { webhookSecretContext, webhooksOf } from './webhooks';

/** Beyond this nobody counts: 100+. */
const MOST_COUNTED = 100;

export interface AttendedWebhook extends Webhook {
  /** 太原分公司 太原第一门店 1 号收银台; null for all terminals. */
  readonly terminalName: string | null;
  /** Events that were not told yet, counted up to 100. */
  readonly waiting: number;
}

/** The merchant's webhooks as people look after them. */
export async function attendedWebhooks(db: Kysely<Database>, merchantId: string): Promise<AttendedWebhook[]> {
  const webhooks = await webhooksOf(db, merchantId);
  const ids = webhooks.flatMap(({ terminal_id }) => (terminal_id === '' ? [] : [terminal_id]));
  const terminals =
    ids.length === 0
      ? []
      : await db
          .selectFrom('terminals as t')
          .innerJoin('stores as s', 's.id', 't.store_id')
          .innerJoin('organisations as o', 'o.id', 's.organisation_id')
          .where('t.merchant_id', '=', merchantId)
          .where('t.id', 'in', ids)
          .select(['t.id', 'o.name as organisationName', 's.name as storeName', 't.name as terminalName'])
          .execute();
  const names = new Map(terminals.map(({ id, ...place }) => [id, placeText({ kind: 'terminal', ...place })]));
  const attended: AttendedWebhook[] = [];
  for (const webhook of webhooks) {
    const waiting = await db
      .selectFrom('webhook_deliveries')
      .select('seq')
      .where('webhook_id', '=', webhook.id)
      .where('state', '=', 'waiting')
      .limit(MOST_COUNTED)
      .execute();
    attended.push({
      ...webhook,
      terminalName: names.get(webhook.terminal_id) ?? null,
      waiting: waiting.length,
    });
  }
  return attended;
}

async function webhookOf(db: Kysely<Database>, merchantId: string, id: string): Promise<Webhook> {
  const row = await db
    .selectFrom('webhooks')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new ApiError('webhook_unknown');
  return row;
}

/** Pauses a webhook, or lets it go on with what waited. False when it was so already. Throws `webhook_unknown`. */
export async function pauseWebhook(
  db: Kysely<Database>,
  merchantId: string,
  { id, paused, at }: { id: string; paused: boolean; at: number },
): Promise<boolean> {
  const before = await webhookOf(db, merchantId, id);
  if ((before.paused_at !== null) === paused) return false;
  await db
    .updateTable('webhooks')
    .set(paused ? { paused_at: at } : { paused_at: null, next_try_at: at })
    .where('merchant_id', '=', merchantId)
    .where('id', '=', id)
    .execute();
  return true;
}

/**
 * Calls the receiver once with a signed body of its own kind (`event: "test"`), paused or not. When it answers well, what
 * waited is tried at once. Not in a transaction: it asks over the network. Throws `webhook_unknown`.
 */
export async function testWebhook(
  { db, clock, random, secrets }: Pick<Services, 'db' | 'clock' | 'random' | 'secrets'>,
  merchantId: string,
  id: string,
  call: CallReceiver,
): Promise<CallOutcome> {
  const { url, secret_enc } = await webhookOf(db, merchantId, id);
  const delivery = `${id}-test-${createId(random)}`;
  const now = clock.now();
  const timestamp = Math.floor(now / 1000);
  const body = JSON.stringify({
    id: delivery,
    seq: 0,
    event: 'test',
    terminalId: null,
    at: iso(now),
    data: {},
  });
  const secret = secrets.open(secret_enc, webhookSecretContext(merchantId, id));
  const outcome = await call(
    url,
    {
      'content-type': 'application/json; charset=utf-8',
      'x-nmc-delivery': delivery,
      'x-nmc-timestamp': String(timestamp),
      'x-nmc-signature': signatureOf(secret, timestamp, body),
    },
    body,
  );
  if (outcome.ok)
    await db
      .updateTable('webhooks')
      .set({ next_try_at: clock.now() })
      .where('merchant_id', '=', merchantId)
      .where('id', '=', id)
      .execute();
  return outcome;
}
