/** The join page's behaviour: shows the invitation, accepts it when the person says so. No wx, no view. */
import { asFailure } from '../../api/failure';
import type { ApiFailure } from '../../api/failure';
import { newIdempotencyKey } from '../../api/idempotency';
import type { Invitation, InvitationApi, Joined } from '../api/invitation';
import type { Random } from '../../platform/clock';

export type JoinState =
  | { readonly kind: 'no-code' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'not-shown'; readonly failure: ApiFailure }
  | { readonly kind: 'invited'; readonly invitation: Invitation }
  | { readonly kind: 'joining'; readonly invitation: Invitation }
  | { readonly kind: 'not-joined'; readonly invitation: Invitation; readonly failure: ApiFailure }
  | { readonly kind: 'joined'; readonly invitation: Invitation; readonly joined: Joined };

export interface JoinPorts {
  readonly invitationId: string | null;
  readonly api: InvitationApi;
  readonly random: Random;
  readonly onState: (state: JoinState) => void;
}

export interface JoinFlow {
  /** Asks what the invitation says; again when asked again. */
  open(): Promise<void>;
  accept(): Promise<void>;
  /** The page is gone: answers that still come change nothing. */
  ended(): void;
}

/** After these another try with the same invitation cannot help. */
const FINAL: readonly string[] = [
  'already_staff',
  'invitation_unknown',
  'invitation_expired',
  'invitation_revoked',
  'invitation_used',
  'merchant_suspended',
];

export const canTryAgain = (failure: ApiFailure): boolean => !FINAL.includes(failure.code);

/** Makes the page's behaviour; call `open` to begin. */
export function createJoinFlow({ invitationId, api, random, onState }: JoinPorts): JoinFlow {
  // One key for this visit: a lost answer is asked for again, not done again.
  const key = newIdempotencyKey(random);
  let state: JoinState = { kind: 'loading' };
  let over = false;

  function enter(next: JoinState): void {
    if (over) return;
    state = next;
    onState(next);
  }

  return {
    async open() {
      if (invitationId === null) {
        enter({ kind: 'no-code' });
        return;
      }
      enter({ kind: 'loading' });
      try {
        enter({ kind: 'invited', invitation: await api.show(invitationId) });
      } catch (error) {
        enter({ kind: 'not-shown', failure: asFailure(error) });
      }
    },
    async accept() {
      if (invitationId === null || (state.kind !== 'invited' && state.kind !== 'not-joined')) return;
      const { invitation } = state;
      enter({ kind: 'joining', invitation });
      try {
        enter({ kind: 'joined', invitation, joined: await api.accept(invitationId, key) });
      } catch (error) {
        enter({ kind: 'not-joined', invitation, failure: asFailure(error) });
      }
    },
    ended() {
      over = true;
    },
  };
}
