import { systemClock } from '../../../platform/clock';
import { openPage } from '../../../platform/pages';
import { services } from '../../../services';
import type { Profile, ProfileChange } from '../api/account';
import { createConsentDesk } from '../common/consent-desk';
import type { ConsentDesk } from '../common/consent-desk';
import { createDrawing } from '../common/drawing';
import { takePhone } from '../common/phone-act';
import type { PhoneDetail } from '../common/phone-answer';
import { toldWell } from '../common/told';
import { readable } from '../common/readable';
import type { Readable } from '../common/readable';
import { accountServices } from '../services';
import { boundWords, noProfile, profileView } from './view';
import type { ProfileView } from './view';

type Drawn = ProfileView & { today: string };

interface Held {
  desk: ConsentDesk<Profile> | null;
  /** The nickname as it is typed and not yet saved; null when nothing was typed. */
  typed: string | null;
}
interface Custom {
  held: Held;
  retry(): void;
  agree(event: WechatMiniprogram.CustomEvent<{ agreed: boolean }>): void;
  nickname(event: WechatMiniprogram.Input): void;
  birthday(event: WechatMiniprogram.PickerChange): void;
  save(): void;
  clearBirthday(): void;
  phone(event: WechatMiniprogram.CustomEvent<PhoneDetail>): void;
  erasePhone(): Promise<void>;
  change(name: string, change: ProfileChange, said: string): void;
  go(event: WechatMiniprogram.TouchEvent<object, object, { to: string }>): void;
}

Page<Drawn & Readable, Custom>({
  data: readable({ ...noProfile, today: '' }),
  held: { desk: null, typed: null },

  onLoad() {
    const { account } = accountServices();
    const draw = createDrawing<ProfileView>(noProfile, (changed) => this.setData(changed));
    const desk = createConsentDesk(
      account,
      (until) => account.profile(until),
      (scene) => draw(profileView(scene, systemClock.now())),
    );
    this.held = { desk, typed: null };
    this.setData({ today: new Date(systemClock.now()).toISOString().slice(0, 10) });
    void desk.ask();
  },
  onUnload() {
    this.held.desk?.end();
  },
  retry() {
    void this.held.desk?.ask();
  },
  agree(event) {
    this.held.desk?.agree(event.detail.agreed);
  },
  nickname(event) {
    this.held.typed = event.detail.value.trim();
  },
  save() {
    const { typed } = this.held;
    if (typed === null || typed === this.data.nickname) {
      void wx.showToast({ title: '没有改动', icon: 'none' });
      return;
    }
    this.change('nickname', { nickname: typed === '' ? null : typed }, '称呼已保存');
  },
  birthday(event) {
    this.change('birthday', { birthday: String(event.detail.value) }, '生日已保存');
  },
  clearBirthday() {
    this.change('birthday', { birthday: null }, '生日已删除');
  },
  phone(event) {
    const { desk } = this.held;
    if (!desk) return;
    const { account } = accountServices();
    void takePhone(desk, account, event.detail, (_, { profile }) => profile, boundWords).then(() =>
      services().news.tell(),
    );
  },
  async erasePhone() {
    const { confirm } = await wx.showModal({
      title: '删除手机号？',
      content: '商家将不再保存您的手机号；到店就不能再报手机尾号了。',
      confirmText: '删除',
    });
    if (confirm) this.change('phone', { phone: null }, '手机号已删除');
  },
  change(name, change, said) {
    const erasing = Object.values(change).every((it) => it === null);
    void this.held.desk
      ?.act({
        name,
        purpose: erasing ? null : 'profile',
        run: () => accountServices().account.changeProfile(change),
        after: (_, profile) => profile,
        told: () => toldWell(said),
      })
      .then(() => services().news.tell());
  },
  go(event) {
    openPage(`/pages/account/${event.currentTarget.dataset.to}/index`);
  },
});
