import { CallError, call, newIdempotencyKey, type Answer } from './client';

export type TerminalFace = Answer<'/api/v1/terminal/self', 'get'>['terminal'];
export type Queue = Answer<'/api/v1/terminal/taps', 'get'>;
export type TerminalTap = Queue['taps'][number];

export interface TerminalApi {
  self(): Promise<TerminalFace>;
  queue(signal?: AbortSignal): Promise<Queue>;
  /** `number`: the one on the member's phone. */
  accept(tapId: string, number?: string): Promise<TerminalTap>;
  clear(tapId: string): Promise<TerminalTap>;
  identify(memberCode: string): Promise<TerminalTap>;
  writeCode(): Promise<Answer<'/api/v1/terminal/write-codes', 'post'>>;
  heartbeat(signal?: AbortSignal): Promise<{ serverTime: string }>;
  /** Opens the stream; the caller reads it and aborts by the signal. */
  openStream(lastEventId: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

export const pair = (code: string, key: string): Promise<Answer<'/api/v1/terminal/pairings', 'post'>> =>
  call('post', '/api/v1/terminal/pairings', { body: { code }, headers: { 'idempotency-key': key } });

/** Tries an act up to three times under one key when the answer was lost: it is done once (architecture §3). */
async function once<T>(attempt: (headers: Record<string, string>) => Promise<T>): Promise<T> {
  const headers = { 'idempotency-key': newIdempotencyKey() };
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

export function terminalApi(terminalKey: string): TerminalApi {
  const authorization = `Terminal ${terminalKey}`;
  const auth = { headers: { authorization } };
  const act = <T>(attempt: (headers: Record<string, string>) => Promise<T>): Promise<T> =>
    once((headers) => attempt({ ...headers, authorization }));
  return {
    self: async () => (await call('get', '/api/v1/terminal/self', auth)).terminal,
    queue: (signal) => call('get', '/api/v1/terminal/taps', { ...auth, signal }),
    heartbeat: (signal) => call('post', '/api/v1/terminal/heartbeats', { ...auth, body: {}, signal }),
    writeCode: () => act((headers) => call('post', '/api/v1/terminal/write-codes', { headers, body: {} })),
    identify: (memberCode) =>
      act(
        async (headers) =>
          (await call('post', '/api/v1/terminal/identifications', { headers, body: { memberCode } })).tap,
      ),
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
