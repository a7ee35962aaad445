import { asFailure } from '../../../api/failure';
import { changes } from '../../../member/changes';
import { systemClock, systemRandom } from '../../../platform/clock';
import { wxNetwork } from '../../../platform/network';
import { openPage } from '../../../platform/pages';
import { wxScreen } from '../../../platform/screen';
import { wxStorage } from '../../../platform/storage';
import { staffServices } from '../../services';
import { phoneNfc } from '../../nfc/adapter';
import { createWriteFlow } from '../../write/flow';
import type { FlowState, WriteFlow } from '../../write/flow';
import { createOutbox } from '../../write/outbox';
import { readPlatform, wxHaptics } from '../../write/phone';
import { CHOICES } from '../../write/modes';
import { asked, chosen } from '../../write/dialogs';
import { writeCodeOf } from '../../write/scene';
import { firstView, writeView } from '../../write/view';
import type { WriteAction, WriteView } from '../../write/view';

/** What belongs to one page instance and is not drawn. */
interface Held {
  flow: WriteFlow | null;
  code: string | null;
  drawn: WriteView;
}

type Data = WriteView & { unfolded: boolean; hasCode: boolean };
interface Custom {
  held: Held;
  act(event: WechatMiniprogram.TouchEvent<object, object, { action: WriteAction }>): void;
  fold(): void;
  choose(): Promise<void>;
  logIn(): Promise<void>;
  check(): void;
}

Page<Data, Custom>({
  data: { ...firstView, unfolded: false, hasCode: false },
  held: { flow: null, code: null, drawn: firstView },

  onLoad(query) {
    const code = writeCodeOf({ scene: query['scene'], w: query['w'] });
    this.held = { flow: null, code, drawn: firstView };
    this.setData({ hasCode: code !== null });
    const { staff } = staffServices();
    const draw = (state: FlowState): void => {
      const view = writeView(state);
      const changed = changes(this.held.drawn, view);
      this.held.drawn = view;
      if (Object.keys(changed).length > 0) this.setData(changed);
    };
    this.held.flow = createWriteFlow({
      code,
      platform: readPlatform(),
      nfc: phoneNfc(),
      api: staff,
      outbox: (handlers) =>
        createOutbox({ storage: wxStorage, api: staff, random: systemRandom, ...handlers }),
      clock: systemClock,
      network: wxNetwork,
      haptics: wxHaptics,
      onState: draw,
    });
  },
  onShow() {
    this.held.flow?.shown();
    // A phone that refuses simply sleeps as it is set to.
    wxScreen.keepOn(true).catch(() => undefined);
  },
  onHide() {
    this.held.flow?.hidden();
    wxScreen.keepOn(false).catch(() => undefined);
  },
  onUnload() {
    this.held.flow?.ended();
    this.held.flow = null;
    wxScreen.keepOn(false).catch(() => undefined);
  },
  onShareAppMessage() {
    const { code } = this.held;
    return {
      title: `写 NFC 标签：${this.data.where}`,
      path: code === null ? '/staff/pages/nfc-write/index' : `/staff/pages/nfc-write/index?w=${code}`,
    };
  },

  act(event) {
    const { flow } = this.held;
    switch (event.currentTarget.dataset.action) {
      case 'retry':
        flow?.retry();
        return;
      case 'overwrite':
        flow?.answer(true);
        return;
      case 'keep':
        flow?.answer(false);
        return;
      case 'resume':
        flow?.setEnded(false);
        return;
      case 'log-in':
        void this.logIn();
        return;
      case 'finish':
        wx.showModal({
          title: '结束写卡？',
          content: `${this.data.countWord} ${this.data.count} 张。`,
          confirmText: '结束',
          cancelText: '继续写',
          success: ({ confirm }) => {
            if (confirm) flow?.setEnded(true);
          },
        });
        return;
      default:
    }
  },
  async choose() {
    const at = await chosen(CHOICES.map(({ label }) => label));
    const choice = at === null ? undefined : CHOICES[at];
    if (choice === undefined) return;
    for (const question of choice.questions) if (!(await asked(question))) return;
    this.held.flow?.setMode(choice.mode);
  },
  async logIn() {
    const { flow } = this.held;
    try {
      if (flow === null || (await flow.logIn())) return;
      void wx.showToast({ icon: 'none', title: '您还不是这家商家的员工，请先扫员工邀请码' });
    } catch (error) {
      void wx.showToast({ icon: 'none', title: asFailure(error).title });
    }
  },
  fold() {
    this.setData({ unfolded: !this.data.unfolded });
  },
  check() {
    const { code } = this.held;
    openPage(`/staff/pages/tag-check/index${code === null ? '' : `?w=${code}`}`);
  },
});
