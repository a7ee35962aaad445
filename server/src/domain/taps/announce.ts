import type { Kysely, Transaction } from 'kysely';
import { holdName } from '../../db/dialect';
import type { Database } from '../../db/schema';
import { createId } from '../../security/ids';
import type { Services } from '../../services';
import type { Commit } from '../../plugins/idempotency';
import type { Member } from '../members/members';
import {
  addTerminalEvent,
  arrivedTap,
  lastAnnounced,
  lastArrival,
  saveTap,
  waitingNumbers,
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

/** One person at one counter: announced by one phone, claim and node at a time. */
const turnOf = (merchantId: string, visitorId: string, terminalId: string): string =>
  `${merchantId}:${visitorId}:${terminalId}`;

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

/**
 * Tells the terminal at once, provisionally, then stores, then tells that it is stored. When storing fails, or another
 * node announced the same person in the same moment (`standing`), the terminal takes the tap away again. Pushing first
 * keeps a slow disk out of the time until the cashier sees it.
 */
async function tell(
  services: TapServices,
  terminalId: string,
  announced: Tap,
  member: Member,
  commit: Commit<Arrived>,
  standing: (db: Kysely<Database>) => Promise<{ id: string } | null>,
): Promise<Arrived> {
  const { bus, clock, pendingTaps, log } = services;
  const now = clock.now();
  let tap = await withNumber(services, terminalId, announced, now);
  bus.publish(terminalId, { kind: 'tap', seq: null, tap: terminalTapView(tap, member, now, true) });
  let seq = 0;
  const storing = commit(async (trx) => {
    const turn = turnOf(tap.merchant_id, tap.visitor_id, terminalId);
    const other = (await holdName(trx, turn)) ? await standing(trx) : null;
    if (other) return { tapId: other.id };
    tap = await withOwnNumber(services, trx, terminalId, tap, now);
    await saveTap(trx, tap);
    seq = await addTerminalEvent(trx, tap.merchant_id, terminalId, tap.id, 'tap', now);
    return { tapId: tap.id };
  }).then(async (answer) => {
    await services.durable();
    return answer;
  });
  pendingTaps.add(tap.id, storing);
  try {
    const answer = await storing;
    bus.publish(
      terminalId,
      answer.tapId === tap.id
        ? { kind: 'tap', seq, tap: terminalTapView(tap, member, now, false) }
        : { kind: 'tap_dropped', seq: null, tapId: tap.id },
    );
    return answer;
  } catch (error) {
    bus.publish(terminalId, { kind: 'tap_dropped', seq: null, tapId: tap.id });
    log.error({ err: error }, 'a tap could not be stored');
    throw error;
  }
}

function waiting(tap: Tap, member: Member, now: number, isNew: boolean): Tap {
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
 * Announces a member at a counter. A tap of the same person there within the cooldown, still waiting or accepted,
 * stands in for this one: nothing is announced twice, from however many phones and retries at once.
 */
export async function announce(
  services: TapServices,
  merchantId: string,
  terminalId: string,
  member: Member,
  arrival: NewTap,
  commit: Commit<Arrived>,
): Promise<Arrived> {
  return services.pendingTaps.inTurn(turnOf(merchantId, member.visitor_id, terminalId), async () => {
    const now = services.clock.now();
    const standing = async (db: Kysely<Database>) => {
      const last = await lastAnnounced(db, merchantId, member.visitor_id, terminalId, now);
      return last && isRepeat(tapStateNow(last.state, last.expires_at, now), last.announced_at, now)
        ? last
        : null;
    };
    const last = await standing(services.db);
    if (last) return commit(async () => ({ tapId: last.id }));
    const tap = arrivedTap(createId(services.random), merchantId, arrival, now);
    return tell(services, terminalId, waiting(tap, member, now, false), member, commit, standing);
  });
}

/** Announces who became a member while standing at a counter, by the tap they arrived with. Null when nowhere. */
export async function announceNewMember(
  services: TapServices,
  merchantId: string,
  member: Member,
): Promise<string | null> {
  const arrival = await lastArrival(services.db, merchantId, member.visitor_id, services.clock.now());
  const terminalId = arrival?.terminal_id ?? null;
  if (terminalId === null) return null;
  return services.pendingTaps.inTurn(turnOf(merchantId, member.visitor_id, terminalId), async () => {
    const now = services.clock.now();
    // Activation, card check and card event may each notice the new member: the first one announces.
    const still = await lastArrival(services.db, merchantId, member.visitor_id, now);
    if (!still) return arrival?.id ?? null;
    const standing = async (db: Kysely<Database>) =>
      (await lastArrival(db, merchantId, member.visitor_id, now)) ? null : still;
    const commit: Commit<Arrived> = (work) => services.db.transaction().execute(work);
    const { tapId } = await tell(
      services,
      terminalId,
      waiting(still, member, now, true),
      member,
      commit,
      standing,
    );
    return tapId;
  });
}
