import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { ApiError } from '../../../server/src/contract/api-error';
import { Empty, strict } from '../../../server/src/contract/common';
import { errorCodes, errorTable } from '../../../server/src/contract/errors';
import { defineRoute } from '../../../server/src/contract/route';
import type { Authenticators } from '../../../server/src/plugins/callers';
import { serve } from '../../../server/src/plugins/contract-route';
import { WechatError } from '../../../server/src/wechat/errors';
import { idempotencyKey, nobody, testApp, testServices } from '../../helpers/server';
import type { TestServices } from '../../helpers/server';
import { EVERYWHERE } from '../../../server/src/domain/staff/reach';

const base = { tag: 'member', summary: 's', errors: [] } as const;
const greet = defineRoute({
  ...base,
  id: 'greet',
  method: 'GET',
  path: '/api/v1/greet/:name',
  who: { kind: 'anyone' },
  act: false,
  params: Type.Object({ name: Type.String({ maxLength: 5 }) }, strict),
  query: Type.Object({ times: Type.Optional(Type.Integer({ maximum: 9 })) }, strict),
  response: Type.Object({ text: Type.String() }, strict),
});
const count = defineRoute({
  ...base,
  id: 'count',
  method: 'POST',
  path: '/api/v1/count',
  who: { kind: 'terminal' },
  act: true,
  body: Type.Object({ by: Type.Integer() }, strict),
  response: Type.Object({ total: Type.Integer() }, strict),
});
const manage = defineRoute({
  ...base,
  id: 'manage',
  method: 'POST',
  path: '/api/v1/manage',
  who: { kind: 'console', roles: ['owner'] },
  act: false,
  body: Empty,
  response: Empty,
});
const fail = defineRoute({
  ...base,
  id: 'fail',
  method: 'GET',
  path: '/api/v1/fail/:how',
  who: { kind: 'anyone' },
  act: false,
  params: Type.Object({ how: Type.String() }, strict),
  response: Empty,
});

const authenticators: Authenticators = {
  ...nobody,
  terminal: (key) =>
    key.startsWith('key-')
      ? Promise.resolve({ kind: 'terminal', merchantId: 'm', actor: `terminal:${key}`, terminalId: key })
      : Promise.reject(new ApiError('unauthenticated')),
  console: (token) =>
    Promise.resolve({
      kind: 'console',
      merchantId: 'm',
      actor: `staff:${token}`,
      staffId: token,
      role: token === 'boss' ? 'owner' : 'cashier',
      csrfToken: 'csrf',
      reach: EVERYWHERE,
    }),
};

