import type { Kysely, Transaction } from 'kysely';
import { holdName } from '../../db/dialect';
import type { Database } from '../../db/schema';
import { requireNumber, store } from '../../db/store';
import type { Plan, Store } from '../../db/store';
import { createTimedId } from '../../security/ids';
import type { Services } from '../../services';
import type { MemberHere } from '../members/members';
import { maybeAnnounced, turnOf } from './lately';
import {
  arrivedTap,
  lastAnnounced,
  lastArrival,
  lastAtCounter,
  waitingNumbers,
  writeTap,
  writeTerminalEvent,
} from './repository';
import type { NewTap } from './repository';
import type { PickedNumber } from './numbers';
import { isRepeat, tapStateNow, WAITING_LIFE } from './rules';
import { terminalTapView } from './view';
import type { Tap } from './view';

export type TapServices = Pick<
  Services,
  'db' | 'durable' | 'clock' | 'random' | 'bus' | 'presence' | 'pendingTaps' | 'queueNumbers' | 'log'
>;

/** What an arrival leaves for its retry: the same tap, and nothing that is secret. */
export interface Arrived {
  readonly tapId: string | null;
}

const picked = (tap: Tap, pick: PickedNumber | null): Tap => ({
  ...tap,
  pick_number: pick?.number ?? null,
  pick_choices: pick ? JSON.stringify(pick.choices) : null,
});

/** The tap with a number that nobody else waiting at the terminal has, as far as this node knows. */
async function withNumber(
  { db, queueNumbers }: TapServices,
  terminalId: string,
  tap: Tap,
  now: number,
): Promise<Tap> {
  const load = () => waitingNumbers(db, tap.merchant_id, terminalId, now);
  return picked(tap, await queueNumbers.take(terminalId, tap.id, tap.expires_at ?? now, load));
}

/** The same tap, with another number when another node stored a tap with this one first. */
async function withOwnNumber(
  { queueNumbers }: TapServices,
  trx: Transaction<Database>,
  terminalId: string,
  tap: Tap,
  now: number,
): Promise<Tap> {
  if (!(await holdName(trx, `numbers:${terminalId}`))) return tap;
  const others = (await waitingNumbers(trx, tap.merchant_id, terminalId, now)).filter(
    (other) => other.tapId !== tap.id,
  );
  if (!others.some((other) => other.pick?.number === tap.pick_number)) return tap;
  return picked(tap, queueNumbers.retake(terminalId, tap.id, tap.expires_at ?? now, others));
}

/** What is written of an announcement; the event second, for its number. */
const planOf = (terminalId: string, tap: Tap, now: number): Plan<Arrived> => ({
  answer: { tapId: tap.id },
  writes: [
    writeTap(tap),
    writeTerminalEvent({ merchantId: tap.merchant_id, terminalId, tapId: tap.id, kind: 'tap', now }),
  ],
});

/**
 * Tells the terminal at once, provisionally, then stores, then tells that it is stored and on the disk. When that fails,
 * or another node announced the same person in the same moment (`standing`), the terminal takes the tap away again.
 * Pushing first keeps a slow disk out of the time until the cashier sees it. Answers the tap that stands when it is
 * stored; the caller waits for the disk before answering.
 */
