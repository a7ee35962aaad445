import type { Transaction } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { locked } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { TerminalTapView } from '../../realtime/tap-bus';
import { createId } from '../../security/ids';
import type { Commit } from '../../plugins/idempotency';
import { spendCode } from '../members/codes';
import type { TapServices } from './announce';
import { addTerminalEvent, arrivedTap, saveTap, tapsWithMembers } from './repository';
import type { TapWithMember } from './repository';
import { SERVING_LIFE, tapStateNow } from './rules';
import { lastEventOf } from './stream';
import { terminalTapView } from './view';
import type { Tap } from './view';

/** Milliseconds an accept waits for a tap that is still being stored. */
const STORE_PATIENCE = 2_000;
const QUEUE_LIMIT = 200;

export interface TapAnswer {
  readonly tap: TerminalTapView;
}

interface Counter {
  readonly merchantId: string;
  readonly terminalId: string;
}

async function find(
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
async function change(
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

async function reread(
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

/** Serves a waiting member. Accepting what is accepted already answers the same; what is over cannot be accepted. */
export async function acceptTap(
  services: TapServices,
  counter: Counter,
  tapId: string,
  commit: Commit<TapAnswer>,
): Promise<TapAnswer> {
  const now = services.clock.now();
  const { tap, member } = await find(services, counter, tapId);
  if (tap.state === 'accepted')
    return commit(async () => ({ tap: terminalTapView(tap, member, now, false) }));
  return change(services, counter, commit, async (trx) => {
    const fresh = await reread(trx, counter, tapId);
    const state = tapStateNow(fresh.tap.state, fresh.tap.expires_at, now);
    if (state === 'accepted') return fresh;
    if (state !== 'waiting') throw new ApiError('tap_not_waiting');
    return { ...fresh, tap: { ...fresh.tap, state: 'accepted', handled_at: now } };
  });
}

/** Takes a member off the screen, whatever the tap's state. Clearing twice answers the same. */
export async function clearTap(
  services: TapServices,
  counter: Counter,
  tapId: string,
  commit: Commit<TapAnswer>,
): Promise<TapAnswer> {
  const now = services.clock.now();
  const { tap, member } = await find(services, counter, tapId);
  if (tap.state === 'cleared') return commit(async () => ({ tap: terminalTapView(tap, member, now, false) }));
  return change(services, counter, commit, async (trx) => {
    const fresh = await reread(trx, counter, tapId);
    return { ...fresh, tap: { ...fresh.tap, state: 'cleared', handled_at: now } };
  });
}

async function waitingTapOf(
  trx: Transaction<Database>,
  { merchantId, terminalId }: Counter,
  memberId: string,
  now: number,
): Promise<Tap | null> {
  const newest = trx
    .selectFrom('taps')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('terminal_id', '=', terminalId)
    .where('state', '=', 'waiting')
    .where('member_id', '=', memberId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(1);
  const row = await locked(trx, newest).executeTakeFirst();
  return row ?? null;
}

/**
 * Identifies by a scanned member code: accepted at once, for the cashier did it. A tap of the same member that is
 * waiting at this counter becomes this identification, so that nobody stands in the queue twice.
 */
export async function identifyByCode(
  services: TapServices,
  counter: Counter,
  scanned: string,
  commit: Commit<TapAnswer>,
): Promise<TapAnswer> {
  const { merchantId, terminalId } = counter;
  return change(services, counter, commit, async (trx) => {
    const now = services.clock.now();
    const memberId = await spendCode(trx, services, merchantId, terminalId, scanned);
    const member = await trx
      .selectFrom('members')
      .selectAll()
      .where('merchant_id', '=', merchantId)
      .where('id', '=', memberId)
      .where('state', '=', 'active')
      .executeTakeFirst();
    if (!member) throw new ApiError('member_code_invalid');
    const before = await waitingTapOf(trx, counter, memberId, now);
    const tap =
      before ??
      arrivedTap(
        createId(services.random),
        merchantId,
        {
          visitor_id: member.visitor_id,
          member_id: member.id,
          entrance_id: null,
          tag_id: null,
          terminal_id: terminalId,
          evidence: 'member_code',
          how: 'plain',
          scene: 0,
        },
        now,
      );
    return {
      member,
      isNew: before === null,
      tap: {
        ...tap,
        evidence: 'member_code',
        state: 'accepted',
        announced_at: tap.announced_at ?? now,
        expires_at: tap.expires_at ?? now + SERVING_LIFE,
        handled_at: now,
      },
    };
  });
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
