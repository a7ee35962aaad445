import { systemClock } from '../../../platform/clock';
import type { Entry, Visit } from '../api/account';
import { createDrawing } from '../common/drawing';
import { createPaged } from '../common/paged';
import { readable } from '../common/readable';
import type { Readable } from '../common/readable';
import { accountServices } from '../services';
import { entryRow, firstRecords, recordsView, visitRow } from './view';
import type { RecordsView } from './view';

type Tab = 'entries' | 'visits';

/** What the page needs of either list, whatever its items are. */
interface OpenList {
  ask(): Promise<void>;
  more(): Promise<void>;
  end(): void;
}
interface Held {
  list: OpenList | null;
  draw(next: RecordsView): void;
}
interface Custom {
  held: Held;
  choose(event: WechatMiniprogram.TouchEvent<object, object, { tab: Tab }>): void;
  open(tab: Tab): void;
  retry(): void;
  more(): void;
}

Page<RecordsView & { tab: Tab } & Readable, Custom>({
  data: readable({ ...firstRecords, tab: 'entries' as Tab }),
  held: { list: null, draw: () => undefined },

  onLoad() {
    this.held = { list: null, draw: createDrawing(firstRecords, (changed) => this.setData(changed)) };
    this.open('entries');
  },
  onUnload() {
    this.held.list?.end();
  },
  onReachBottom() {
    this.more();
  },
  async onPullDownRefresh() {
    await this.held.list?.ask();
    void wx.stopPullDownRefresh();
  },
  choose(event) {
    const { tab } = event.currentTarget.dataset;
    if (tab !== this.data.tab) this.open(tab);
  },
  open(tab) {
    const { account, kept } = accountServices();
    const { held } = this;
    held.list?.end();
    this.setData({ tab });
    const now = () => systemClock.now();
    held.list =
      tab === 'entries'
        ? createPaged<Entry>(
            { ask: account.records, idOf: ({ id }) => id, kept: kept('account-entries') },
            (asked) => held.draw(recordsView(asked, now(), entryRow, '还没有积分或余额记录')),
          )
        : createPaged<Visit>(
            { ask: account.visits, idOf: ({ tapId }) => tapId, kept: kept('account-visits') },
            (asked) => held.draw(recordsView(asked, now(), visitRow, '还没有到店记录')),
          );
    void held.list.ask();
  },
  retry() {
    void this.held.list?.ask();
  },
  more() {
    void this.held.list?.more();
  },
});
