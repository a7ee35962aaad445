import { CallError, call, newIdempotencyKey, type Answer, type Body } from './client';

export type TerminalFace = Answer<'/api/v1/terminal/self', 'get'>['terminal'];
export type Queue = Answer<'/api/v1/terminal/taps', 'get'>;
export type TerminalTap = Queue['taps'][number];

export type LedgerEntry = Answer<'/api/v1/terminal/ledger-entries', 'get'>['entries'][number];
export type SpendingConfirmation = Answer<'/api/v1/terminal/confirmations', 'post'>['confirmation'];
export type CounterBinding = Answer<'/api/v1/terminal/binding-requests/{code}', 'get'>['request'];
export type MemberCandidate = Answer<'/api/v1/terminal/member-searches', 'post'>['candidates'][number];
export type Identification = Body<'/api/v1/terminal/identifications', 'post'>;
type NewEntry = Body<'/api/v1/terminal/ledger-entries', 'post'>;
type NewConfirmation = Body<'/api/v1/terminal/confirmations', 'post'>;

/** `key`: the act's Idempotency-Key, kept by the caller for as long as it may be tried again. */
export interface TerminalApi {
  self(): Promise<TerminalFace>;
  queue(signal?: AbortSignal): Promise<Queue>;
  /** `number`: the one on the member's phone. */
  accept(tapId: string, number?: string): Promise<TerminalTap>;
  clear(tapId: string): Promise<TerminalTap>;
  identify(by: Identification): Promise<TerminalTap>;
  /** Members by the last four digits of their phone. */
  search(phoneTail: string): Promise<Answer<'/api/v1/terminal/member-searches', 'post'>>;
  /** Books a change of points or balance of a member who was accepted here. */
  book(key: string, entry: NewEntry): Promise<Answer<'/api/v1/terminal/ledger-entries', 'post'>>;
  /** What this terminal booked, newest first. */
  entries(): Promise<Answer<'/api/v1/terminal/ledger-entries', 'get'>>;
  takeBack(key: string, entryId: string, reason: string): Promise<LedgerEntry>;
  /** Asks the member, on their phone, to confirm spending. */
  ask(key: string, wish: NewConfirmation): Promise<SpendingConfirmation>;
  confirmation(confirmationId: string): Promise<SpendingConfirmation>;
  withdraw(key: string, confirmationId: string): Promise<SpendingConfirmation>;
  /** What a member who tells these six digits wants bound. */
  binding(code: string): Promise<CounterBinding>;
  confirmBinding(key: string, code: string): Promise<{ points: number; balanceFen: number }>;
  refuseBinding(key: string, code: string): Promise<unknown>;
  writeCode(): Promise<Answer<'/api/v1/terminal/write-codes', 'post'>>;
  heartbeat(signal?: AbortSignal): Promise<{ serverTime: string }>;
  /** Opens the stream; the caller reads it and aborts by the signal. */
  openStream(lastEventId: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

export const pair = (code: string, key: string): Promise<Answer<'/api/v1/terminal/pairings', 'post'>> =>
  call('post', '/api/v1/terminal/pairings', { body: { code }, headers: { 'idempotency-key': key } });

/** Tries an act up to three times under one key when the answer was lost: it is done once (architecture §3). */
async function once<T>(
  attempt: (headers: Record<string, string>) => Promise<T>,
  key = newIdempotencyKey(),
): Promise<T> {
  const headers = { 'idempotency-key': key };
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(headers);
    } catch (error) {
      const lost =
        error instanceof CallError &&
        (error.status === 0 || error.status === 503 || error.code === 'tap_not_stored');
      if (!lost || tries >= 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, 400 * tries));
    }
  }
}

type Auth = { headers: Record<string, string> };
type Act = <T>(attempt: (headers: Record<string, string>) => Promise<T>, key?: string) => Promise<T>;

