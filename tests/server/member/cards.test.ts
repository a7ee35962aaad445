import { DEMO } from '../../../server/src/demo/seed';
import { reconcile } from '../../../server/src/domain/cards/events';
import { merchantById } from '../../../server/src/domain/members/merchant';
import { idempotencyKey } from '../../helpers/server';
import {
  AT_COUNTER_1,
  FrontDesk,
  MemberPhone,
  NAME_AND_PHONE,
  PLAIN,
  serverWorld,
} from '../../helpers/server-world';
import type { AfterClaim, Bootstrap, ComponentData, ServerWorld } from '../../helpers/server-world';

interface Refusal {
  code: string;
}

function extraDataOf(card: Bootstrap['card']): object {
  return card.state === 'member' ? {} : (card.claim?.extraData ?? {});
}

describe('claiming a card', () => {
  let world: ServerWorld;
  let lin: MemberPhone;
  beforeEach(async () => {
    world = await serverWorld();
    lin = new MemberPhone(world, 'lin');
  });
  afterEach(() => world.close());

  const members = () => world.services.db.selectFrom('members').selectAll().execute();
  const state = async () => (await lin.open(PLAIN)).body.card.state;

  async function claimed(phone = lin): Promise<ComponentData> {
    const { body } = await phone.open(PLAIN);
    const data = await phone.submitComponent(body.card, NAME_AND_PHONE);
    if (!data) throw new Error('jump mode expected');
    return data;
  }
  const fault = (path: string, errcode: number, times = 1) =>
    world.control('/faults', { path, errcode, times });
  const code = (reply: { body: unknown }) => (reply.body as Refusal).code;

  it('makes a member with name, phone tail and a number WeChat knows too', async () => {
    const { status, body } = await lin.join();
    expect(status).toBe(200);
    const [member] = await members();
    expect(member).toMatchObject({ state: 'active', name: '林小满', phone_tail: '6688' });
    expect(member?.phone_enc).not.toContain('138');
    expect(body.card.state === 'member' && body.card.member.number).toBe(member?.number);
  });

  it('answers the same ticket twice with the same member, also under a new key', async () => {
    const data = await claimed();
    const key = idempotencyKey();
    const first = await lin.activate(data, undefined, key);
    const retry = await lin.activate(data, undefined, key);
    const again = await lin.activate(data);
    expect(first.status).toBe(200);
    expect(retry.body).toEqual(first.body);
    expect(again.body.card).toEqual(first.body.card);
    expect(await members()).toHaveLength(1);
  });

  it('lets concurrent returns with one ticket make one member', async () => {
    const data = await claimed();
    const replies = await Promise.all([lin.activate(data), lin.activate(data), lin.activate(data)]);
    expect(replies.some((reply) => reply.status === 200)).toBe(true);
    expect(await members()).toHaveLength(1);
    expect(await state()).toBe('member');
  });

  it("tries a ticket again that WeChat calls 'expired' at first", async () => {
    const data = await claimed();
    await fault('/card/membercard/activatetempinfo/get', 72012, 2);
    expect((await lin.activate(data)).status).toBe(200);
  });

  it('says that the card is being processed when the ticket stays expired, and succeeds later', async () => {
    const data = await claimed();
    await fault('/card/membercard/activatetempinfo/get', 72012, 3);
    const first = await lin.activate(data);
    expect([first.status, code(first)]).toEqual([409, 'activation_pending']);
    expect((await lin.activate(data)).status).toBe(200);
  });

  it.each([
    ['an invalid ticket', '/card/membercard/activatetempinfo/get', 72011],
    ['a card in an odd state', '/card/code/get', 40127],
  ])('refuses %s with the way back', async (_what, path, errcode) => {
    const data = await claimed();
    await fault(path, errcode, 9);
    const reply = await lin.activate(data);
    expect([reply.status, code(reply)]).toEqual([422, 'activation_rejected']);
    expect(await state()).not.toBe('member');
  });

  it('keeps the number it told WeChat when the first try failed half-way', async () => {
    const data = await claimed();
    await fault('/card/membercard/activate', 45009, 9);
    expect((await lin.activate(data)).status).not.toBe(200);
    const [before] = await members();
    expect(before?.state).toBe('pending');
    expect(await state()).toBe('pending');
    await fetch(`${world.simulator.url}/control/faults`, { method: 'DELETE' });
    await lin.activate(data);
    const [after] = await members();
    expect(after).toMatchObject({ state: 'active', number: before?.number });
  });

  it("refuses to activate another person's card, claimed or not yet", async () => {
    const data = await claimed();
    const wang = new MemberPhone(world, 'wang');
    const { body } = await wang.open(PLAIN);
    const own = await wang.submitComponent(body.card, NAME_AND_PHONE);
    const stolen = { ...(own ?? data), code: data.code };
    const reply = await wang.activate(stolen);
    expect([reply.status, code(reply)]).toEqual([422, 'activation_rejected']);
    await lin.activate(data);
    expect(code(await wang.activate(stolen))).toBe('activation_rejected');
    expect(await members()).toHaveLength(1);
  });

  it("refuses another visitor's claim id and another card's id", async () => {
    const data = await claimed();
    const foreign = await new MemberPhone(world, 'wang').open(PLAIN);
    const claimId = foreign.body.card.state === 'visitor' ? foreign.body.card.claim?.id : undefined;
    expect(code(await lin.activate(data, claimId))).toBe('claim_unknown');
    expect(code(await lin.activate({ ...data, card_id: 'pOther' }))).toBe('activation_rejected');
  });

  it('needs consent to the agreement: told with the ticket, or on record', async () => {
    const data = await claimed();
    lin.agreement = null;
    expect(code(await lin.activate(data))).toBe('consent_required');
    lin.agreement = '0.0-never-published';
    expect(code(await lin.activate(data))).toBe('consent_required');
    expect(await members()).toMatchObject([]);
    lin.agreement = (await lin.open(PLAIN)).body.merchant.agreementVersion;
    expect((await lin.activate(data)).body.card.state).toBe('member');
    const noted = await world.services.db
      .selectFrom('consents')
      .select(['version', 'purpose'])
      .where('purpose', '=', 'claim')
      .execute();
    expect(noted).toEqual([{ version: lin.agreement, purpose: 'claim' }]);

    const wang = new MemberPhone(world, 'wang');
    const other = await claimed(wang);
    await wang.post('/consents', { version: wang.agreement, purpose: 'claim' });
    wang.agreement = null;
    expect((await wang.activate(other)).body.card.state).toBe('member');
  });

  describe('by events of the service account', () => {
    const deliver = () => world.simulator.deliverPushes();

    it('knows of a card that was got and submitted, though the phone never came back', async () => {
      await claimed();
      await deliver();
      expect(await state()).toBe('pending');
      const rows = await world.services.db.selectFrom('claims').select(['state', 'card_code']).execute();
      expect(rows.map((row) => row.state)).toContain('got_card');
    });

    it('counts nobody twice when event and return cross', async () => {
      const data = await claimed();
      await Promise.all([deliver(), lin.activate(data)]);
      await deliver();
      if ((await state()) !== 'member') await lin.activate(data);
      expect(await state()).toBe('member');
      expect(await members()).toHaveLength(1);
    });

    it('hears an event once, however often it is pushed', async () => {
      await claimed();
      await deliver();
      const merchant = await merchantById(world.services, DEMO.merchant);
      const [member] = await members();
      const event = {
        type: 'user_del_card',
        openid: 'o',
        toUserName: 'gh',
        createdAt: world.services.clock.now() + 1_000,
        cardId: merchant.card_id ?? '',
        code: member?.card_code ?? '',
        dedupeKey: 'o|1|user_del_card',
      } as const;
      await reconcile(world.services, merchant, event);
      expect(await state()).toBe('deleted');
      await world.services.db.updateTable('members').set({ state: 'active' }).execute();
      await reconcile(world.services, merchant, event);
      expect((await members())[0]?.state).toBe('active');
    });

    it('follows a card that is thrown away, and welcomes it back', async () => {
      await lin.join();
      await deliver();
      const [member] = await members();
      const card = { userId: 'lin', cardId: member?.card_id ?? '', code: member?.card_code ?? '' };
      await world.phone('/cards/delete', card);
      await deliver();
      expect(await state()).toBe('deleted');
      const { body } = await lin.open(PLAIN);
      await world.phone('/card-component/open', { userId: 'lin', ...extraDataOf(body.card) });
      await lin.submitComponent(body.card, NAME_AND_PHONE);
      await deliver();
      expect(await state()).toBe('member');
      expect(await members()).toHaveLength(1);
    });

    it('makes members without any return when the card is not of the jump kind', async () => {
      const desk = await FrontDesk.pair(world);
      await desk.post('/heartbeats');
      await world.control('/card', { cardId: world.credentials.card.cardId, jumpMode: false });
      const { body } = await lin.open(AT_COUNTER_1);
      expect(await lin.submitComponent(body.card, NAME_AND_PHONE)).toBeNull();
      const claimId = body.card.state === 'visitor' ? body.card.claim?.id : undefined;
      const early = await lin.post<AfterClaim>('/card-checks', { claimId });
      expect(early.body).toMatchObject({ card: { state: 'visitor' }, mayFollow: true });
      await deliver();
      const check = await lin.post<AfterClaim>('/card-checks', { claimId });
      expect(check.body.card).toMatchObject({ state: 'member', member: { name: '林小满' } });
      const queue = await desk.get<{ taps: unknown[] }>('/taps');
      expect(queue.body.taps).toHaveLength(1);
    });
  });

  it('a return without data and without any card leaves a visitor a visitor', async () => {
    const { body } = await lin.open(PLAIN);
    const check = await lin.post<AfterClaim>('/card-checks', {});
    expect(check.body).toMatchObject({ card: { state: 'visitor' }, recognition: { state: 'none' } });
    // The card is of the jump kind: had it been taken, its ticket would be here.
    const claimId = body.card.state === 'visitor' ? body.card.claim?.id : undefined;
    expect((await lin.post('/card-checks', { claimId })).body).toMatchObject({ mayFollow: false });
  });
});
