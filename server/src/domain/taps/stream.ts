import type { Services } from '../../services';
import type { TapEvent } from '../../realtime/tap-bus';
import { tapsWithMembers } from './repository';
import { terminalTapView } from './view';

/** Numbers may be committed out of order by several nodes: a resume reads these many again, and the client drops doubles. */
const OVERLAP = 16;
const RESUME_LIMIT = 500;

/** What a terminal missed after event `since`, each tap as it is now, in order. */
export async function eventsSince(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  merchantId: string,
  terminalId: string,
  since: number,
): Promise<TapEvent[]> {
  const rows = await db
    .selectFrom('terminal_events')
    .select(['seq', 'kind', 'tap_id'])
    .where('merchant_id', '=', merchantId)
    .where('terminal_id', '=', terminalId)
    .where('seq', '>', Math.max(0, since - OVERLAP))
    .orderBy('seq', 'desc')
    .limit(RESUME_LIMIT)
    .execute();
  const known = await tapsWithMembers(db, merchantId, terminalId, [
    ...new Set(rows.map((row) => row.tap_id)),
  ]);
  const now = clock.now();
  return rows.reverse().flatMap(({ seq, kind, tap_id }) => {
    const found = known.get(tap_id);
    return found ? [{ kind, seq, tap: terminalTapView(found.tap, found.member, now, false) }] : [];
  });
}
