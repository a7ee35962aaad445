import { createCanceller } from '../../../miniprogram/api/cancel';
import { createClient } from '../../../miniprogram/api/client';
import { createServerClock } from '../../../miniprogram/api/server-clock';
import type { HttpAnswer, HttpRequest } from '../../../miniprogram/api/transport';
import { ApiFailure, asFailure } from '../../../miniprogram/api/failure';
import { counter, deferred } from '../../helpers/wx/network';
import { handClock } from '../../helpers/wx/time';

const answerOf = (body: object, header: Record<string, string> = {}): HttpAnswer => ({
  status: 200,
  body,
  header,
});

/** A member who is logged in; the network answers when told, or gives up when the request does. */
function phone() {
  const sent: HttpRequest[] = [];
  const answers: ReturnType<typeof deferred<HttpAnswer>>[] = [];
  const time = handClock();
  const client = createClient({
    origin: 'https://api.test',
    clock: time.clock,
    random: counter(),
    transport: (request) => {
      sent.push(request);
      const answer = deferred<HttpAnswer>();
      answers.push(answer);
      request.until?.onCancel(() => answer.reject(new ApiFailure({ code: 'cancelled' })));
      return answer.promise;
    },
  });
  const session = {
    token: async () => 't1',
    refused: () => undefined,
    through: () => Promise.reject(new Error('not here')),
  };
  const ask = (tapId: string, until?: ReturnType<typeof createCanceller>) =>
    client.callAsMember(session, 'memberRecognition', { params: { tapId }, ...(until ? { until } : {}) });
  return { sent, answers, time, client, session, ask };
}

const none = { recognition: { state: 'none' } };

describe('equal safe calls', () => {
  it('are one request while it is under way, and a new one afterwards', async () => {
    const { ask, sent, answers, time } = phone();
    const both = Promise.all([ask('a'), ask('a')]);
    const other = ask('b');
    await time.settle();
    expect(sent.map((it) => it.url.split('/').pop())).toEqual(['a', 'b']);
    for (const answer of answers) answer.resolve(answerOf(none));
    expect(await both).toEqual([none, none]);
    await other;
    void ask('a');
    await time.settle();
    expect(sent).toHaveLength(3);
  });

  it('fail together, each with the same cause', async () => {
    const { ask, answers, time } = phone();
    const both = [ask('a'), ask('a')].map((it) => it.catch((error: unknown) => asFailure(error).code));
    await time.settle();
    answers[0]?.resolve({
      status: 404,
      header: {},
      body: { code: 'tap_unknown', message: '', requestId: 'r' },
    });
    expect(await Promise.all(both)).toEqual(['tap_unknown', 'tap_unknown']);
  });

  it('are never made of acts: two acts are two requests under two keys', async () => {
    const { client, session, sent, time } = phone();
    void client.callAsMember(session, 'memberCodes', { body: {} });
    void client.callAsMember(session, 'memberCodes', { body: {} });
    await time.settle();
    expect(new Set(sent.map((it) => it.header['Idempotency-Key'])).size).toBe(2);
  });
});

describe('leaving a page', () => {
  it('gives its request up at once', async () => {
    const { ask, sent, time } = phone();
    const until = createCanceller();
    const asked = ask('a', until);
    await time.settle();
    until.cancel();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    expect(sent[0]?.until?.cancelled).toBe(true);
  });

  it('leaves the request to whoever else waits for it', async () => {
    const { ask, sent, answers, time } = phone();
    const until = createCanceller();
    const left = ask('a', until).catch((error: unknown) => asFailure(error).code);
    const stayed = ask('a');
    await time.settle();
    until.cancel();
    expect(await left).toBe('cancelled');
    expect(sent[0]?.until?.cancelled).toBe(false);
    answers[0]?.resolve(answerOf(none));
    expect(await stayed).toEqual(none);
  });

  it('ends the wait before a retry, and nothing more is sent', async () => {
    const { ask, sent, answers, time } = phone();
    const until = createCanceller();
    const asked = ask('a', until).catch((error: unknown) => asFailure(error).code);
    await time.settle();
    answers[0]?.reject(new ApiFailure({ code: 'timeout' }));
    await time.settle();
    until.cancel();
    expect(await asked).toBe('cancelled');
    await time.pass(60_000);
    expect(sent).toHaveLength(1);
    expect(time.waiting()).toBe(0);
  });

  it('asks nothing when it was left before', async () => {
    const { ask, sent } = phone();
    const until = createCanceller();
    until.cancel();
    await expect(ask('a', until)).rejects.toMatchObject({ code: 'cancelled' });
    expect(sent).toEqual([]);
  });
});

describe('the server’s time', () => {
  const SERVER = Date.parse('2026-01-05T03:00:00Z');

  it.each([
    ['right', 0],
    ['an hour fast', 3_600_000],
    ['two days slow', -172_800_000],
  ])('is known within a second by a phone that is %s', (_name, wrongBy) => {
    let now = SERVER + wrongBy;
    const clock = createServerClock(() => now);
    const sentAt = now;
    now += 800;
    clock.heard(new Date(SERVER + 400).toUTCString(), sentAt);
    expect(Math.abs(clock.now() - (SERVER + 800))).toBeLessThanOrEqual(1000);
  });

  it('stays the phone’s own without a readable Date', () => {
    const clock = createServerClock(() => 5);
    clock.heard(undefined, 0);
    clock.heard('soon', 0);
    expect(clock.now()).toBe(5);
  });

  it('is taken from every answer', async () => {
    const { ask, answers, client, time } = phone();
    const asked = ask('a');
    await time.settle();
    answers[0]?.resolve(answerOf(none, { date: new Date(time.clock.now() + 90_000).toUTCString() }));
    await asked;
    expect(Math.abs(client.serverNow() - (time.clock.now() + 90_000))).toBeLessThanOrEqual(1000);
  });
});