function moneyCalls(
  auth: Auth,
  act: Act,
): Pick<TerminalApi, 'book' | 'entries' | 'takeBack' | 'ask' | 'confirmation' | 'withdraw'> {
  return {
    book: (key, body) =>
      act((headers) => call('post', '/api/v1/terminal/ledger-entries', { headers, body }), key),
    entries: () => call('get', '/api/v1/terminal/ledger-entries', auth),
    takeBack: async (key, entryId, reason) => {
      const path = '/api/v1/terminal/ledger-entries/{entryId}/reverse';
      const options = { params: { entryId }, body: { reason } };
      return (await act((headers) => call('post', path, { headers, ...options }), key)).entry;
    },
    ask: async (key, body) =>
      (await act((headers) => call('post', '/api/v1/terminal/confirmations', { headers, body }), key))
        .confirmation,
    confirmation: async (confirmationId) => {
      const path = '/api/v1/terminal/confirmations/{confirmationId}';
      return (await call('get', path, { ...auth, params: { confirmationId } })).confirmation;
    },
    withdraw: async (key, confirmationId) => {
      const path = '/api/v1/terminal/confirmations/{confirmationId}/withdraw';
      const options = { params: { confirmationId }, body: {} };
      return (await act((headers) => call('post', path, { headers, ...options }), key)).confirmation;
    },
  };
}

function bindingCalls(
  auth: Auth,
  act: Act,
): Pick<TerminalApi, 'binding' | 'confirmBinding' | 'refuseBinding'> {
  const path = '/api/v1/terminal/binding-requests/{code}';
  return {
    binding: async (code) => (await call('get', path, { ...auth, params: { code } })).request,
    confirmBinding: (key, code) =>
      act((headers) => call('post', `${path}/confirm`, { headers, params: { code }, body: {} }), key),
    refuseBinding: (key, code) =>
      act((headers) => call('post', `${path}/refuse`, { headers, params: { code }, body: {} }), key),
  };
}

export function terminalApi(terminalKey: string): TerminalApi {
  const authorization = `Terminal ${terminalKey}`;
  const auth = { headers: { authorization } };
  const act = <T>(attempt: (headers: Record<string, string>) => Promise<T>, key?: string): Promise<T> =>
    once((headers) => attempt({ ...headers, authorization }), key);
  return {
    self: async () => (await call('get', '/api/v1/terminal/self', auth)).terminal,
    queue: (signal) => call('get', '/api/v1/terminal/taps', { ...auth, signal }),
    heartbeat: (signal) => call('post', '/api/v1/terminal/heartbeats', { ...auth, body: {}, signal }),
    writeCode: () => act((headers) => call('post', '/api/v1/terminal/write-codes', { headers, body: {} })),
    identify: (body) =>
      act(async (headers) => (await call('post', '/api/v1/terminal/identifications', { headers, body })).tap),
    search: (phoneTail) => call('post', '/api/v1/terminal/member-searches', { ...auth, body: { phoneTail } }),
    accept: (tapId, number) =>
      act(
        async (headers) =>
          (
            await call('post', '/api/v1/terminal/taps/{tapId}/accept', {
              headers,
              params: { tapId },
              body: number === undefined ? {} : { number },
            })
          ).tap,
      ),
    clear: (tapId) =>
      act(
        async (headers) =>
          (
            await call('post', '/api/v1/terminal/taps/{tapId}/clear', {
              headers,
              params: { tapId },
              body: {},
            })
          ).tap,
      ),
    ...moneyCalls(auth, act),
    ...bindingCalls(auth, act),
    openStream: async (lastEventId, signal) => {
      const headers: Record<string, string> = { authorization, accept: 'text/event-stream' };
      if (lastEventId) headers['last-event-id'] = lastEventId;
      const response = await fetch('/api/v1/terminal/events', { headers, signal, cache: 'no-store' });
      if (response.status === 401)
        throw new CallError('terminal_revoked', '此收银终端已被解除配对，请重新配对。', null, 401);
      if (!response.ok || !response.body)
        throw new CallError('network', '连接不上服务器，正在重新连接。', null, response.status);
      return response.body;
    },
  };
}
