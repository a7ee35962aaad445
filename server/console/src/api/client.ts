import type { paths } from '../../../../typings/contract';

type Method = 'get' | 'post' | 'patch';
/** Paths of the contract that answer this method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer O> ? O : never;
export type Answer<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { responses: { 200: { content: { 'application/json': infer A } } } } ? A : never;
export type Body<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { requestBody: { content: { 'application/json': infer B } } } ? B : undefined;
export type Query<P extends keyof paths> =
  Operation<P, 'get'> extends { parameters: { query?: infer Q } } ? Q : never;

/** An answer that is not 200, or none at all (`status` 0). `message` tells cause and next step in Chinese. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly requestId: string | null,
    readonly status: number,
    /** Whether something was only to be read: then nothing that a person did is at stake. */
    readonly reading = false,
  ) {
    super(message);
  }
}

export interface CallOptions {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** How long to wait for an answer; 15 s when left out. */
  timeoutMs?: number;
}

const timeoutMs = 15_000;

/** 128 random bits; made once per act and kept for its retries. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  );
}

/** `/a/:id` with params filled in. OpenAPI writes `{id}`. */
function addressOf(path: string, options: CallOptions): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(options.params?.[name] ?? ''),
  );
  const query = Object.entries(options.query ?? {}).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return query.length ? `${filled}?${new URLSearchParams(query.map(([k, v]) => [k, String(v)]))}` : filled;
}

/** What an answer that is not 200 says. */
export async function failureOf(response: Response, reading = false): Promise<CallError> {
  const body = (await response.json().catch(() => null)) as {
    code?: string;
    message?: string;
    requestId?: string;
  } | null;
  return new CallError(
    body?.code ?? 'unknown',
    body?.message ?? `服务器没有正常回答（${response.status}），请稍后再试。`,
    body?.requestId ?? null,
    response.status,
    reading,
  );
}

const unreached = () => new CallError('network', '连接不上服务器，请检查网络后重试。', null, 0);

/** One request of the contract; throws CallError. Retrying is the caller's: acts keep their Idempotency-Key. */
export async function call<P extends PathOf<M>, M extends Method>(
  method: M,
  path: P,
  options: CallOptions = {},
): Promise<Answer<P, M>> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? timeoutMs);
  const response = await fetch(addressOf(path, options), {
    method: method.toUpperCase(),
    credentials: 'same-origin',
    headers: {
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    body: options.body === undefined ? undefined : JSON.stringify(options.body),
    signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw unreached();
  });
  if (!response.ok) throw await failureOf(response, method === 'get');
  return response.json().catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw unreached();
  }) as Promise<Answer<P, M>>;
}
