import { systemClock } from '../../../platform/clock';
import { services } from '../../../services';
import { createConsentDesk } from '../common/consent-desk';
import type { ConsentDesk } from '../common/consent-desk';
import { createDrawing } from '../common/drawing';
import { takePhone } from '../common/phone-act';
import type { PhoneDetail } from '../common/phone-answer';
import { toldBadly } from '../common/told';
import { boundWords } from '../profile/view';
import { readable } from '../common/readable';
import type { Readable } from '../common/readable';
import { accountServices } from '../services';
import { createBindingWatch } from './binding-watch';
import type { BindingWatch } from './binding-watch';
import { noOldCard, oldCardView } from './view';
import type { OldCardMatter, OldCardView } from './view';

interface Held {
  desk: ConsentDesk<OldCardMatter> | null;
  watch: BindingWatch | null;
  cardNumber: string;
}
interface Custom {
  held: Held;
  retry(): void;
  agree(event: WechatMiniprogram.CustomEvent<{ agreed: boolean }>): void;
  phone(event: WechatMiniprogram.CustomEvent<PhoneDetail>): void;
  typed(event: WechatMiniprogram.Input): void;
  request(): void;
}

/** As the server takes it: 3 to 32 letters, digits, blanks and hyphens. */
const CARD_NUMBER = /^[0-9A-Za-z -]{3,32}$/;

Page<OldCardView & Readable, Custom>({
  data: readable(noOldCard),
  held: { desk: null, watch: null, cardNumber: '' },

  onLoad() {
    const { account } = accountServices();
    const draw = createDrawing(noOldCard, (changed) => this.setData(changed));
    const desk = createConsentDesk<OldCardMatter>(
      account,
      async (until) => ({ profile: await account.profile(until), request: null }),
      (scene) => draw(oldCardView(scene, systemClock.now())),
    );
    const watch = createBindingWatch(account, systemClock, (request) => {
      desk.amend((its) => ({ ...its, request }));
      if (request.state !== 'confirmed') return;
      services().news.tell();
      void desk.ask();
    });
    this.held = { desk, watch, cardNumber: '' };
    void desk.ask();
  },
  onShow() {
    this.held.watch?.resume();
  },
  onHide() {
    this.held.watch?.pause();
  },
  onUnload() {
    this.held.watch?.end();
    this.held.desk?.end();
  },
  retry() {
    void this.held.desk?.ask();
  },
  agree(event) {
    this.held.desk?.agree(event.detail.agreed);
  },
  phone(event) {
    const { desk } = this.held;
    if (!desk) return;
    const after = (its: OldCardMatter, bound: { profile: OldCardMatter['profile'] }) => ({
      ...its,
      profile: bound.profile,
    });
    void takePhone(desk, accountServices().account, event.detail, after, boundWords).then(() =>
      services().news.tell(),
    );
  },
  typed(event) {
    this.held.cardNumber = event.detail.value.trim();
  },
  request() {
    const { desk, watch, cardNumber } = this.held;
    if (!desk || !watch) return;
    if (!CARD_NUMBER.test(cardNumber)) {
      desk.tell(toldBadly('请填写旧会员卡号', '卡号由 3 到 32 位数字或字母组成，印在卡面上。'));
      return;
    }
    void desk.act({
      name: 'request',
      purpose: 'old_card',
      run: () => accountServices().account.requestBinding(cardNumber),
      after(its, request) {
        watch.follow(request);
        return { ...its, request };
      },
      told: () => null,
    });
  },
});
