import { ApiError } from '../../contract/api-error';
import type { Soon } from '../../db/hot-query';
import type { VisitorCaller } from '../../plugins/callers';
import type { Services } from '../../services';
import { cardStateFor } from '../cards/view';
import type { CardStateView } from '../cards/view';
import type { Destination } from '../taps/arrive';
import { recognitionOf, recognitionOfTap, recognitionStanding } from '../taps/recognition';
import type { RecognitionView } from '../taps/recognition';
import { logIn } from './login';
import type { Tap } from '../taps/view';
import { memberHere } from './members';
import type { MemberHere } from './members';
import type { Merchant } from './merchant';
import { createSession, prolongSession } from './sessions';
import type { IssuedSession } from './sessions';

export interface Recognised {
  readonly visitorId: string;
  /** The member they are now. */
  member(): Soon<MemberHere | null>;
  /** Gives the session to answer with; called last, so that a refused request makes none. */
  session(): Promise<IssuedSession>;
}

/**
 * Who is calling a visitor's route: by a session of this very merchant, else by a `wx.login` code. Asks WeChat only
 * for the code. Throws `session_expired` when neither helps.
 */
export async function recognise(
  services: Services,
  merchant: Merchant,
  caller: VisitorCaller,
  token: string | null,
  code: string | undefined,
): Promise<Recognised> {
  const { session } = caller;
  if (session && token !== null && session.merchantId === merchant.id) {
    return {
      visitorId: session.visitorId,
      member: () => session.member,
      session: async () => ({ token, expiresAt: await prolongSession(services, session) }),
    };
  }
  if (code === undefined) throw new ApiError('session_expired');
  const visitorId = await logIn(services, merchant, code);
  return {
    visitorId,
    member: () => memberHere(services.db, merchant.id, visitorId),
    session: () => createSession(services, merchant.id, visitorId),
  };
}

export interface Situation {
  readonly card: CardStateView;
  readonly recognition: RecognitionView;
}

/** Who stands there, as looked up for this request. */
export interface Visitor {
  readonly id: string;
  readonly member: MemberHere | null;
}

/**
 * What the visitor holds where they stand, and what the counter knows, as of now. `tap`: the one they just left, or the
 * id of an earlier one.
 */
export async function situationOf(
  services: Services,
  merchant: Merchant,
  visitor: Visitor,
  at: Destination,
  tap: Tap | string | null,
): Promise<Situation> {
  const where =
    'entranceId' in at ? { entranceId: at.entranceId, tagId: at.tagId } : { entranceId: null, tagId: null };
  return {
    card: await cardStateFor(services, merchant, visitor.id, visitor.member, where),
    recognition: await recognitionNow(services, merchant.id, visitor, tap),
  };
}

async function recognitionNow(
  services: Services,
  merchantId: string,
  { id, member }: Visitor,
  tap: Tap | string | null,
): Promise<RecognitionView> {
  if (tap !== null && typeof tap !== 'string')
    return recognitionOfTap(services, tap, () => Promise.resolve(member));
  if (tap === null && member?.state === 'active') return recognitionStanding(services, merchantId, id);
  return (await recognitionOf(services, merchantId, id, tap)) ?? { state: 'none' };
}
