import type { Transaction } from 'kysely';
import { ApiError } from '../../contract/api-error';
import { locked } from '../../db/dialect';
import type { Database } from '../../db/schema';
import type { Commit } from '../../plugins/idempotency';
import type { TapEvent, TerminalConfirmationView } from '../../realtime/tap-bus';
import { createId } from '../../security/ids';
import type { TapServices } from '../taps/announce';
import { findTap, rereadTap } from '../taps/counter';
import type { Counter } from '../taps/counter';
import { identificationOf } from './at-counter';
import type { BookingCounter, Wish } from './at-counter';
import { confirmationsById, terminalConfirmationView } from './confirmation-view';
import type { Confirmation } from './confirmation-view';
import { CONFIRM_WITHIN, confirmationStateNow, holdsAfter, isServed } from './rules';

export interface ConfirmationAnswer {
  readonly confirmation: TerminalConfirmationView;
}

/** Stores a confirmation's new state with its line in the terminal's stream. */
export async function saveConfirmation(
  trx: Transaction<Database>,
  row: Confirmation,
  now: number,
): Promise<TapEvent & { kind: 'confirmation' }> {
  const { state, entry_id, decided_at } = row;
  await trx
    .insertInto('spending_confirmations')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ state, entry_id, decided_at }))
    .execute();
  const { seq } = await trx
    .insertInto('terminal_events')
    .values({
      merchant_id: row.merchant_id,
      terminal_id: row.terminal_id,
      tap_id: row.tap_id,
      kind: 'confirmation',
      confirmation_id: row.id,
      created_at: now,
    })
    .returning('seq')
    .executeTakeFirstOrThrow();
  return { kind: 'confirmation', seq, confirmation: terminalConfirmationView(row, now) };
}

/** The open questions to a member, kept as they are until the transaction ends. */
async function openOf(
  trx: Transaction<Database>,
  merchantId: string,
  visitorId: string,
  now: number,
): Promise<Confirmation[]> {
  const rows = trx
    .selectFrom('spending_confirmations')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('visitor_id', '=', visitorId)
    .where('created_at', '>', now - CONFIRM_WITHIN)
    .where('state', '=', 'asked');
  return locked(trx, rows).execute();
}

/** A confirmation by id, kept as it is until the transaction ends. Throws `confirmation_unknown`. */
export async function lockedConfirmation(
  trx: Transaction<Database>,
  merchantId: string,
  id: string,
  isMine: (row: Confirmation) => boolean,
): Promise<Confirmation> {
  const row = trx
    .selectFrom('spending_confirmations')
    .selectAll()
    .where('id', '=', id)
    .where('merchant_id', '=', merchantId);
  const found = await locked(trx, row).executeTakeFirst();
  if (!found || !isMine(found)) throw new ApiError('confirmation_unknown');
  return found;
}

/**
 * Asks a served member to confirm spending on the phone. A question of the same tap that is still open is withdrawn:
 * the member never sees two sums of one purchase.
 */
export async function askConfirmation(
  services: TapServices,
  counter: BookingCounter,
  wish: Omit<Wish, 'kind'>,
  commit: Commit<ConfirmationAnswer>,
): Promise<ConfirmationAnswer> {
  const { merchantId, terminalId } = counter;
  await findTap(services, counter, wish.tapId);
  const told: TapEvent[] = [];
  const answer = await commit(async (trx) => {
    const now = services.clock.now();
    const { tap, member } = await rereadTap(trx, counter, wish.tapId);
    if (member.state !== 'active' || !isServed(identificationOf(tap, now), now))
      throw new ApiError('identification_over');
    const held = wish.account === 'points' ? member.points : member.balance_fen;
    const after = holdsAfter(wish.account, held, -wish.amount);
    if (typeof after === 'string') throw new ApiError(after);
    for (const open of await openOf(trx, merchantId, tap.visitor_id, now))
      if (open.tap_id === tap.id)
        told.push(await saveConfirmation(trx, { ...open, state: 'withdrawn', decided_at: now }, now));
    const asked: Confirmation = {
      id: createId(services.random),
      merchant_id: merchantId,
      terminal_id: terminalId,
      tap_id: tap.id,
      member_id: member.id,
      visitor_id: tap.visitor_id,
      account: wish.account,
      amount: wish.amount,
      reason: wish.reason,
      reference: wish.reference ?? null,
      state: 'asked',
      entry_id: null,
      created_at: now,
      expires_at: now + CONFIRM_WITHIN,
      decided_at: null,
    };
    const event = await saveConfirmation(trx, asked, now);
    told.push(event);
    return { confirmation: event.confirmation };
  });
  await services.durable();
  for (const event of told) services.bus.publish(terminalId, event);
  return answer;
}

/** Takes a question back that is not answered. Withdrawing twice answers the same. */
export async function withdrawConfirmation(
  services: TapServices,
  { merchantId, terminalId }: Counter,
  id: string,
  commit: Commit<ConfirmationAnswer>,
): Promise<ConfirmationAnswer> {
  const told: TapEvent[] = [];
  const answer = await commit(async (trx) => {
    const now = services.clock.now();
    const row = await lockedConfirmation(trx, merchantId, id, (it) => it.terminal_id === terminalId);
    const state = confirmationStateNow(row.state, row.expires_at, now);
    if (state === 'withdrawn') return { confirmation: terminalConfirmationView(row, now) };
    if (state !== 'asked') throw new ApiError('confirmation_over');
    const event = await saveConfirmation(trx, { ...row, state: 'withdrawn', decided_at: now }, now);
    told.push(event);
    return { confirmation: event.confirmation };
  });
  await services.durable();
  for (const event of told) services.bus.publish(terminalId, event);
  return answer;
}

/** What became of a confirmation of this terminal. */
export async function confirmationOf(
  { db, clock }: Pick<TapServices, 'db' | 'clock'>,
  { merchantId, terminalId }: Counter,
  id: string,
): Promise<ConfirmationAnswer> {
  const row = (await confirmationsById(db, merchantId, terminalId, [id])).get(id);
  if (!row) throw new ApiError('confirmation_unknown');
  return { confirmation: terminalConfirmationView(row, clock.now()) };
}
