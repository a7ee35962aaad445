import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../contract/api-error';
import { errorTable } from '../contract/errors';
import type { ErrorCode } from '../contract/errors';
import { isDatabaseBusy } from '../db/busy';
import { isWechatError } from '../wechat/errors';
import type { WechatErrorKind } from '../wechat/errors';

const WECHAT_CODES: Readonly<Record<WechatErrorKind, ErrorCode>> = {
  busy: 'wechat_busy',
  network: 'wechat_busy',
  rate: 'wechat_busy',
  quota: 'wechat_busy',
  unknown_result: 'wechat_busy',
  token: 'wechat_misconfigured',
  credential: 'wechat_misconfigured',
  permission: 'wechat_misconfigured',
  config: 'wechat_misconfigured',
  input: 'wechat_misconfigured',
  exists: 'wechat_misconfigured',
  not_found: 'wechat_misconfigured',
  state: 'wechat_misconfigured',
  blocked: 'wechat_login_rejected',
  code_spent: 'wechat_login_rejected',
  unexpected: 'wechat_busy',
};

interface Shaped {
  instancePath?: unknown;
}

/** Names the faulty fields; values are left out, they may be secrets. */
function validationMessage(error: FastifyError): string {
  const shaped = (error.validation ?? []) as readonly Shaped[];
  const fields = shaped.map((e) => (typeof e.instancePath === 'string' ? e.instancePath.slice(1) : ''));
  const named = [...new Set(fields.filter((field) => field !== ''))].slice(0, 5);
  if (named.length === 0) return errorTable.bad_request.message;
  return `请求内容不符合要求（${error.validationContext ?? 'body'}：${named.join('、')}），请检查后重试。`;
}

/** What an unknown failure means to the caller. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (isWechatError(error)) {
    const code = WECHAT_CODES[error.kind];
    return code === 'wechat_misconfigured'
      ? new ApiError(code, { message: error.message, cause: error })
      : new ApiError(code, { cause: error });
  }
  if (isDatabaseBusy(error)) return new ApiError('database_busy', { cause: error, retryAfter: 1 });
  const fastify = error as Partial<FastifyError>;
  if (fastify.validation) {
    return new ApiError('bad_request', { message: validationMessage(error as FastifyError) });
  }
  const status = fastify.statusCode ?? 500;
  if (status === 429) return new ApiError('rate_limited');
  if (status >= 400 && status < 500) return new ApiError('bad_request', { cause: error });
  return new ApiError('internal', { cause: error });
}

function answer(reply: FastifyReply, request: FastifyRequest, error: ApiError): FastifyReply {
  if (error.retryAfter !== null) reply.header('retry-after', error.retryAfter);
  // The serializer of the failed route may belong to another schema: send text of our own.
  return reply
    .code(error.status)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((body: unknown) => JSON.stringify(body))
    .send({ code: error.code, message: error.message, requestId: request.id });
}

/** One handler for every failure: documented code, Chinese cause and next step, request id; 5xx causes go to the log only. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = toApiError(error);
    const cause = refusal.cause ?? error;
    if (refusal.status >= 500)
      request.log.error({ reqId: request.id, err: cause, code: refusal.code }, 'request failed');
    else request.log.debug({ reqId: request.id, code: refusal.code, err: refusal.cause }, 'request refused');
    return answer(reply, request, refusal);
  });
  app.setNotFoundHandler((request, reply) => answer(reply, request, new ApiError('route_not_found')));
}
