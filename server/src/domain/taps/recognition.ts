import type { Static } from 'typebox';
import type { Recognition } from '../../contract/member';
import type { Services } from '../../services';
import { memberHere } from '../members/members';
import type { MemberHere } from '../members/members';
import { counterNow } from '../terminals/terminals';
import { iso } from '../iso';
import { lastAtCounter, tapOfVisitor } from './repository';
import { tapStateNow } from './rules';
import type { Tap } from './view';

export type RecognitionView = Static<typeof Recognition>;

const NONE: RecognitionView = { state: 'none' };

/**
 * What the member's page says about a tap now. Null when the visitor has no such tap. A waiting tap whose counter
 * does not listen (any more) is `asleep`: the member shows the member code.
 */
export async function recognitionOf(
  services: Pick<Services, 'db' | 'presence' | 'clock'>,
  merchantId: string,
  visitorId: string,
  tapId: string | null,
): Promise<RecognitionView | null> {
  if (tapId === null) return NONE;
  const tap = await tapOfVisitor(services.db, merchantId, visitorId, tapId);
  return tap && recognitionOfTap(services, tap, () => memberHere(services.db, merchantId, visitorId));
}

/** Who still waits at a counter sees so again, in whatever way the page was opened: the cashier may ask for the number. */
export async function recognitionStanding(
  services: Pick<Services, 'db' | 'presence' | 'clock'>,
  merchantId: string,
  visitorId: string,
): Promise<RecognitionView> {
  const now = services.clock.now();
  const tap = await lastAtCounter(services.db, merchantId, visitorId, now);
  if (!tap || tapStateNow(tap.state, tap.expires_at, now) !== 'waiting') return NONE;
  const view = await recognitionOfTap(services, tap, () => Promise.resolve(null));
  return view.state === 'announced' ? view : NONE;
}

/** The same for whoever holds the tap as it is stored. */
export async function recognitionOfTap(
  services: Pick<Services, 'db' | 'presence' | 'clock'>,
  tap: Tap,
  memberNow: () => Promise<MemberHere | null>,
): Promise<RecognitionView> {
  if (tap.terminal_id === null) return NONE;
  const found = await counterNow(services, tap.merchant_id, tap.terminal_id);
  if (!found) return NONE;
  const counter = { storeName: found.storeName, terminalName: found.terminalName };
  const state = tapStateNow(tap.state, tap.expires_at, services.clock.now());
  if (state === null) {
    return (await memberNow())?.state === 'active' ? NONE : { state: 'after_claim', counter };
  }
  if (state === 'waiting' && !found.awake) return { state: 'asleep', counter };
  const at = iso(tap.handled_at ?? tap.announced_at ?? tap.created_at);
  if (state === 'waiting') return { state: 'announced', tapId: tap.id, counter, at, number: tap.pick_number };
  return { state, tapId: tap.id, counter, at };
}
