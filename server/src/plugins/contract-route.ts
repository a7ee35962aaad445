import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { RouteContract } from '../contract/route';
import type { Services } from '../services';
import { answerWriter } from './answer-text';
import { authenticate } from './authenticate';
import type { Authenticators, Caller, CallerOf } from './callers';
import type { Commit } from './idempotency';
import { fingerprint, once, plainAnswers, requireKey, sealedAnswers } from './idempotency';

type StaticOr<S, Otherwise> = S extends TSchema ? Static<S> : Otherwise;
type Nothing = Record<string, never>;

const JSON_TYPE = 'application/json; charset=utf-8';

/** JSON of the contract; routes with `produces` answer bytes, a stream or text, or hijack the reply and answer nothing. */
export type Answer<R extends RouteContract> = StaticOr<
  R['response'],
  Uint8Array | Readable | string | undefined
>;

/** One checked call: everything a handler may rely on. */
export interface Call<R extends RouteContract> {
  readonly params: StaticOr<R['params'], Nothing>;
  readonly query: StaticOr<R['query'], Nothing>;
  readonly body: StaticOr<R['body'], Nothing>;
  readonly caller: CallerOf<R['who']>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly services: Services;
  /** Empty on routes that are no act. */
  readonly idempotencyKey: string;
  /**
   * For acts of a known caller: runs the work in one transaction with the record of the answer, so that a crash
   * loses both or none. Use `trx` only inside, and ask no one over the network there. Optional: without it the
   * answer is recorded when the handler returns.
   */
  readonly commit: Commit<Answer<R>>;
}

export interface RouteOptions {
  /** Calls per minute from one address; for log-in, pairing and the like. */
  readonly perMinute?: number;
  /** The answer is a secret (a code, a key): its record for retries is sealed. */
  readonly secretAnswer?: boolean;
}

declare module 'fastify' {
  interface FastifyInstance {
    services: Services;
    authenticators: Authenticators;
  }
  interface FastifyRequest {
    /** Set before the handler of a contract route runs. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    contract?: RouteContract;
  }
}

/** What the framework checks and, where nothing here does, writes. Errors are written by `errors.ts`. */
function schemaOf(contract: RouteContract, written: boolean): Record<string, unknown> {
  return {
    ...(contract.params && { params: contract.params }),
    ...(contract.query && { querystring: contract.query }),
    ...(contract.body && { body: contract.body }),
    ...(contract.response && !written && { response: { 200: contract.response } }),
  };
}

/** An act by a caller whose merchant is known before the handler runs is recorded here; the others record themselves. */
function isActing(caller: Caller): caller is Extract<Caller, { merchantId: string }> {
  return 'merchantId' in caller;
}

function noCommit(): never {
  throw new Error('commit() belongs to acts of an authenticated caller');
}

async function answerOf<R extends RouteContract>(
  contract: R,
  call: Omit<Call<R>, 'commit'>,
  handler: (call: Call<R>) => Promise<Answer<R>>,
  secretAnswer: boolean,
): Promise<Answer<R>> {
  const caller: Caller = call.caller;
  if (!contract.act || !isActing(caller)) {
    return handler({ ...call, commit: noCommit });
  }
  const scope = {
    merchantId: caller.merchantId,
    actor: caller.actor,
    route: contract.id,
    key: call.idempotencyKey,
    fingerprint: () => fingerprint({ params: call.params, query: call.query, body: call.body }),
  };
  const codec = secretAnswer ? sealedAnswers(call.services.secrets, contract.id) : plainAnswers;
  const done = await once<Answer<R>>(
    call.services,
    scope,
    ({ commit }) => handler({ ...call, commit }),
    codec,
  );
  return done.answer;
}

/**
 * Serves one route of the contract: validates what comes in, authenticates by `who`, checks role and CSRF, does an
 * act once per Idempotency-Key, waits until an act is durable, answers only the declared fields.
 */
export function serve<const R extends RouteContract>(
  app: FastifyInstance,
  contract: R,
  handler: (call: Call<R>) => Promise<Answer<R>>,
  options: RouteOptions = {},
): void {
  if (contract.who.kind === 'console' && !app.hasRequestDecorator('cookies'))
    throw new Error(`${contract.id} is for who brings a cookie, which nobody reads here`);
  const write = contract.response ? answerWriter(contract.response) : null;
  app.route({
    method: contract.method,
    url: contract.path,
    schema: schemaOf(contract, write !== null),
    config: {
      contract,
      ...(options.perMinute !== undefined && {
        rateLimit: { max: options.perMinute, timeWindow: 60_000 },
      }),
    },
    preValidation: async (request) => {
      // Before anything is said about what was sent: who may not call learns nothing else.
      request.caller = await authenticate(app.authenticators, contract, request);
      // An act without arguments may be sent without a body.
      if (contract.body && request.body === undefined) request.body = {};
    },
    handler: async (request, reply) => {
      const call = {
        params: request.params,
        query: request.query,
        body: request.body,
        caller: request.caller,
        request,
        reply,
        services: app.services,
        idempotencyKey: contract.act ? requireKey(request.headers['idempotency-key']) : '',
        // Fastify checked these against the contract's schemas, from which the types of Call are derived.
      } as unknown as Omit<Call<R>, 'commit'>;
      const answer = await answerOf(contract, call, handler, options.secretAnswer === true);
      if (contract.act) await app.services.durable();
      // An answer by hand (a stream, a reply that was hijacked) goes its own way.
      if (write && answer !== undefined) reply.type(JSON_TYPE).serializer(write);
      return answer;
    },
  });
}
