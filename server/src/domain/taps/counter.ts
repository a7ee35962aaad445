import type { Transaction } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { locked } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { TerminalTapView } from '../../realtime/tap-bus';
import type { Commit } from '../../plugins/idempotency';
import type { TapServices } from './announce';
import { addTerminalEvent, saveTap, tapsWithMembers } from './repository';
import type { TapWithMember } from './repository';
import { SERVING_LIFE } from './rules';
import { lastEventOf } from './stream';
import { terminalTapView } from './view';

/** Milliseconds an accept waits for a tap that is still being stored. */
const STORE_PATIENCE = 2_000;
const QUEUE_LIMIT = 200;

export interface TapAnswer {
  readonly tap: TerminalTapView;
}

/** The terminal that acts. */
export interface Counter {
  readonly merchantId: string;
  readonly terminalId: string;
}

/** A tap of this terminal, waiting a moment for one that is still being stored. */
export async function findTap(
  services: TapServices,
  { merchantId, terminalId }: Counter,
  tapId: string,
): Promise<TapWithMember> {
  const known = (await tapsWithMembers(services.db, merchantId, terminalId, [tapId])).get(tapId);
  if (known) return known;
  const pending = await services.pendingTaps.wait(tapId, STORE_PATIENCE);
  if (pending === 'late') throw new ApiError('tap_not_stored', { retryAfter: 1 });
  const stored = (await tapsWithMembers(services.db, merchantId, terminalId, [tapId])).get(tapId);
  if (!stored) throw new ApiError('tap_unknown');
  return stored;
}

/** Stores a change of a tap with its line in the stream, then tells whoever listens. */
export async function changeTap(
  services: TapServices,
  { merchantId, terminalId }: Counter,
  commit: Commit<TapAnswer>,
  work: (trx: Transaction<Database>) => Promise<TapWithMember & { isNew?: boolean }>,
): Promise<TapAnswer> {
  const now = services.clock.now();
  let told: { seq: number; kind: 'tap' | 'tap_changed' } | null = null;
  const answer = await commit(async (trx) => {
    const { tap, member, isNew } = await work(trx);
    await saveTap(trx, tap);
    const kind = isNew ? 'tap' : 'tap_changed';
    told = { seq: await addTerminalEvent(trx, merchantId, terminalId, tap.id, kind, now), kind };
    return { tap: terminalTapView(tap, member, now, false) };
  });
  // A number to resume from that a power cut could take back would hide what comes after it.
  await services.durable();
  publish(services, terminalId, told, answer);
  return answer;
}

function publish(
  services: TapServices,
  terminalId: string,
  told: { seq: number; kind: 'tap' | 'tap_changed' } | null,
  answer: TapAnswer,
): void {
  if (told) services.bus.publish(terminalId, { kind: told.kind, seq: told.seq, tap: answer.tap });
}

/** The tap as it is inside this transaction; nobody else changes it until the end. */
export async function rereadTap(
  trx: Transaction<Database>,
  { merchantId, terminalId }: Counter,
  tapId: string,
): Promise<TapWithMember> {
  const row = trx
    .selectFrom('taps')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('id', '=', tapId);
  await locked(trx, row).execute();
  const found = (await tapsWithMembers(trx, merchantId, terminalId, [tapId])).get(tapId);
  if (!found) throw new ApiError('tap_unknown');
  return found;
}

/** Who waits or is being served at a counter now, oldest first, and the event to resume the stream from. */
export async function counterQueue(
  { db, clock }: Pick<TapServices, 'db' | 'clock'>,
  { merchantId, terminalId }: Counter,
): Promise<{ taps: TerminalTapView[]; lastSeq: number }> {
  // Read first: what happens in between is told again by the stream, and dropped there.
  const lastSeq = await lastEventOf({ db }, merchantId, terminalId);
  const now = clock.now();
  const rows = await db
    .selectFrom('taps')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('terminal_id', '=', terminalId)
    .where('state', 'in', ['waiting', 'accepted'])
    .where('created_at', '>', now - 2 * SERVING_LIFE)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'waiting'), eb('expires_at', '>', now)]),
        eb.and([eb('state', '=', 'accepted'), eb('handled_at', '>', now - SERVING_LIFE)]),
      ]),
    )
    .orderBy('announced_at')
    .limit(QUEUE_LIMIT)
    .execute();
  const known = await tapsWithMembers(
    db,
    merchantId,
    terminalId,
    rows.map((row) => row.id),
  );
  return {
    taps: rows.flatMap(({ id }) => {
      const found = known.get(id);
      return found ? [terminalTapView(found.tap, found.member, now, false)] : [];
    }),
    lastSeq,
  };
}
