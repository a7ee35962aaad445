import { systemClock } from '../../../platform/clock';
import type { Store } from '../api/account';
import { askedView, loadingView } from '../common/asked-view';
import type { AskedView } from '../common/asked-view';
import { copyText } from '../common/copy';
import { createDrawing } from '../common/drawing';
import { createQuestion } from '../common/question';
import type { Question } from '../common/question';
import { readable } from '../common/readable';
import type { Readable } from '../common/readable';
import { accountServices } from '../services';
import { noStore, storeView } from './view';
import type { StoreView } from './view';

interface Drawn {
  readonly page: AskedView;
  readonly store: StoreView;
}
interface Custom {
  held: { question: Question<Store> | null };
  retry(): void;
  call(): void;
  copyAddress(): void;
}

const first: Drawn = { page: loadingView, store: noStore };

Page<Drawn & Readable, Custom>({
  data: readable(first),
  held: { question: null },

  onLoad(query) {
    const draw = createDrawing(first, (changed) => this.setData(changed));
    const question = createQuestion<Store>(
      { ask: (until) => accountServices().account.store(query['id'] ?? '', until) },
      (asked) =>
        draw({
          page: askedView(asked, systemClock.now()),
          store: asked.kind === 'shown' ? storeView(asked.value) : noStore,
        }),
    );
    this.held = { question };
    void question.ask();
  },
  onUnload() {
    this.held.question?.end();
  },
  retry() {
    void this.held.question?.ask();
  },
  call() {
    // Changing one's mind is a failure in WeChat's eyes only.
    wx.makePhoneCall({ phoneNumber: this.data.store.phone, fail: () => undefined });
  },
  copyAddress() {
    const { name, address } = this.data.store;
    void copyText(accountServices().privacy, `${name} ${address}`, '地址已复制，可粘贴到地图中查找');
  },
});
