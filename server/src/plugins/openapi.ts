import swagger from '@fastify/swagger';
import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { routes } from '../contract';
import { ErrorBody } from '../contract/common';
import { commonErrors, errorTable } from '../contract/errors';
import type { ErrorCode } from '../contract/errors';
import type { RouteContract } from '../contract/route';

const SECURITY = {
  anyone: [],
  wechat: [],
  visitor: [{}, { memberSession: [] }],
  member_session: [{ memberSession: [] }],
  write_code: [{ writeCode: [] }],
  terminal: [{ terminalKey: [] }],
  console: [{ consoleCookie: [] }],
} as const;

const header = (description: string) =>
  ({ type: 'apiKey', in: 'header', name: 'Authorization', description }) as const;

function byStatus(codes: readonly ErrorCode[]): Map<number, ErrorCode[]> {
  const statuses = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = errorTable[code];
    statuses.set(status, [...(statuses.get(status) ?? []), code]);
  }
  return statuses;
}

function headersOf(contract: RouteContract): Record<string, unknown> | null {
  const properties: Record<string, unknown> = {};
  const required: string[] = [];
  if (contract.act) {
    properties['Idempotency-Key'] = { type: 'string', pattern: '^[0-9A-Za-z_-]{16,64}$' };
    required.push('Idempotency-Key');
  }
  if (contract.who.kind === 'console' && contract.method !== 'GET') {
    properties['X-CSRF-Token'] = { type: 'string' };
    required.push('X-CSRF-Token');
  }
  return required.length > 0 ? { type: 'object', properties, required } : null;
}

function documented(contract: RouteContract): Record<string, unknown> {
  const refusals = [...byStatus([...contract.errors, ...commonErrors])].map(([status, codes]) => [
    status,
    {
      description: codes.map((code) => `\`${code}\` ${errorTable[code].message}`).join('\n\n'),
      content: { 'application/json': { schema: { ...ErrorBody, 'x-codes': codes } } },
    },
  ]);
  const success = contract.response
    ? { description: 'OK', content: { 'application/json': { schema: contract.response } } }
    : { description: 'OK', content: { [contract.produces ?? 'text/plain']: { schema: { type: 'string' } } } };
  const headers = headersOf(contract);
  return {
    operationId: contract.id,
    tags: [contract.tag],
    summary: contract.summary,
    security: SECURITY[contract.who.kind],
    ...(contract.params && { params: contract.params }),
    ...(contract.query && { querystring: contract.query }),
    ...(contract.body && { body: contract.body }),
    ...(headers && { headers }),
    response: { 200: success, ...(Object.fromEntries(refusals) as Record<string, unknown>) },
  };
}

/** The OpenAPI 3.1 document of the contract; needs no database and no WeChat. */
export async function openapiDocument(): Promise<object> {
  const app = Fastify();
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (body) => JSON.stringify(body));
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'NFC Member Center',
        version: '1',
        description:
          'One tag per kind of caller. Errors are `{code, message, requestId}` with the codes listed per route.',
      },
      tags: ['member', 'staff', 'terminal', 'console', 'wechat'].map((name) => ({ name })),
      components: {
        securitySchemes: {
          memberSession: header('`Bearer <session>` of the mini-program'),
          writeCode: header('`WriteCode <id>` of the write page'),
          terminalKey: header('`Terminal <key>` of a paired front desk'),
          consoleCookie: { type: 'apiKey', in: 'cookie', name: 'nmc_session' },
        },
      },
    },
  });
  for (const contract of routes) {
    app.route({
      method: contract.method,
      url: contract.path,
      schema: documented(contract),
      handler: () => null,
    });
  }
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}

/** Serves the document at `/openapi.json`, made on first demand. */
export function registerOpenapi(app: FastifyInstance): void {
  let document: Promise<object> | null = null;
  app.get('/openapi.json', async () => (document ??= openapiDocument()));
}