async function tell(
  services: TapServices,
  terminalId: string,
  announced: Tap,
  member: MemberHere,
  store: Store<Arrived>,
  standing: (db: Kysely<Database>) => Promise<Tap | null>,
): Promise<Tap> {
  const { bus, clock, pendingTaps, log } = services;
  const now = clock.now();
  let tap = await withNumber(services, terminalId, announced, now);
  const first = tap;
  const shown = terminalTapView(first, member, now, true);
  bus.publish(terminalId, { kind: 'tap', seq: null, tap: shown });
  const found: { other: Tap | null } = { other: null };
  const storing = store({
    ...planOf(terminalId, tap, now),
    async amongNodes(trx) {
      await holdName(trx, turnOf(tap.merchant_id, tap.visitor_id, terminalId));
      found.other = await standing(trx);
      if (found.other) return { answer: { tapId: found.other.id }, writes: [] };
      tap = await withOwnNumber(services, trx, terminalId, tap, now);
      return planOf(terminalId, tap, now);
    },
  });
  const onDisk = storing.then(async (stored) => {
    await services.durable();
    return stored;
  });
  pendingTaps.add(tap.id, onDisk);
  const dropped = { kind: 'tap_dropped', seq: null, tapId: tap.id } as const;
  void onDisk.then(
    ({ rows: [, seq] }) => {
      const final =
        tap === first ? { ...shown, provisional: false } : terminalTapView(tap, member, now, false);
      bus.publish(terminalId, found.other ? dropped : { kind: 'tap', seq: requireNumber(seq), tap: final });
    },
    (error: unknown) => {
      bus.publish(terminalId, dropped);
      log.error({ err: error }, 'a tap could not be stored');
    },
  );
  await storing;
  return found.other ?? tap;
}

function waiting(tap: Tap, member: MemberHere, now: number, isNew: boolean): Tap {
  return {
    ...tap,
    member_id: member.id,
    state: 'waiting',
    is_new_member: isNew ? 1 : 0,
    announced_at: now,
    expires_at: now + WAITING_LIFE,
  };
}

/**
 * Announces a member at a counter. A tap of the same person there that still waits, or was accepted within the cooldown,
 * stands in for this one: nobody stands in the queue twice, from however many phones and retries at once.
 */
export async function announce(
  services: TapServices,
  merchantId: string,
  terminalId: string,
  member: MemberHere,
  arrival: NewTap,
  store: Store<Arrived>,
): Promise<Tap> {
  // Announced by one phone, claim and node at a time.
  return services.pendingTaps.inTurn(turnOf(merchantId, member.visitor_id, terminalId), async () => {
    const now = services.clock.now();
    const standing = async (db: Kysely<Database>) => {
      const lately = await lastAnnounced(db, merchantId, member.visitor_id, terminalId, now);
      const stands = (tap: Tap): boolean =>
        isRepeat(tapStateNow(tap.state, tap.expires_at, now), tap.announced_at, now);
      return lately.find(stands) ?? null;
    };
    const repeated = await maybeAnnounced(services.db, merchantId, member.visitor_id, terminalId, now);
    const last = repeated ? await standing(services.db) : null;
    if (last) {
      await store({ answer: { tapId: last.id }, writes: [] });
      return last;
    }
    const tap = arrivedTap(createTimedId(services.random, now), merchantId, arrival, now);
    return tell(services, terminalId, waiting(tap, member, now, false), member, store, standing);
  });
}

/**
 * Announces who became a member while standing at a counter, by the tap they arrived with. Answers the same tap to whoever
 * notices later: the member's phone must show the number that the cashier is asked for. Null when nowhere.
 */
export async function announceNewMember(
  services: TapServices,
  merchantId: string,
  member: MemberHere,
): Promise<string | null> {
  const arrival = await lastAtCounter(services.db, merchantId, member.visitor_id, services.clock.now());
  if (!arrival) return null;
  if (arrival.state !== 'arrived') return arrival.is_new_member === 1 ? arrival.id : null;
  const terminalId = arrival.terminal_id;
  return services.pendingTaps.inTurn(turnOf(merchantId, member.visitor_id, terminalId), async () => {
    const now = services.clock.now();
    // Activation, card check and card event may each notice the new member: the first one announces.
    const still = await lastArrival(services.db, merchantId, member.visitor_id, now);
    if (!still) return arrival.id;
    const standing = async (db: Kysely<Database>) =>
      (await lastArrival(db, merchantId, member.visitor_id, now)) ? null : still;
    const tap = await tell(
      services,
      terminalId,
      waiting(still, member, now, true),
      member,
      (storing) => store(services.db, storing),
      standing,
    );
    return tap.id;
  });
}
