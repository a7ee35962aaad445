import { DEMO } from '../../../server/src/demo/seed';
import { SESSION_LIFE } from '../../../server/src/domain/members/rules';
import { idempotencyKey } from '../../helpers/server';
import {
  AT_COUNTER_1,
  FrontDesk,
  MemberPhone,
  PLAIN,
  serverWorld,
  touching,
} from '../../helpers/server-world';
import type { Bootstrap, ServerWorld } from '../../helpers/server-world';

interface Refusal {
  code: string;
  message: string;
}

describe('bootstrap', () => {
  let world: ServerWorld;
  beforeEach(async () => {
    world = await serverWorld();
  });
  afterEach(() => world.close());

  const taps = () => world.services.db.selectFrom('taps').selectAll().orderBy('created_at').execute();
  const boot = (payload: object, headers: Record<string, string> = {}) =>
    world.call<Refusal>(
      'POST',
      '/api/v1/member/bootstrap',
      { 'idempotency-key': idempotencyKey(), ...headers },
      payload,
    );

  it('greets a visitor in one round trip without asking for any data', async () => {
    const { status, body } = await new MemberPhone(world, 'lin').open(PLAIN);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      merchant: { name: '晋业示范商家', brandColor: '#2F7D5B', agreementVersion: '2026-01' },
      entrance: { state: 'none' },
      card: { state: 'visitor' },
      recognition: { state: 'none' },
    });
    expect(body.merchant.benefits.length).toBeGreaterThan(0);
    expect(await taps()).toEqual([]);
  });

  it('hands the component its parameters decoded once, with a one-time claim id of at most 32 characters', async () => {
    const { body } = await new MemberPhone(world, 'lin').open(PLAIN);
    const claim = body.card.state === 'visitor' ? body.card.claim : null;
    expect(claim?.extraData.outer_str).toBe(claim?.id);
    expect(claim?.id.length).toBeLessThanOrEqual(32);
    expect(claim?.extraData.biz).toMatch(/==$/);
    expect(claim?.extraData.encrypt_card_id).not.toContain('%');
  });

  it('keeps offering the same open claim at the same entrance, and another one elsewhere', async () => {
    const lin = new MemberPhone(world, 'lin');
    const claimOf = ({ body }: { body: Bootstrap }) =>
      body.card.state === 'member' ? null : body.card.claim?.id;
    const first = claimOf(await lin.open(AT_COUNTER_1));
    expect(claimOf(await lin.open(AT_COUNTER_1))).toBe(first);
    expect(claimOf(await lin.open(touching(DEMO.taiyuanFirst)))).not.toBe(first);
  });

  it('offers no claim while the merchant has no card', async () => {
    await world.services.db.updateTable('merchants').set({ encrypt_card_id: null }).execute();
    const { body } = await new MemberPhone(world, 'lin').open(PLAIN);
    expect(body.card).toEqual({ state: 'visitor', claim: null });
  });

  it.each([
    ['an id that never existed', 'nobodyKnowsThisOne'],
    ['an id that is too short', 'x'],
    ['strange characters', '<script>'],
  ])('answers %s alike: unknown', async (_what, id) => {
    const { status, body } = await new MemberPhone(world, 'lin').open(touching(id));
    expect(status).toBe(200);
    expect(body.entrance).toEqual({ state: 'unknown' });
    expect(await taps()).toEqual([]);
  });

  it('tells the holder of a genuine id that its entrance is switched off, and announces nobody there', async () => {
    const desk = await FrontDesk.pair(world);
    await desk.post('/heartbeats');
    const lin = new MemberPhone(world, 'lin');
    await lin.join();
    await world.services.db
      .updateTable('entrances')
      .set({ enabled: 0 })
      .where('id', '=', DEMO.taiyuanFirstTerminal1)
      .execute();
    const { body } = await lin.open(AT_COUNTER_1);
    expect(body.entrance).toMatchObject({ state: 'disabled', place: { storeName: '太原第一门店' } });
    expect(body.recognition).toEqual({ state: 'none' });
    expect(body.card.state).toBe('member');
  });

  it('does the same arrival once, and answers its retry with the same tap and a session that works', async () => {
    const desk = await FrontDesk.pair(world);
    await desk.post('/heartbeats');
    const lin = new MemberPhone(world, 'lin');
    await lin.join();
    lin.token = null;
    const key = idempotencyKey();
    const first = await lin.open(AT_COUNTER_1, key);
    // The answer was lost: the phone logs in again with a new code and the same key.
    lin.token = null;
    const retry = await lin.open(AT_COUNTER_1, key);
    expect(retry.body.recognition).toEqual(first.body.recognition);
    expect(retry.body.session.token).not.toBe(first.body.session.token);
    expect((await taps()).filter((tap) => tap.state === 'waiting')).toHaveLength(1);
    expect((await lin.post('/codes', {})).status).toBe(200);
  });

  it('records nothing secret for the retry', async () => {
    const lin = new MemberPhone(world, 'lin');
    const { body } = await lin.open(PLAIN);
    const codes = await lin.join().then(() => lin.post<{ codes: { code: string }[] }>('/codes', {}));
    const rows = JSON.stringify(await world.services.db.selectFrom('idempotency').selectAll().execute());
    expect(rows).not.toContain(body.session.token);
    expect(rows).not.toContain(codes.body.codes[0]?.code);
    const sessions = JSON.stringify(await world.services.db.selectFrom('sessions').selectAll().execute());
    expect(sessions).not.toContain(body.session.token);
  });

  it('keeps nothing of a member who only opens the page', async () => {
    const lin = new MemberPhone(world, 'lin');
    await lin.join();
    const kept = () => world.services.db.selectFrom('idempotency').selectAll().execute();
    const before = await kept();
    const key = idempotencyKey();
    const opened = [await lin.open(PLAIN, key), await lin.open(PLAIN, key)];
    expect(opened.map(({ body }) => [body.card.state, body.recognition.state])).toEqual([
      ['member', 'none'],
      ['member', 'none'],
    ]);
    expect(await kept()).toEqual(before);
    expect(await taps()).toEqual([]);
  });

  it('refuses the same key for another arrival', async () => {
    const lin = new MemberPhone(world, 'lin');
    const key = idempotencyKey();
    await lin.open(AT_COUNTER_1, key);
    const other = await lin.open(touching(DEMO.taiyuanFirstTerminal2), key);
    expect([other.status, (other.body as unknown as Refusal).code]).toEqual([409, 'idempotency_conflict']);
  });

  it('needs a login code or a session, and says when the session is over', async () => {
    expect((await boot({ appId: 'touristappid', entry: PLAIN })).body.code).toBe('session_expired');
    const lin = new MemberPhone(world, 'lin');
    await lin.open(PLAIN);
    world.services.clock.pass(SESSION_LIFE + 1);
    const over = await lin.open(PLAIN);
    expect([over.status, (over.body as unknown as Refusal).code]).toEqual([401, 'session_expired']);
  });

  it('keeps a session in use alive and the token the same', async () => {
    const lin = new MemberPhone(world, 'lin');
    const first = (await lin.open(PLAIN)).body.session;
    world.services.clock.pass(SESSION_LIFE - 60_000);
    const later = (await lin.open(PLAIN)).body.session;
    expect(later.token).toBe(first.token);
    expect(Date.parse(later.expiresAt)).toBeGreaterThan(Date.parse(first.expiresAt));
    world.services.clock.pass(SESSION_LIFE - 60_000);
    expect((await lin.open(PLAIN)).status).toBe(200);
  });

  it('spends a login code once', async () => {
    const code = await new MemberPhone(world, 'lin').loginCode();
    expect((await boot({ appId: 'touristappid', code, entry: PLAIN })).status).toBe(200);
    const again = await boot({ appId: 'touristappid', code, entry: PLAIN });
    expect([again.status, again.body.code]).toEqual([401, 'wechat_login_rejected']);
  });

  it('knows one visitor per person, from however many log-ins', async () => {
    await new MemberPhone(world, 'lin').open(PLAIN);
    await new MemberPhone(world, 'lin').open(PLAIN);
    await new MemberPhone(world, 'wang').open(PLAIN);
    expect(await world.services.db.selectFrom('visitors').select('id').execute()).toHaveLength(2);
  });

  it.each([
    [-1, 503, 'wechat_busy'],
    [40125, 502, 'wechat_misconfigured'],
    [40226, 401, 'wechat_login_rejected'],
  ])('says so when WeChat answers the log-in with %d', async (errcode, status, code) => {
    const lin = new MemberPhone(world, 'lin');
    await world.control('/faults', { path: '/sns/jscode2session', errcode, times: 20 });
    const reply = await lin.open(PLAIN);
    expect([reply.status, (reply.body as unknown as Refusal).code]).toEqual([status, code]);
  });

  it('asks WeChat nothing when a session is at hand: WeChat being down blocks nobody who was here', async () => {
    const lin = new MemberPhone(world, 'lin');
    await lin.open(PLAIN);
    await world.control('/faults', { path: '/sns/jscode2session', errcode: -1, times: 20 });
    expect((await lin.open(AT_COUNTER_1)).status).toBe(200);
  });

  it('refuses a mini-program that nobody registered, and a merchant that is suspended', async () => {
    expect((await boot({ appId: 'wxnobody', code: 'c', entry: PLAIN })).body.code).toBe('merchant_unknown');
    await world.services.db.updateTable('merchants').set({ status: 'suspended' }).execute();
    expect((await boot({ appId: 'touristappid', code: 'c', entry: PLAIN })).body.code).toBe(
      'merchant_suspended',
    );
  });

  it('does not take a session of another merchant', async () => {
    const lin = new MemberPhone(world, 'lin');
    await lin.open(PLAIN);
    const demo = await world.services.db.selectFrom('merchants').selectAll().executeTakeFirstOrThrow();
    await world.services.db
      .insertInto('merchants')
      .values({
        ...demo,
        id: 'otherMerchant00000',
        app_id: 'wxother',
        service_app_id: null,
        push_id: 'otherPush',
      })
      .execute();
    const reply = await boot(
      { appId: 'wxother', entry: PLAIN },
      { authorization: `Bearer ${lin.token ?? ''}` },
    );
    expect(reply.body.code).toBe('session_expired');
  });

  it('slows down a script that arrives all the time, and nobody else', async () => {
    const lin = new MemberPhone(world, 'lin');
    for (let i = 0; i < 60; i += 1) expect((await lin.open(PLAIN)).status).toBe(200);
    const reply = await lin.open(PLAIN);
    expect([reply.status, (reply.body as unknown as Refusal).code]).toEqual([429, 'rate_limited']);
    expect((await new MemberPhone(world, 'wang').open(PLAIN)).status).toBe(200);
    world.services.clock.pass(60_000);
    expect((await lin.open(PLAIN)).status).toBe(200);
  });

  it('refuses an unknown way in and unknown fields', async () => {
    const code = 'c';
    expect((await boot({ appId: 'a', code, entry: { how: 'teleport', scene: 1 } })).body.code).toBe(
      'bad_request',
    );
    expect((await boot({ appId: 'a', code, entry: PLAIN, openid: 'o' })).body.code).toBe('bad_request');
  });
});
