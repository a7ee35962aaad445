/** Calls operations of the contract: address, credential, key, retry, typed failure. The only door to the network. */
import type { Clock, Random } from '../platform/clock';
import type { Cancellation } from './cancel';
import { ApiFailure, asFailure, isFailureCode } from './failure';
import { createFlights } from './flights';
import { newIdempotencyKey } from './idempotency';
import { defaultRetry, withRetry } from './retry';
import { createServerClock } from './server-clock';
import { LOGIN_SPENT } from './session';
import type { Credential, SessionKeeper } from './session';
import { failureOfAnswer } from './transport';
import type { HttpAnswer, HttpMethod, Transport } from './transport';
import type { Answer, Body, OperationId, Session } from './types';

interface OperationShape {
  readonly method: HttpMethod;
  /** Contract form: `/api/v1/member/recognitions/{tapId}`. */
  readonly path: string;
  /** Acts carry an Idempotency-Key; the same key is sent by every retry. */
  readonly act: boolean;
}

export const operationShapes = {
  memberSession: { method: 'POST', path: '/api/v1/member/session', act: false },
  memberBootstrap: { method: 'POST', path: '/api/v1/member/bootstrap', act: true },
  memberActivation: { method: 'POST', path: '/api/v1/member/activation', act: true },
  memberCardCheck: { method: 'POST', path: '/api/v1/member/card-checks', act: true },
  memberCodes: { method: 'POST', path: '/api/v1/member/codes', act: true },
  memberRecognition: { method: 'GET', path: '/api/v1/member/recognitions/{tapId}', act: false },
  memberReceipts: { method: 'GET', path: '/api/v1/member/recognitions', act: false },
  memberRecords: { method: 'GET', path: '/api/v1/member/records', act: false },
  memberConfirmations: { method: 'GET', path: '/api/v1/member/confirmations', act: false },
  memberConfirm: {
    method: 'POST',
    path: '/api/v1/member/confirmations/{confirmationId}/confirm',
    act: true,
  },
  memberRefuse: {
    method: 'POST',
    path: '/api/v1/member/confirmations/{confirmationId}/refuse',
    act: true,
  },
  memberStores: { method: 'GET', path: '/api/v1/member/stores', act: false },
  memberStore: { method: 'GET', path: '/api/v1/member/stores/{storeId}', act: false },
  memberProfile: { method: 'GET', path: '/api/v1/member/profile', act: false },
  memberProfileChange: { method: 'POST', path: '/api/v1/member/profile', act: true },
  memberPhone: { method: 'POST', path: '/api/v1/member/phone', act: true },
  memberAgreements: { method: 'GET', path: '/api/v1/member/agreements', act: false },
  memberAgreement: { method: 'GET', path: '/api/v1/member/agreements/{version}', act: false },
  memberConsent: { method: 'POST', path: '/api/v1/member/consents', act: true },
  memberBindingRequest: { method: 'POST', path: '/api/v1/member/binding-requests', act: true },
  memberBindingState: { method: 'GET', path: '/api/v1/member/binding-requests/{requestId}', act: false },
  memberLeavingTerms: { method: 'GET', path: '/api/v1/member/leave', act: false },
  memberLeave: { method: 'POST', path: '/api/v1/member/leave', act: true },
  memberExport: { method: 'GET', path: '/api/v1/member/export', act: false },
  staffWriteSession: { method: 'POST', path: '/api/v1/staff/write-sessions', act: true },
  staffWriteCodePicture: { method: 'GET', path: '/api/v1/staff/write-code-picture', act: false },
  staffTagWrite: { method: 'POST', path: '/api/v1/staff/tag-writes', act: true },
  staffSchemeLookup: { method: 'POST', path: '/api/v1/staff/scheme-lookups', act: false },
  staffChipLookup: { method: 'POST', path: '/api/v1/staff/chip-lookups', act: false },
  staffSession: { method: 'POST', path: '/api/v1/staff/sessions', act: false },
  staffInvitation: { method: 'GET', path: '/api/v1/staff/invitations/{invitationId}', act: false },
  staffInvitationAccept: {
    method: 'POST',
    path: '/api/v1/staff/invitations/{invitationId}/accept',
    act: true,
  },
  staffTagPassword: { method: 'POST', path: '/api/v1/staff/tag-passwords', act: false },
} as const satisfies Readonly<Record<OperationId, OperationShape>>;

/** Operations that change something. */
export type ActId = {
  [Id in OperationId]: (typeof operationShapes)[Id]['act'] extends true ? Id : never;
}[OperationId];

export interface ClientPorts {
  readonly origin: string;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: Random;
}

export interface CallInput<Op extends OperationId> {
  readonly body?: Body<Op>;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Made anew for each act when left out. Give it to repeat an act across restarts. */
  readonly key?: string;
  readonly timeoutMs?: number;
  /** Who asked has left. For safe calls only: an act once sent may have been done. */
  readonly until?: Cancellation;
}

export type Authorization = Readonly<Record<string, string>>;
export const bearer = (token: string): Authorization => ({ Authorization: `Bearer ${token}` });
export const writeCode = (id: string): Authorization => ({ Authorization: `WriteCode ${id}` });

