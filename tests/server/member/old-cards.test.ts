import { DEMO } from '../../../server/src/demo/seed';
import { importOldMember } from '../../../server/src/domain/old-cards/repository';
import { FrontDesk, MemberPhone, PLAIN } from '../../helpers/server-world';
import type { Profile, Refusal } from './account-views';
import { consent, linAtHome } from './lin-at-home';

interface Binding {
  request: { id: string; code: string; state: string };
}

interface AtCounter {
  request: { maskedMemberName: string; oldCard: { maskedName: string; points: number } | null };
}

const home = linAtHome();

const card = async () => {
  const found = (await home.lin.open(PLAIN)).body.card;
  return found.state === 'member' ? found.member : null;
};

describe('an old card', () => {
  beforeEach(async () => {
    await home.lin.join();
    for (const purpose of ['phone', 'old_card']) await consent(home.lin, purpose);
  });
  const request = async (cardNumber: string) =>
    (await home.lin.post<Binding>('/binding-requests', { cardNumber })).body.request;

  it('is bound by the number that WeChat verified, once, with its points and balance', async () => {
    const bound = await home.lin.post<Profile>('/phone', { code: await home.lin.phoneNumberCode() });
    expect(bound.body.newlyBound).toMatchObject([
      { maskedNumber: '*****2688', points: 860, balanceFen: 5_000 },
    ]);
    expect(await card()).toMatchObject({ points: 860, balanceFen: 5_000 });
    const again = await home.lin.post<Profile>('/phone', { code: await home.lin.phoneNumberCode() });
    expect(again.body.newlyBound).toEqual([]);
    expect(again.body.profile.oldCards).toHaveLength(1);
    expect(await card()).toMatchObject({ points: 860, balanceFen: 5_000 });
    const entries = await home.world.services.db
      .selectFrom('ledger_entries')
      .selectAll()
      .orderBy('seq')
      .execute();
    expect(entries.map(({ kind, account, amount }) => [kind, account, amount])).toEqual([
      ['opening', 'points', 860],
      ['opening', 'balance', 5_000],
    ]);
  });

  it('is never bound by a number that was only typed into the activation form', async () => {
    const { db } = home.world.services;
    const phone = '13800006688';
    await importOldMember(db, home.world.services, DEMO.merchant, {
      number: 'B1',
      name: null,
      phone,
      points: 9,
      balanceFen: 9,
    });
    expect(await card()).toMatchObject({ points: 0, balanceFen: 0 });
    const bound = await db.selectFrom('old_members').select('id').where('bound_at', 'is not', null).execute();
    expect(bound).toEqual([]);
  });

  it('is bound by its typed number only once a cashier has confirmed it', async () => {
    const desk = await FrontDesk.pair(home.world);
    const { id, code, state } = await request('a1000-3001');
    expect(state).toBe('waiting');
    expect(await card()).toMatchObject({ points: 0 });
    const shown = await desk.get<AtCounter>(`/binding-requests/${code}`);
    expect(shown.body.request).toMatchObject({
      maskedMemberName: '林*满',
      oldCard: { maskedName: '赵*鸣', points: 120 },
    });
    expect((await desk.post(`/binding-requests/${code}/confirm`)).status).toBe(200);
    expect((await home.lin.get<Binding>(`/binding-requests/${id}`)).body.request.state).toBe('confirmed');
    expect(await card()).toMatchObject({ points: 120 });
    const twice = await desk.post<Refusal>(`/binding-requests/${code}/confirm`);
    expect(twice.body.code).toBe('binding_request_unknown');
  });

  it('tells the member nothing about whether a number exists, and the cashier that it does not', async () => {
    const desk = await FrontDesk.pair(home.world);
    const { code, state } = await request('NOSUCHCARD');
    expect(state).toBe('waiting');
    expect((await desk.get<AtCounter>(`/binding-requests/${code}`)).body.request.oldCard).toBeNull();
    const refused = await desk.post<Refusal>(`/binding-requests/${code}/confirm`);
    expect(refused.body.code).toBe('old_card_unknown');
    expect((await desk.post(`/binding-requests/${code}/refuse`)).status).toBe(200);
  });

  it('ends a request by a newer one, by time and by a refusal', async () => {
    const desk = await FrontDesk.pair(home.world);
    const first = await request('A10003001');
    const second = await request('A10003001');
    expect((await home.lin.get<Binding>(`/binding-requests/${first.id}`)).body.request.state).toBe('expired');
    await desk.post(`/binding-requests/${second.code}/refuse`);
    expect((await home.lin.get<Binding>(`/binding-requests/${second.id}`)).body.request.state).toBe(
      'refused',
    );
    const third = await request('A10003001');
    home.world.services.clock.pass(31 * 60_000);
    const late = await desk.post<Refusal>(`/binding-requests/${third.code}/confirm`);
    expect(late.body.code).toBe('binding_request_unknown');
    const foreign = new MemberPhone(home.world, 'wang');
    await foreign.join();
    expect((await foreign.get<Refusal>(`/binding-requests/${third.id}`)).status).toBe(404);
  });

  it('imported twice is one card', async () => {
    const old = { number: 'C 77', name: '甲', phone: null, points: 1, balanceFen: 0 };
    const { db } = home.world.services;
    expect(await importOldMember(db, home.world.services, DEMO.merchant, old)).not.toBeNull();
    const again = await importOldMember(db, home.world.services, DEMO.merchant, { ...old, number: 'c-77' });
    expect(again).toBeNull();
  });
});
