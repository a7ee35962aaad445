import { DEMO } from '../../../server/src/demo/seed';
import { DEMO_AGREEMENT } from '../../../server/src/demo/members';
import { reconcile } from '../../../server/src/domain/cards/events';
import { withdrawDueCards } from '../../../server/src/domain/cards/withdrawals';
import { refundHash } from '../../../server/src/domain/members/leave';
import { merchantById } from '../../../server/src/domain/members/merchant';
import { idempotencyKey } from '../../helpers/server';
import { AT_COUNTER_1, FrontDesk, MemberPhone, PLAIN, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';
import { ownersConsole } from '../acts/act';
import { snapshot } from '../acts/snapshot';

interface Terms {
  points: number;
  balanceFen: number;
  balance: { state: string; balanceFen?: number };
  keeps: string[];
}
interface Left {
  leftAt: string;
  refund: { number: string; balanceFen: number } | null;
}
interface Refusal {
  code: string;
}

describe('leaving the membership', () => {
  let world: ServerWorld;
  let lin: MemberPhone;
  beforeEach(async () => {
    world = await serverWorld();
    lin = new MemberPhone(world, 'lin');
    await lin.join();
    await world.simulator.deliverPushes();
  });
  afterEach(() => world.close());

  const members = () => world.services.db.selectFrom('members').selectAll().execute();
  const state = async () => (await lin.open(PLAIN)).body.card.state;
  const terms = async () => (await lin.get<Terms>('/leave')).body;
  const leave = (seen: { points: number; balanceFen: number }) =>
    lin.post<Left & Refusal>('/leave', { seen });
  const pack = async () => {
    const reply = await fetch(`${world.simulator.url}/phone/cards?userId=lin`);
    return ((await reply.json()) as { cards: { status: string }[] }).cards.map((card) => card.status);
  };
  const owes = (balance_fen: number) =>
    world.services.db.updateTable('members').set({ balance_fen }).execute();

  it('erases the person everywhere, keeps the number, and makes the card unusable in WeChat', async () => {
    for (const purpose of ['phone', 'profile'])
      await lin.post('/consents', { version: DEMO_AGREEMENT, purpose });
    await lin.post('/phone', { code: await lin.phoneNumberCode() });
    await world.call('POST', '/api/v1/member/profile', lin.headers(), {
      nickname: '小满满',
      birthday: '1996-05-20',
    });
    const [before] = await members();
    const { points, balanceFen } = await terms();
    expect([points, balanceFen]).toEqual([860, 5_000]);
    expect((await leave({ points, balanceFen })).body.refund).toMatchObject({ balanceFen: 5_000 });

    const [row] = await members();
    expect(row).toMatchObject({ state: 'left', number: before?.number, name: null, phone_enc: null });
    const kept = JSON.stringify(await snapshot(world.services.db));
    const traces = ['林小满', '小满满', '1996-05-20', before?.phone_enc ?? 'no phone', '13800138001'];
    expect(traces.filter((text) => kept.includes(text))).toEqual([]);

    expect(await pack()).toEqual(['NORMAL']);
    expect(await withdrawDueCards(world.services)).toBe(1);
    expect(await pack()).toEqual(['UNAVAILABLE']);
    expect(await withdrawDueCards(world.services)).toBe(0);
  });

  it('ends the points in the ledger and leaves the balance owed there', async () => {
    await lin.post('/consents', { version: DEMO_AGREEMENT, purpose: 'phone' });
    await lin.post('/phone', { code: await lin.phoneNumberCode() });
    await leave({ points: 860, balanceFen: 5_000 });
    const entries = await world.services.db.selectFrom('ledger_entries').selectAll().orderBy('seq').execute();
    expect(
      entries.map(({ account, kind, amount, balance_after }) => [account, kind, amount, balance_after]),
    ).toEqual([
      ['points', 'opening', 860, 860],
      ['balance', 'opening', 5_000, 5_000],
      ['points', 'adjustment', -860, 0],
    ]);
    expect((await members())[0]).toMatchObject({ points: 0, balance_fen: 5_000 });
  });

  it('tells what happens to a balance, and keeps it against a refund number', async () => {
    await owes(1_250);
    expect(await terms()).toMatchObject({
      balanceFen: 1_250,
      balance: { state: 'kept_for_refund', balanceFen: 1_250 },
      keeps: ['ledger', 'consents', 'balance_owed'],
    });
    const { body } = await leave({ points: 0, balanceFen: 1_250 });
    expect(body.refund).toMatchObject({ number: expect.stringMatching(/^[0-9]{16}$/), balanceFen: 1_250 });
    const [departure] = await world.services.db.selectFrom('departures').selectAll().execute();
    expect(departure).toMatchObject({
      balance_fen: 1_250,
      refund_hash: refundHash(DEMO.merchant, body.refund?.number ?? ''),
      refunded_at: null,
    });
    expect((await members())[0]?.balance_fen).toBe(1_250);
  });

  it('asks again when the balance is no longer what the person was shown', async () => {
    await owes(1_250);
    const reply = await leave({ points: 0, balanceFen: 0 });
    expect([reply.status, reply.body.code]).toEqual([409, 'leave_changed']);
    expect(await state()).toBe('member');
  });

  it('lets who left join again as a new member, without what they had', async () => {
    await leave({ points: 0, balanceFen: 0 });
    expect(await state()).toBe('visitor');
    const again = await lin.get<Refusal>('/leave');
    expect([again.status, again.body.code]).toEqual([409, 'not_a_member']);
    await withdrawDueCards(world.services);
    expect((await lin.join()).body.card.state).toBe('member');
    const rows = await members();
    expect(rows.map((row) => row.state).sort()).toEqual(['active', 'left']);
    expect(new Set(rows.map((row) => row.number)).size).toBe(2);
    expect(new Set(rows.map((row) => row.card_code)).size).toBe(2);
  });

  it('is not undone by an event about the card that WeChat tells late', async () => {
    const [member] = await members();
    const merchant = await merchantById(world.services, DEMO.merchant);
    const visitor = await world.services.db.selectFrom('visitors').selectAll().executeTakeFirstOrThrow();
    const createdAt = world.services.clock.now();
    world.services.clock.pass(5_000);
    await leave({ points: 0, balanceFen: 0 });
    await reconcile(world.services, merchant, {
      type: 'user_get_card',
      openid: 'o',
      toUserName: 'gh',
      createdAt,
      cardId: merchant.card_id ?? '',
      code: member?.card_code ?? '',
      outerStr: '',
      unionid: visitor.unionid,
      restored: false,
      oldCode: null,
      dedupeKey: 'late',
    });
    expect(await state()).toBe('visitor');
  });

  it('takes who waits at a counter off its screen', async () => {
    const desk = await FrontDesk.pair(world);
    await desk.post('/heartbeats');
    const stream = await desk.stream();
    const { recognition } = (await lin.open(AT_COUNTER_1)).body;
    await stream.until((events) => events.some((event) => event.event === 'tap'));
    await leave({ points: 0, balanceFen: 0 });
    await stream.until((events) => events.some((event) => event.event === 'tap_dropped'));
    stream.close();
    expect((await desk.get<{ taps: unknown[] }>('/taps')).body.taps).toEqual([]);
    const tapId = 'tapId' in recognition ? recognition.tapId : '';
    expect((await desk.post<Refusal>(`/taps/${tapId}/accept`)).status).not.toBe(200);
  });

  it('keeps trying to withdraw the card while WeChat refuses, ever more slowly', async () => {
    await leave({ points: 0, balanceFen: 0 });
    await world.control('/faults', { path: '/card/code/unavailable', errcode: -1, times: 6 });
    expect(await withdrawDueCards(world.services)).toBe(1);
    expect(await withdrawDueCards(world.services)).toBe(0);
    expect(await pack()).toEqual(['NORMAL']);
    world.services.clock.pass(31_000);
    await withdrawDueCards(world.services);
    world.services.clock.pass(61_000);
    await withdrawDueCards(world.services);
    expect(await pack()).toEqual(['UNAVAILABLE']);
    const [row] = await world.services.db.selectFrom('card_withdrawals').selectAll().execute();
    expect(row).toMatchObject({ state: 'done' });
  });

  it('lets one of two phones leave, not both', async () => {
    await owes(700);
    const other = new MemberPhone(world, 'lin');
    await other.open(PLAIN);
    const replies = await Promise.all([
      leave({ points: 0, balanceFen: 700 }),
      other.post<Left>('/leave', { seen: { points: 0, balanceFen: 700 } }),
    ]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
    expect(await world.services.db.selectFrom('departures').selectAll().execute()).toHaveLength(1);
  });

  it('pays the balance back once, to whoever brings the number', async () => {
    await owes(1_250);
    const { refund } = (await leave({ points: 0, balanceFen: 1_250 })).body;
    const headers = await ownersConsole(world);
    const ask = <T>(path: string, number: string) =>
      world.call<T>(
        'POST',
        `/api/v1/console/refunds/${path}`,
        { ...headers, 'idempotency-key': idempotencyKey() },
        { number },
      );
    const spaced = (refund?.number ?? '').replace(/(....)(?=.)/g, '$1 ');
    const [gone] = await members();
    const owed = { memberNumber: gone?.number, balanceFen: 1_250, refundedAt: null };
    expect((await ask('lookup', spaced)).body).toMatchObject({ refund: owed });
    expect((await ask<Refusal>('lookup', '0000000000000000')).body.code).toBe('refund_unknown');
    const both = await Promise.all([ask('settle', spaced), ask('settle', spaced)]);
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409]);
    expect((await members())[0]?.balance_fen).toBe(0);
    const [entry] = await world.services.db.selectFrom('ledger_entries').selectAll().execute();
    expect(entry).toMatchObject({ account: 'balance', kind: 'adjustment', amount: -1_250 });
  });
});
