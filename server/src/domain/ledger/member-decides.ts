import type { Kysely, Transaction } from 'kysely';
import { ApiError } from '../../contract/api-error';
import type { Database } from '../../db/schema';
import type { Commit } from '../../plugins/idempotency';
import type { TapEvent } from '../../realtime/tap-bus';
import { memberById } from '../members/members';
import type { Member } from '../members/members';
import type { TapServices } from '../taps/announce';
import { addTerminalEvent, tapsWithMembers } from '../taps/repository';
import { terminalTapView } from '../taps/view';
import { counterNow } from '../terminals/terminals';
import { identificationOf } from './at-counter';
import { book } from './book';
import { memberConfirmationView } from './confirmation-view';
import type { Confirmation, MemberConfirmationView } from './confirmation-view';
import { lockedConfirmation, saveConfirmation } from './confirmations';
import { confirmationStateNow, isServed } from './rules';

/** The member who decides. */
export interface Decider {
  readonly merchantId: string;
  readonly visitorId: string;
  readonly actor: string;
}

export interface DecisionAnswer {
  readonly confirmation: MemberConfirmationView;
}

const LIMIT = 10;

async function viewOf(
  services: Pick<TapServices, 'presence' | 'clock'> & { db: Kysely<Database> },
  row: Confirmation,
  member: Member | null,
): Promise<MemberConfirmationView> {
  const found = await counterNow(services, row.merchant_id, row.terminal_id);
  const counter = { storeName: found?.storeName ?? '', terminalName: found?.terminalName ?? '' };
  const holds = member ?? { points: 0, balance_fen: 0 };
  return memberConfirmationView(row, counter, holds, services.clock.now());
}

/** What counters ask this person now, newest first. */
export async function openConfirmations(
  services: Pick<TapServices, 'db' | 'presence' | 'clock'>,
  merchantId: string,
  visitorId: string,
): Promise<MemberConfirmationView[]> {
  const now = services.clock.now();
  const rows = await services.db
    .selectFrom('spending_confirmations')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('visitor_id', '=', visitorId)
    .where('state', '=', 'asked')
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(LIMIT)
    .execute();
  return Promise.all(
    rows.map(async (row) => viewOf(services, row, await memberById(services.db, merchantId, row.member_id))),
  );
}

/** Books what was confirmed. The customer must still be standing there: who was cleared is asked again. */
async function bookConfirmed(
  trx: Transaction<Database>,
  services: TapServices,
  row: Confirmation,
  actor: string,
  now: number,
): Promise<{ entryId: string; member: Member; event: TapEvent }> {
  const { merchant_id: merchantId, terminal_id: terminalId, tap_id: tapId } = row;
  const known = (await tapsWithMembers(trx, merchantId, terminalId, [tapId])).get(tapId);
  if (!known || known.member.state !== 'active' || !isServed(identificationOf(known.tap, now), now))
    throw new ApiError('confirmation_over');
  const { entry, member } = await book(trx, services, merchantId, row.member_id, {
    account: row.account,
    kind: 'spend',
    amount: -row.amount,
    reason: row.reason,
    reference: row.reference,
    evidence: 'confirmation',
    tapId,
    terminalId,
    actor,
  });
  const seq = await addTerminalEvent(trx, merchantId, terminalId, tapId, 'tap_changed', now);
  const tap = terminalTapView(known.tap, member, now, false);
  return { entryId: entry.id, member, event: { kind: 'tap_changed', seq, tap } };
}

/**
 * The member's yes or no. A yes books the spending in the same transaction, so that it is made exactly once; deciding the
 * same again answers the same. The terminal is told on its stream.
 */
export async function decide(
  services: TapServices,
  { merchantId, visitorId, actor }: Decider,
  id: string,
  decision: 'confirmed' | 'refused',
  commit: Commit<DecisionAnswer>,
): Promise<DecisionAnswer> {
  let terminalId = '';
  const told: TapEvent[] = [];
  const answer = await commit(async (trx) => {
    const now = services.clock.now();
    const row = await lockedConfirmation(trx, merchantId, id, (it) => it.visitor_id === visitorId);
    const parts = { ...services, db: trx };
    const state = confirmationStateNow(row.state, row.expires_at, now);
    if (state === decision)
      return { confirmation: await viewOf(parts, row, await memberById(trx, merchantId, row.member_id)) };
    if (state !== 'asked') throw new ApiError('confirmation_over');
    terminalId = row.terminal_id;
    const booked = decision === 'confirmed' ? await bookConfirmed(trx, services, row, actor, now) : null;
    const decided: Confirmation = {
      ...row,
      state: decision,
      decided_at: now,
      entry_id: booked?.entryId ?? null,
    };
    told.push(await saveConfirmation(trx, decided, now));
    if (booked) told.push(booked.event);
    const member = booked?.member ?? (await memberById(trx, merchantId, row.member_id));
    return { confirmation: await viewOf(parts, decided, member) };
  });
  await services.durable();
  for (const event of told) services.bus.publish(terminalId, event);
  return answer;
}
