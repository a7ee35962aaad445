import { note } from '../../shared/log';

declare const Page: (definition: object & ThisType<PageThis>) => void;
declare const wx: Record<string, (options?: object) => unknown>;

interface PageThis {
  data: { rows: { id: number; name: string }[] };
  setData(data: object, done?: () => void): void;
}

interface TapEvent {
  type: string;
  currentTarget: { id: string; dataset: Record<string, string> };
  detail: Record<string, unknown>;
}

Page({
  data: {
    who: '世界',
    rows: [
      { id: 1, name: '苹果' },
      { id: 2, name: '梨' },
    ],
    counted: '-',
    popup: false,
    phone: '-',
    extra: { encrypt_card_id: 'x', nested: [1] },
    globals: [
      typeof window,
      typeof document,
      typeof fetch,
      typeof URL,
      typeof TextEncoder,
      typeof localStorage,
    ].join(' '),
  },
  onLoad(query: Record<string, string>) {
    note(`home.onLoad ${JSON.stringify(query)}`);
  },
  onShow() {
    note('home.onShow');
  },
  onReady() {
    note('home.onReady');
  },
  onHide() {
    note('home.onHide');
  },
  onUnload() {
    note('home.onUnload');
  },
  onPullDownRefresh() {
    note('home.onPullDownRefresh');
    void wx['stopPullDownRefresh']?.();
  },
  onAdd(event: TapEvent) {
    const rows = [
      ...this.data.rows,
      { id: this.data.rows.length + 1, name: event.currentTarget.dataset['kind'] ?? '' },
    ];
    this.setData({ rows });
  },
  onCount(event: TapEvent) {
    this.setData({ counted: `counted ${String(event.detail['value'])}` });
  },
  onOuter() {
    note('outer tapped');
  },
  onInner() {
    note('inner tapped');
  },
  onGo() {
    void wx['navigateTo']?.({
      url: '../detail/index?id=7&text=%E7%A2%B0',
      events: { reply: (text: string) => note(`reply ${text}`) },
    });
  },
  onPhone(event: TapEvent) {
    this.setData({ phone: JSON.stringify(event.detail) });
  },
  onFail() {
    throw new Error('broken handler');
  },
  async onFailLater() {
    await Promise.resolve();
    throw new Error('broken later');
  },
  onOpened() {
    note('other opened');
  },
  onRefused(event: TapEvent) {
    note(`other refused ${String(event.detail['errMsg'])}`);
  },
  onPopup() {
    this.setData({ popup: true });
  },
  onClose() {
    this.setData({ popup: false });
  },
});
