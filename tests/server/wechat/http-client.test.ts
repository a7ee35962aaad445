import { isWechatError } from '../../../server/src/wechat/errors';
import type { WechatError } from '../../../server/src/wechat/errors';
import { createHttpClient } from '../../../server/src/wechat/http-client';
import type { CallEffect, WechatCall } from '../../../server/src/wechat/http-client';
import { TransportFailure } from '../../../server/src/wechat/ports';
import type { HttpRequest, HttpResponse } from '../../../server/src/wechat/ports';
import { testClock, testRandom } from './setup';

type Script = (HttpResponse | TransportFailure)[];

const account = { appId: 'wx1', appSecret: 'very-secret-secret' };
const TOKEN = 'the-token-of-wx1';

function json(body: unknown, status = 200): HttpResponse {
  return { status, bytes: new Uint8Array(Buffer.from(JSON.stringify(body))) };
}

function clientWith(script: Script): {
  call(effect: CallEffect): Promise<unknown>;
  sent: HttpRequest[];
  pauses: readonly number[];
} {
  const sent: HttpRequest[] = [];
  const clock = testClock();
  const client = createHttpClient({
    baseUrl: 'http://wechat.test',
    clock,
    random: testRandom(),
    transport: {
      send(request) {
        if (request.url.includes('/cgi-bin/stable_token')) {
          return Promise.resolve(json({ access_token: TOKEN, expires_in: 7200 }));
        }
        sent.push(request);
        const next = script.shift() ?? json({ errcode: 0 });
        return next instanceof TransportFailure ? Promise.reject(next) : Promise.resolve(next);
      },
    },
  });
  const call = (effect: CallEffect): Promise<unknown> => {
    const wanted: WechatCall = { method: 'POST', path: '/card/some', effect, body: { a: 1 } };
    return client.withToken(account, wanted);
  };
  return { call, sent, pauses: clock.pauses };
}

async function failureOf(act: Promise<unknown>): Promise<WechatError> {
  const failure = await act.then(
    () => null,
    (error: unknown) => error,
  );
  if (!isWechatError(failure)) throw new Error('no WechatError');
  return failure;
}

const busy = (): HttpResponse => json({ errcode: -1, errmsg: 'system error' });
const lost = (): TransportFailure => new TransportFailure('timeout', true);
const unsent = (): TransportFailure => new TransportFailure('connection', false);

describe('repeating', () => {
  it.each<[string, CallEffect, Script, number, string | null]>([
    ['a busy question', 'none', [busy(), busy()], 3, null],
    ['a question that stays busy', 'none', [busy(), busy(), busy()], 3, 'busy'],
    ['a busy act', 'acts', [busy()], 1, 'busy'],
    ['a busy spending of a code', 'spends', [busy()], 2, null],
    ['an act that came too fast', 'acts', [json({ errcode: 44990 })], 2, null],
    ['a question without answer', 'none', [lost()], 2, null],
    ['an act without answer', 'acts', [lost()], 1, 'unknown_result'],
    ['an act that was never sent', 'acts', [unsent()], 1, 'network'],
    ['a spending without answer', 'spends', [lost()], 1, 'network'],
    ['an act answered by a broken gateway', 'acts', [json({}, 502)], 1, 'unknown_result'],
    ['a question answered by a broken gateway', 'none', [json({}, 502)], 2, null],
    [
      'an act answered with half a JSON',
      'acts',
      [{ status: 200, bytes: new Uint8Array(Buffer.from('{"err')) }],
      1,
      'unknown_result',
    ],
    ['a wrong argument', 'none', [json({ errcode: 40097 })], 1, 'input'],
    ['a used-up quota', 'none', [json({ errcode: 45009 })], 1, 'quota'],
  ])('%s', async (_what, effect, script, tries, kind) => {
    const { call, sent } = clientWith([...script]);
    if (kind === null) await call(effect);
    else expect((await failureOf(call(effect))).kind).toBe(kind);
    expect(sent).toHaveLength(tries);
  });

  it('waits longer each time, with jitter', async () => {
    const { call, pauses } = clientWith([busy(), busy()]);
    await call('none');
    expect(pauses).toHaveLength(2);
    expect(pauses[0]).toBeGreaterThanOrEqual(100);
    expect(pauses[0]).toBeLessThan(300);
    expect(pauses[1]).toBeGreaterThanOrEqual(200);
    expect(pauses[1]).toBeLessThan(600);
  });
});

describe('errors', () => {
  it('hold no secret and no token, in no field', async () => {
    const errmsg = `bad ${TOKEN} and ${account.appSecret} in weixin://dl/business/?t=abcdefghijk rid: 1`;
    const { call } = clientWith([json({ errcode: 40097, errmsg })]);
    const failure = await failureOf(call('none'));
    const printed = `${failure.stack} ${JSON.stringify(failure)} ${failure.message} ${failure.errmsg}`;
    expect(failure.errmsg).toContain('rid: 1');
    expect(printed).not.toContain(TOKEN);
    expect(printed).not.toContain(account.appSecret);
    expect(printed).not.toContain('abcdefghijk');
  });

  it('keep the number of a code that nobody knows', async () => {
    const { call } = clientWith([json({ errcode: 123456, errmsg: 'new' })]);
    const failure = await failureOf(call('none'));
    expect(failure).toMatchObject({ errcode: 123456, kind: 'unexpected' });
    expect(failure.message).toContain('123456');
  });

  it('of HTTP are unexpected and name the status', async () => {
    const { call } = clientWith([json({}, 404)]);
    expect(await failureOf(call('none'))).toMatchObject({ kind: 'unexpected', errmsg: 'HTTP 404' });
  });
});
