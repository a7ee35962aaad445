import type { Bootstrap } from '../../../miniprogram/api/types';
import { CARD_COMPONENT } from '../../../miniprogram/entry/component-return';
import { services } from '../../../miniprogram/services';
import { installWx, phoneWx } from '../../helpers/wx/fake-wx';
import {
  announced,
  asMember,
  bootstrap,
  claim,
  counterOne,
  member,
  merchant,
  place,
} from '../../helpers/wx/samples';
import { loadPage, passTime, render } from '../../helpers/wx/simulate';

type Reply = { status: number; body: unknown } | null;
let respond: (path: string, body: unknown) => Reply = () => null;
const phone = phoneWx((path, body) => respond(path, body));
// The page's first data is made of what the phone holds when its script runs.
installWx(phone.wx);
const id = loadPage('pages/member/index');

interface PageInstance {
  onLoad(): void;
  onShow(): void;
  onHide(): void;
  onUnload(): void;
}
const tap = { path: 'pages/member/index', scene: 1065, query: { e: 'demoTaiyuanFirst01' } };
const plain = { path: '', scene: 1001, query: {} };
let opened: { page: PageInstance; screen: ReturnType<typeof render> } | null = null;

/** Opens the page as a hot start would; `firstFrame` is what it shows before any answer was taken in. */
async function open(launch: object) {
  services().entry.launched(launch);
  const screen = render(id);
  const page = screen.it.instance as unknown as PageInstance;
  opened = { page, screen };
  page.onLoad();
  page.onShow();
  const firstFrame = screen.text();
  await passTime(40);
  return { page, screen, firstFrame };
}
const answer = (part: Partial<Bootstrap>) => {
  respond = (path) => (path === '/member/bootstrap' ? { status: 200, body: bootstrap(part) } : null);
};
const refuse = (status: number, code: string) => {
  respond = () => ({ status, body: { code, message: 'x', requestId: 'req-5' } });
};
const openEntrance = { entrance: { state: 'open' as const, place } };

afterEach(() => {
  opened?.page.onUnload();
  opened?.screen.remove();
  opened = null;
  phone.storage.clear();
  phone.requests.length = 0;
  phone.calls.length = 0;
  services().entry.forget();
});

