import { deliveryBody } from '../domain/webhooks/body';
import { createCollector } from '../domain/webhooks/collect';
import type { CallReceiver } from '../domain/webhooks/http';
import { signatureOf } from '../domain/webhooks/signature';
import { webhookSecretContext } from '../domain/webhooks/webhooks';
import type { Webhook } from '../domain/webhooks/webhooks';
import type { Services } from '../services';
import { backoff, createLoop } from './loop';
import type { Loop } from './loop';
import { systemRest } from './rest';
import type { Rest } from './rest';

type Parts = Pick<Services, 'db' | 'clock' | 'secrets' | 'log'>;

/** Milliseconds between looks at the table. */
const EVERY = 500;
/** Deliveries to one receiver in one round; others get their turn then. */
const IN_A_ROW = 20;
/** Milliseconds for which a node that took a webhook has it to itself: longer than one call. */
const LEASE = 30_000;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 10 * 60_000;
/** Milliseconds after which an event is old news. */
const GIVE_UP_AFTER = 24 * 60 * 60_000;
/** Milliseconds for which told deliveries are remembered; far more than events are looked at again. */
const REMEMBER = 2 * GIVE_UP_AFTER;

export interface WebhookSender extends Loop {
  /** Collects and tells once. True when more is waiting. */
  round(): Promise<boolean>;
}

/**
 * Tells merchants' software what happened at their counters: at least once, each event with the same id at every try,
 * signed, the oldest first and those that failed after the fresh ones. The queue is the table; a restart forgets nothing.
 * A receiver that takes its time holds up nobody else.
 */
