/** What the member center can be, as a closed union; each is drawn (product §2). Pure. */
import type { ApiFailure } from '../api/failure';
import type { Bootstrap, Claim, EntrancePlace, Member, MerchantFace, Recognition } from '../api/types';
import type { CachedCard } from './card-cache';

export type CenterState =
  | { kind: 'loading' }
  | { kind: 'too_old' }
  /** The card of last time: before an answer (`why` null), or because none came. */
  | { kind: 'cached'; card: CachedCard; why: ApiFailure | null }
  | {
      kind: 'member';
      merchant: MerchantFace;
      place: EntrancePlace | null;
      member: Member;
      recognition: Recognition;
    }
  | {
      kind: 'visitor' | 'pending' | 'deleted';
      merchant: MerchantFace;
      place: EntrancePlace | null;
      claim: Claim | null;
      recognition: Recognition;
    }
  | { kind: 'entrance_disabled'; merchant: MerchantFace; place: EntrancePlace; member: Member | null }
  | { kind: 'entrance_unknown'; merchant: MerchantFace; member: Member | null }
  | { kind: 'suspended'; failure: ApiFailure }
  | { kind: 'offline'; failure: ApiFailure }
  | { kind: 'error'; failure: ApiFailure };

export type CenterKind = CenterState['kind'];

/** What of an answer the page needs; card and recognition are replaced by activation and card checks. */
export type Known = Pick<Bootstrap, 'merchant' | 'entrance' | 'card' | 'recognition'>;

export function stateOfAnswer({ merchant, entrance, card, recognition }: Known): CenterState {
  const member = card.state === 'member' ? card.member : null;
  if (entrance.state === 'unknown') return { kind: 'entrance_unknown', merchant, member };
  if (entrance.state === 'disabled')
    return { kind: 'entrance_disabled', merchant, place: entrance.place, member };
  const place = entrance.state === 'open' ? entrance.place : null;
  return card.state === 'member'
    ? { kind: 'member', merchant, place, member: card.member, recognition }
    : { kind: card.state, merchant, place, claim: card.claim, recognition };
}

/** No answer: the cached card carries on where it can; a suspended merchant's card must not. */
export function stateOfFailure(failure: ApiFailure, cached: CachedCard | null): CenterState {
  if (failure.code === 'merchant_suspended') return { kind: 'suspended', failure };
  if (cached && (failure.transient || failure.code === 'login_unavailable'))
    return { kind: 'cached', card: cached, why: failure };
  return failure.offline ? { kind: 'offline', failure } : { kind: 'error', failure };
}
