import { systemClock, systemRandom } from '../../../platform/clock';
import { wxStorage } from '../../../platform/storage';
import { services } from '../../../services';
import { copyText } from '../common/copy';
import { createDrawing } from '../common/drawing';
import { forgetKept } from '../common/kept';
import { readable } from '../common/readable';
import type { Readable } from '../common/readable';
import { accountServices } from '../services';
import { createLeaving } from './leaving';
import type { Leaving } from './leaving';
import { leaveView, noTerms } from './view';
import type { LeaveView } from './view';

interface Custom {
  held: { leaving: Leaving | null };
  retry(): void;
  next(): void;
  back(): void;
  confirm(): void;
  copyRefund(): void;
  call(): void;
  done(): void;
}

/** Nothing of the membership stays on the phone. */
function forget(): void {
  const { cards, codes, news } = services();
  cards.clear();
  codes.clear();
  forgetKept(wxStorage);
  news.tell();
}

Page<LeaveView & Readable, Custom>({
  data: readable(noTerms),
  held: { leaving: null },

  onLoad() {
    const draw = createDrawing(noTerms, (changed) => this.setData(changed));
    const leaving = createLeaving(
      { api: accountServices().account, storage: wxStorage, random: systemRandom, forget },
      (scene) => draw(leaveView(scene, systemClock.now())),
    );
    this.held = { leaving };
    void leaving.ask();
  },
  onUnload() {
    this.held.leaving?.end();
  },
  retry() {
    void this.held.leaving?.ask();
  },
  next() {
    this.held.leaving?.next();
  },
  back() {
    this.held.leaving?.back();
  },
  confirm() {
    void this.held.leaving?.confirm();
  },
  copyRefund() {
    void copyText(accountServices().privacy, this.data.refund, '退款号已复制');
  },
  call() {
    // Changing one's mind is a failure in WeChat's eyes only.
    wx.makePhoneCall({ phoneNumber: this.data.servicePhone, fail: () => undefined });
  },
  done() {
    void wx.reLaunch({ url: '/pages/member/index' });
  },
});
