import type { Selectable } from 'kysely';
import { LateNumbers, onItsWay } from '../../db/late-numbers';
import type { TerminalEventsTable } from '../../db/schema/taps';
import type { WebhooksTable } from '../../db/schema/webhooks';
import type { Services } from '../../services';

const BATCH = 1_000;

type Event = Pick<Selectable<TerminalEventsTable>, 'seq' | 'merchant_id' | 'terminal_id'>;
type Wanting = Pick<Selectable<WebhooksTable>, 'id' | 'merchant_id' | 'terminal_id' | 'since_seq'>;

/** What is to be told of these events, and to whom. */
function deliveriesOf(events: readonly Event[], webhooks: readonly Wanting[], now: number) {
  const ofMerchant = new Map<string, Wanting[]>();
  for (const webhook of webhooks)
    ofMerchant.set(webhook.merchant_id, [...(ofMerchant.get(webhook.merchant_id) ?? []), webhook]);
  return events.flatMap(({ seq, merchant_id, terminal_id }) =>
    (ofMerchant.get(merchant_id) ?? [])
      .filter((webhook) => seq > webhook.since_seq && ['', terminal_id].includes(webhook.terminal_id))
      .map((webhook) => ({
        webhook_id: webhook.id,
        seq,
        merchant_id,
        state: 'waiting' as const,
        tries: 0,
        created_at: now,
      })),
  );
}

export interface Collector {
  /** Hands over what was stored since the last time. True when more is waiting. */
  collect(): Promise<boolean>;
}

/**
 * Hands every stored terminal event to the webhooks that want it, also one that is committed behind later numbers. One
 * short look-up by primary key for all merchants together, so that an arriving tap itself pays nothing for webhooks. What
 * is handed over twice, after a restart or by another node, is one delivery.
 */
export function createCollector({ db, clock }: Pick<Services, 'db' | 'clock'>): Collector {
  let late: LateNumbers | null = null;

  async function next(seen: LateNumbers): Promise<{ events: Event[]; more: boolean }> {
    const events = db.selectFrom('terminal_events').select(['seq', 'merchant_id', 'terminal_id']);
    const came = await seen.came(clock.now(), (numbers) => events.where('seq', 'in', numbers).execute());
    const fresh = await events.where('seq', '>', seen.upto).orderBy('seq').limit(BATCH).execute();
    return { events: [...came, ...fresh], more: fresh.length === BATCH };
  }

  return {
    async collect() {
      const webhooks = await db
        .selectFrom('webhooks')
        .select(['id', 'merchant_id', 'terminal_id', 'since_seq'])
        .execute();
      const mark = await db.selectFrom('webhook_mark').select('seq').where('id', '=', 1).executeTakeFirst();
      if (webhooks.length === 0 || !mark) {
        // The next first webhook begins with what comes after it.
        late = null;
        return false;
      }
      late ??= new LateNumbers(mark.seq, onItsWay(db));
      late.skipTo(mark.seq);
      const { events, more } = await next(late);
      const now = clock.now();
      const wanted = deliveriesOf(events, webhooks, now);
      for (let i = 0; i < wanted.length; i += 100)
        await db
          .insertInto('webhook_deliveries')
          .values(wanted.slice(i, i + 100))
          .onConflict((conflict) => conflict.columns(['webhook_id', 'seq']).doNothing())
          .execute();
      // After it is handed over: what failed is not found.
      late.note(
        events.map((event) => event.seq),
        now,
      );
      const seq = late.settled(now);
      if (seq > mark.seq)
        await db
          .updateTable('webhook_mark')
          .set({ seq })
          .where('id', '=', 1)
          .where('seq', '<', seq)
          .execute();
      return more;
    },
  };
}
