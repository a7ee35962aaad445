import { parseOpeningLink } from '../../../server/src/wechat/opening-link';
import { errcodeOf, openingOf, testPlatform } from './setup';
import type { TestPlatform } from './setup';

interface Submitted {
  extraData: { activate_ticket: string; card_id: string; code: string } | null;
}

interface View {
  state: string;
  fields?: { id: string; label: string; required: boolean }[];
  card?: { title: string };
  message?: string;
}

const NAME = 'USER_FORM_INFO_FLAG_NAME';
const MOBILE = 'USER_FORM_INFO_FLAG_MOBILE';
let platform: TestPlatform;
let cardId: string;
beforeEach(async () => {
  platform = await testPlatform();
  cardId = platform.demo.card.cardId;
});
afterEach(() => platform.close());

const opening = (userId: string, outerStr?: string) => openingOf(platform, cardId, userId, outerStr);

async function submit(
  userId: string,
  form: Record<string, string> = {},
  outerStr?: string,
): Promise<Submitted> {
  return platform.phone('/phone/card-component/submit', { ...(await opening(userId, outerStr)), form });
}

async function extraDataOf(
  userId: string,
  form: Record<string, string> = {},
): Promise<NonNullable<Submitted['extraData']>> {
  const { extraData } = await submit(userId, form);
  if (extraData === null) throw new Error('nothing came back');
  return extraData;
}

describe('the opening link', () => {
  it('is parsed to what the component accepts', async () => {
    const { url, params } = await platform.service.activateUrl({ cardId, outerStr: 'k7/+=x' });
    expect(url).toContain('preshow&&encrypt_card_id=');
    expect(url).toContain('%2B');
    expect(url.endsWith('#wechat_redirect')).toBe(true);
    expect(params.outerStr).toBe('k7/+=x');
    expect(params.biz.endsWith('==')).toBe(true);
    const view = await platform.phone<View>('/phone/card-component/open', {
      userId: 'lin',
      encrypt_card_id: params.encryptCardId,
      biz: params.biz,
      outer_str: params.outerStr,
    });
    expect(view.state).toBe('claimable');
    expect(view.card?.title).toBe('晋业会员卡');
    expect(view.fields).toEqual([
      { id: NAME, label: '姓名', required: false },
      { id: MOBILE, label: '手机号', required: false },
    ]);
  });

  it('is the same for the card but for the channel', async () => {
    const first = await platform.service.activateUrl({ cardId, outerStr: 'a' });
    const second = await platform.service.activateUrl({ cardId, outerStr: 'b' });
    expect({ ...second.params, outerStr: 'a' }).toEqual(first.params);
    expect(parseOpeningLink(platform.demo.card.openingLink)).toEqual({ ...first.params, outerStr: '' });
  });
});

describe('claiming in jump mode', () => {
  it('returns a ticket, and the card becomes active only by our call', async () => {
    const extraData = await extraDataOf('lin', { [NAME]: '林小满', [MOBILE]: '13800138001' });
    expect(extraData.card_id).toBe(cardId);
    const answers = await platform.service.activateTempInfo(extraData.activate_ticket);
    expect(answers.common).toEqual({ [NAME]: '林小满', [MOBILE]: '13800138001' });
    const before = await platform.service.userInfo(cardId, extraData.code);
    expect(before).toMatchObject({ hasActive: false, answers: { common: {}, custom: {} } });
    await platform.service.activate({
      cardId,
      code: extraData.code,
      membershipNumber: 'M0001',
      initBonus: 100,
      initBalance: 0,
    });
    const after = await platform.service.userInfo(cardId, extraData.code);
    expect(after).toMatchObject({
      hasActive: true,
      membershipNumber: 'M0001',
      bonus: 100,
      balance: 0,
      status: 'normal',
      nickname: '林小满',
      answers,
    });
    const view = await platform.phone<View>('/phone/card-component/open', await opening('lin'));
    expect(view.state).toBe('already_member');
    await expect(submit('lin')).rejects.toThrow('HTTP 409');
  });

  it('can be continued after the person swiped away: same card code, new ticket', async () => {
    const first = await extraDataOf('lin');
    const second = await extraDataOf('lin');
    expect(second.code).toBe(first.code);
    expect(second.activate_ticket).not.toBe(first.activate_ticket);
    expect(await platform.service.activateTempInfo(first.activate_ticket)).toEqual({
      common: {},
      custom: {},
    });
  });

  it('knows invalid and expired tickets', async () => {
    const { activate_ticket: ticket } = await extraDataOf('lin');
    expect(await errcodeOf(platform.service.activateTempInfo('nonsense'))).toBe(72011);
    platform.clock.advance(31 * 60_000);
    expect(await errcodeOf(platform.service.activateTempInfo(ticket))).toBe(72012);
  });

  it('may hand out an encrypted code, which is refused with 40056 until decrypted', async () => {
    await platform.phone('/control/card', { cardId, encryptedCodes: true });
    const { code } = await extraDataOf('lin');
    expect(await errcodeOf(platform.service.userInfo(cardId, code))).toBe(40056);
    const plain = await platform.service.decryptCode(code);
    expect((await platform.service.userInfo(cardId, plain)).hasActive).toBe(false);
    expect(await errcodeOf(platform.service.decryptCode('rubbish'))).toBe(40075);
  });
});

