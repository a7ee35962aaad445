import type { HttpAnswer, HttpRequest, Transport } from '../../../miniprogram/api/transport';
import { ApiFailure } from '../../../miniprogram/api/failure';
import type { Network } from '../../../miniprogram/platform/network';

type Reply = HttpAnswer | ApiFailure | (() => Promise<HttpAnswer>);

export const ok = (body: unknown): HttpAnswer => ({ status: 200, body, header: {} });
export const refusal = (status: number, code: string, header: Record<string, string> = {}): HttpAnswer => ({
  status,
  body: { code, message: `服务器说 ${code}`, requestId: 'req-7' },
  header,
});
export const offline = () => new ApiFailure({ code: 'network_offline' });
export const timeout = () => new ApiFailure({ code: 'timeout' });

/** Answers what a test queued, in order; refuses anything unexpected loudly. */
export function fakeTransport(...replies: Reply[]) {
  const sent: HttpRequest[] = [];
  const queue = [...replies];
  const transport: Transport = async (request) => {
    sent.push(request);
    const reply = queue.shift();
    if (!reply) throw new Error(`unexpected request ${request.method} ${request.url}`);
    if (reply instanceof ApiFailure) throw reply;
    return typeof reply === 'function' ? reply() : reply;
  };
  return { transport, sent, queue };
}

/** A network that comes and goes by hand and knows who still listens. */
export function fakeNetwork() {
  const listeners = new Set<(connected: boolean) => void>();
  const network: Network = {
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { network, listeners, change: (connected: boolean) => listeners.forEach((it) => it(connected)) };
}

/** A promise to be settled by hand. */
export function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

export const counter = () => {
  let n = 0;
  return () => ((n = (n * 16807 + 11) % 2147483647), n / 2147483647);
};
