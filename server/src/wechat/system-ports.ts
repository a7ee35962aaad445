import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { TransportFailure } from './ports';
import type { HttpRequest, HttpResponse, WechatClock, WechatRandom, WechatTransport } from './ports';

export const systemClock: WechatClock = {
  now: () => Date.now(),
  sleep: (milliseconds) => delay(milliseconds),
};

export const systemRandom: WechatRandom = {
  bytes: (count) => randomBytes(count),
  fraction: () => randomInt(2 ** 32) / 2 ** 32,
};

const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** A mini-program code of 1280 px is well under this. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

function codeOf(failure: unknown): string {
  if (typeof failure === 'object' && failure !== null && 'code' in failure) return String(failure.code);
  return '';
}

/** undici with a few kept-alive connections. Redirects are not followed: WeChat's API has none. */
export function createUndiciTransport(): WechatTransport & { close(): Promise<void> } {
  const dispatcher = new Agent({ connections: 32, connect: { timeout: 5_000 } });

  async function readAll(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of body) {
      size += part.byteLength;
      if (size > MAX_ANSWER_BYTES) throw new TransportFailure('too_large', true);
      parts.push(part);
    }
    return new Uint8Array(Buffer.concat(parts));
  }

  async function send({ method, url, body, timeoutMs }: HttpRequest): Promise<HttpResponse> {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(url, {
        method,
        dispatcher,
        signal,
        ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
      });
      return { status: answer.statusCode, bytes: await readAll(answer.body) };
    } catch (failure) {
      if (failure instanceof TransportFailure) throw failure;
      const code = codeOf(failure);
      throw new TransportFailure(signal.aborted ? 'timeout' : 'connection', !NEVER_SENT.has(code));
    }
  }

  return { send, close: () => dispatcher.close() };
}
