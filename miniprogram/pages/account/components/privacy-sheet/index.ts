import { AGREE_BUTTON } from '../../../../platform/privacy';
import { accountServices } from '../../services';

/**
 * WeChat's privacy question in our own words, over the page that needs the answer. WeChat takes an agreement only from
 * its own button. A page that shows it may ask; it is drawn while a question is open.
 */
Component({
  data: { open: false, agreeButton: AGREE_BUTTON },
  lifetimes: {
    attached() {
      const { privacy } = accountServices();
      held.set(this, {
        answer: null,
        stop: privacy.askThrough((answer) => {
          held.get(this)!.answer = answer;
          this.setData({ open: true });
        }),
      });
    },
    detached() {
      const its = held.get(this);
      // Left with the question open: not agreed.
      its?.answer?.(false);
      its?.stop();
      held.delete(this);
    },
  },
  methods: {
    agree() {
      this.answer(true);
    },
    refuse() {
      this.answer(false);
    },
    answer(agreed: boolean) {
      const its = held.get(this);
      const { answer } = its ?? {};
      if (its) its.answer = null;
      this.setData({ open: false });
      answer?.(agreed);
    },
    guide() {
      accountServices().privacy.openGuide();
    },
  },
});

/** What belongs to one sheet and is not drawn. */
const held = new WeakMap<object, { answer: ((agreed: boolean) => void) | null; stop: () => void }>();
