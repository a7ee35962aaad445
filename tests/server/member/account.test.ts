import { DEMO_AGREEMENT } from '../../../server/src/demo/members';
import { DEMO } from '../../../server/src/demo/seed';
import { importOldMember } from '../../../server/src/domain/old-cards/repository';
import { plainPhone } from '../../../server/src/domain/members/phone-number';
import { AT_COUNTER_1, FrontDesk, MemberPhone, PLAIN, serverWorld } from '../../helpers/server-world';
import type { ServerWorld } from '../../helpers/server-world';

interface Refusal {
  code: string;
}
interface Store {
  id: string;
  name: string;
  address: string | null;
  entranceId: string | null;
}
interface Stores {
  stores: Store[];
  nextCursor: string | null;
}
interface OldCard {
  maskedNumber: string;
  points: number;
  balanceFen: number;
}
interface Profile {
  profile: {
    nickname: string | null;
    maskedPhone: string | null;
    phoneVerifiedAt: string | null;
    oldCards: OldCard[];
  };
  newlyBound: OldCard[];
}
interface Binding {
  request: { id: string; code: string; state: string };
}
interface AtCounter {
  request: { maskedMemberName: string; oldCard: { maskedName: string; points: number } | null };
}

let world: ServerWorld;
let lin: MemberPhone;
beforeEach(async () => {
  world = await serverWorld();
  lin = new MemberPhone(world, 'lin');
});
afterEach(() => world.close());

const consent = (purpose: string, version = DEMO_AGREEMENT) =>
  lin.post<Refusal & { consent: { at: string } }>('/consents', { version, purpose });
const members = () => world.services.db.selectFrom('members').selectAll().execute();
const card = async () => {
  const found = (await lin.open(PLAIN)).body.card;
  return found.state === 'member' ? found.member : null;
};