export function createWebhookSender(
  services: Parts,
  call: CallReceiver,
  rest: Rest = systemRest,
): WebhookSender {
  const { db, clock, secrets, log } = services;
  const collector = createCollector(services);
  let purgedAt = 0;
  /** Webhooks that are being told here. */
  const atWork = new Map<string, Promise<boolean>>();

  /** Takes a webhook that is due so that no other node works on it. Until when; null when somebody else was quicker. */
  async function take(webhook: Webhook): Promise<number | null> {
    const taken = await db
      .updateTable('webhooks')
      .set({ next_try_at: clock.now() + LEASE })
      .where('id', '=', webhook.id)
      .where('next_try_at', '=', webhook.next_try_at)
      .returning('next_try_at')
      .executeTakeFirst();
    return taken?.next_try_at ?? null;
  }

  /** False once somebody ended or paused the webhook, or asked for a new try. */
  async function isMine({ id }: Webhook, taken: number): Promise<boolean> {
    const row = await db
      .selectFrom('webhooks')
      .select('id')
      .where('id', '=', id)
      .where('next_try_at', '=', taken)
      .where('paused_at', 'is', null)
      .executeTakeFirst();
    return row !== undefined;
  }

  const ofDelivery = (webhook: Webhook, seq: number, set: { state?: 'told' | 'given_up'; tries?: number }) =>
    db
      .updateTable('webhook_deliveries')
      .set(set)
      .where('webhook_id', '=', webhook.id)
      .where('seq', '=', seq)
      .execute();

  /** True when told, or nothing to tell. */
  async function tell(webhook: Webhook, delivery: { seq: number; tries: number; created_at: number }) {
    const { id, merchant_id: merchantId } = webhook;
    const now = clock.now();
    const body = await deliveryBody(db, merchantId, id, delivery.seq, now);
    if (body === null) return ofDelivery(webhook, delivery.seq, { state: 'given_up' }).then(() => null);
    const timestamp = Math.floor(now / 1000);
    const secret = secrets.open(webhook.secret_enc, webhookSecretContext(merchantId, id));
    const outcome = await call(
      webhook.url,
      {
        'content-type': 'application/json; charset=utf-8',
        'x-nmc-delivery': `${id}-${delivery.seq}`,
        'x-nmc-timestamp': String(timestamp),
        'x-nmc-signature': signatureOf(secret, timestamp, body),
      },
      body,
    );
    if (outcome.ok) {
      await ofDelivery(webhook, delivery.seq, { state: 'told' });
      return null;
    }
    const over = now - delivery.created_at > GIVE_UP_AFTER;
    const tries = delivery.tries + 1;
    await ofDelivery(webhook, delivery.seq, over ? { state: 'given_up', tries } : { tries });
    return outcome.failure;
  }

  async function work(webhook: Webhook, stopping?: AbortSignal): Promise<boolean> {
    const waiting = await db
      .selectFrom('webhook_deliveries')
      .select(['seq', 'tries', 'created_at'])
      .where('webhook_id', '=', webhook.id)
      .where('state', '=', 'waiting')
      .orderBy('tries')
      .orderBy('seq')
      .limit(IN_A_ROW)
      .execute();
    if (waiting.length === 0) return false;
    const taken = await take(webhook);
    if (taken === null) return false;
    let failure: string | null = null;
    const until = clock.now() + LEASE / 2;
    for (const delivery of waiting) {
      if (stopping?.aborted || failure !== null || clock.now() > until) break;
      if (!(await isMine(webhook, taken))) break;
      failure = await tell(webhook, delivery);
    }
    const now = clock.now();
    const nextTry = failure === null ? now : now + backoff(webhook.failures, FIRST_PAUSE, LONGEST_PAUSE);
    await db
      .updateTable('webhooks')
      .set(
        failure === null
          ? { failures: 0, last_failure: null, last_told_at: now }
          : { failures: webhook.failures + 1, last_failure: failure },
      )
      // Who repaired the receiver meanwhile is not put off by a call from before.
      .set((e) => ({
        next_try_at: e.case().when('next_try_at', '=', taken).then(nextTry).else(e.ref('next_try_at')).end(),
      }))
      .where('id', '=', webhook.id)
      .execute();
    return failure === null && waiting.length === IN_A_ROW;
  }

  function begin(webhook: Webhook, stopping?: AbortSignal): Promise<boolean> {
    const working = work(webhook, stopping)
      .catch((error: unknown) => {
        log.error({ err: error, webhookId: webhook.id }, 'a webhook could not be told');
        return false;
      })
      .finally(() => atWork.delete(webhook.id));
    atWork.set(webhook.id, working);
    return working;
  }

  /** Collects and begins to tell. Each of those begun says at its end whether more is waiting. */
  async function beginRound(
    stopping?: AbortSignal,
  ): Promise<{ uncollected: boolean; begun: readonly Promise<boolean>[] }> {
    const uncollected = await collector.collect();
    const now = clock.now();
    const due = await db
      .selectFrom('webhooks')
      .selectAll()
      .where('next_try_at', '<=', now)
      .where('paused_at', 'is', null)
      .execute();
    const begun = due.filter(({ id }) => !atWork.has(id)).map((webhook) => begin(webhook, stopping));
    if (now - purgedAt > GIVE_UP_AFTER / 24) {
      purgedAt = now;
      await db
        .deleteFrom('webhook_deliveries')
        .where('created_at', '<', now - REMEMBER)
        .execute();
    }
    return { uncollected, begun };
  }

  async function patientRound(stopping: AbortSignal): Promise<boolean> {
    const { uncollected, begun } = await beginRound(stopping);
    const enough = rest(EVERY, stopping).then((): readonly boolean[] => []);
    const more = await Promise.race([Promise.all(begun), enough]);
    return uncollected || more.includes(true);
  }

  const loop = createLoop(services, 'webhooks could not be looked for', EVERY, patientRound, rest);
  return {
    start: () => loop.start(),
    async stop() {
      await loop.stop();
      await Promise.all(atWork.values());
    },
    async round() {
      const { uncollected, begun } = await beginRound();
      return uncollected || (await Promise.all(begun)).includes(true);
    },
  };
}
