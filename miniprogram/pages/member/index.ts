import { APP_VERSION } from '../../config';
import type { TroubleView } from '../../components/trouble-note/index';
import { changes } from '../../member/changes';
import { createMemberCenter, firstScene } from '../../member/center';
import type { CenterBusy, CenterScene, MemberCenter } from '../../member/center';
import { centerView } from '../../member/view';
import type { CenterView, PanelAction } from '../../member/view';
import { systemClock, systemRandom } from '../../platform/clock';
import { wxNetwork } from '../../platform/network';
import { openPage } from '../../platform/pages';
import { services } from '../../services';

/** Drawn as it is; every field is replaced by a scene's. */
interface Drawn extends CenterView {
  readonly busy: CenterBusy;
  readonly trouble: TroubleView | null;
  readonly version: string;
}

function troubleView({ trouble, ticketKept }: CenterScene): TroubleView | null {
  if (!trouble) return null;
  const text =
    trouble.offline && ticketKept ? '您的开卡资料已保存在手机上，网络恢复后自动完成。' : trouble.text;
  return { title: trouble.title, text, requestId: trouble.requestId };
}

function drawnOf(scene: CenterScene): Drawn {
  const { state, busy, claimNote } = scene;
  return {
    ...centerView(state, systemClock.now(), scene),
    busy: claimNote === 'confirming' ? 'settling' : busy,
    trouble: troubleView(scene),
    version: `会员中心 ${services().device.releaseVersion || APP_VERSION}`,
  };
}

/** The card of last time is part of the page's own data: it stands in the first frame, before anything was set. */
function firstDrawn(): Drawn {
  const { cards: cache, entry, supported } = services();
  return drawnOf(firstScene({ cache, entry, supported }));
}
const first = firstDrawn();

/** The page that decides what the counter asks. */
const openQuestion = (): void => openPage('/pages/account/confirm/index');

/** What belongs to one page instance and is not drawn. */
interface Held {
  center: MemberCenter | null;
  drawn: Drawn;
}

interface Custom {
  held: Held;
  act(event: WechatMiniprogram.CustomEvent<{ action: PanelAction }>): void;
  retry(): void;
  confirm(): void;
  claimGo(): void;
  claimFailed(): void;
  showCode(): void;
  openCardPack(): void;
  go(event: WechatMiniprogram.TouchEvent<object, object, { to: string }>): void;
  callShop(): void;
}

Page<Drawn & { skeletonRows: string[]; textStyle: string }, Custom>({
  data: { ...first, skeletonRows: ['60%', '100%', '80%'], textStyle: services().textStyle },
  held: { center: null, drawn: first },

  onLoad() {
    const { supported, entry, member, claims, consent, cards, news, counter } = services();
    this.held = { center: null, drawn: first };
    const center = createMemberCenter(
      {
        api: member,
        entry,
        claims,
        consent,
        news,
        asked(confirmation) {
          if (!counter.put(confirmation)) return false;
          openQuestion();
          return true;
        },
        cache: cards,
        network: wxNetwork,
        clock: systemClock,
        random: systemRandom,
        supported,
      },
      (scene) => {
        const next = drawnOf(scene);
        const changed = changes(this.held.drawn, next);
        this.held.drawn = next;
        if (Object.keys(changed).length > 0) this.setData(changed);
      },
    );
    this.held.center = center;
    center.start();
  },
  onShow() {
    this.held.center?.shown();
  },
  onHide() {
    this.held.center?.hidden();
  },
  onUnload() {
    this.held.center?.ended();
    this.held.center = null;
  },
  async onPullDownRefresh() {
    await this.held.center?.reload();
    void wx.stopPullDownRefresh();
  },
  onShareAppMessage() {
    // Without the entrance: whoever opens it stands at no counter.
    return { title: this.data.merchant?.name ?? '会员中心', path: '/pages/member/index?from=share' };
  },

  act(event) {
    const { center } = this.held;
    if (event.detail.action === 'enter') void center?.enter();
    else if (event.detail.action === 'check') void center?.check();
    else if (event.detail.action === 'agree') void center?.agree();
    else void center?.retry();
  },
  retry() {
    void this.held.center?.retry();
  },
  confirm() {
    if (this.data.strip?.action) openQuestion();
  },
  claimGo() {
    this.held.center?.claimTapped();
  },
  claimFailed() {
    void wx.showModal({
      title: '没能打开开卡页面',
      content: '请确认微信已更新到最新版本后重试；如仍不行，请联系店员。',
      showCancel: false,
      confirmText: '知道了',
    });
  },
  showCode() {
    openPage('/pages/code/index');
  },
  openCardPack() {
    const { member } = this.data;
    if (!member) return;
    wx.openCard({
      cardList: [{ cardId: member.cardId, code: member.cardCode }],
      fail: () => {
        void wx.showToast({ title: '请在微信“我—卡包”中查看', icon: 'none' });
      },
    });
  },
  go(event) {
    openPage(`/pages/account/${event.currentTarget.dataset.to}/index`);
  },
  callShop() {
    const phoneNumber = this.data.merchant?.servicePhone;
    // Changing one's mind is a failure in WeChat's eyes only.
    if (phoneNumber) wx.makePhoneCall({ phoneNumber, fail: () => undefined });
  },
});