describe('the list of stores', () => {
  beforeEach(() => lin.open(PLAIN));
  const list = async (query = '') => (await lin.get<Stores>(`/stores${query}`)).body;

  it('shows the stores one can go to, with their entrance, and each of them alone', async () => {
    const { stores, nextCursor } = await list();
    expect(stores.map((store) => store.name)).toContain('太原第一门店');
    expect(stores.filter((store) => store.address === null)).toEqual([]);
    expect(nextCursor).toBeNull();
    const taiyuan = stores.find((store) => store.name === '太原第一门店');
    expect(taiyuan?.entranceId).toBe(DEMO.taiyuanFirst);
    const one = await lin.get<{ store: Store }>(`/stores/${taiyuan?.id ?? ''}`);
    expect(one.body.store).toEqual(taiyuan);
    expect((await lin.get<Refusal>('/stores/anotherStore000000')).body.code).toBe('store_unknown');
  });

  it('finds by every word, in name, organisation and address, and takes signs for what they are', async () => {
    expect((await list(`?search=${encodeURIComponent('太原 长风街')}`)).stores).toHaveLength(1);
    expect((await list(`?search=${encodeURIComponent('100%')}`)).stores).toEqual([]);
  });

  it('turns pages without losing or repeating a store', async () => {
    const [some] = await world.services.db.selectFrom('stores').selectAll().execute();
    if (!some) throw new Error('no store');
    const more = Array.from({ length: 70 }, (_, i) => ({
      ...some,
      id: `moreStores${String(i).padStart(8, '0')}`,
      number: 100 + Math.floor(i / 9),
      address: `第 ${i} 号`,
    }));
    await world.services.db.insertInto('stores').values(more).execute();
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Stores = await list(cursor === '' ? '' : `?cursor=${cursor}`);
      seen.push(...page.stores.map((store) => store.id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(more.filter(({ id }) => !seen.includes(id))).toEqual([]);
  });

  it('does not name an entrance that is switched off, nor stores of another merchant', async () => {
    const { db } = world.services;
    await db.updateTable('entrances').set({ enabled: 0 }).where('id', '=', DEMO.taiyuanFirst).execute();
    await db.updateTable('stores').set({ merchant_id: 'other' }).where('name', '=', '红谷滩店').execute();
    const { stores } = await list();
    expect(stores.find((store) => store.name === '太原第一门店')?.entranceId).toBeNull();
    expect(stores.map((store) => store.name)).not.toContain('红谷滩店');
  });
});

describe('agreements', () => {
  it('are read in the version asked for, and consented to in the one in force only', async () => {
    await lin.open(PLAIN);
    const { db } = world.services;
    const old = { merchant_id: DEMO.merchant, version: '2025-01', published_at: 1 };
    await db
      .insertInto('agreements')
      .values({ ...old, kind: 'privacy', title: '旧', text: '旧' })
      .execute();
    const list = await lin.get<{ current: string; versions: { version: string }[] }>('/agreements');
    expect(list.body).toMatchObject({ current: DEMO_AGREEMENT, consents: [] });
    expect(list.body.versions.map((it) => it.version)).toEqual([DEMO_AGREEMENT, '2025-01']);
    const read = await lin.get<{ documents: { kind: string }[] }>(`/agreements/${DEMO_AGREEMENT}`);
    expect(read.body).toMatchObject({ current: true });
    expect(read.body.documents.map((it) => it.kind)).toEqual(['membership', 'privacy']);
    expect((await consent('claim', '2025-01')).body.code).toBe('agreement_outdated');
    expect((await consent('claim', '1999')).body.code).toBe('agreement_unknown');
    const first = await consent('claim');
    world.services.clock.pass(60_000);
    expect((await consent('claim')).body.consent).toEqual(first.body.consent);
  });
});

describe('a profile', () => {
  const change = (body: object) =>
    world.call<Profile & Refusal>('POST', '/api/v1/member/profile', lin.headers(), body);

  it('is asked for only from members, and only after consent', async () => {
    await lin.open(PLAIN);
    expect((await lin.get<Refusal>('/profile')).body.code).toBe('not_a_member');
    await lin.join();
    expect((await change({ nickname: '小满' })).body.code).toBe('consent_required');
    await consent('profile');
    expect((await change({ nickname: ' 小满 ', birthday: '2000-02-29' })).body.profile).toMatchObject({
      nickname: '小满',
      birthday: '2000-02-29',
    });
    expect((await change({ birthday: '2999-01-01' })).body.code).toBe('birthday_impossible');
    expect((await change({ birthday: '2001-02-29' })).status).toBe(400);
    expect((await change({ nickname: null })).body.profile).toMatchObject({
      nickname: null,
      birthday: '2000-02-29',
    });
  });

  it('keeps a phone number sealed, shows its end only, and erases it on a wish', async () => {
    await lin.join();
    await consent('phone');
    const bound = await lin.post<Profile>('/phone', { code: await lin.phoneNumberCode() });
    expect(bound.body.profile).toMatchObject({ maskedPhone: '*******8001' });
    expect(bound.body.profile.phoneVerifiedAt).not.toBeNull();
    expect((await change({ phone: null })).body.profile).toMatchObject({
      maskedPhone: null,
      phoneVerifiedAt: null,
    });
    expect((await members())[0]?.phone_enc).toBeNull();
  });

  it('spends no code before the consent, and says what to do about a spent one', async () => {
    await lin.join();
    const code = await lin.phoneNumberCode();
    expect((await lin.post<Refusal>('/phone', { code })).body.code).toBe('consent_required');
    await consent('phone');
    expect((await lin.post('/phone', { code })).status).toBe(200);
    expect((await lin.post<Refusal>('/phone', { code })).body.code).toBe('phone_code_rejected');
  });

  it.each([
    ['13800138001', '13800138001'],
    ['+86 138-0013-8001', '13800138001'],
    ['008613800138001', '13800138001'],
    ['+85261234567', '+85261234567'],
    ['12345', null],
  ])('spells %s one way', (text, plain) => {
    expect(plainPhone(text)).toBe(plain);
  });
});

describe('an old card', () => {
  beforeEach(async () => {
    await lin.join();
    for (const purpose of ['phone', 'old_card']) await consent(purpose);
  });
  const request = async (cardNumber: string) =>
    (await lin.post<Binding>('/binding-requests', { cardNumber })).body.request;

  it('is bound by the number that WeChat verified, once, with its points and balance', async () => {
    const bound = await lin.post<Profile>('/phone', { code: await lin.phoneNumberCode() });
    expect(bound.body.newlyBound).toMatchObject([
      { maskedNumber: '*****2688', points: 860, balanceFen: 5_000 },
    ]);
    expect(await card()).toMatchObject({ points: 860, balanceFen: 5_000 });
    const again = await lin.post<Profile>('/phone', { code: await lin.phoneNumberCode() });
    expect(again.body.newlyBound).toEqual([]);
    expect(again.body.profile.oldCards).toHaveLength(1);
    expect(await card()).toMatchObject({ points: 860, balanceFen: 5_000 });
    const entries = await world.services.db.selectFrom('ledger_entries').selectAll().orderBy('seq').execute();
    expect(entries.map(({ kind, account, amount }) => [kind, account, amount])).toEqual([
      ['opening', 'points', 860],
      ['opening', 'balance', 5_000],
    ]);
  });

  it('is never bound by a number that was only typed into the activation form', async () => {
    const { db } = world.services;
    const phone = '13800006688';
    await importOldMember(db, world.services, DEMO.merchant, {
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
    const desk = await FrontDesk.pair(world);
    const { id, code, state } = await request('a1000-3001');
    expect(state).toBe('waiting');
    expect(await card()).toMatchObject({ points: 0 });
    const shown = await desk.get<AtCounter>(`/binding-requests/${code}`);
    expect(shown.body.request).toMatchObject({
      maskedMemberName: '林*满',
      oldCard: { maskedName: '赵*鸣', points: 120 },
    });
    expect((await desk.post(`/binding-requests/${code}/confirm`)).status).toBe(200);
    expect((await lin.get<Binding>(`/binding-requests/${id}`)).body.request.state).toBe('confirmed');
    expect(await card()).toMatchObject({ points: 120 });
    const twice = await desk.post<Refusal>(`/binding-requests/${code}/confirm`);
    expect(twice.body.code).toBe('binding_request_unknown');
  });

  it('tells the member nothing about whether a number exists, and the cashier that it does not', async () => {
    const desk = await FrontDesk.pair(world);
    const { code, state } = await request('NOSUCHCARD');
    expect(state).toBe('waiting');
    expect((await desk.get<AtCounter>(`/binding-requests/${code}`)).body.request.oldCard).toBeNull();
    const refused = await desk.post<Refusal>(`/binding-requests/${code}/confirm`);
    expect(refused.body.code).toBe('old_card_unknown');
    expect((await desk.post(`/binding-requests/${code}/refuse`)).status).toBe(200);
  });

  it('ends a request by a newer one, by time and by a refusal', async () => {
    const desk = await FrontDesk.pair(world);
    const first = await request('A10003001');
    const second = await request('A10003001');
    expect((await lin.get<Binding>(`/binding-requests/${first.id}`)).body.request.state).toBe('expired');
    await desk.post(`/binding-requests/${second.code}/refuse`);
    expect((await lin.get<Binding>(`/binding-requests/${second.id}`)).body.request.state).toBe('refused');
    const third = await request('A10003001');
    world.services.clock.pass(31 * 60_000);
    const late = await desk.post<Refusal>(`/binding-requests/${third.code}/confirm`);
    expect(late.body.code).toBe('binding_request_unknown');
    const foreign = new MemberPhone(world, 'wang');
    await foreign.join();
    expect((await foreign.get<Refusal>(`/binding-requests/${third.id}`)).status).toBe(404);
  });

  it('imported twice is one card', async () => {
    const old = { number: 'C 77', name: '甲', phone: null, points: 1, balanceFen: 0 };
    const { db } = world.services;
    expect(await importOldMember(db, world.services, DEMO.merchant, old)).not.toBeNull();
    const again = await importOldMember(db, world.services, DEMO.merchant, { ...old, number: 'c-77' });
    expect(again).toBeNull();
  });
});

describe('receipts and the export', () => {
  it('tell who recognised me, where and when, and everything that is kept', async () => {
    const desk = await FrontDesk.pair(world);
    await desk.post('/heartbeats');
    await lin.join();
    const { recognition } = (await lin.open(AT_COUNTER_1)).body;
    const tapId = 'tapId' in recognition ? recognition.tapId : '';
    expect((await lin.get<{ recognitions: unknown[] }>('/recognitions')).body.recognitions).toEqual([]);
    await desk.post(`/taps/${tapId}/accept`);
    const receipts = await lin.get<{ recognitions: unknown[]; nextCursor: null }>('/recognitions');
    expect(receipts.body).toMatchObject({
      recognitions: [{ tapId, storeName: '太原第一门店', evidence: 'tap' }],
      nextCursor: null,
    });
    await consent('claim');
    const mine = await lin.get<object>('/export');
    expect(mine.body).toMatchObject({
      merchantName: '晋业示范商家',
      member: { name: '林小满', phone: '13800006688', state: 'active' },
      consents: [{ purpose: 'claim', version: DEMO_AGREEMENT }],
      visits: [{ state: 'accepted', storeName: '太原第一门店' }],
    });
    const foreign = new MemberPhone(world, 'wang');
    await foreign.open(PLAIN);
    expect((await foreign.get<{ visits: unknown[] }>('/export')).body).toMatchObject({
      member: null,
      visits: [],
    });
  });
});
