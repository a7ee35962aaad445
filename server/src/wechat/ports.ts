/** Boundaries of this room; the real ones are in `system-ports.ts`, tests bring their own. */
export interface WechatClock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export interface WechatRandom {
  bytes(count: number): Uint8Array;
  /** In [0, 1). */
  fraction(): number;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: string;
  /** JSON text. */
  body?: string;
  timeoutMs: number;
}

export interface HttpResponse {
  status: number;
  bytes: Uint8Array;
}

/** Sends one request; rejects with a `TransportFailure` and nothing else. */
export interface WechatTransport {
  send(request: HttpRequest): Promise<HttpResponse>;
}

/** `reached` is false only when the request certainly never reached WeChat. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';
  constructor(
    readonly reason: 'timeout' | 'connection' | 'too_large',
    readonly reached: boolean,
  ) {
    super(`WeChat could not be reached: ${reason}`);
  }
}
