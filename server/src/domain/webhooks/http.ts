import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { reachable } from '../../security/public-address';
import type { AddressPolicy, Resolve } from '../../security/public-address';

/** What became of one call; `failure` is for people. */
export type CallOutcome = { readonly ok: true } | { readonly ok: false; readonly failure: string };

/** Calls a receiver once. Never rejects. */
export type CallReceiver = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<CallOutcome>;

/** Milliseconds a receiver has to answer. */
const PATIENCE = 10_000;

/**
 * Calls over HTTP: the name is resolved now, its addresses are judged, and the connection goes to exactly these, so that
 * a name that changes its meaning in between gains nothing. Redirects are not followed; what is answered is not read.
 */
export function httpReceiver(policy: AddressPolicy, resolve?: Resolve): CallReceiver {
  return async (href, headers, body) => {
    const addresses = await reachable(new URL(href), policy, resolve);
    if (addresses === null) return { ok: false, failure: '地址不是可访问的公网 https 地址' };
    const pinned: LookupFunction = (_host, options, answer) => {
      const [first] = addresses;
      if (options.all) answer(null, [...addresses]);
      else answer(null, first?.address ?? '', first?.family);
    };
    const dispatcher = new Agent({ connect: { lookup: pinned, timeout: PATIENCE }, pipelining: 0 });
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const reply = await request(href, { method: 'POST', headers, body, dispatcher, signal });
      reply.body.destroy();
      reply.body.on('error', () => undefined);
      const { statusCode } = reply;
      if (statusCode >= 200 && statusCode < 300) return { ok: true };
      return { ok: false, failure: `对方返回 HTTP ${statusCode}` };
    } catch {
      return { ok: false, failure: '连接失败或超时' };
    } finally {
      void dispatcher.destroy();
    }
  };
}
