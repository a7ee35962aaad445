/** One HTTP exchange over wx.request. Any status is an answer; only a missing answer is a failure. */
import type { Cancellation } from './cancel';
import { ApiFailure } from './failure';

/** wx.request has no PATCH. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface HttpRequest {
  readonly method: HttpMethod;
  readonly url: string;
  readonly header: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly timeoutMs: number;
  /** Cancelled: the request is given up. */
  readonly until?: Cancellation;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Names in lower case. */
  readonly header: Readonly<Record<string, string>>;
}

/** Rejects with ApiFailure `network_offline`, `timeout` or `cancelled`. */
export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

/** WeChat reports every missing answer through errMsg; background interruption counts as no network. */
export function failureOfRequest(errMsg: string): ApiFailure {
  return new ApiFailure({ code: /time(d )?[- ]?out/i.test(errMsg) ? 'timeout' : 'network_offline' });
}

export const wxTransport: Transport = (request) =>
  new Promise((resolve, reject) => {
    const task = wx.request({
      url: request.url,
      method: request.method,
      header: { ...request.header },
      timeout: request.timeoutMs,
      dataType: 'json',
      ...(request.body === undefined ? {} : { data: request.body }),
      success: ({ statusCode, data, header }) =>
        resolve({
          status: statusCode,
          body: data,
          header: Object.fromEntries(
            Object.entries(header as Record<string, unknown>).map(([name, value]) => [
              name.toLowerCase(),
              String(value),
            ]),
          ),
        }),
      fail: ({ errMsg }) =>
        reject(request.until?.cancelled ? new ApiFailure({ code: 'cancelled' }) : failureOfRequest(errMsg)),
    });
    request.until?.onCancel(() => task.abort());
  });

/** The failure an answer stands for; null for a success. */
export function failureOfAnswer(answer: HttpAnswer, isCode: (code: unknown) => boolean): ApiFailure | null {
  if (answer.status >= 200 && answer.status < 300) return null;
  const body = (typeof answer.body === 'object' && answer.body !== null ? answer.body : {}) as Record<
    string,
    unknown
  >;
  const seconds = Number(answer.header['retry-after']);
  const facts = {
    ...(typeof body['message'] === 'string' ? { message: body['message'] } : {}),
    ...(typeof body['requestId'] === 'string' ? { requestId: body['requestId'] } : {}),
    ...(seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}),
  };
  const code = body['code'];
  if (isCode(code)) return new ApiFailure({ ...facts, code: code as ApiFailure['code'] });
  // Something between us and the server answered, such as a gateway.
  if (answer.status >= 500) return new ApiFailure({ ...facts, code: 'internal' });
  return new ApiFailure({ ...facts, code: answer.status === 429 ? 'rate_limited' : 'unknown' });
}
