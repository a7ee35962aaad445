import rateLimit from '@fastify/rate-limit';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import { ApiError } from './contract/api-error';
import { createId } from './security/ids';
import type { Authenticators } from './plugins/callers';
import { registerDocs } from './plugins/docs';
import { registerErrors } from './plugins/errors';
import { registerOpenapi } from './plugins/openapi';
import type { BuiltPages } from './plugins/pages';
import { registerPages, registerSimulatorProxy } from './plugins/pages';
import type { Services } from './services';

/** A room registers its routes; see `routes/<who>/`. */
export type Room = (app: FastifyInstance) => void | Promise<void>;

export interface AppOptions {
  readonly services: Services;
  readonly authenticators: Authenticators;
  readonly rooms: readonly Room[];
  readonly logger?: FastifyBaseLogger;
  /** Built pages to hand out; none in tests. */
  readonly pages?: BuiltPages;
  /** Where the simulated platform listens; only in simulator mode. */
  readonly simulatorUrl?: string;
  /** Tests turn it on: an answer that departs from the contract is an error instead of being trimmed. */
  readonly checkAnswers?: boolean;
}

const BODY_LIMIT = 256 * 1024;
/** Milliseconds until a request has come whole: a file of 64 MB over a slow line. Its head must come sooner. */
const REQUEST_TIMEOUT = 180_000;
const HEADERS_TIMEOUT = 30_000;

type Validator = ReturnType<typeof TypeBoxValidatorCompiler>;
const validators = new WeakMap<object, Map<string, Validator>>();

/** Names of requests: the process by chance, then its requests one after the other. They open nothing. */
function requestIds(process: string): () => string {
  let count = 0;
  return () => `${process}-${(count += 1).toString(36)}`;
}

/** Each schema is compiled once in a process, however many apps it builds. */
const validatorOf: typeof TypeBoxValidatorCompiler = (route) => {
  const known = validators.get(route.schema) ?? new Map<string, Validator>();
  validators.set(route.schema, known);
  const part = route.httpPart ?? '';
  const validator = known.get(part) ?? TypeBoxValidatorCompiler(route);
  known.set(part, validator);
  return validator;
};

function checkAnswers(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, reply, payload: unknown) => {
    const schema = request.routeOptions.config.contract?.response;
    if (!schema || reply.statusCode !== 200 || Value.Check(schema, payload)) return payload;
    const faults = Value.Errors(schema, payload).map((e) => `${e.instancePath} ${e.message}`);
    throw new Error(`${request.routeOptions.url ?? ''} answers against its contract: ${faults.join('; ')}`);
  });
}

/** The whole server, ready for `listen` or `inject`. Closing it ends open streams first. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { services } = options;
  const app = Fastify({
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    genReqId: requestIds(createId(services.random)),
    // Few requests log anything; those that do name their id themselves.
    childLoggerFactory: (logger) => logger,
    trustProxy: (_address, hop) => hop < services.config.trustedProxies,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    forceCloseConnections: true,
    return503OnClosing: true,
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.server.headersTimeout = HEADERS_TIMEOUT;
  app.setValidatorCompiler(validatorOf);
  registerErrors(app);
  app.decorate('services', services);
  app.decorate('authenticators', options.authenticators);
  app.decorateRequest('caller', null);
  app.addHook('preClose', async () => services.presence.expelAll());
  if (options.checkAnswers) checkAnswers(app);

  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, context) =>
      new ApiError('rate_limited', { retryAfter: Math.max(1, Math.ceil(context.ttl / 1000)) }),
  });
  registerOpenapi(app);
  registerDocs(app);
  for (const room of options.rooms) await app.register(async (scope) => room(scope));
  if (options.pages) await registerPages(app, options.pages);
  if (options.simulatorUrl !== undefined) await registerSimulatorProxy(app, options.simulatorUrl);
  return app;
}
