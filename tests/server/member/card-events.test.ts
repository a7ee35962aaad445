import { DEMO } from '../../../server/src/demo/seed';
import { reconcile } from '../../../server/src/domain/cards/events';
import { momentOf } from '../../../server/src/domain/cards/timeline';
import { merchantById } from '../../../server/src/domain/members/merchant';
import type { CardEvent } from '../../../server/src/wechat/push-events';
import {
  AT_COUNTER_1,
  FrontDesk,
  MemberPhone,
  NAME_AND_PHONE,
  PLAIN,
  serverWorld,
} from '../../helpers/server-world';
import type { AfterClaim, Bootstrap, ServerWorld } from '../../helpers/server-world';

const SECOND = 1_000;

function claimId(card: Bootstrap['card']): string {
  if (card.state === 'member' || card.claim === null) throw new Error('there is nothing to claim');
  return card.claim.id;
}

describe('card events, late and out of order', () => {
  let world: ServerWorld;
  let lin: MemberPhone;
  let events: number;
  beforeEach(async () => {
    world = await serverWorld();
    lin = new MemberPhone(world, 'lin');
    events = 0;
  });
  afterEach(() => world.close());

  const state = async () => (await lin.open(PLAIN)).body.card.state;
  const members = () => world.services.db.selectFrom('members').selectAll().execute();
  const unionid = async () =>
    (await world.services.db.selectFrom('visitors').select('unionid').executeTakeFirstOrThrow()).unionid;

  /** Tells one event as WeChat would, `at` seconds after the epoch of this test. */
  async function tell(
    type: 'user_get_card' | 'user_del_card' | 'submit_membercard_user_info',
    code: string,
    at: number,
    extra: { outerStr?: string; unionid?: string | null; restored?: boolean } = {},
  ): Promise<void> {
    const merchant = await merchantById(world.services, DEMO.merchant);
    events += 1;
    const base = {
      openid: 'o',
      toUserName: 'gh',
      createdAt: world.services.clock.now() + at * SECOND,
      cardId: merchant.card_id ?? '',
      dedupeKey: `event ${events}`,
      code,
    };
    const got = { outerStr: '', unionid: null, restored: false, oldCode: null, ...extra };
    const event: CardEvent = type === 'user_get_card' ? { ...base, type, ...got } : { ...base, type };
    await reconcile(world.services, merchant, event);
  }

  async function joined(): Promise<string> {
    await lin.join();
    await world.simulator.deliverPushes();
    return (await members())[0]?.card_code ?? '';
  }

  it('a late "got" does not put back a card that was deleted after it', async () => {
    const { body } = await lin.open(PLAIN);
    const outerStr = claimId(body.card);
    await tell('user_get_card', '100200300400', 10, { outerStr });
    expect(await state()).toBe('pending');
    await tell('user_del_card', '100200300400', 20);
    expect(await state()).toBe('deleted');
    await tell('user_get_card', '100200300400', 15, { outerStr });
    expect(await state()).toBe('deleted');
  });

  it('remembers a deletion that is told before the card is known', async () => {
    const { body } = await lin.open(PLAIN);
    await tell('user_del_card', '100200300400', 20);
    await tell('user_get_card', '100200300400', 10, { outerStr: claimId(body.card) });
    expect(await state()).toBe('visitor');
    expect(await members()).toEqual([]);
  });

  it('a late deletion does not take away a card that was taken out again since', async () => {
    const code = await joined();
    await tell('user_del_card', code, 10);
    await tell('user_get_card', code, 30, { restored: true });
    expect(await state()).toBe('member');
    await tell('user_del_card', code, 20);
    expect(await state()).toBe('member');
    await tell('user_del_card', code, 40);
    expect(await state()).toBe('deleted');
  });

  it('puts what happened within one second into the only order that makes sense', async () => {
    const turns = (['restored', 'got', 'deleted'] as const).map((turn) => [momentOf(turn, 5_000), turn]);
    expect(turns.sort().map(([, turn]) => turn)).toEqual(['got', 'deleted', 'restored']);
    expect(momentOf('left', 5_000)).toBeLessThan(momentOf('got', 6_000));
    const code = await joined();
    await tell('user_get_card', code, 10, { restored: true });
    await tell('user_del_card', code, 10);
    expect(await state()).toBe('member');
  });

  it('knows a card of another channel by the unionid of somebody who was here', async () => {
    await lin.open(PLAIN);
    await tell('user_get_card', '100200300400', 1, { outerStr: 'poster', unionid: await unionid() });
    expect(await state()).toBe('pending');
  });

  it('leaves a card of another channel alone while nobody knows whose it is', async () => {
    await lin.open(PLAIN);
    await tell('user_get_card', '100200300400', 1, { outerStr: 'poster', unionid: 'a stranger' });
    expect(await state()).toBe('visitor');
  });

  it('activates a card of another channel for the person who was known by unionid, and for nobody else', async () => {
    const { body } = await lin.open(PLAIN);
    if (body.card.state !== 'visitor' || !body.card.claim) throw new Error('a visitor with a claim');
    const { extraData } = body.card.claim;
    const data = await lin.submitComponent(
      { state: 'visitor', claim: { ...body.card.claim, extraData: { ...extraData, outer_str: 'poster' } } },
      NAME_AND_PHONE,
    );
    if (!data) throw new Error('the card is not of the jump kind');
    await world.simulator.deliverPushes();
    const wang = new MemberPhone(world, 'wang');
    const hers = await wang.open(PLAIN);
    expect((await wang.activate(data, claimId(hers.body.card))).status).toBe(422);
    expect((await lin.activate(data)).body.card.state).toBe('member');
  });

  it('lets a person finish who was torn away between the form and the activation', async () => {
    const { body } = await lin.open(AT_COUNTER_1);
    await lin.submitComponent(body.card, NAME_AND_PHONE);
    await world.simulator.deliverPushes();
    const back = await lin.open(PLAIN);
    expect(back.body.card.state).toBe('pending');
    const data = await lin.submitComponent(back.body.card, NAME_AND_PHONE);
    if (!data) throw new Error('the card is not of the jump kind');
    expect((await lin.activate(data, claimId(back.body.card))).body.card.state).toBe('member');
    expect(await members()).toHaveLength(1);
  });

  describe('with a card that WeChat activates itself', () => {
    let desk: FrontDesk;
    beforeEach(async () => {
      desk = await FrontDesk.pair(world);
      await desk.post('/heartbeats');
      await world.control('/card', { cardId: world.credentials.card.cardId, jumpMode: false });
    });
    const queue = async () => (await desk.get<{ taps: unknown[] }>('/taps')).body.taps.length;

    it('waits for the events when the person is back before them, and announces then', async () => {
      const { body } = await lin.open(AT_COUNTER_1);
      expect(await lin.submitComponent(body.card, NAME_AND_PHONE)).toBeNull();
      const early = await lin.post<AfterClaim>('/card-checks', { claimId: claimId(body.card) });
      expect([early.status, early.body.card.state, early.body.recognition.state]).toEqual([
        200,
        'visitor',
        'none',
      ]);
      await world.simulator.deliverPushes();
      expect(await state()).toBe('member');
      expect(await queue()).toBe(1);
    });

    it('tells the phone the number that the cashier is asked for, whoever noticed the member first', async () => {
      const { body } = await lin.open(AT_COUNTER_1);
      await lin.submitComponent(body.card, NAME_AND_PHONE);
      await world.simulator.deliverPushes();
      const { taps } = (await desk.get<{ taps: { id: string }[] }>('/taps')).body;
      const look = async () =>
        (await lin.post<AfterClaim>('/card-checks', { claimId: claimId(body.card) })).body;
      const { recognition } = await look();
      expect(recognition).toMatchObject({
        state: 'announced',
        tapId: taps[0]?.id,
        number: expect.stringMatching(/^\d\d$/) as string,
      });
      expect((await look()).recognition).toEqual(recognition);
      world.services.clock.pass(31 * 60 * SECOND);
      expect((await look()).recognition).toEqual({ state: 'none' });
    });

    it('makes a member by the submitted form alone when the other event never comes', async () => {
      const { body } = await lin.open(AT_COUNTER_1);
      await lin.submitComponent(body.card, NAME_AND_PHONE);
      const reply = await fetch(`${world.simulator.url}/phone/cards?userId=lin`);
      const { cards } = (await reply.json()) as { cards: { code: string }[] };
      await tell('submit_membercard_user_info', cards[0]?.code ?? '', 1);
      expect(await state()).toBe('member');
      expect(await queue()).toBe(1);
    });

    it('stays a visitor who looked at the form and left', async () => {
      const { body } = await lin.open(AT_COUNTER_1);
      const check = await lin.post<AfterClaim>('/card-checks', { claimId: claimId(body.card) });
      expect(check.body.card.state).toBe('visitor');
      await world.simulator.deliverPushes();
      expect(await queue()).toBe(0);
    });
  });
});
