import type { Kysely } from 'kysely';
import type { Database } from '../../db/schema';
import { confirmationsById, terminalConfirmationView } from '../ledger/confirmation-view';
import { tapsWithMembers } from '../taps/repository';
import { terminalTapView } from '../taps/view';
import { iso } from '../iso';

/**
 * What a webhook is told of event `seq`: the same words as on the stream, each tap or confirmation as it is now. Null when
 * there is nothing to tell (any more). `id` is the same at every try of one event: receivers know doubles by it.
 */
export async function deliveryBody(
  db: Kysely<Database>,
  merchantId: string,
  webhookId: string,
  seq: number,
  now: number,
): Promise<string | null> {
  const event = await db
    .selectFrom('terminal_events')
    .selectAll()
    .where('seq', '=', seq)
    .where('merchant_id', '=', merchantId)
    .executeTakeFirst();
  if (!event) return null;
  const { terminal_id: terminalId, tap_id: tapId } = event;
  const told = { id: `${webhookId}-${seq}`, seq, event: event.kind, terminalId, at: iso(event.created_at) };
  if (event.kind === 'confirmation') {
    const id = event.confirmation_id ?? '';
    const asked = (await confirmationsById(db, merchantId, terminalId, [id])).get(id);
    return asked ? JSON.stringify({ ...told, data: terminalConfirmationView(asked, now) }) : null;
  }
  const known = (await tapsWithMembers(db, merchantId, terminalId, [tapId])).get(tapId);
  if (!known) return null;
  return JSON.stringify({ ...told, data: terminalTapView(known.tap, known.member, now, false) });
}
