import type { MemberCardDraft } from '../../../server/src/wechat/gateway';
import { errcodeOf, openingOf, testPlatform } from './setup';
import type { TestPlatform } from './setup';

interface View {
  state: string;
  fields?: { id: string; label: string; required: boolean }[];
  card?: { title: string };
  message?: string;
}

let platform: TestPlatform;
let cardId: string;
beforeEach(async () => {
  platform = await testPlatform();
  cardId = platform.demo.card.cardId;
});
afterEach(() => platform.close());

const opening = (userId: string, outerStr?: string) => openingOf(platform, cardId, userId, outerStr);

describe('creating a card', () => {
  const draft: MemberCardDraft = {
    title: '会员卡',
    brandName: '示范商家',
    logoUrl: 'https://example.com/logo.png',
    color: 'Color020',
    notice: '请出示会员码',
    description: '说明',
    prerogative: '会员价',
    quantity: 1_000,
    supplyBonus: true,
    jump: {
      url: 'https://example.com',
      miniProgramUserName: 'gh_1@app',
      miniProgramPage: 'pages/member/index',
    },
  };

  it('waits for review, passes, and needs a form before it can be claimed', async () => {
    const created = await platform.service.createCard(draft);
    const fresh = await platform.service.getCard(created.cardId);
    expect(fresh).toMatchObject({
      title: '会员卡',
      status: 'not_verified',
      wxActivate: true,
      jumpMode: true,
    });
    cardId = created.cardId;
    platform.clock.advance(10_000);
    expect((await platform.service.getCard(cardId)).status).toBe('verified');
    expect((await platform.phone<View>('/phone/card-component/open', await opening('wang'))).state).toBe(
      'invalid',
    );
    const none = { canModify: false, commonFieldIds: [] };
    await platform.service.setActivateForm({ cardId, required: none, optional: none });
    expect((await platform.phone<View>('/phone/card-component/open', await opening('wang'))).state).toBe(
      'claimable',
    );
    await platform.phone('/control/card', { cardId, rejected: true });
    expect((await platform.service.getCard(cardId)).status).toBe('rejected');
  });

  it.each<[string, Partial<MemberCardDraft>, number]>([
    ['a title of ten characters', { title: '一二三四五六七八九十' }, 45021],
    ['a brand of thirteen characters', { brandName: '一二三四五六七八九十一二三' }, 45021],
    ['an unknown colour', { color: '#ffffff' }, 40097],
    ['no logo', { logoUrl: '' }, 40097],
  ])('is refused for %s', async (_what, wrong, errcode) => {
    expect(await errcodeOf(platform.service.createCard({ ...draft, ...wrong }))).toBe(errcode);
  });

  it('refuses unknown cards, unknown form fields and long channels', async () => {
    expect(await errcodeOf(platform.service.getCard('p-unknown'))).toBe(40073);
    const none = { canModify: false, commonFieldIds: [] };
    const form = {
      cardId,
      required: { ...none, commonFieldIds: ['USER_FORM_INFO_FLAG_SHOE' as const] },
      optional: none,
    };
    expect(await errcodeOf(platform.service.setActivateForm(form))).toBe(40097);
    expect(await errcodeOf(platform.service.activateUrl({ cardId, outerStr: 'x'.repeat(33) }))).toBe(45021);
  });
});
