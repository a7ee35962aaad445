import type { Services } from '../../services';
import type { TapEvent } from '../../realtime/tap-bus';
import { confirmationsById, terminalConfirmationView } from '../ledger/confirmation-view';
import { tapsWithMembers } from './repository';
import { terminalTapView } from './view';

/**
 * Numbers are given before they are committed, so several nodes commit them out of order: a resume reads again what is
 * at most so many of the terminal's own events and so many milliseconds older, and the client drops doubles.
 */
const OVERLAP = 200;
const OVERLAP_MS = 30_000;
const RESUME_LIMIT = 500;

/** The number of the terminal's newest event; 0 before the first. */
export async function lastEventOf(
  { db }: Pick<Services, 'db'>,
  merchantId: string,
  terminalId: string,
): Promise<number> {
  const row = await db
    .selectFrom('terminal_events')
    .select('seq')
    .where('merchant_id', '=', merchantId)
    .where('terminal_id', '=', terminalId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** What a terminal missed after event `since`, each tap as it is now, in order. */
export async function eventsSince(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  merchantId: string,
  terminalId: string,
  since: number,
): Promise<TapEvent[]> {
  const events = db
    .selectFrom('terminal_events')
    .where('merchant_id', '=', merchantId)
    .where('terminal_id', '=', terminalId);
  const last = await events.select('created_at').where('seq', '=', since).executeTakeFirst();
  const again = events
    .select('seq')
    .where('seq', '<=', since)
    .orderBy('seq', 'desc')
    .offset(OVERLAP)
    .limit(1);
  const rows = await events
    .select(['seq', 'kind', 'tap_id', 'confirmation_id'])
    .where('seq', '>', (e) => e.fn.coalesce(again, e.lit(0)))
    .where((e) =>
      e.or([
        e('seq', '>', since),
        e('created_at', '>=', (last?.created_at ?? Number.MAX_SAFE_INTEGER) - OVERLAP_MS),
      ]),
    )
    .orderBy('seq', 'desc')
    .limit(RESUME_LIMIT)
    .execute();
  const known = await tapsWithMembers(db, merchantId, terminalId, [
    ...new Set(rows.map((row) => row.tap_id)),
  ]);
  const confirmations = await confirmationsById(
    db,
    merchantId,
    terminalId,
    rows.flatMap((row) => row.confirmation_id ?? []),
  );
  const now = clock.now();
  return rows.reverse().flatMap(({ seq, kind, tap_id, confirmation_id }): TapEvent[] => {
    if (kind === 'confirmation') {
      const asked = confirmations.get(confirmation_id ?? '');
      return asked ? [{ kind, seq, confirmation: terminalConfirmationView(asked, now) }] : [];
    }
    const found = known.get(tap_id);
    return found ? [{ kind, seq, tap: terminalTapView(found.tap, found.member, now, false) }] : [];
  });
}