describe('a served route', () => {
  let services: TestServices;
  let app: FastifyInstance;
  let total = 0;
  let broken = false;

  beforeEach(async () => {
    services = await testServices();
    total = 0;
    broken = false;
    app = await testApp(
      services,
      [
        async (scope) => {
          await scope.register(cookie);
          serve(scope, greet, async ({ params, query }) => ({ text: params.name.repeat(query.times ?? 1) }));
          serve(scope, manage, async () => ({}));
          serve(scope, count, async ({ body }) => {
            total += body.by;
            await new Promise(setImmediate);
            if (broken) throw new ApiError('tap_not_stored', { retryAfter: 2 });
            return { total };
          });
          serve(
            scope,
            fail,
            async ({ params }) => {
              if (params.how === 'wechat')
                throw new WechatError({
                  errcode: -1,
                  errmsg: 'busy',
                  kind: 'busy',
                  cause: '忙。',
                  nextStep: '等。',
                  path: '/x',
                });
              if (params.how === 'crash') throw new Error('secret detail');
              return JSON.parse('{"extra":1}') as Record<string, never>;
            },
            { perMinute: 4 },
          );
        },
      ],
      authenticators,
    );
  });
  afterEach(async () => {
    await app.close();
    await services.close();
  });

  const post = (key: string, by: number, actor = 'key-1') =>
    app.inject({
      method: 'POST',
      url: '/api/v1/count',
      headers: { authorization: `Terminal ${actor}`, 'idempotency-key': key },
      payload: { by },
    });

  it('answers a call that fits its contract', async () => {
    const reply = await app.inject('/api/v1/greet/ab?times=2');
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual({ text: 'abab' });
  });

  it.each([
    ['a parameter that is too long', '/api/v1/greet/toolong', /name/],
    ['a query value out of range', '/api/v1/greet/ab?times=10', /times/],
    ['an unknown query field', '/api/v1/greet/ab?colour=red', /检查/],
  ])('refuses %s and names the field', async (_what, url, message) => {
    const reply = await app.inject(url);
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({
      code: 'bad_request',
      requestId: expect.stringMatching(/^[0-9A-Za-z]{18}-[0-9a-z]+$/),
    });
    expect(reply.json<{ message: string }>().message).toMatch(message);
  });

  it('refuses unknown fields and wrong types in a body instead of dropping or converting them', async () => {
    const headers = { authorization: 'Terminal key-1', 'idempotency-key': idempotencyKey() };
    for (const payload of [{ by: 1, more: 2 }, { by: '1' }, {}]) {
      const reply = await app.inject({ method: 'POST', url: '/api/v1/count', headers, payload });
      expect(reply.json()).toMatchObject({ code: 'bad_request' });
    }
    expect(total).toBe(0);
  });

  it('asks for the credential that the contract names', async () => {
    const none = await app.inject({ method: 'POST', url: '/api/v1/count', payload: { by: 1 } });
    expect([none.statusCode, none.json<{ code: string }>().code]).toEqual([401, 'unauthenticated']);
    const other = await post(idempotencyKey(), 1, 'wrong');
    expect(other.statusCode).toBe(401);
    expect(total).toBe(0);
  });

  it('refuses an act without an idempotency key', async () => {
    const reply = await post('short', 1);
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([400, 'idempotency_key_missing']);
  });

  it('acts once per key, however often and however concurrently it is asked', async () => {
    const key = idempotencyKey();
    const replies = await Promise.all([post(key, 5), post(key, 5), post(key, 5)]);
    const late = await post(key, 5);
    expect([...replies, late].map((r) => r.json<{ total: number }>().total)).toEqual([5, 5, 5, 5]);
    expect(total).toBe(5);
  });

  it('refuses the same key with another body, and knows keys per actor', async () => {
    const key = idempotencyKey();
    await post(key, 5);
    expect((await post(key, 6)).json()).toMatchObject({ code: 'idempotency_conflict' });
    expect((await post(key, 6, 'key-2')).json()).toEqual({ total: 11 });
  });

  it('does not record a refused act: the retry may succeed', async () => {
    const key = idempotencyKey();
    broken = true;
    const refused = await post(key, 1);
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([409, '2']);
    broken = false;
    expect((await post(key, 1)).statusCode).toBe(200);
  });

  it.each([
    ['no cookie', {}, 401, 'unauthenticated'],
    ['no CSRF token', { cookie: 'nmc_session=boss' }, 403, 'csrf_failed'],
    ['a wrong CSRF token', { cookie: 'nmc_session=boss', 'x-csrf-token': 'guess' }, 403, 'csrf_failed'],
    ['a role that may not', { cookie: 'nmc_session=clerk', 'x-csrf-token': 'csrf' }, 403, 'forbidden'],
  ])('refuses a console call with %s', async (_what, headers, status, code) => {
    const reply = await app.inject({ method: 'POST', url: '/api/v1/manage', headers, payload: {} });
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([status, code]);
  });

  it('is not for who brings a cookie where nobody reads cookies', async () => {
    await expect(testApp(services, [(scope) => serve(scope, manage, async () => ({}))])).rejects.toThrow(
      `${manage.id} is for who brings a cookie`,
    );
  });

  it('lets the right role in, and takes a missing body for an empty one', async () => {
    const headers = { cookie: 'nmc_session=boss', 'x-csrf-token': 'csrf' };
    expect((await app.inject({ method: 'POST', url: '/api/v1/manage', headers })).statusCode).toBe(200);
  });

  it('says that WeChat is busy, hides what crashed, and refuses answers that leave the contract', async () => {
    const wechat = await app.inject('/api/v1/fail/wechat');
    expect([wechat.statusCode, wechat.json<{ code: string }>().code]).toEqual([503, 'wechat_busy']);
    const crash = await app.inject('/api/v1/fail/crash');
    expect(crash.json()).toMatchObject({ code: 'internal', message: errorTable.internal.message });
    expect(crash.body).not.toContain('secret detail');
    expect((await app.inject('/api/v1/fail/extra')).statusCode).toBe(500);
  });

  it('limits how often one address may call where the route says so, with Retry-After', async () => {
    for (let i = 0; i < 4; i += 1) await app.inject('/api/v1/fail/crash');
    const reply = await app.inject('/api/v1/fail/crash');
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([429, 'rate_limited']);
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('answers an unknown address with a documented code', async () => {
    const reply = await app.inject('/api/v1/nowhere');
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([404, 'route_not_found']);
  });

  it('refuses malformed and oversized JSON in the same words', async () => {
    const headers = { authorization: 'Terminal key-1', 'content-type': 'application/json' };
    for (const payload of ['{', JSON.stringify({ by: 'x'.repeat(300_000) })]) {
      const reply = await app.inject({ method: 'POST', url: '/api/v1/count', headers, payload });
      expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([400, 'bad_request']);
    }
  });
});

describe('the error table', () => {
  it.each(errorCodes)('%s has a Chinese message with a next step and a refusal status', (code) => {
    const { message, status } = errorTable[code];
    expect(message).toMatch(/[\u4e00-\u9fff].*[，；].*[。]$/);
    expect(status).toBeGreaterThanOrEqual(400);
  });
});
