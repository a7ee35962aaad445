import type { Services } from '../../services';

/** Numbers are committed out of order: so many are looked at again. */
const OVERLAP = 500;
const BATCH = 1_000;

/**
 * Hands every stored terminal event to the webhooks that want it. One short look-up by primary key for all merchants
 * together, so that an arriving tap itself pays nothing for webhooks. What is handed over twice is one delivery. True when
 * more is waiting.
 */
export async function collectEvents({ db, clock }: Pick<Services, 'db' | 'clock'>): Promise<boolean> {
  const webhooks = await db
    .selectFrom('webhooks')
    .select(['id', 'merchant_id', 'terminal_id', 'since_seq'])
    .execute();
  const mark = await db.selectFrom('webhook_mark').select('seq').where('id', '=', 1).executeTakeFirst();
  if (webhooks.length === 0 || !mark) return false;
  const events = await db
    .selectFrom('terminal_events')
    .select(['seq', 'merchant_id', 'terminal_id'])
    .where('seq', '>', mark.seq - OVERLAP)
    .orderBy('seq')
    .limit(OVERLAP + BATCH)
    .execute();
  const byMerchant = new Map<string, typeof webhooks>();
  for (const webhook of webhooks)
    byMerchant.set(webhook.merchant_id, [...(byMerchant.get(webhook.merchant_id) ?? []), webhook]);
  const now = clock.now();
  const wanted = events.flatMap((event) =>
    (byMerchant.get(event.merchant_id) ?? [])
      .filter(
        (webhook) => event.seq > webhook.since_seq && ['', event.terminal_id].includes(webhook.terminal_id),
      )
      .map((webhook) => ({
        webhook_id: webhook.id,
        seq: event.seq,
        merchant_id: event.merchant_id,
        state: 'waiting' as const,
        tries: 0,
        created_at: now,
      })),
  );
  if (events.length === 0) return false;
  await db.transaction().execute(async (trx) => {
    for (let i = 0; i < wanted.length; i += 100)
      await trx
        .insertInto('webhook_deliveries')
        .values(wanted.slice(i, i + 100))
        .onConflict((conflict) => conflict.columns(['webhook_id', 'seq']).doNothing())
        .execute();
    const seq = events.at(-1)?.seq ?? 0;
    await trx.updateTable('webhook_mark').set({ seq }).where('id', '=', 1).where('seq', '<', seq).execute();
  });
  return events.length === OVERLAP + BATCH;
}