describe('the member page', () => {
  it('offers the card first: merchant, benefits, one action, the counter that will be told', async () => {
    answer({ ...openEntrance, recognition: { state: 'after_claim', counter: counterOne } });
    const { screen } = await open(tap);
    for (const words of ['晋业示范商家', '积分兑换礼品', '领取会员卡', '领卡后自动通知前台', '太原第一门店'])
      expect(screen.text()).toContain(words);
    expect(screen.text()).not.toContain('出示会员码');
    expect(phone.requests).toEqual(['/member/bootstrap']);
  });

  it('shows a member the card, the figures and that the counter was told', async () => {
    answer({ ...openEntrance, card: asMember, recognition: announced });
    const { screen } = await open(tap);
    for (const words of [
      '1000 0000 15',
      '1,280',
      '¥1,234.50',
      '已通知前台',
      '出示会员码',
      '在微信卡包中查看',
    ])
      expect(screen.text()).toContain(words);
  });

  it('has the cached card in its first frame, and keeps it when there is no network', async () => {
    respond = () => null;
    phone.storage.set('card', JSON.stringify({ shape: 1, merchant, member, savedAt: Date.now() - 180_000 }));
    const { screen, firstFrame } = await open(tap);
    expect(firstFrame).toContain('1000 0000 15');
    await passTime(2000);
    expect(screen.text()).toContain('网络不可用，会员卡更新于 3 分钟前');
    expect(screen.text()).toContain('还没有连上门店');
  });

  it('takes an answer in by one setData, of nothing but what changed', async () => {
    answer({ ...openEntrance, card: asMember, recognition: announced });
    phone.storage.set('card', JSON.stringify({ shape: 1, merchant, member, savedAt: Date.now() }));
    services().entry.launched(tap);
    const screen = render(id);
    const page = screen.it.instance as unknown as PageInstance & { setData(data: object): void };
    opened = { page, screen };
    const drawn: string[][] = [];
    const { setData } = page;
    page.setData = (data) => {
      drawn.push(Object.keys(data).sort());
      setData.call(page, data);
    };
    page.onLoad();
    page.onShow();
    // The page's script ran before the card was there: its first data is empty, a phone's holds the card.
    const [first] = drawn.splice(0);
    expect(first).toEqual(['freshness', 'kind', 'member', 'merchant', 'strip']);
    await passTime(40);
    expect(drawn).toEqual([['busy', 'freshness', 'kind', 'strip']]);
    expect(screen.text()).toContain('已是最新');
  });

  it('is a skeleton in its first frame where nothing is cached', async () => {
    answer({});
    const { screen, firstFrame } = await open(plain);
    expect(firstFrame).not.toContain('领取会员卡');
    expect(screen.text()).toContain('领取会员卡');
  });

  it.each<[string, () => void, string[]]>([
    [
      'pending',
      () => answer({ card: { state: 'pending', claim } }),
      ['开卡还差一步', '继续开卡', '我已完成，刷新'],
    ],
    [
      'deleted',
      () => answer({ card: { state: 'deleted', claim } }),
      ['会员卡已从卡包删除', '重新领取会员卡'],
    ],
    ['no card on offer', () => answer({ card: { state: 'visitor', claim: null } }), ['暂时无法领卡', '刷新']],
    [
      'entrance disabled',
      () => answer({ entrance: { state: 'disabled', place }, card: asMember }),
      ['这个入口已停用', '太原第一门店', '1000 0000 15', '进入会员中心'],
    ],
    [
      'entrance unknown',
      () => answer({ entrance: { state: 'unknown' } }),
      ['没有找到这个入口', '进入会员中心'],
    ],
    ['merchant suspended', () => refuse(403, 'merchant_suspended'), ['商家已暂停服务', '编号 req-5']],
    ['merchant unknown', () => refuse(404, 'merchant_unknown'), ['没有找到这家商家', '重试']],
  ])('draws %s', async (_, prepare, words) => {
    prepare();
    const { screen } = await open(tap);
    for (const it of words) expect(screen.text()).toContain(it);
  });

  it('draws offline without a card, and recovers by 重试', async () => {
    respond = () => null;
    const { screen } = await open(plain);
    await passTime(2000);
    expect(screen.text()).toContain('网络不可用');
    answer({ card: asMember });
    (opened!.page as unknown as { retry(): void }).retry();
    await passTime(40);
    expect(screen.text()).toContain('出示会员码');
  });

  it('activates on the return from the component and becomes the member’s card', async () => {
    answer({ ...openEntrance, recognition: { state: 'after_claim', counter: counterOne } });
    const { screen, page } = await open(tap);
    let sent: unknown;
    respond = (path, body) => {
      if (path !== '/member/activation') return null;
      sent = body;
      return { status: 200, body: { card: asMember, recognition: announced } };
    };
    (page as unknown as { claimGo(): void }).claimGo();
    page.onHide();
    services().claims.returned({
      scene: 1038,
      referrerInfo: { appId: CARD_COMPONENT, extraData: { activate_ticket: 'T', card_id: 'C', code: '1' } },
    });
    page.onShow();
    await passTime(40);
    expect(sent).toEqual({ claimId: 'claim1', activateTicket: 'T', cardId: 'C', code: '1' });
    expect(screen.text()).toContain('1000 0000 15');
    expect(screen.text()).toContain('已通知前台');
  });

  it('leaves no listener behind', async () => {
    answer({});
    const { page } = await open(plain);
    expect(phone.network.size).toBe(1);
    page.onHide();
    expect(phone.network.size).toBe(0);
  });
});
