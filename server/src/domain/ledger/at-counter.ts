import { ApiError } from '../../contract/api-error';
import type { LedgerAccount } from '../../db/schema';
import type { Commit } from '../../plugins/idempotency';
import type { TapEvent, TerminalTapView } from '../../realtime/tap-bus';
import type { TapServices } from '../taps/announce';
import { findTap, rereadTap } from '../taps/counter';
import type { Counter } from '../taps/counter';
import { addTerminalEvent, tapsWithMembers } from '../taps/repository';
import { tapStateNow } from '../taps/rules';
import { terminalTapView } from '../taps/view';
import type { Tap } from '../taps/view';
import { book, reverse } from './book';
import { terminalEntryView } from './entries';
import type { TerminalEntryView } from './entries';
import { refusalOf } from './rules';
import type { Identification } from './rules';

/** The terminal that books, and how the ledger names it. */
export interface BookingCounter extends Counter {
  readonly actor: string;
}

/** What a cashier wants booked; `amount` is above zero. */
export interface Wish {
  readonly tapId: string;
  readonly kind: 'earn' | 'spend';
  readonly account: LedgerAccount;
  readonly amount: number;
  readonly reason: string;
  readonly reference?: string;
}

export interface Booked {
  readonly entry: TerminalEntryView;
  readonly tap: TerminalTapView;
}

/** A tap as the ledger judges it. */
export function identificationOf(tap: Tap, now: number): Identification {
  return {
    state: tapStateNow(tap.state, tap.expires_at, now),
    evidence: tap.evidence,
    handledAt: tap.handled_at,
  };
}

/**
 * Books for a member who is being served at this terminal, by the evidence of their identification. Every screen of the
 * terminal is told what the member holds now.
 */
export async function bookAtCounter(
  services: TapServices,
  counter: BookingCounter,
  wish: Wish,
  commit: Commit<Booked>,
): Promise<Booked> {
  const { merchantId, terminalId } = counter;
  await findTap(services, counter, wish.tapId);
  const told: TapEvent[] = [];
  const booked = await commit(async (trx) => {
    const now = services.clock.now();
    const { tap, member } = await rereadTap(trx, counter, wish.tapId);
    const refusal = member.state === 'active' ? null : 'identification_over';
    const code = refusal ?? refusalOf(wish.kind, identificationOf(tap, now), now);
    if (code) throw new ApiError(code);
    const made = await book(trx, services, merchantId, member.id, {
      account: wish.account,
      kind: wish.kind,
      amount: wish.kind === 'earn' ? wish.amount : -wish.amount,
      reason: wish.reason,
      reference: wish.reference ?? null,
      evidence: tap.evidence,
      tapId: tap.id,
      terminalId,
      actor: counter.actor,
    });
    const seq = await addTerminalEvent(trx, merchantId, terminalId, tap.id, 'tap_changed', now);
    const view = terminalTapView(tap, made.member, now, false);
    told.push({ kind: 'tap_changed', seq, tap: view });
    return { entry: terminalEntryView(made.entry, made.member), tap: view };
  });
  await services.durable();
  for (const event of told) services.bus.publish(terminalId, event);
  return booked;
}

/** Takes back what this terminal booked. The member need not be there: it is their counter's mistake. */
export async function reverseAtCounter(
  services: TapServices,
  counter: BookingCounter,
  entryId: string,
  reason: string,
  commit: Commit<{ entry: TerminalEntryView }>,
): Promise<{ entry: TerminalEntryView }> {
  const { merchantId, terminalId, actor } = counter;
  const told: TapEvent[] = [];
  const reversed = await commit(async (trx) => {
    const now = services.clock.now();
    const by = { reason, actor, terminalId };
    const mine = (entry: { terminal_id: string | null }) => entry.terminal_id === terminalId;
    const { entry, member } = await reverse(trx, services, merchantId, entryId, by, mine);
    // Read without a lock: bookings lock the tap before the member, and here the member is held already.
    const tapId = entry.tap_id ?? '';
    const known = (await tapsWithMembers(trx, merchantId, terminalId, [tapId])).get(tapId);
    if (known) {
      const seq = await addTerminalEvent(trx, merchantId, terminalId, tapId, 'tap_changed', now);
      told.push({ kind: 'tap_changed', seq, tap: terminalTapView(known.tap, member, now, false) });
    }
    return { entry: terminalEntryView(entry, member) };
  });
  await services.durable();
  for (const event of told) services.bus.publish(terminalId, event);
  return reversed;
}
