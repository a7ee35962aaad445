import { systemClock } from '../../../platform/clock';
import { openPage } from '../../../platform/pages';
import type { Store } from '../api/account';
import { createDrawing } from '../common/drawing';
import { createPaged } from '../common/paged';
import type { Paged } from '../common/paged';
import { readable } from '../common/readable';
import type { Readable } from '../common/readable';
import { accountServices } from '../services';
import { firstStores, storesView } from './view';
import type { StoresView } from './view';

/** Milliseconds without a key before a search is asked. */
const TYPING_MS = 300;

interface Held {
  list: Paged<Store> | null;
  draw(next: StoresView): void;
  search: string;
  typed: (() => void) | null;
}
interface Custom {
  held: Held;
  look(): void;
  typed(event: WechatMiniprogram.Input): void;
  retry(): void;
  more(): void;
  open(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>): void;
}

Page<StoresView & Readable, Custom>({
  data: readable(firstStores),
  held: { list: null, draw: () => undefined, search: '', typed: null },

  onLoad() {
    this.held = {
      list: null,
      draw: createDrawing(firstStores, (changed) => this.setData(changed)),
      search: '',
      typed: null,
    };
    this.look();
  },
  onUnload() {
    this.held.typed?.();
    this.held.list?.end();
  },
  onReachBottom() {
    this.more();
  },
  look() {
    const { account, kept } = accountServices();
    const { held } = this;
    const { search } = held;
    held.list?.end();
    held.list = createPaged<Store>(
      {
        ask: (cursor, until) => account.stores(search, cursor, until),
        idOf: ({ id }) => id,
        // Only the whole list is worth keeping.
        ...(search === '' ? { kept: kept('account-stores') } : {}),
      },
      (asked) => held.draw(storesView(asked, search, systemClock.now())),
    );
    void held.list.ask();
  },
  typed(event) {
    const { held } = this;
    held.typed?.();
    held.typed = systemClock.after(TYPING_MS, () => {
      const search = event.detail.value.trim();
      if (search === held.search) return;
      held.search = search;
      this.look();
    });
  },
  retry() {
    void this.held.list?.ask();
  },
  more() {
    void this.held.list?.more();
  },
  open(event) {
    const { id } = event.currentTarget.dataset;
    openPage(`/pages/account/store/index?id=${id}`);
  },
});