const TIMEOUT_MS = 10_000;
/** Logged out, in the server's words: try once more with a new session. */
const OVER = ['session_expired', 'unauthenticated'];
/** The same, or a login code that somebody on the way spent. */
const RENEWABLE = [...OVER, LOGIN_SPENT];

export function createClient(ports: ClientPorts) {
  const { origin, transport, clock, random } = ports;
  const serverClock = createServerClock(() => clock.now());
  const flights = createFlights();
  const keyOf = (id: OperationId, key: string | undefined) =>
    operationShapes[id].act ? (key ?? newIdempotencyKey(random)) : undefined;

  function addressOf<Op extends OperationId>(id: Op, { params, query }: CallInput<Op>): string {
    const path = operationShapes[id].path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(params?.[name] ?? ''),
    );
    const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
    );
    return origin + path + (pairs.length > 0 ? `?${pairs.join('&')}` : '');
  }

  /** One try; for what must not be sent twice as it is, such as a login code. Rejects with ApiFailure. */
  async function once<Op extends OperationId>(
    id: Op,
    input: CallInput<Op>,
    authorization: Authorization = {},
    key: string | undefined = keyOf(id, input.key),
  ): Promise<Answer<Op>> {
    const shape: OperationShape = operationShapes[id];
    const told = shape.method !== 'GET';
    const sentAt = clock.now();
    const answer: HttpAnswer = await transport({
      method: shape.method,
      url: addressOf(id, input),
      header: {
        ...authorization,
        ...(told ? { 'Content-Type': 'application/json' } : {}),
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      },
      ...(told ? { body: input.body ?? {} } : {}),
      timeoutMs: input.timeoutMs ?? TIMEOUT_MS,
      ...(input.until ? { until: input.until } : {}),
    });
    serverClock.heard(answer.header['date'], sentAt);
    const failure = failureOfAnswer(answer, isFailureCode);
    if (failure) throw failure;
    // A captive portal answers 200 with a page.
    if (typeof answer.body !== 'object' || answer.body === null)
      throw new ApiFailure({ code: 'network_offline' });
    return answer.body as Answer<Op>;
  }

  /** The input with its key, made now where there is none: for what may be called again. */
  function keyed<Op extends OperationId>(id: Op, input: CallInput<Op>): CallInput<Op> {
    const key = keyOf(id, input.key);
    return key === undefined ? input : { ...input, key };
  }

  /** Retries with the same key. */
  function call<Op extends OperationId>(
    id: Op,
    input: CallInput<Op>,
    authorise: () => Promise<Authorization> = async () => ({}),
  ): Promise<Answer<Op>> {
    const key = keyOf(id, input.key);
    const attempt = async () => once(id, input, await authorise(), key);
    return withRetry(attempt, defaultRetry, clock, random, input.until);
  }

  /** With the member's session, renewed once when the server says it is over. Equal safe calls are one. */
  function callAsMember<Op extends OperationId>(
    session: SessionKeeper,
    id: Op,
    input: CallInput<Op>,
  ): Promise<Answer<Op>> {
    if (operationShapes[id].method !== 'GET') return asMember(session, id, input);
    return flights.join(addressOf(id, input), input.until, (until) =>
      asMember(session, id, { ...input, until }),
    );
  }

  async function asMember<Op extends OperationId>(
    session: SessionKeeper,
    id: Op,
    input: CallInput<Op>,
  ): Promise<Answer<Op>> {
    const same = keyed(id, input);
    let used = '';
    const authorise = async () => bearer((used = await session.token()));
    try {
      return await call(id, same, authorise);
    } catch (error) {
      const failure = asFailure(error);
      if (!OVER.includes(failure.code)) throw failure;
      session.refused(used);
      return call(id, same, authorise);
    }
  }

  /**
   * A call whose answer carries a session (bootstrap). A login code is spent by its first use, so every try takes a new
   * credential while the key stays.
   */
  function callForSession<Op extends OperationId>(
    session: SessionKeeper,
    id: Op,
    key: string,
    bodyFor: (credential: Credential) => Body<Op>,
  ): Promise<Answer<Op> & { session: Session }> {
    const attempt = () =>
      session.through(async (credential) => {
        const authorization = credential.kind === 'session' ? bearer(credential.token) : {};
        try {
          const answer = await once(id, { body: bodyFor(credential) }, authorization, key);
          return answer as Answer<Op> & { session: Session };
        } catch (error) {
          if (credential.kind === 'session' && OVER.includes(asFailure(error).code))
            session.refused(credential.token);
          throw error;
        }
      });
    return renewing(attempt);
  }

  /** Retries what takes a new credential at each try; once more at once when the one it had was over. */
  function renewing<T>(attempt: () => Promise<T>): Promise<T> {
    let renewed = false;
    return withRetry(
      async () => {
        try {
          return await attempt();
        } catch (error) {
          if (renewed || !RENEWABLE.includes(asFailure(error).code)) throw error;
          renewed = true;
          return attempt();
        }
      },
      defaultRetry,
      clock,
      random,
    );
  }

  return { once, call, callAsMember, callForSession, keyed, renewing, serverNow: () => serverClock.now() };
}
export type Client = ReturnType<typeof createClient>;
