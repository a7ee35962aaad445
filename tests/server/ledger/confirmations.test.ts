import type { memberConfirmations } from '../../../server/src/contract/member-records';
import type { terminalConfirmation } from '../../../server/src/contract/terminal-ledger';
import { CONFIRM_WITHIN } from '../../../server/src/domain/ledger/rules';
import { DEMO } from '../../../server/src/demo/seed';
import type { Answer } from '../../../server/src/plugins/contract-route';
import { bookAt, serveMember } from '../../helpers/front-desk-world';
import type { ServedMember } from '../../helpers/front-desk-world';
import { idempotencyKey } from '../../helpers/server';
import { FrontDesk, MemberPhone, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

type AtCounter = Answer<typeof terminalConfirmation> & { code: string };
type OnPhone = Answer<typeof memberConfirmations>;

describe('spending by a word on the phone', () => {
  let world: ServerWorld;
  let served: ServedMember;
  let desk: FrontDesk;
  let phone: MemberPhone;
  beforeEach(async () => {
    world = await serverWorld();
    served = await serveMember(world);
    ({ desk, phone } = served);
    await bookAt(desk, served.tapId, 'earn', 'balance', 10_000);
  });
  afterEach(() => world.close());

  const ask = (amount = 3_000, account = 'balance') =>
    desk.post<AtCounter>('/confirmations', { tapId: served.tapId, account, amount, reason: '余额支付' });
  const asked = async (amount?: number) => (await ask(amount)).body.confirmation;
  const onPhone = async (at = phone) => (await at.get<OnPhone>('/confirmations')).body.confirmations;
  const decide = (id: string, word: 'confirm' | 'refuse', at = phone, key = idempotencyKey()) =>
    at.post<{ confirmation: OnPhone['confirmations'][number]; code: string }>(
      `/confirmations/${id}/${word}`,
      {},
      key,
    );
  const entries = () => world.services.db.selectFrom('ledger_entries').selectAll().orderBy('seq').execute();
  const state = async (id: string) =>
    (await desk.get<AtCounter>(`/confirmations/${id}`)).body.confirmation.state;

  it('asks, shows, books once, and tells the counter', async () => {
    const reader = await desk.stream();
    const { id } = await asked();
    expect(await onPhone()).toMatchObject([
      { id, amount: 3_000, reason: '余额支付', storeName: '太原第一门店', available: 10_000, state: 'asked' },
    ]);
    const answer = await decide(id, 'confirm');
    expect(answer.body.confirmation).toMatchObject({ state: 'confirmed', available: 7_000 });
    const events = await reader.until((all) => all.filter((e) => e.event === 'confirmation').length === 2);
    const words = events
      .filter((e) => e.event === 'confirmation')
      .map((e) => (e.data as { state: string }).state);
    expect(words).toEqual(['asked', 'confirmed']);
    await reader.until((all) => all.some((e) => e.event === 'tap_changed'));
    reader.close();
    const [, spent] = await entries();
    expect(spent).toMatchObject({ amount: -3_000, balance_after: 7_000, evidence: 'confirmation' });
    expect((await desk.get<AtCounter>(`/confirmations/${id}`)).body.confirmation.entryId).toBe(spent?.id);
    expect(await onPhone()).toEqual([]);
  });

  it('books once however often and from wherever it is confirmed', async () => {
    const { id } = await asked();
    const key = idempotencyKey();
    const replies = await Promise.all([
      decide(id, 'confirm', phone, key),
      decide(id, 'confirm', phone, key),
      decide(id, 'confirm'),
      decide(id, 'confirm'),
    ]);
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200]);
    expect(await entries()).toHaveLength(2);
    expect((await decide(id, 'refuse')).body.code).toBe('confirmation_over');
  });

  it('books nothing when refused, withdrawn, over, or the customer was cleared', async () => {
    const refused = await asked();
    await decide(refused.id, 'refuse');
    expect((await decide(refused.id, 'confirm')).body.code).toBe('confirmation_over');
    const withdrawn = await asked();
    await desk.post(`/confirmations/${withdrawn.id}/withdraw`);
    expect((await decide(withdrawn.id, 'confirm')).body.code).toBe('confirmation_over');
    expect((await desk.post(`/confirmations/${withdrawn.id}/withdraw`)).status).toBe(200);
    const late = await asked();
    world.services.clock.pass(CONFIRM_WITHIN);
    expect(await state(late.id)).toBe('expired');
    expect((await decide(late.id, 'confirm')).body.code).toBe('confirmation_over');
    const gone = await asked();
    await desk.post(`/taps/${served.tapId}/clear`);
    expect((await decide(gone.id, 'confirm')).body.code).toBe('confirmation_over');
    expect(await entries()).toHaveLength(1);
  });

  it('shows one sum of a purchase: asking anew withdraws the question before', async () => {
    const first = await asked(3_000);
    const second = await asked(2_000);
    expect((await onPhone()).map((it) => it.amount)).toEqual([2_000]);
    expect(await state(first.id)).toBe('withdrawn');
    await decide(second.id, 'confirm');
    expect((await entries()).at(-1)).toMatchObject({ amount: -2_000 });
  });

  it('asks for no more than there is, and books no more than there is left', async () => {
    expect((await ask(10_001)).body.code).toBe('balance_insufficient');
    expect((await ask(1, 'points')).body.code).toBe('points_insufficient');
    const { id } = await asked(10_000);
    const [earned] = await entries();
    await desk.post(`/ledger-entries/${earned?.id ?? ''}/reverse`, { reason: '记错了' });
    expect((await decide(id, 'confirm')).body.code).toBe('balance_insufficient');
    expect(await state(id)).toBe('asked');
  });

  it('is nobody else’s business', async () => {
    const { id } = await asked();
    const wang = new MemberPhone(world, 'wang');
    await wang.join();
    expect(await onPhone(wang)).toEqual([]);
    expect((await decide(id, 'confirm', wang)).body.code).toBe('confirmation_unknown');
    const other = await FrontDesk.pair(world, DEMO.taiyuanFirstTerminal2);
    expect((await other.get<AtCounter>(`/confirmations/${id}`)).body.code).toBe('confirmation_unknown');
    expect((await other.post<AtCounter>(`/confirmations/${id}/withdraw`)).body.code).toBe(
      'confirmation_unknown',
    );
  });

  it('reaches a counter that was away when it was decided', async () => {
    const { lastEventId } = (await desk.get<{ lastEventId: string }>('/taps')).body;
    const { id } = await asked();
    await decide(id, 'confirm');
    const reader = await desk.stream(lastEventId);
    const events = await reader.until((all) => all.some((e) => e.event === 'confirmation'));
    reader.close();
    const told = events.find((e) => e.event === 'confirmation')?.data;
    expect(told).toMatchObject({ id, state: 'confirmed' });
  });
});