describe('claiming in non-jump mode', () => {
  it('returns nothing at all and activates by itself', async () => {
    await platform.phone('/control/card', { cardId, jumpMode: false });
    expect((await platform.service.getCard(cardId)).jumpMode).toBe(false);
    expect(await submit('lin', { [NAME]: '林小满' })).toEqual({ extraData: null });
    const { cards } = await platform.phone<{ cards: { code: string; status: string }[] }>(
      '/phone/cards?userId=lin',
    );
    expect(cards).toHaveLength(1);
    const info = await platform.service.userInfo(cardId, cards[0]?.code ?? '');
    expect(info).toMatchObject({ hasActive: true, answers: { common: { [NAME]: '林小满' } } });
  });
});

describe('the component refuses', () => {
  it.each([
    ['an unknown card', { encrypt_card_id: 'x' }],
    ['a foreign biz', { biz: 'x' }],
    ['an unknown person', { userId: 'nobody' }],
  ])('%s', async (_what, wrong) => {
    const view = await platform.phone<View>('/phone/card-component/open', {
      ...(await opening('lin')),
      ...wrong,
    });
    expect(view.state).toBe('invalid');
    expect(view.message).toBeTruthy();
  });

  it('values that were percent-decoded twice or not at all', async () => {
    const right = await opening('lin');
    const encoded = { ...right, encrypt_card_id: encodeURIComponent(right['encrypt_card_id'] ?? '') };
    expect((await platform.phone<View>('/phone/card-component/open', encoded)).state).toBe('invalid');
  });

  it('an empty required field', async () => {
    await platform.service.setActivateForm({
      cardId,
      required: { canModify: false, commonFieldIds: [MOBILE] },
      optional: { canModify: true, commonFieldIds: [], customFields: ['爱好'] },
    });
    await expect(submit('lin', { [MOBILE]: ' ' })).rejects.toThrow('请填写手机号');
    const { activate_ticket: ticket } = await extraDataOf('lin', { [MOBILE]: '13800138001', 爱好: '茶' });
    expect(await platform.service.activateTempInfo(ticket)).toEqual({
      common: { [MOBILE]: '13800138001' },
      custom: { 爱好: '茶' },
    });
  });

  it('a card without stock', async () => {
    await platform.phone('/control/card', { cardId, quantity: 0 });
    expect((await platform.phone<View>('/phone/card-component/open', await opening('lin'))).state).toBe(
      'invalid',
    );
  });
});

describe('a held card', () => {
  let code: string;
  beforeEach(async () => {
    ({ code } = await extraDataOf('lin'));
    await platform.service.activate({ cardId, code, membershipNumber: 'M1', initBonus: 10 });
  });

  it('takes absolute and added values', async () => {
    const absolute = await platform.service.updateUser({ cardId, code, bonus: 250, balance: 1_990 });
    expect(absolute).toMatchObject({ bonus: 250, balance: 1_990 });
    const added = await platform.service.updateUser({ cardId, code, addBonus: -50, addBalance: 10 });
    expect(added).toMatchObject({ bonus: 200, balance: 2_000 });
    expect(await platform.service.userInfo(cardId, code)).toMatchObject({ bonus: 200, balance: 2_000 });
  });

  it('names its owner, channel and state', async () => {
    const info = await platform.service.getCode(cardId, code);
    expect(info).toMatchObject({ cardId, outerStr: 'claim-1', status: 'normal', canConsume: true });
    expect(await platform.service.cardList(info.openid)).toEqual([{ cardId, code }]);
    expect(await errcodeOf(platform.service.cardList('o-nobody'))).toBe(40003);
  });

  it('belongs to an openid of the service account, which the mini-program does not know', async () => {
    const login = await platform.phone<{ code: string }>('/phone/login', {
      appid: 'touristappid',
      userId: 'lin',
    });
    const session = await platform.mini.codeToSession(login.code);
    const info = await platform.service.getCode(cardId, code);
    expect(info.openid).not.toBe(session.openid);
    expect(await errcodeOf(platform.service.cardList(session.openid))).toBe(40003);
  });

  it('is abnormal once deleted, and comes back with the same code', async () => {
    await platform.phone('/phone/cards/delete', { userId: 'lin', cardId, code });
    expect(await errcodeOf(platform.service.updateUser({ cardId, code, bonus: 1 }))).toBe(40127);
    expect((await platform.service.getCode(cardId, code)).status).toBe('deleted');
    expect((await platform.service.userInfo(cardId, code)).status).toBe('deleted');
    expect(await extraDataOf('lin')).toMatchObject({ code });
    expect((await platform.service.userInfo(cardId, code)).status).toBe('normal');
  });
});
