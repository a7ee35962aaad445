import type { Static } from 'typebox';
import type { Entry } from '../../contract/member';
import { createTimedId } from '../../security/ids';
import type { Plan, Store, Write } from '../../db/store';
import { entryResolver, tagTapped } from '../entrances/resolve';
import type { ResolvedEntry } from '../entrances/resolve';
import type { MemberHere } from '../members/members';
import { announce } from './announce';
import { ledNowhere } from './figures-write';
import type { Arrived, TapServices } from './announce';
import { arrivedTap, writeTap } from './repository';
import type { NewTap } from './repository';
import { standsAtPlace } from './rules';
import type { Tap } from './view';

export type EntryView = Static<typeof Entry>;
/** Where an entry leads; `none` when it names no place at all. */
export type Destination = ResolvedEntry | { state: 'none' };

export async function resolveEntryOf(
  services: Pick<TapServices, 'db'>,
  merchantId: string,
  entry: EntryView,
): Promise<Destination> {
  if (entry.id === undefined || entry.id === '') return { state: 'none' };
  return entryResolver(services.db).resolveEntry(merchantId, entry.id);
}

/** The place that a person stands at by this entry; null when it brings nobody anywhere and leaves nothing behind. */
export function placeOf(entry: EntryView, at: Destination): ResolvedEntry | null {
  return at.state === 'none' || !standsAtPlace(entry.how) ? null : at;
}

/**
 * What a person's arrival leaves behind: a tap at the place they stand at, and at an open counter the announcement
 * of a member. A visitor's tap waits there for the claim to complete. Answers the tap that stands; null for none.
 */
export async function arrive(
  services: TapServices,
  merchantId: string,
  visitor: { readonly id: string; readonly member: MemberHere | null },
  entry: EntryView,
  at: ResolvedEntry,
  storeArrival: Store<Arrived>,
): Promise<Tap | null> {
  const now = services.clock.now();
  const nowhere = ledNowhere(merchantId, at, now);
  if (at.state === 'unknown') {
    await storeArrival({ answer: { tapId: null }, writes: nowhere });
    return null;
  }
  const store = noting(storeArrival, [...tagTapped(services.db, merchantId, at.tagId, now), ...nowhere]);
  const active = visitor.member?.state === 'active' ? visitor.member : null;
  const arrival: NewTap = {
    visitor_id: visitor.id,
    member_id: active?.id ?? null,
    entrance_id: at.entranceId,
    tag_id: at.tagId,
    // A place that is switched off leads to no counter.
    terminal_id: at.state === 'open' ? at.terminalId : null,
    evidence: 'tap',
    how: entry.how,
    scene: entry.scene,
  };
  if (active && arrival.terminal_id !== null)
    return announce(services, merchantId, arrival.terminal_id, active, arrival, store);

  const tap = arrivedTap(createTimedId(services.random, now), merchantId, arrival, now);
  await store({ answer: { tapId: tap.id }, writes: [writeTap(tap)] });
  return tap;
}

/** The same store, which writes `notes` with whatever it is given: after it, so that its rows keep their places. */
function noting(store: Store<Arrived>, notes: readonly Write[]): Store<Arrived> {
  if (notes.length === 0) return store;
  const noted = (plan: Plan<Arrived>): Plan<Arrived> => ({ ...plan, writes: [...plan.writes, ...notes] });
  return (storing) => {
    const { amongNodes } = storing;
    return store({
      ...noted(storing),
      ...(amongNodes && { amongNodes: async (trx) => noted(await amongNodes(trx)) }),
    });
  };
}
