import type { FastifyBaseLogger } from 'fastify';
import pino from 'pino';
import type { Config } from './config';

/** Query strings carry signatures, ids and log-in codes: a log line names the path only. */
function pathOf(url: unknown): string {
  return typeof url === 'string' ? (url.split('?', 1)[0] ?? '') : '';
}

interface RequestLike {
  method?: unknown;
  url?: unknown;
}

/** The one logger. Headers, bodies and query strings never reach it. */
export function createLog(level: Config['logLevel']): FastifyBaseLogger {
  return pino({
    level,
    base: null,
    serializers: {
      req: (request: RequestLike) => ({ method: request.method, path: pathOf(request.url) }),
      res: (reply: { statusCode?: unknown }) => ({ statusCode: reply.statusCode }),
      err: pino.stdSerializers.errWithCause,
    },
    redact: {
      paths: ['*.secret', '*.appSecret', '*.token', '*.password', '*.sessionKey', '*.phone'],
      censor: '***',
    },
  });
}
