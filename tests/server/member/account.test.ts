import { DEMO_AGREEMENT } from '../../../server/src/demo/members';
import { plainPhone } from '../../../server/src/domain/members/phone-number';
import { AT_COUNTER_1, FrontDesk, MemberPhone, PLAIN } from '../../helpers/server-world';
import type { Profile, Refusal } from './account-views';
import { consent, linAtHome } from './lin-at-home';

const home = linAtHome();

const members = () => home.world.services.db.selectFrom('members').selectAll().execute();

describe('a profile', () => {
  const change = (body: object) =>
    home.world.call<Profile & Refusal>('POST', '/api/v1/member/profile', home.lin.headers(), body);

  it('is asked for only from members, and only after consent', async () => {
    await home.lin.open(PLAIN);
    expect((await home.lin.get<Refusal>('/profile')).body.code).toBe('not_a_member');
    await home.lin.join();
    expect((await change({ nickname: '小满' })).body.code).toBe('consent_required');
    await consent(home.lin, 'profile');
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
    await home.lin.join();
    await consent(home.lin, 'phone');
    const bound = await home.lin.post<Profile>('/phone', { code: await home.lin.phoneNumberCode() });
    expect(bound.body.profile).toMatchObject({ maskedPhone: '*******8001' });
    expect(bound.body.profile.phoneVerifiedAt).not.toBeNull();
    expect((await change({ phone: null })).body.profile).toMatchObject({
      maskedPhone: null,
      phoneVerifiedAt: null,
    });
    expect((await members())[0]?.phone_enc).toBeNull();
  });

  it('spends no code before the consent, and says what to do about a spent one', async () => {
    await home.lin.join();
    const code = await home.lin.phoneNumberCode();
    expect((await home.lin.post<Refusal>('/phone', { code })).body.code).toBe('consent_required');
    await consent(home.lin, 'phone');
    expect((await home.lin.post('/phone', { code })).status).toBe(200);
    expect((await home.lin.post<Refusal>('/phone', { code })).body.code).toBe('phone_code_rejected');
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

describe('receipts and the export', () => {
  it('tell who recognised me, where and when, and everything that is kept', async () => {
    const desk = await FrontDesk.pair(home.world);
    await desk.post('/heartbeats');
    await home.lin.join();
    const { recognition } = (await home.lin.open(AT_COUNTER_1)).body;
    const tapId = 'tapId' in recognition ? recognition.tapId : '';
    expect((await home.lin.get<{ recognitions: unknown[] }>('/recognitions')).body.recognitions).toEqual([]);
    await desk.post(`/taps/${tapId}/accept`);
    const receipts = await home.lin.get<{ recognitions: unknown[]; nextCursor: null }>('/recognitions');
    expect(receipts.body).toMatchObject({
      recognitions: [{ tapId, storeName: '太原第一门店', evidence: 'tap' }],
      nextCursor: null,
    });
    await consent(home.lin, 'claim');
    const mine = await home.lin.get<object>('/export');
    expect(mine.body).toMatchObject({
      merchantName: '晋业示范商家',
      member: { name: '林小满', phone: '13800006688', state: 'active' },
      consents: [{ purpose: 'claim', version: DEMO_AGREEMENT }],
      visits: [{ state: 'accepted', storeName: '太原第一门店' }],
    });
    const foreign = new MemberPhone(home.world, 'wang');
    await foreign.open(PLAIN);
    expect((await foreign.get<{ visits: unknown[] }>('/export')).body).toMatchObject({
      member: null,
      visits: [],
    });
  });
});
