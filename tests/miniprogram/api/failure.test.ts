import { ApiFailure, failureTable } from '../../../miniprogram/api/failure';
import type { FailureCode } from '../../../miniprogram/api/failure';
import { operationShapes } from '../../../miniprogram/api/client';
import { commonErrors } from '../../../server/src/contract/errors';
import { routes } from '../../../server/src/contract/index';
import { failureOfAnswer, failureOfRequest } from '../../../miniprogram/api/transport';
import { isFailureCode } from '../../../miniprogram/api/failure';

const ours = routes.filter((route) => route.id in operationShapes);

describe('the failure table', () => {
  it('knows every code that a called operation may answer', () => {
    const answered = new Set<string>([...commonErrors, ...ours.flatMap((route) => route.errors)]);
    expect([...answered].filter((code) => !(code in failureTable))).toEqual([]);
  });

  it('gives each code a cause and a next step in Chinese', () => {
    for (const [code, { title, text }] of Object.entries(failureTable)) {
      expect([code, title]).toEqual([code, expect.stringMatching(/[\u4e00-\u9fff]{3,}/)]);
      expect([code, text]).toEqual([code, expect.stringMatching(/[\u4e00-\u9fff]{3,}.*。$/)]);
      // A title must stay on one line of a 320 px phone.
      expect([code, title.length <= 16]).toEqual([code, true]);
    }
  });
});

describe('the operations', () => {
  it('are those of the contract: method, path and act', () => {
    expect(ours.map((it) => it.id).sort()).toEqual(Object.keys(operationShapes).sort());
    for (const route of ours) {
      const shape = operationShapes[route.id as keyof typeof operationShapes];
      expect({ id: route.id, method: shape.method, path: shape.path, act: shape.act }).toEqual({
        id: route.id,
        method: route.method,
        path: route.path.replace(/:(\w+)/g, '{$1}'),
        act: route.act,
      });
    }
  });
});

describe('a missing answer', () => {
  it.each([
    ['request:fail timeout', 'timeout'],
    ['request:fail request timed out', 'timeout'],
    ['request:fail ', 'network_offline'],
    ['request:fail interrupted', 'network_offline'],
    [
      'request:fail errcode:-118 cronet_error_code:-118 error_msg:net::ERR_CONNECTION_TIMED_OUT',
      'network_offline',
    ],
    ['request:fail -2:net::ERR_FAILED', 'network_offline'],
  ])('%s is %s', (errMsg, code) => {
    expect(failureOfRequest(errMsg).code).toBe(code);
  });
});

describe('an answer', () => {
  const of = (status: number, body: unknown, header = {}) =>
    failureOfAnswer({ status, body, header }, isFailureCode);

  it('of 2xx is no failure', () => {
    expect(of(200, {})).toBeNull();
  });

  it('keeps the server’s code and request id', () => {
    const failure = of(403, { code: 'merchant_suspended', message: 'x', requestId: 'r1' })!;
    expect([failure.code, failure.requestId, failure.title]).toEqual([
      'merchant_suspended',
      'r1',
      '商家已暂停服务',
    ]);
  });

  it('with a code we do not know shows the server’s own words', () => {
    const failure = of(409, { code: 'brand_new', message: '新的情况，请这样做。', requestId: 'r2' })!;
    expect([failure.code, failure.text, failure.requestId]).toEqual([
      'unknown',
      '新的情况，请这样做。',
      'r2',
    ]);
  });

  it.each<[number, unknown, FailureCode]>([
    [502, '<html>bad gateway</html>', 'internal'],
    [429, null, 'rate_limited'],
    [404, null, 'unknown'],
    [400, { code: 'constructor' }, 'unknown'],
  ])('%i with body %j is %s', (status, body, code) => {
    expect(of(status, body)!.code).toBe(code);
  });

  it('tells how long the server asks to wait', () => {
    expect(of(429, { code: 'rate_limited' }, { 'retry-after': '3' })!.retryAfterMs).toBe(3000);
  });
});

it('an ApiFailure says whether trying again may help and whether anybody answered', () => {
  expect(new ApiFailure({ code: 'timeout' })).toMatchObject({ transient: true, offline: true });
  expect(new ApiFailure({ code: 'wechat_busy' })).toMatchObject({ transient: true, offline: false });
  expect(new ApiFailure({ code: 'not_a_member' })).toMatchObject({ transient: false, offline: false });
});
