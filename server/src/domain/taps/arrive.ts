import type { Static } from 'typebox';
import type { Entry } from '../../contract/member';
import { createId } from '../../security/ids';
import type { Commit } from '../../plugins/idempotency';
import { entryResolver } from '../entrances/resolve';
import type { ResolvedEntry } from '../entrances/resolve';
import { memberOfVisitor } from '../members/members';
import { announce } from './announce';
import type { Arrived, TapServices } from './announce';
import { arrivedTap, saveTap } from './repository';
import type { NewTap } from './repository';
import { standsAtPlace } from './rules';

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

/**
 * What a person's arrival leaves behind: a tap at the place they stand at, and at an open counter the announcement
 * of a member. A visitor's tap waits there for the claim to complete.
 */
export async function arrive(
  services: TapServices,
  merchantId: string,
  visitorId: string,
  entry: EntryView,
  at: Destination,
  commit: Commit<Arrived>,
): Promise<Arrived> {
  if (at.state === 'none' || at.state === 'unknown' || !standsAtPlace(entry.how))
    return commit(async () => ({ tapId: null }));

  const now = services.clock.now();
  const { tagId } = at;
  const commitNoted: Commit<Arrived> = (work) =>
    commit(async (trx) => {
      if (tagId !== null) await entryResolver(trx).noteTagTap(merchantId, tagId, now);
      return work(trx);
    });
  const member = await memberOfVisitor(services.db, merchantId, visitorId);
  const active = member?.state === 'active' ? member : null;
  const arrival: NewTap = {
    visitor_id: visitorId,
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
    return announce(services, merchantId, arrival.terminal_id, active, arrival, commitNoted);

  const tap = arrivedTap(createId(services.random), merchantId, arrival, now);
  return commitNoted(async (trx) => {
    await saveTap(trx, tap);
    return { tapId: tap.id };
  });
}
